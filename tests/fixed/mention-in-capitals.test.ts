import { expect, test } from "vitest";
import { createCohort } from "../support/talk.ts";

// `:as Ada` is the account terminal:ada, but @Ada was looked for as terminal:Ada: a member called Ada "kept their progress private".
test.each(["@Ada", "@ada", "Ada", "<@ada>", "<@ada|Ada>", "terminal:ada"])("Ada's progress is found by %s", async (mention) => {
  const world = await createCohort();
  await world.talk("Ada").say("/join");
  const bob = world.talk("bob");
  await bob.say("/join");
  expect(await bob.say(`/progress ${mention.includes(":") ? `member:${mention}` : mention}`)).toMatch(/^Ada · Autumn/);
});

test("a member in capitals can be appointed", async () => {
  const world = await createCohort();
  await world.talk("Ada").say("/join");
  expect(await world.talk("you").say("/cohort appoint:@Ada")).toContain("Ada organizes Autumn too");
});
