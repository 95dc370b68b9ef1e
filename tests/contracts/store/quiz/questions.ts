import { deepEqual, equal } from "node:assert/strict";
import type { Draft, Report, Store, Verdict } from "#core";
import type { StoreCheck } from "../../store.ts";
import { account, adaAndBob, at, channel, cohort, done, fifty, member, monday, stamp } from "../sample.ts";
import { answer, close, day, points, practice, quiz, sums } from "./quizzes.ts";

const paid = (nth: number, person = "ada") => ({ cohort: "c1", person, nth });
const practiceOf = (id: string, person: string) => quiz(id, { occasion: practice(person) });
/** Answers in practice, with the number of the points that it should earn. */
async function practise(store: Store, id: string, nth: number | undefined, person = "ada", right = true): Promise<boolean> {
  if (!(await store.quizzes.named(id))) await store.quizzes.open(practiceOf(id, person));
  return store.quizzes.practise(answer(id, person, { right, lockedAt: at(10) }), nth === undefined ? undefined : paid(nth, person));
}

const report = (id: string, person: string, more: Partial<Report> = {}): Report => ({
  id: `${id}:${person}`,
  quiz: id,
  question: "q1",
  version: 1,
  cohort: "c1",
  person,
  reason: "unclear",
  at: at(30),
  state: "open",
  ...more,
});

const verdict = (what: Verdict["verdict"], more: Partial<Verdict> = {}): Verdict => ({
  cohort: "c1",
  question: "q1",
  version: 1,
  verdict: what,
  person: "bob",
  at: at(40),
  ...more,
});

/** A question of the day that ada got right and bob wrong, both settled; and the same question practised. */
async function played(store: Store): Promise<void> {
  await adaAndBob(store);
  await store.quizzes.open(quiz("z1"));
  for (const given of [answer("z1", "ada"), answer("z1", "bob", { right: false })]) {
    await store.quizzes.record(given);
    await store.quizzes.lock(given, stamp("ada"));
  }
  await practise(store, "p1", 1);
}

