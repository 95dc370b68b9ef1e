import { deepEqual, equal } from "node:assert/strict";
import type { Answer, Day, Practice, Quiz, Store } from "#core";
import { settling } from "../../../../src/storage/quiz/settle.ts";
import type { StoreCheck } from "../../store.ts";
import { account, adaAndBob, at, channel, cohort, done, fifty, meet, member, monday, stamp } from "../sample.ts";

const nextMonday = "2026-12-07";
/** Of everybody on the board. */
export const points = async (store: Store, period: string, cohort = "c1") =>
  Object.fromEntries((await store.progress.scores(cohort, period)).map((score) => [score.person, score.points]));
/** What the ledger adds up to, by person: the totals' oracle. */
export const sums = async (store: Store, cohort = "c1") => {
  const entries = Map.groupBy(await store.progress.ledger(cohort), ({ person }) => person);
  return Object.fromEntries([...entries].map(([person, all]) => [person, all.reduce((sum, entry) => sum + entry.points, 0)]));
};

/** Of `c1`, on the Monday from 09:00 for a day. */
export const day = (more: Partial<Day> = {}): Day => ({ kind: "day", cohort: "c1", slot: monday, closesAt: at(24 * 60), ...more });
export const practice = (person: string): Practice => ({ kind: "practice", person, cohort: "c1" });

/** A question of that day. */
export const quiz = (id: string, more: Partial<Quiz> = {}): Quiz => ({
  id,
  path: "aws",
  question: "q1",
  version: 1,
  type: "single",
  order: [2, 0, 3, 1],
  matchOrder: [],
  key: [1],
  occasion: day(),
  openedAt: at(0),
  closedAt: undefined,
  voidedAt: undefined,
  ...more,
});

/** Right unless told otherwise. */
export const answer = (quiz: string, person: string, more: Partial<Answer> = {}): Answer => ({
  quiz,
  picked: [1],
  right: true,
  changed: false,
  lockedAt: undefined,
  boardDate: monday,
  took: 4_000_000_000,
  ...stamp(person),
  ...more,
});

/** What the effect of a job does. */
export const close = async (
  { engine }: Awaited<ReturnType<Parameters<StoreCheck["check"]>[0]>>,
  quiz: string,
  when = at(24 * 60),
  by = `close ${quiz}`,
) => void (await engine.write(await settling(engine).closeQuiz({ kind: "close quiz", quiz, at: when }, by)));
const settle = async ({ engine }: Awaited<ReturnType<Parameters<StoreCheck["check"]>[0]>>, before: string, by = `settle ${before}`) =>
  void (await engine.write(await settling(engine).settleAnswers({ kind: "settle answers", cohort: "c1", before, at: at(30) }, by)));

