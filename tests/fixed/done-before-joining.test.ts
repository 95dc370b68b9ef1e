import { expect, test } from "vitest";
import { createCohort } from "../support/talk.ts";

// What was done before joining gives no points; taken back and done again after joining, it gave all of them.
test("an item done before joining gives no points, however often it is done again", async () => {
  const world = await createCohort();
  const ada = world.talk("ada");
  expect(await ada.say("/done boto3")).toContain("Points begin once you are in a group: /join.");
  world.at("2026-11-24 09:00");
  await ada.say("/join");
  await ada.say("/done boto3");
  await ada.press("Undo");
  expect(await ada.press("Done after all")).toContain("You first did it before you joined, so it gives no points.");
  expect(await ada.say("/progress")).toMatch(/Points this season +none yet/);
});

test("who leaves and comes back earns again what they take back", async () => {
  const world = await createCohort();
  const ada = world.talk("ada");
  await ada.say("/join");
  world.at("2026-11-24 09:00");
  await ada.say("/done boto3");
  await ada.say("/leave");
  world.at("2026-11-25 09:00");
  await ada.say("/join");
  await ada.say("/done boto3");
  await ada.press("Undo");
  expect(await ada.press("Done after all")).toContain("+50 points.");
  expect(await ada.say("/progress")).toMatch(/Points this season +50 points/);
});
