import { expect, test } from "vitest";
import { createWorld } from "../support/talk.ts";

test("the first walk: set up, join, week, done, progress, leaderboard", async () => {
  const world = await createWorld();
  expect(await world.talk("you").say("/setup start:2026-11-30 timezone:Europe/Berlin pace:fast")).toMatch(
    /✔ AWS AI\/ML, 30 Nov 2026 begins[\s\S]+fast, 17 weeks[\s\S]+\[1\] Join/,
  );

  const ada = world.talk("ada");
  expect(await ada.say("/join")).toMatch(/Welcome to AWS AI\/ML, 30 Nov 2026, ada[\s\S]+Europe\/Berlin, like the group's/);
  expect(await ada.say("/week")).toMatch(/Starts Mon 30 Nov[\s\S]+· AWS Cloud Practitioner Essentials .+\[1\] Done/);
  expect(await ada.say("/done aws-cloud-practitioner-essentials")).toMatch(/✔ Done: AWS Cloud Practitioner Essentials\s+\+50 points/);
  expect(await ada.say("/progress")).toMatch(/4 % {2}Whole path: 8 h of 165 h 45 min[\s\S]+Points this week {4}50 points, 1st/);
  expect(await ada.say("/leaderboard")).toMatch(/1 {2}ada \(you\) {2}50/);
});
