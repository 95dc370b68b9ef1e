import type { Answer, Day, Practice, Quiz, Store } from "#core";
import { locking } from "../../../../src/storage/quiz/earn.ts";
import type { StoreCheck } from "../../store.ts";
import { adaAndBob, at, channel, cohort, monday, stamp } from "../sample.ts";

export const nextMonday = "2026-12-07";
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
) => void (await engine.write(await locking(engine).closeQuiz({ kind: "close quiz", quiz, at: when }, by)));
export const lockBefore = async (
  { engine }: Awaited<ReturnType<Parameters<StoreCheck["check"]>[0]>>,
  before: string,
  by = `lock before ${before}`,
) => void (await engine.write(await locking(engine).lockAnswers({ kind: "lock answers", cohort: "c1", before, at: at(30) }, by)));

const paid = (nth: number, person = "ada") => ({ cohort: "c1", person, nth });
export const practiceOf = (id: string, person: string) => quiz(id, { occasion: practice(person) });
/** Answers in practice, with the number of the points that it should earn. */
export async function practise(store: Store, id: string, nth: number | undefined, person = "ada", right = true): Promise<boolean> {
  if (!(await store.quizzes.named(id))) await store.quizzes.open(practiceOf(id, person));
  return store.answers.practise(answer(id, person, { right, lockedAt: at(10) }), nth === undefined ? undefined : paid(nth, person));
}

/** A question of the day that ada got right and bob wrong, both locked; and the same question practised. */
export async function played(store: Store): Promise<void> {
  await adaAndBob(store);
  await store.quizzes.open(quiz("z1"));
  for (const given of [answer("z1", "ada"), answer("z1", "bob", { right: false })]) {
    await store.answers.record(given);
    await store.answers.lock(given, stamp("ada"));
  }
  await practise(store, "p1", 1);
}

/** What was played, the same question once more, and one that nobody answered; and the first one in another cohort. */
export async function askedThrice(store: Store): Promise<void> {
  await played(store);
  await store.quizzes.open(quiz("z2", { occasion: day({ slot: "2026-12-01" }), openedAt: at(24 * 60) }));
  await store.answers.record(answer("z2", "bob"));
  await store.answers.record(answer("z2", "ada", { right: false, at: at(24 * 60) }));
  await store.quizzes.open(quiz("z3", { occasion: day({ slot: "2026-12-02" }), question: "q3", openedAt: at(48 * 60) }));
  await store.cohorts.open(cohort("c2"), channel("other"), "ada");
  await store.quizzes.open(quiz("z4", { occasion: day({ cohort: "c2" }) }));
  await store.answers.record(answer("z4", "bob"));
}
