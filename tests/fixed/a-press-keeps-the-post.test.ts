import { expect, test } from "vitest";
import { actions } from "#commands/index";
import { addDays } from "#core";
import { createWeeks, done, members, prepared } from "../jobs/weeks.ts";

// The recap's board answered in place: whoever pressed it put their own board, or a refusal, where the group's recap had been.
test("no press changes a post that everybody sees", async () => {
  const world = await createWeeks();
  await members(world, ["ada"]);
  await done(world, "ada", ["boto3"], "2026-12-01");
  const answers = new Map(actions.map((action) => [action.name, action.answers]));
  const seen = new Set<string>();
  for (let week = -1; week < 19; week++)
    for (const job of ["weekly-recap", "weekly-reminder", "daily-question"]) {
      const { content } = await prepared(world, job, addDays("2026-11-30", 7 * week));
      for (const [, action = ""] of JSON.stringify(content ?? {}).matchAll(/"action":"(\w+)"/g)) {
        seen.add(action);
        expect(answers.get(action), `${action}, below the ${job}`).toBe("caller");
      }
    }
  // The board, the checklist, the way back, the progress, the invitation, the answer.
  expect(seen.size).toBe(6);
});
