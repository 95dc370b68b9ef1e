import { expect, test } from "vitest";
import { createCohort } from "../support/talk.ts";

// To turn a page was to ask again, also for what had changed something: after a removal, "Next" removed once more
// and said "They are not in this group any more".
test("after a removal, the roster's pages turn", async () => {
  const world = await createCohort();
  const names = Array.from({ length: 14 }, (_, i) => `member${String(i).padStart(2, "0")}`);
  for (const name of names) await world.talk(name).say("/join");
  const you = world.talk("you");
  await you.say("/cohort");
  await you.press("Members");
  await you.press("Remove");
  expect(await you.press("Remove member00")).toMatch(/13 members[\s\S]+Removed\.[\s\S]+Page 1 of 2/);
  expect(await you.press("Next")).toMatch(/13 members[\s\S]+member13[\s\S]+Page 2 of 2/);
});
