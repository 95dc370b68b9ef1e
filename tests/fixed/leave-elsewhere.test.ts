import { expect, test } from "vitest";
import { createCohort } from "../support/talk.ts";

// Given in the channel of one group, /leave left another, where the caller was a member of that one only.
test("/leave leaves no group but the one of its channel", async () => {
  const world = await createCohort();
  await world.talk("you", "other").say("/setup start:2026-12-07 timezone:UTC name:Spring");
  const ada = world.talk("ada", "other");
  await ada.say("/join");
  expect(await world.talk("ada").say("/leave")).toMatch(
    /✘ This is the channel of Autumn\s+You are in Spring\. To leave that one, give \/leave in its own/,
  );
  expect(await ada.say("/week")).toMatch(/Spring · 0 %/);
  // Where there is no group, the only one is meant.
  expect(await world.talk("ada", "private").say("/leave")).toMatch(/You have left Spring/);
});