export const questionChecks: readonly StoreCheck[] = [
  {
    name: "draft: kept upon what was seen, once, and gone with the answer",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await store.quizzes.open(quiz("z1"));
      const account = "terminal:ada";
      const none: Draft = { quiz: "z1", account, picked: [], openedAt: at(3) };
      const first: Draft = { ...none, picked: [undefined, 2, 0] };
      equal(await store.quizzes.draft("z1", account), undefined);
      equal(await store.quizzes.keepDraft(first, none), false);
      deepEqual((await fifty(() => store.quizzes.keepDraft(none, undefined))).filter(Boolean), [true]);
      equal(await store.quizzes.keepDraft(first, none), true);
      equal(await store.quizzes.keepDraft({ ...none, picked: [1] }, none), false);
      deepEqual(await store.quizzes.draft("z1", account), first);
      equal(await store.quizzes.draft("z1", "terminal:bob"), undefined);
      const each = await fifty((n) => store.quizzes.keepDraft({ ...first, picked: [n, 2, 0] }, first));
      equal(each.filter(Boolean).length, 1);
      deepEqual(await store.quizzes.draft("z1", account), { ...first, picked: [each.indexOf(true), 2, 0] });
      await store.quizzes.record(answer("z1", "ada"));
      equal(await store.quizzes.draft("z1", account), undefined);
    },
  },
  {
    name: "practise: an answer that earns under its number, which comes once a study day",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      equal(await practise(store, "p1", 1), true);
      equal(await practise(store, "p1", 2), false);
      equal(await practise(store, "p2", 1), false);
      equal(await store.quizzes.answer("p2", "ada"), undefined);
      equal(await practise(store, "p2", 2, "ada", false), true);
      equal(await practise(store, "p3", undefined), true);
      equal(await practise(store, "p4", 1, "bob"), true);
      equal(await store.quizzes.paidPractice("c1", "ada", monday), 2);
      equal(await store.quizzes.paidPractice("c1", "ada", "2026-12-01"), 0);
      equal(await store.quizzes.paidPractice("c2", "ada", monday), 0);
      deepEqual(await points(store, "2026-W49"), { ada: 20, bob: 15 });
      deepEqual(await points(store, "season"), await sums(store));
      equal((await store.progress.ledger("c1")).find(({ item }) => item === "p2")?.key, `practice:c1:ada:${monday}:2`);
      deepEqual(await Promise.all(["p1", "p2", "p3", "p4"].map((id) => store.quizzes.earned(id, "ada"))), [15, 5, undefined, undefined]);
    },
  },
  {
    name: "practise: fifty at once earn as often as there are numbers",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      const recorded = await fifty((n) => practise(store, `p${n}`, 1 + (n % 3)));
      equal(recorded.filter(Boolean).length, 3);
      deepEqual(await points(store, "season"), { ada: 45 });
      equal(await store.quizzes.paidPractice("c1", "ada", monday), 3);
    },
  },
  {
    name: "history: what a person answered on a path, by whichever quiz, the oldest first",
    async check(open) {
      const { store } = await open();
      await played(store);
      await store.quizzes.open(quiz("z9", { path: "gcp", question: "q9" }));
      await store.quizzes.record(answer("z9", "ada"));
      await store.quizzes.open(quiz("z2", { question: "q2" }));
      await store.quizzes.record(answer("z2", "ada", { at: at(1), right: false, studyDay: "2026-11-29" }));
      deepEqual(
        (await store.quizzes.history("ada", "aws")).map(({ question, right, studyDay }) => [question, right, studyDay]),
        [
          ["q2", false, "2026-11-29"],
          ["q1", true, monday],
          ["q1", true, monday],
        ],
      );
      deepEqual((await store.quizzes.history("ada", "aws"))[0], {
        question: "q2",
        version: quiz("z2").version,
        picked: answer("z2", "ada").picked,
        right: false,
        lockedAt: answer("z2", "ada").lockedAt,
        studyDay: "2026-11-29",
      });
      deepEqual((await store.quizzes.history("bob", "gcp")).length, 0);
    },
  },
  {
    name: "uses and figures: how each question of the day went in its cohort, of what came in time; practice and what is open apart",
    async check(open) {
      const opened = await open();
      const { store } = opened;
      await played(store);
      await store.quizzes.open(quiz("z2", { occasion: day({ slot: "2026-12-01" }), openedAt: at(24 * 60) }));
      await store.quizzes.record(answer("z2", "bob"));
      await store.quizzes.record(answer("z2", "ada", { right: false, at: at(24 * 60) }));
      await store.quizzes.open(quiz("z3", { occasion: day({ slot: "2026-12-02" }), question: "q3", openedAt: at(48 * 60) }));
      await store.cohorts.open(cohort("c2"), channel("other"), "ada");
      await store.quizzes.open(quiz("z4", { occasion: day({ cohort: "c2" }) }));
      await store.quizzes.record(answer("z4", "bob"));
      const uses = (await store.quizzes.uses("c1")).toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
      deepEqual(
        uses.map(({ question, slot, answered, right }) => [question, slot, answered, right]),
        [
          ["q1", monday, 2, 1],
          ["q1", "2026-12-01", 1, 1],
          ["q3", "2026-12-02", 0, 0],
        ],
      );
      const figures = async (cohort: string) =>
        (await store.quizzes.figures(cohort))
          .toSorted((a, b) => (a.question < b.question ? -1 : 1))
          .map(({ question, version, people, answered, right }) => [question, version, people, answered, right]);
      const none = (id: string) => [id, 1, 0, 0, 0];
      deepEqual(await figures("c1"), [none("q1"), none("q3")]);
      await close(opened, "z1");
      deepEqual(await figures("c1"), [["q1", 1, 2, 2, 1], none("q3")]);
      await close(opened, "z2");
      deepEqual(await figures("c1"), [["q1", 1, 2, 3, 2], none("q3")]);
      deepEqual(await figures("c2"), [none("q1")]);
    },
  },
  {
    name: "report: one of a person for a quiz, the newest reason; off the list with the verdict",
    async check(open) {
      const { store } = await open();
      await played(store);
      await store.quizzes.report(report("z1", "ada"));
      await store.quizzes.report(report("z1", "ada", { reason: "wrong answer", at: at(31) }));
      await store.quizzes.report(report("z1", "bob"));
      const other = report("p1", "ada", { version: 2, at: at(32) });
      await store.quizzes.report(other);
      deepEqual(await store.quizzes.openReports("c1"), [
        report("z1", "bob"),
        report("z1", "ada", { reason: "wrong answer", at: at(31) }),
        other,
      ]);
      deepEqual(await store.quizzes.openReports("c2"), []);
      equal(await store.quizzes.decide(verdict("kept"), monday, "call"), true);
      deepEqual(await store.quizzes.openReports("c1"), [other]);
      deepEqual(await store.quizzes.verdicts("c1"), [verdict("kept")]);
      deepEqual((await store.quizzes.named("z1"))?.voidedAt, undefined);
      deepEqual(await points(store, "season"), { ada: 30, bob: 5 });
      await store.quizzes.report(report("z1", "ada"));
      equal((await store.quizzes.openReports("c1")).length, 2);
      equal(await store.quizzes.decide(verdict("mended", { at: at(41) }), monday, "call 2"), true);
      deepEqual(await store.quizzes.verdicts("c1"), [verdict("mended", { at: at(41) })]);
    },
  },
  {
    name: "decide: voided, its points are taken back once, the answers stay, and nothing more is earned",
    async check(open) {
      const { store } = await open();
      await played(store);
      await done(store, "bob", "boto3");
      await store.cohorts.open(cohort("c2"), channel("other"), "ada");
      await store.cohorts.join(member("c2", "bob"));
      await store.quizzes.open(quiz("z4", { occasion: day({ cohort: "c2" }) }));
      await store.quizzes.record(answer("z4", "bob"));
      await store.quizzes.lock(answer("z4", "bob"), stamp("bob"));
      await store.quizzes.open(quiz("z5", { version: 2 }));
      await store.quizzes.record(answer("z5", "ada"));
      await store.quizzes.lock(answer("z5", "ada"), stamp("ada"));
      await store.quizzes.open(practiceOf("p2", "ada"));
      const voided = await fifty((n) => store.quizzes.decide(verdict("voided"), "2026-12-06", `void ${n}`));
      equal(voided.filter(Boolean).length, 1);
      deepEqual(await points(store, "season"), { ada: 15, bob: 20 });
      deepEqual(await points(store, "2026-W49"), { ada: 15, bob: 20 });
      deepEqual(await points(store, "season", "c2"), { bob: 15 });
      const reversal = (await store.progress.ledger("c1")).find(({ key }) => key === "void:quiz:c1:z1:ada");
      deepEqual([reversal?.points, reversal?.reason, reversal?.boardDate], [-15, "voided", monday]);
      deepEqual((await store.quizzes.named("z1"))?.voidedAt, at(40));
      equal((await store.quizzes.answer("z1", "ada"))?.right, true);
      equal(await store.quizzes.decide(verdict("kept"), monday, "call"), false);
      equal(await practise(store, "p2", 2), false);
      equal(await store.quizzes.answer("p2", "ada"), undefined);
      const later = answer("z1", "eve", { account: account("ada").id });
      equal(await store.quizzes.record(later), false);
    },
  },
  {
    name: "decide: voided, a week that is over keeps its points and the new one loses them; what was not settled never is",
    async check(open) {
      const { store } = await open();
      await played(store);
      await store.quizzes.open(quiz("z2", { occasion: day({ slot: "2026-12-08" }) }));
      await store.quizzes.record(answer("z2", "ada", { boardDate: "2026-12-08" }));
      equal(await store.quizzes.decide(verdict("voided"), "2026-12-08", "void"), true);
      deepEqual(await points(store, "2026-W49"), { ada: 30, bob: 5 });
      deepEqual(await store.progress.standing("c1", "2026-W50", "ada"), { points: -30, above: 0 });
      deepEqual(await points(store, "season"), {});
      deepEqual(await store.quizzes.pending("c1", "2026-12-14"), []);
      await store.quizzes.lock(answer("z2", "ada", { boardDate: "2026-12-08" }), stamp("ada"));
      deepEqual(await points(store, "season"), {});
      deepEqual(Object.values(await sums(store)), [0, 0]);
    },
  },
];
