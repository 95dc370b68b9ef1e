import { expect, test } from "vitest";
import { createCohort } from "../support/talk.ts";

// A closed group said "is open again" although its channel had a new group by then, so that nobody could reach it.
test("a closed group is not opened again over the one that has its channel", async () => {
  const world = await createCohort();
  const you = world.talk("you");
  await you.say("/cohort");
  await you.press("Close the group");
  await you.press("Close Autumn");
  await world.talk("you").say("/setup start:2026-12-07 timezone:UTC name:Spring");
  expect(await you.press("Open it again")).toMatch(/✘ Autumn stays closed\s+Spring has this channel now/);
  expect(await you.say("/cohort")).toMatch(/^Spring\n/);
});
