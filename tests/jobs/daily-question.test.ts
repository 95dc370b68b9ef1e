import { describe, expect, test } from "vitest";
import { pickFromPost, showMine, voidQuestion } from "#commands/quiz/buttons";
import { type Cohort, encodePress, type Path, press, type Quiz } from "#core";
import { dailyQuestion } from "../../src/jobs/daily-question.ts";
import { reveal } from "../../src/jobs/reveal.ts";
import { caller } from "../support/call.ts";
import { question, withQuestions } from "../support/questions.ts";
import { createCohort, realPaths, type World } from "../support/talk.ts";

const real = realPaths();
const berlin = "Europe/Berlin";
const jobs = [reveal, dailyQuestion];
const bank = Array.from({ length: 12 }, (_, n) => question(`q${n}`));

async function group(questions = bank) {
  const paths = withQuestions(real, questions);
  const world = await createCohort({ paths, jobs });
  const cohort = await world.store.cohorts.at(caller("you").channel);
  if (!cohort) throw new Error("no group");
  for (const name of ["ada", "bob", "cleo"]) await world.talk(name).say("/join");
  const newest = async (): Promise<Quiz> => {
    const quiz = await world.store.quizzes.newest(cohort.id);
    if (!quiz) throw new Error("nothing was asked");
    return quiz;
  };
  const act = (name: string, id: string) =>
    world.bot.take({ kind: "action", id: world.newId(), press: id, picked: [], from: caller(name) }).reply;
  const answer = async (name: string, index: number) => {
    const quiz = await newest();
    return act(name, encodePress(press(pickFromPost, { quiz: quiz.id, cohort: cohort.id, place: String(quiz.order.indexOf(index)) })));
  };
  return { world, cohort, path: paths.first, newest, answer, act };
}

const prepared = (world: World, cohort: Cohort, path: Path, slot: string) =>
  dailyQuestion.prepare({ now: world.now(), slot, dueAt: world.now(), store: world.store, paths: real, newId: world.newId, cohort, path });

describe("a day", () => {
  test("brings one question at ten, on weekdays, from the first Monday on", async () => {
    const { world } = await group();
    const asked: string[] = [];
    for (let day = 23; day <= 37; day++) {
      const date = new Date(Date.UTC(2026, 10, day)).toISOString().slice(0, 10);
      const said = await world.at(`${date} 10:00`, berlin).tick();
      if (said.includes("Question of the day")) asked.push(date);
      expect((said.match(/Question of the day/g) ?? []).length).toBeLessThanOrEqual(1);
    }
    expect(asked).toEqual(["30", "01", "02", "03", "04", "07"].map((day) => `2026-${day === "30" ? "11" : "12"}-${day}`));
  });

  test("reveals the question before, in its thread, before the next one is asked", async () => {
    const { world, answer } = await group();
    await world.at("2026-11-30 10:00", berlin).tick();
    await answer("ada", 0);
    await answer("bob", 0);
    await answer("cleo", 2);
    const said = await world.at("2026-12-01 10:00", berlin).tick();
    expect(said).toMatch(/↳ The answer: [A-D]\s+2 of 3 got it right: 66 %\./);
    expect(said.indexOf("↳ The answer")).toBeLessThan(said.indexOf("Question of the day · Tue 1 Dec"));
    expect(said).toMatch(/██████░░░░ {2}66 % {2}[A-D]\. option 0 of q\d+ ✓ \(2\)/);
    expect(said).toMatch(/███░░░░░░░ {2}33 % {2}[A-D]\. option 2 of q\d+ \(1\)/);
    expect(said).toMatch(/✓ [A-D]\. option 0 of q\d+\nBecause 0[\s\S]+Source: docs\.aws\.amazon\.com/);
    expect(said).not.toMatch(/ada|bob|cleo/);
  });

  test("reveals on Saturday what was asked on Friday, after 24 hours", async () => {
    const { world, newest } = await group();
    await world.at("2026-12-04 10:00", berlin).tick();
    expect(await world.at("2026-12-05 09:59", berlin).tick()).toBe("");
    expect(await world.at("2026-12-05 10:00", berlin).tick()).toMatch(/Nobody answered this one in time[\s\S]+Because/);
    expect((await newest()).closedAt).toEqual(world.now());
  });

  test("reveals no numbers of one or two, who could be told by them", async () => {
    const { world, answer } = await group();
    await world.at("2026-11-30 10:00", berlin).tick();
    await answer("ada", 0);
    await answer("bob", 1);
    const said = await world.at("2026-12-01 10:00", berlin).tick();
    expect(said).toMatch(/↳ The answer: [A-D]\s+2 answers came in, too few for numbers without names\.\s+[✓✗]/);
    expect(said.slice(0, said.indexOf("Question of the day"))).not.toMatch(/[█░]|%/);
  });

  test("lets each answer earn by the reveal, and says who asks what theirs was", async () => {
    const { world, answer, cohort, act, newest } = await group();
    await world.at("2026-11-30 10:00", berlin).tick();
    await answer("ada", 0);
    await answer("bob", 3);
    const { id } = await newest();
    await world.at("2026-12-01 10:00", berlin).tick();
    const scores = await world.store.progress.scores(cohort.id, "2026-W49");
    expect(scores.map(({ points }) => points).sort()).toEqual([15, 5]);
    const mine = encodePress(press(showMine, { quiz: id, cohort: cohort.id }));
    expect((await act("bob", mine)).title).toMatch(/Not quite/);
    // Whoever did not answer is asked, late.
    expect((await act("cleo", mine)).title).toBe("Question of the day");
  });

  test("asked now besides, ends the one before at once", async () => {
    const { world, cohort, newest, answer } = await group();
    await world.at("2026-11-30 10:00", berlin).tick();
    const first = await newest();
    await answer("ada", 0);
    world.at("2026-11-30 15:00", berlin);
    await world.scheduler.postNow({ kind: "cohort", id: cohort.id }, dailyQuestion.name);
    await world.tick();
    expect((await world.store.quizzes.named(first.id))?.closedAt).toEqual(world.now());
    expect((await newest()).question).not.toBe(first.question);
    expect(await world.store.progress.scores(cohort.id, "season")).toMatchObject([{ points: 15 }]);
  });
});

