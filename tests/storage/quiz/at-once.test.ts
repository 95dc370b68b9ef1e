import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoWeek, type Store } from "#core";
import type { Engine } from "../../../src/storage/engine.ts";
import { locking } from "../../../src/storage/quiz/earn.ts";
import { answer, day, practice, quiz } from "../../contracts/store/quiz/sample.ts";
import { account, adaAndBob, at, meet, member, stamp } from "../../contracts/store/sample.ts";
import { size } from "../../support/size.ts";
import { engineNames, withDatabase } from "../databases.ts";

const people = ["ada", "bob", "eve"];
const quizzes = ["z1", "z2"];
const days = ["2026-12-05", "2026-12-06", "2026-12-07"];

/** One thing that members, organizers or the clock do. */
const act = fc.record({
  kind: fc.oneof(
    { weight: 8, arbitrary: fc.constant("answer" as const) },
    { weight: 6, arbitrary: fc.constant("why" as const) },
    { weight: 2, arbitrary: fc.constantFrom("change" as const, "practise" as const) },
    { weight: 1, arbitrary: fc.constantFrom("close" as const, "lock" as const, "void" as const) },
  ),
  person: fc.constantFrom(...people),
  quiz: fc.constantFrom(...quizzes),
  day: fc.constantFrom(...days),
  right: fc.boolean(),
  minute: fc.integer({ min: 1, max: 70 }),
});
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

async function perform({ store, engine }: { readonly store: Store; readonly engine: Engine }, one: Act, by: string): Promise<void> {
  const { kind, person, quiz: id, day, right, minute } = one;
  const given = await store.answers.of(id, person);
  switch (kind) {
    case "answer":
      await store.answers.record(answer(id, person, { right, picked: [right ? 1 : 2], boardDate: day, at: at(minute) }));
      return;
    case "change":
      await store.answers.change({ quiz: id, account: account(person).id, right, picked: [right ? 1 : 3] });
      return;
    case "why":
      if (given) await store.answers.lock(given, stamp(person));
      return;
    case "close":
      await engine.write(await locking(engine).closeQuiz({ kind: "close quiz", quiz: id, at: at(minute) }, by));
      return;
    case "lock":
      await engine.write(await locking(engine).lockAnswers({ kind: "lock answers", cohort: "c1", before: day, at: at(minute) }, by));
      return;
    case "practise":
      await store.quizzes.open(quiz(by, { occasion: practice(person), question: id }));
      await store.answers.practise(answer(by, person, { right, boardDate: day, lockedAt: at(1) }), {
        cohort: "c1",
        person,
        nth: 1 + (minute % 3),
      });
      return;
    case "void":
      await store.reports.decide({ cohort: "c1", question: id, version: 1, verdict: "voided", person: "ada", at: at(minute) }, day, by);
      return;
    default:
      kind satisfies never;
  }
}

describe.each(engineNames)("any course of two questions on %s", (name) => {
  test("leaves totals that are the ledger's sums, and the points of each answer in time once", async () => {
    let acts = 0;
    let entries = 0;
    const oneRun = (turns: readonly (readonly Act[])[]) =>
      withDatabase(name, async (open) => {
        const opened = await open();
        const { store } = opened;
        await adaAndBob(store);
        await meet(store, "eve");
        await store.cohorts.join(member("c1", "eve"));
        for (const id of quizzes) await store.quizzes.open(quiz(id, { question: id, occasion: day({ closesAt: at(60) }) }));
        // Those of one turn come at once.
        for (const turn of turns) await Promise.all(turn.map((one) => perform(opened, one, `by${acts++}`)));
        for (const id of quizzes)
          await opened.engine.write(await locking(opened.engine).closeQuiz({ kind: "close quiz", quiz: id, at: at(70) }, `end ${id}`));
        await expectSound(store);
        for (const person of people) expect(await store.credit.differences(person)).toEqual([]);
        entries += (await store.progress.ledger("c1")).length;
      });
    await fc.assert(fc.asyncProperty(fc.array(fc.array(act, { minLength: 1, maxLength: 6 }), { minLength: 4, maxLength: 12 }), oneRun), {
      numRuns: size(6, 30),
      seed: 20261130,
    });
    expect([acts > size(40, 200), entries > size(8, 60)]).toEqual([true, true]);
  });
});

test.each(engineNames)("a question that is voided while its answers are locked leaves nobody its points, on %s", async (name) => {
  await withDatabase(name, async (open) => {
    const { store } = await open();
    await adaAndBob(store);
    let earned = 0;
    for (let n = 0; n < size(16, 40); n++) {
      const id = `z${n}`;
      await store.quizzes.open(quiz(id, { question: id }));
      const both = [answer(id, "ada"), answer(id, "bob")];
      for (const each of both) await store.answers.record(each);
      const verdict = { cohort: "c1", question: id, version: 1, verdict: "voided", person: "ada", at: at(40) } as const;
      const lockAll = both.map((each) => store.answers.lock(each, stamp("ada")));
      // As late as a lock takes, more or less.
      for (let turn = 0; turn < n % 8; turn++) await store.quizzes.named(id);
      await Promise.all([...lockAll, store.reports.decide(verdict, "2026-12-06", `void ${n}`)]);
      earned += (await store.progress.ledger("c1")).filter(({ item, reason }) => item === id && reason === "answered").length;
      expect((await store.progress.standing("c1", "season", "ada")).points).toBe(0);
      expect((await store.progress.standing("c1", "season", "bob")).points).toBe(0);
    }
    expect(earned).toBeGreaterThan(0);
  });
});

async function expectSound(store: Store): Promise<void> {
  const ledger = await store.progress.ledger("c1");
  const sum = (of: typeof ledger) => of.reduce((points, entry) => points + entry.points, 0);
  for (const person of people) {
    const own = ledger.filter((entry) => entry.person === person);
    for (const period of ["season", ...new Set(days.map(isoWeek))]) {
      const counted = own.filter(({ boardDate }) => period === "season" || isoWeek(boardDate) === period);
      expect((await store.progress.standing("c1", period, person)).points, `${period} ${person}`).toBe(sum(counted));
    }
    for (const id of quizzes) {
      const [found, given] = await Promise.all([store.quizzes.named(id), store.answers.of(id, person)]);
      const earned = own.filter(({ item, reason }) => item === id && reason === "answered");
      expect(earned.length).toBeLessThanOrEqual(1);
      // Nothing is lost either: what was given in time has earned.
      const isInTime = given && given.at < at(60) && !(found?.closedAt && given.at >= found.closedAt);
      if (isInTime && !found?.voidedAt) expect(earned).toHaveLength(1);
      if (!earned[0]) continue;
      expect(given?.lockedAt).toBeDefined();
      expect(given && given.at < at(60)).toBe(true);
      expect(earned[0].points).toBe(given?.right ? 15 : 5);
      const taken = own.filter(({ key }) => key === `void:${earned[0]?.key}`);
      expect(taken.map(({ points }) => points)).toEqual(found?.voidedAt ? [-earned[0].points] : []);
    }
  }
}
