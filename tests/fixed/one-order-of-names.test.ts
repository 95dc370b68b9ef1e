import { expect, test } from "vitest";
import { createCohort } from "../support/talk.ts";

// The board sorted numbers by their size, the list of members by their letters: of two with as many points, one stood first here and the other there.
test("the board and the list of members have one order of names", async () => {
  const world = await createCohort();
  world.at("2026-12-01 10:00", "Europe/Berlin");
  for (const [name, called] of [
    ["ada", "Ada 10"],
    ["bob", "Ada 2"],
  ] as const) {
    const speaker = world.talk(name);
    await speaker.say("/join");
    await speaker.say(`/settings name:"${called}"`);
    await speaker.say("/done aws-cli-essentials");
  }
  const inOrder = /Ada 2\b[\s\S]*Ada 10\b/;
  expect(await world.talk("ada").say("/leaderboard")).toMatch(inOrder);
  const you = world.talk("you");
  await you.say("/cohort");
  expect(await you.press("Members")).toMatch(inOrder);
});
