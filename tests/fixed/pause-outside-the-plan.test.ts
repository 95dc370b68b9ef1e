import { expect, test } from "vitest";
import { createWeeks } from "../jobs/weeks.ts";

// A start that was moved past a pause left it behind; taken back, it was announced as “week -1, as it was planned at first”.
test.each([
  ["2026-12-21", "Sun 18 Apr"],
  ["2027-01-04", "Sun 2 May"],
  ["2026-08-03", "Sun 29 Nov"],
])("a pause that a new start on %s leaves outside of the plan is no week of it", async (start, end) => {
  const world = await createWeeks();
  const you = world.talk("you");
  await you.say("/schedule pause:2026-12-14");
  await you.press("Pause, and tell the group");
  await you.say(`/cohort start:${start}`);
  await you.press("Make the change");
  await you.say("/schedule");
  const said = await you.press("Undo the pause of Mon 14 Dec");
  expect(said).toMatch(new RegExp(`No pause from Mon 14 Dec to Sun 20 Dec after all\\s+The plan ends on ${end} now\\.`));
});
