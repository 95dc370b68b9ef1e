import { expect, test } from "vitest";
import { askProblem, sendProblem, voidQuestion } from "#commands/quiz/buttons";
import { encodePress, press } from "#core";
import { dailyQuestion } from "../../src/jobs/daily-question.ts";
import { caller } from "../support/call.ts";
import { question, withQuestions } from "../support/questions.ts";
import { createCohort, realPaths } from "../support/talk.ts";

test("a question that was taken out is not reported any more: nobody could take such a report off the list", async () => {
  const world = await createCohort({ paths: withQuestions(realPaths(), [question("q1")]), jobs: [dailyQuestion] });
  await world.talk("ada").say("/join");
  await world.at("2026-11-30 10:00", "Europe/Berlin").tick();
  const cohort = (await world.store.cohorts.at(caller("you").channel))?.id ?? "";
  const quiz = (await world.store.quizzes.newest(cohort))?.id ?? "";
  const act = (name: string, id: string, asked = "") =>
    world.bot.take({ kind: "action", id: world.newId(), press: id, picked: [], asked, from: caller(name) }).reply;
  await act("you", encodePress(press(voidQuestion, { cohort, question: "q1", version: "1" })));
  for (const id of [encodePress(press(askProblem, { quiz, cohort })), encodePress(press(sendProblem, { quiz, cohort, reason: "unclear" }))])
    expect((await act("ada", id)).title).toBe("That question was taken out");
  expect(await world.talk("you").say("/questions")).toMatch(/Nothing waits for you/);
});
