import { describe, expect, test } from "vitest";
import { askVoid, decideQuestion, lookAtQuestion, voidQuestion } from "#commands/quiz/buttons";
import { encodePress, press } from "#core";
import { dailyQuestion } from "../../../src/jobs/daily-question.ts";
import { reveal } from "../../../src/jobs/reveal.ts";
import { caller } from "../../support/call.ts";
import { question, withQuestions } from "../../support/questions.ts";
import { createCohort, realPaths } from "../../support/talk.ts";

const real = realPaths();
const berlin = "Europe/Berlin";

/** A cohort with so many members, whose question of the day each of them has answered, rightly or not. */
async function answered(members: number, isRight: (n: number) => boolean) {
  const world = await createCohort({ paths: withQuestions(real, [question("q1")]), jobs: [reveal, dailyQuestion] });
  const names = Array.from({ length: members }, (_, n) => `m${n}`);
  for (const name of names) await world.talk(name).say("/join");
  await world.at("2026-11-30 10:00", berlin).tick();
  const cohort = (await world.store.cohorts.at(caller("you").channel))?.id ?? "";
  const quiz = await world.store.quizzes.newest(cohort);
  if (!quiz) throw new Error("nothing was asked");
  const act = (name: string, id: string, asked = "") =>
    world.bot.take({ kind: "action", id: world.newId(), press: id, picked: [], asked, from: caller(name) }).reply;
  for (const [n, name] of names.entries()) await act(name, `answer:${quiz.id}:${cohort}:${quiz.order.indexOf(isRight(n) ? 0 : 1)}`);
  const about = { cohort, question: "q1", version: "1" };
  const close = () => world.at("2026-12-01 10:00", berlin).tick();
  return { world, you: world.talk("you"), cohort, quiz, act, about, close };
}

describe("a report", () => {
  test("is thanked for, and reaches the organizers without a name", async () => {
    const { world, you, act, quiz, cohort, close } = await answered(3, () => true);
    const [m0, m1] = [world.talk("m0"), world.talk("m1")];
    for (const each of [m0, m1]) await each.say("/help");
    const problem = await act("m0", `problem:${quiz.id}:${cohort}`);
    expect(problem.title).toBe("What is wrong with this question?");
    const thanks = await act("m0", `report:${quiz.id}:${cohort}:wrong%20answer`);
    expect(JSON.stringify(thanks)).toMatch(/Thank you.+An organizer looks at it/);
    await act("m0", `report:${quiz.id}:${cohort}:unclear`);
    await act("m1", `report:${quiz.id}:${cohort}:wrong%20answer`);
    await close();
    const overview = await you.say("/questions");
    expect(overview).toMatch(/Asked +1 question/);
    expect(overview).toMatch(/Answered +3 answers, 100 % right/);
    expect(overview).toMatch(
      /REPORTED\s+1 question\.\s+· q1: “It is unclear” \(1\) and “The answer is wrong” \(1\) · 3 of 3 right {2}\[1\] Look/,
    );
    const look = await you.press("Look");
    expect(look).toMatch(/q1, version 1[\s\S]+What is asked in q1\?[\s\S]+Because 0 of q1/);
    expect(overview + look).not.toMatch(/m0|m1/);
  });

  test("goes off the list once it is mended or kept, and a new one comes back", async () => {
    const { you, act, quiz, cohort } = await answered(1, () => true);
    for (const label of ["It is mended", "Keep it"]) {
      await act("m0", `report:${quiz.id}:${cohort}:unclear`);
      expect(await you.say("/questions")).toMatch(/Look/);
      await you.press("Look");
      expect(await you.press(label)).toMatch(/Its reports are off the list/);
      expect(await you.press("All questions")).toMatch(/Nothing waits for you/);
    }
  });

  test("is the organizers' alone", async () => {
    const { world, act, about } = await answered(1, () => true);
    expect(await world.talk("m0").say("/questions")).toMatch(/Only organizers can do that/);
    for (const id of [encodePress(press(voidQuestion, about)), encodePress(press(decideQuestion, { ...about, to: "kept" }))])
      expect((await act("m0", id)).title).toBe("Only organizers can do that");
    expect(await world.store.reports.verdicts(about.cohort)).toEqual([]);
  });
});

describe("what all or none got right", () => {
  test.each([
    [10, "all", () => true, true],
    [10, "none", () => false, true],
    [10, "one", (n: number) => n === 0, false],
    [9, "all", () => true, false],
  ] as const)("of %i people %s: flagged or not", async (members, _who, isRight, flagged) => {
    const { you, close } = await answered(members, isRight);
    expect(await you.say("/questions")).not.toContain("ALL OR NONE");
    await close();
    expect((await you.say("/questions")).includes("ALL OR NONE WERE RIGHT")).toBe(flagged);
  });

  test("is not flagged again once somebody has decided", async () => {
    const { you, act, about, close } = await answered(10, () => true);
    await close();
    expect(await you.say("/questions")).toContain("ALL OR NONE WERE RIGHT");
    await act("you", encodePress(press(decideQuestion, { ...about, to: "kept" })));
    expect(await you.say("/questions")).toMatch(/Nothing waits for you/);
  });
});