describe("nothing is asked", () => {
  test("before the plan begins, and after it ends: then never again", async () => {
    const { world, cohort, path } = await group();
    expect(await prepared(world, cohort, path, "2026-11-27")).toEqual({ silent: { kind: "before the start" } });
    expect(await prepared(world, cohort, path, "2027-03-28")).toMatchObject({ effects: expect.any(Array) });
    expect(await prepared(world, cohort, path, "2027-03-29")).toEqual({ silent: { kind: "questions over" }, isLast: true });
  });

  test("in a week of pause, which the end moves for", async () => {
    const { world, cohort, path } = await group();
    const pausing = { ...cohort, pauses: ["2026-12-21"] };
    expect(await prepared(world, pausing, path, "2026-12-23")).toEqual({ silent: { kind: "group pauses" } });
    expect(await prepared(world, pausing, path, "2027-03-29")).toMatchObject({ effects: expect.any(Array) });
  });

  test("once all was asked in the last 60 days", async () => {
    const { world } = await group([question("q1")]);
    expect(await world.at("2026-11-30 10:00", berlin).tick()).toMatch(/Question of the day/);
    expect(await world.at("2026-12-01 10:00", berlin).tick()).not.toMatch(/Question of the day/);
    expect(await world.at("2027-01-29 10:00", berlin).tick()).toMatch(/Question of the day/);
  });
});

describe("the reveal", () => {
  test("of a question that was taken out says nothing, and closes it", async () => {
    const { world, cohort, newest, answer, act } = await group();
    await world.at("2026-11-30 10:00", berlin).tick();
    const { id, question, version } = await newest();
    await answer("ada", 0);
    await act("you", encodePress(press(voidQuestion, { cohort: cohort.id, question, version: String(version) })));
    expect(await world.at("2026-12-01 10:00", berlin).tick()).not.toMatch(/The answer/);
    expect((await world.store.quizzes.named(id))?.closedAt).toEqual(world.now());
    expect(await world.store.progress.ledger(cohort.id)).toEqual([]);
  });

  test("of steps and of pairs counts each place", async () => {
    for (const type of ["ordering", "matching"] as const) {
      const { world } = await group([question("q1", { type })]);
      await world.at("2026-11-30 10:00", berlin).tick();
      const said = await world.at("2026-12-01 10:00", berlin).tick();
      expect(said).toMatch(type === "ordering" ? /• 1\. option 0 of q1\nBecause 0/ : /• option \d of q1 → partner \d of q1\nBecause/);
    }
  });
});

test("the same day prepared again asks the same question", async () => {
  const { world, cohort, path } = await group();
  const asked = async () => {
    const { effects } = await prepared(world, cohort, path, "2026-11-30");
    return effects?.flatMap((effect) => (effect.kind === "open quiz" ? [effect.quiz.question] : []));
  };
  expect(await asked()).toEqual(await asked());
});
