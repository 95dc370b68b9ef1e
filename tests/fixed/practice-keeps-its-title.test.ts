import { expect, test } from "vitest";
import { question, withQuestions } from "../support/questions.ts";
import { createCohort, realPaths } from "../support/talk.ts";

// A question in practice that takes several picks called itself the question of the day after the first pick.
test("practice stays practice while its picks are made", async () => {
  const world = await createCohort({ paths: withQuestions(realPaths(), [question("q1", { type: "multiple" })]) });
  const ada = world.talk("ada");
  await ada.say("/join");
  expect(await ada.say("/quiz")).toMatch(/^Practice · /);
  expect(await ada.press("1")).toMatch(/^Practice · /);
});