describe("taking a question out", () => {
  test("asks first, takes the points back, keeps the days, and tells the channel once", async () => {
    const { world, you, act, quiz, cohort, about } = await answered(3, (n) => n > 0);
    await act("m0", `why:${quiz.id}:${cohort}`);
    await act("m1", `report:${quiz.id}:${cohort}:wrong%20answer`);
    await world.at("2026-12-01 10:00", berlin).tick();
    expect(await you.say("/leaderboard season")).not.toMatch(/m0/);
    expect((await world.store.progress.scores(cohort, "season")).map(({ points }) => points).sort()).toEqual([15, 15, 5]);
    await you.say("/questions");
    await you.press("Look");
    expect(await you.press("Take it out")).toMatch(/Take this question out\?[\s\S]+This cannot be undone/);
    expect(await you.press("No")).toMatch(/q1, version 1/);
    await you.press("Take it out");
    const said = await you.press("Yes, take it out");
    expect(await world.store.progress.scores(cohort, "season")).toEqual([]);
    expect(await world.store.progress.scores(cohort, "2026-W49")).toEqual([]);
    const person = (await world.store.people.byAccount("terminal:m1"))?.id ?? "";
    expect(await world.store.answers.of(quiz.id, person)).toMatchObject({ right: true, studyDay: "2026-11-30" });
    // A second press, from another message: nothing more is taken back or said.
    await act("you", encodePress(press(voidQuestion, about)));
    expect(await world.store.progress.scores(cohort, "season")).toEqual([]);
    const again = await world.tick();
    const notes = [said, again].join("\n").match(/A question was taken out/g) ?? [];
    expect(notes).toHaveLength(1);
    expect(said + again).toContain("The question of Mon 30 Nov (“What is asked in q1?”) had a fault, so it counts for nobody.");
    expect(await you.say("/questions")).toMatch(/Taken out +1/);
  });

  test("while it is open: it can no longer be answered, who has answered keeps the day, and it earns nothing", async () => {
    const { world, act, quiz, cohort, about } = await answered(1, () => true);
    await world.talk("late").say("/join");
    world.at("2026-11-30 11:00", berlin);
    await act("you", encodePress(press(voidQuestion, about)));
    // Its post is drawn anew, without the letters.
    expect((await world.store.posts.about(quiz.id)).map(({ redrawAt }) => redrawAt)).toEqual([world.now()]);
    const group = await world.store.cohorts.named(cohort);
    if (!group || !dailyQuestion.redraw) throw new Error("no redraw");
    const context = { now: world.now(), slot: "2026-11-30", dueAt: world.now(), store: world.store, paths: real, newId: world.newId };
    const path = withQuestions(real, [question("q1")]).first;
    const drawn = await dailyQuestion.redraw({ ...context, cohort: group, path, about: quiz.id });
    // Another count than any that it can have shown.
    expect(drawn?.shown).toBe(-1);
    expect(JSON.stringify(drawn?.content)).toMatch(/It was taken out, and counts for nobody/);
    expect(drawn?.content.blocks.some(({ kind }) => kind === "buttons")).toBe(false);
    const late = await act("late", `answer:${quiz.id}:${cohort}:0`);
    expect(late.title).toBe("That question was taken out");
    const why = JSON.stringify(await act("m0", `why:${quiz.id}:${cohort}`));
    expect(why).toContain("it gives nobody points. Your day counts all the same.");
    await world.at("2026-12-01 10:00", berlin).tick();
    expect(await world.store.progress.ledger(cohort)).toEqual([]);
  });

  test("leaves another group of the same path alone", async () => {
    const { world, act, about } = await answered(1, () => true);
    await world.talk("you", "other").say("/setup start:2026-11-30 timezone:Europe/Berlin pace:fast name:Winter");
    await world.talk("eve", "other").say("/join");
    await act("you", encodePress(press(voidQuestion, about)));
    expect(await world.talk("eve", "other").say("/quiz")).toContain("What is asked in q1?");
    expect(await world.talk("m0").say("/quiz")).toMatch(/Nothing to practise there/);
    await world.at("2026-12-01 10:00", berlin).tick();
    const other = (await world.store.cohorts.at(caller("you", "other").channel))?.id ?? "";
    expect((await world.store.quizzes.newest(other))?.question).toBe("q1");
    expect((await world.store.quizzes.uses(about.cohort)).length).toBe(1);
  });
});

test("what nobody was asked, and no bank has, cannot be decided about", async () => {
  const { world, act, about } = await answered(1, () => true);
  for (const forged of [{ question: "none" }, { version: "2" }, { question: "q".repeat(41) }]) {
    for (const action of [lookAtQuestion, askVoid, voidQuestion]) {
      const { title } = await act("you", encodePress(press(action, { ...about, ...forged })));
      expect(title).toBe(forged.question?.length === 41 ? "That button is from an older message" : "I know no such question here");
    }
    await act("you", encodePress(press(decideQuestion, { ...about, ...forged, to: "kept" })));
  }
  expect(await world.store.reports.verdicts(about.cohort)).toEqual([]);
});

test("an organizer who may still answer is not told the key", async () => {
  const { world, you, act, quiz, cohort } = await answered(1, () => true);
  await you.say("/join");
  await act("m0", `report:${quiz.id}:${cohort}:unclear`);
  await you.say("/questions");
  const before = await you.press("Look");
  expect(before).toMatch(/you have not seen its answer yet/);
  expect(before).not.toMatch(/Because|Key:/);
  await act("you", `answer:${quiz.id}:${cohort}:0`);
  await act("you", `why:${quiz.id}:${cohort}`);
  await you.say("/questions");
  expect(await you.press("Look")).toMatch(/Because 0 of q1/);
  expect(world.errors).toEqual([]);
});
