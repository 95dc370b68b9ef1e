import { expect, test } from "vitest";
import { createCohort } from "../support/talk.ts";

// The preview counted the members without own dates whatever was changed: a new name "touched" them, a new pace left others out.
test("the preview of a change counts whom it touches", async () => {
  const world = await createCohort();
  await world.talk("ada").say("/join");
  world.at("2026-12-14 09:00");
  await world.talk("bob").say("/join own");
  const you = world.talk("you");
  expect(await you.say("/cohort name:Winter")).toMatch(/It touches nobody's plan\. Nobody loses/);
  expect(await you.say("/cohort start:2026-12-07")).toMatch(/touches the plan of 1 member\./);
  expect(await you.say("/cohort pace:relaxed")).toMatch(/touches the plan of 2 members\./);
});
