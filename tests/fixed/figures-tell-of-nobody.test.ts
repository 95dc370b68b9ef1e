import { expect, test } from "vitest";
import { lookAtQuestion, pickFromPost } from "#commands/quiz/buttons";
import { encodePress, press } from "#core";
import { dailyQuestion } from "../../src/jobs/daily-question.ts";
import { reveal } from "../../src/jobs/reveal.ts";
import { caller } from "../support/call.ts";
import { question, withQuestions } from "../support/questions.ts";
import { createCohort, realPaths } from "../support/talk.ts";

const berlin = "Europe/Berlin";

/** What an organizer reads of the question of the day: in the list, and when they look at it. */
async function group(...members: readonly string[]) {
  const world = await createCohort({ paths: withQuestions(realPaths(), [question("q1")]), jobs: [reveal, dailyQuestion] });
  for (const name of members) await world.talk(name).say("/join");
  await world.at("2026-11-30 10:00", berlin).tick();
  const cohort = (await world.store.cohorts.at(caller("you").channel))?.id ?? "";
  const quiz = await world.store.quizzes.newest(cohort);
  if (!quiz) throw new Error("nothing was asked");
  const act = (name: string, id: string) =>
    world.bot.take({ kind: "action", id: world.newId(), press: id, picked: [], from: caller(name) }).reply;
  const answer = (name: string, index: number) =>
    act(name, encodePress(press(pickFromPost, { quiz: quiz.id, cohort, place: String(quiz.order.indexOf(index)) })));
  const read = async () => {
    const list = await world.talk("you").say("/questions");
    return list + JSON.stringify(await act("you", encodePress(press(lookAtQuestion, { cohort, question: "q1", version: "1" }))));
  };
  const close = () => world.at("2026-12-01 10:00", berlin).tick();
  return { world, cohort, answer, read, close };
}

test("/questions does not tell organizers who was right, by figures of an open question or of one or two people", async () => {
  const { answer, read, close } = await group("ada", "bob", "eve");
  await answer("ada", 1);
  await answer("bob", 0);
  await answer("eve", 0);
  // It is open: whoever looks after each answer would know of each.
  const open = await read();
  expect(open).toMatch(/Asked +1 question/);
  expect(open).toMatch(/Answered +0 answers\n/);
  expect(open).not.toMatch(/\d %|\d of \d/);
  await close();
  const closed = await read();
  expect(closed).toMatch(/Answered +3 answers, 66 % right/);
  expect(closed).toContain("2 of 3 right");
});

test("/questions says of one or two answers only how many there are", async () => {
  const { answer, read, close } = await group("ada", "bob");
  await answer("ada", 1);
  await answer("bob", 1);
  await close();
  const closed = await read();
  expect(closed).toMatch(/Answered +2 answers\n/);
  expect(closed).toContain("2 answers, too few for figures");
  expect(closed).not.toMatch(/\d %|\d of \d/);
});

test("answers that came after the reveal are not in the figures: the key stood in the channel", async () => {
  const { world, cohort, answer, read, close } = await group("ada", "bob", "eve", "late");
  for (const name of ["ada", "bob", "eve"]) await answer(name, 1);
  await close();
  await answer("late", 0);
  expect(await read()).toContain("0 of 3 right");
  expect(await world.store.quizzes.uses(cohort)).toMatchObject([{ answered: 3, right: 0 }]);
});