export const quizChecks: readonly StoreCheck[] = [
  {
    name: "quiz: comes back as it was opened, the newest of the day's first, practice apart",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      equal(await store.quizzes.newest("c1"), undefined);
      const first = quiz("z1");
      const second = quiz("z2", {
        occasion: day({ slot: "2026-12-01", closesAt: at(48 * 60) }),
        openedAt: at(24 * 60),
        matchOrder: [1, 0],
      });
      const own = quiz("z3", { occasion: practice("ada"), openedAt: at(25 * 60) });
      for (const each of [second, first, own]) await store.quizzes.open(each);
      deepEqual(await store.quizzes.named("z1"), first);
      deepEqual(await store.quizzes.named("z3"), own);
      deepEqual(await store.quizzes.newest("c1"), second);
      equal(await store.quizzes.newest("c2"), undefined);
      equal(await store.quizzes.named("z4"), undefined);
    },
  },
  {
    name: "record: an answer with its stamp, once, and nothing on the board",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await store.quizzes.open(quiz("z1"));
      const given = answer("z1", "ada", { studyDay: "2026-11-29", picked: [3, 1] });
      equal(await store.quizzes.record(given), true);
      equal(await store.quizzes.record(answer("z1", "ada")), false);
      deepEqual(await store.quizzes.answer("z1", "ada"), given);
      equal(await store.quizzes.answer("z1", "bob"), undefined);
      equal(await store.quizzes.answered("z1"), 1);
      deepEqual(await store.quizzes.answers("z1"), [{ picked: [3, 1], right: true }]);
      deepEqual(await store.progress.ledger("c1"), []);
      deepEqual(await points(store, "season"), {});
    },
  },
  {
    name: "record: of fifty at once one is recorded, and fifty people's at once all are",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await store.quizzes.open(quiz("z1"));
      equal((await fifty((n) => store.quizzes.record(answer("z1", "ada", { picked: [n % 4] })))).filter(Boolean).length, 1);
      const recorded = await fifty(async (n) => {
        await meet(store, `p${n}`);
        return store.quizzes.record(answer("z1", `p${n}`));
      });
      equal(recorded.filter(Boolean).length, 50);
      equal(await store.quizzes.answered("z1"), 51);
    },
  },
  {
    name: "change: once, and not what is locked, closed or another's",
    async check(open) {
      const opened = await open();
      const { store } = opened;
      await adaAndBob(store);
      for (const id of ["z1", "z2", "z3"]) await store.quizzes.open(quiz(id, { question: id }));
      const other = { picked: [2], right: false };
      const change = (id: string, person = "ada") => store.quizzes.change({ quiz: id, account: account(person).id, ...other });
      equal(await change("z1"), false);
      const given = answer("z1", "ada");
      await store.quizzes.record(given);
      equal(await change("z1", "bob"), false);
      deepEqual((await fifty(() => change("z1"))).filter(Boolean), [true]);
      deepEqual(await store.quizzes.answer("z1", "ada"), { ...given, ...other, changed: true });
      await store.quizzes.record(answer("z2", "ada"));
      await store.quizzes.lock(answer("z2", "ada"), stamp("ada"));
      equal(await change("z2"), false);
      await close(opened, "z3");
      await store.quizzes.record(answer("z3", "ada"));
      equal(await change("z3"), false);
    },
  },
  {
    name: "lock: points come with it, once, in the season and in the answer's own week",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await store.quizzes.open(quiz("z1"));
      const right = answer("z1", "ada", { boardDate: "2026-12-06" });
      const wrong = answer("z1", "bob", { right: false, boardDate: nextMonday });
      for (const each of [right, wrong]) await store.quizzes.record(each);
      const mark = stamp("ada", { at: at(20) });
      deepEqual((await fifty(() => store.quizzes.lock(right, mark))).filter(Boolean), [true]);
      equal(await store.quizzes.lock(right, mark), false);
      equal(await store.quizzes.lock(wrong, stamp("bob")), true);
      deepEqual((await store.quizzes.answer("z1", "ada"))?.lockedAt, at(20));
      deepEqual(await points(store, "season"), { ada: 15, bob: 5 });
      deepEqual(await points(store, "2026-W49"), { ada: 15 });
      deepEqual(await points(store, "2026-W50"), { bob: 5 });
      deepEqual(
        (await store.progress.ledger("c1")).find(({ person }) => person === "ada"),
        {
          key: "quiz:c1:z1:ada",
          cohort: "c1",
          person: "ada",
          points: 15,
          reason: "answered",
          item: "z1",
          at: at(20),
          boardDate: "2026-12-06",
        },
      );
    },
  },
  {
    name: "close quiz: locks every answer and settles it, beside those that are settled already; what comes later earns nothing",
    async check(open) {
      const opened = await open();
      const { store } = opened;
      await adaAndBob(store);
      for (const name of ["eve", "zoe"]) await meet(store, name);
      for (const name of ["eve", "zoe"]) await store.cohorts.join(member("c1", name));
      await store.quizzes.open(quiz("z1"));
      await done(store, "bob", "boto3");
      await store.quizzes.record(answer("z1", "ada"));
      await store.quizzes.lock(answer("z1", "ada"), stamp("ada"));
      await store.quizzes.record(answer("z1", "bob", { right: false }));
      await store.quizzes.record(answer("z1", "eve", { boardDate: nextMonday }));
      await close(opened, "z1", at(60));
      deepEqual(await points(store, "season"), { ada: 15, bob: 25, eve: 15 });
      deepEqual(await points(store, "2026-W49"), { ada: 15, bob: 25 });
      deepEqual(await points(store, "2026-W50"), { eve: 15 });
      deepEqual((await store.quizzes.named("z1"))?.closedAt, at(60));
      deepEqual((await store.quizzes.answer("z1", "bob"))?.lockedAt, at(60));
      const late = answer("z1", "zoe", { at: at(60) });
      await store.quizzes.record(late);
      equal(await store.quizzes.lock(late, stamp("zoe")), true);
      await close(opened, "z1", at(90), "again");
      deepEqual((await store.quizzes.named("z1"))?.closedAt, at(60));
      deepEqual(await points(store, "season"), await sums(store));
      equal((await sums(store)).zoe, undefined);
    },
  },
  {
    name: "close quiz: an answer of before that arrives after it still earns",
    async check(open) {
      const opened = await open();
      const { store } = opened;
      await adaAndBob(store);
      await store.quizzes.open(quiz("z1"));
      await close(opened, "z1", at(60));
      await store.quizzes.record(answer("z1", "ada", { at: at(59) }));
      await store.quizzes.record(answer("z1", "bob", { at: at(61) }));
      await settle(opened, nextMonday);
      deepEqual(await points(store, "season"), { ada: 15 });
    },
  },
  {
    name: "settle answers: those of before a date, of this cohort's questions of the day",
    async check(open) {
      const opened = await open();
      const { store } = opened;
      await adaAndBob(store);
      await store.cohorts.open(cohort("c2"), channel("other"), "ada");
      await store.cohorts.join(member("c2", "ada"));
      for (const [id, where] of [
        ["z1", "c1"],
        ["z2", "c1"],
        ["z3", "c2"],
      ] as const)
        await store.quizzes.open(quiz(id, { occasion: day({ cohort: where }) }));
      await store.quizzes.record(answer("z1", "ada", { boardDate: "2026-12-06" }));
      await store.quizzes.record(answer("z2", "ada", { boardDate: "2026-11-29", right: false }));
      await store.quizzes.record(answer("z1", "bob", { boardDate: nextMonday }));
      await store.quizzes.record(answer("z3", "ada"));
      await store.quizzes.record(answer("z2", "bob", { at: at(24 * 60) }));
      deepEqual(
        (await store.quizzes.pending("c1", nextMonday)).toSorted((a, b) => a.points - b.points),
        [
          { person: "ada", points: 5, boardDate: "2026-11-29" },
          { person: "ada", points: 15, boardDate: "2026-12-06" },
        ],
      );
      await settle(opened, nextMonday);
      deepEqual(await store.quizzes.pending("c1", nextMonday), []);
      deepEqual(await points(store, "season"), { ada: 20 });
      deepEqual(await points(store, "2026-W48"), { ada: 5 });
      deepEqual(await points(store, "2026-W49"), { ada: 15 });
      deepEqual(await points(store, "season", "c2"), {});
      equal((await store.quizzes.answer("z1", "bob"))?.lockedAt, undefined);
      await settle(opened, "2026-12-14", "next week");
      deepEqual(await points(store, "season"), { ada: 20, bob: 15 });
    },
  },
];
