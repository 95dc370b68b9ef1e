import type { SQL } from "drizzle-orm";
import {
  type Answer,
  addDays,
  compare,
  type Effect,
  isoWeek,
  type LocalDate,
  mondayOf,
  pointsForAnswer,
  rulesOn,
  type Stamp,
  season,
} from "#core";
import { and, eq, exists, gt, isNull, notExists, sql } from "../drizzle.ts";
import type { Change, Engine } from "../engine.ts";
import { as, change, given, is, met, required } from "../statements.ts";
import { onto } from "../study/credit.ts";
import { ofTheDay } from "./rows.ts";

/** Changes that lock answers, and enter what they earn by that. `by` marks the unit that they are part of: it is that of no other unit. */
export interface Locking {
  /** One answer; the unit fails with `Unmet` where it is locked already. */
  lock(answer: Pick<Answer, "quiz" | "account" | "boardDate">, stamp: Pick<Stamp, "callId" | "at">): readonly Change[];
  closeQuiz(effect: Extract<Effect, { kind: "close quiz" }>, by: string): Promise<readonly Change[]>;
  lockAnswers(effect: Extract<Effect, { kind: "lock answers" }>, by: string): Promise<readonly Change[]>;
}

/**
 * An answer to a question of the day earns once it is locked: nobody shall read from the board whether it is right while
 * it may still be changed. What came too late earns nothing, nor does a voided question.
 */
export function locking(engine: Engine): Locking {
  const { quizzes, answers } = engine.tables;
  const one = within(engine, () => and(is(quizzes.id, "quiz"), is(answers.account, "account")));
  const ofQuiz = within(engine, () => is(quizzes.id, "quiz"));
  const ofCohort = within(engine, () =>
    and(is(quizzes.cohort, "cohort"), ofTheDay(engine), sql`${answers.boardDate} < ${given("before", answers.boardDate)}`),
  );
  const markClosed = change((db) =>
    db
      .update(quizzes)
      .set({ closedAt: given("at", quizzes.closedAt) })
      .where(and(is(quizzes.id, "quiz"), isNull(quizzes.closedAt)))
      .returning(met),
  );

  return {
    lock({ quiz, account, boardDate }, { callId: by, at }) {
      return one.earn([boardDate], { quiz, account, at, by }, required);
    },
    async closeQuiz({ quiz, at }, by) {
      return [markClosed({ quiz, at }), ...ofQuiz.earn(await ofQuiz.unlocked({ quiz }), { quiz, at, by })];
    },
    async lockAnswers({ cohort, before, at }, by) {
      return ofCohort.earn(await ofCohort.unlocked({ cohort, before }), { cohort, before, at, by });
    },
  };
}

/** Given in time, to a question of the day that is not voided. */
export const earns = (engine: Engine): SQL | undefined => and(ofTheDay(engine), isNull(engine.tables.quizzes.voidedAt), inTime(engine));

/** Before the quiz closed: later ones may know the key. */
export const inTime = ({ tables: { quizzes, answers } }: Engine): SQL | undefined =>
  and(
    sql`(${quizzes.closesAt} is null or ${answers.at} < ${quizzes.closesAt})`,
    sql`(${quizzes.closedAt} is null or ${answers.at} < ${quizzes.closedAt})`,
  );

/** What `scope` says, over answers and their quizzes: the quizzes held first, then all locks, entries, and totals. */
function within(engine: Engine, scope: () => SQL | undefined) {
  const { accounts, quizzes, answers, ledger, totals } = engine.tables;
  const key = sql<string>`'quiz:' || ${quizzes.cohort} || ':' || ${quizzes.id} || ':' || ${accounts.person}`;
  const pointsIf = (name: "right" | "wrong") => sql`cast(${given(name, ledger.points)} as integer)`;
  const inWeek = () =>
    and(scope(), sql`${answers.boardDate} between ${given("monday", answers.boardDate)} and ${given("sunday", answers.boardDate)}`);

  /** Changes nothing: a question is not voided between what is looked at here and what is written. */
  const hold = change((db) => {
    const unlocked = db
      .select({ quiz: answers.quiz })
      .from(answers)
      .where(and(eq(answers.quiz, quizzes.id), isNull(answers.lockedAt), inWeek()));
    return db
      .update(quizzes)
      .set({ voidedAt: sql`${quizzes.voidedAt}` })
      .where(exists(unlocked))
      .returning(met);
  });
  /** With the lock it is decided, for good, whether an answer earns: in time, not voided, and of a person's accounts the first. */
  const lock = change((db) => {
    const entered = db.select({ key: ledger.key }).from(ledger).where(eq(ledger.key, key));
    const earning = db
      .select({ id: quizzes.id })
      .from(quizzes)
      .innerJoin(accounts, eq(accounts.id, answers.account))
      .where(and(eq(quizzes.id, answers.quiz), earns(engine), notExists(entered)));
    const its = db
      .select({ id: quizzes.id })
      .from(quizzes)
      .where(and(eq(quizzes.id, answers.quiz), inWeek()));
    return db
      .update(answers)
      .set({ lockedAt: given("at", answers.lockedAt), counts: sql`case when ${exists(earning)} then 1 else 0 end` })
      .where(and(isNull(answers.lockedAt), exists(its)))
      .returning(met);
  });
  const enter = change((db) => {
    const earned = db
      .select({
        key: key.as("key"),
        cohort: sql<string>`${quizzes.cohort}`.as("cohort"),
        person: accounts.person,
        account: answers.account,
        points: sql<number>`case when ${answers.right} then ${pointsIf("right")} else ${pointsIf("wrong")} end`.as("points"),
        reason: sql<"answered">`'answered'`.as("reason"),
        item: quizzes.id,
        times: sql<number>`1`.as("times"),
        at: sql<Date>`${answers.lockedAt}`.as("at"),
        studyDay: answers.studyDay,
        boardDate: answers.boardDate,
        zone: answers.zone,
        callId: as<string>("callId", given("by", ledger.callId)),
      })
      .from(answers)
      .innerJoin(quizzes, eq(quizzes.id, answers.quiz))
      .innerJoin(accounts, eq(accounts.id, answers.account))
      .where(and(inWeek(), gt(answers.counts, 0), earns(engine)))
      .orderBy(answers.at, answers.account);
    return db.insert(ledger).select(earned).onConflictDoNothing({ target: ledger.key }).returning(met);
  });
  /** What this unit has entered. */
  const add = change((db) => {
    const sums = db
      .select({
        cohort: ledger.cohort,
        period: as<string>("period", given("period", totals.period)),
        person: ledger.person,
        points: sql<number>`sum(${ledger.points})`.as("points"),
      })
      .from(answers)
      .innerJoin(quizzes, eq(quizzes.id, answers.quiz))
      .innerJoin(accounts, eq(accounts.id, answers.account))
      .innerJoin(ledger, and(eq(ledger.key, key), eq(ledger.account, answers.account)))
      .where(and(inWeek(), is(ledger.callId, "by")))
      .groupBy(ledger.cohort, ledger.person)
      .orderBy(ledger.cohort, ledger.person);
    return db.insert(totals).select(sums).onConflictDoUpdate(onto(totals)).returning(met);
  });
  const unlocked = engine.query((db) =>
    db
      .selectDistinct({ boardDate: answers.boardDate })
      .from(answers)
      .innerJoin(quizzes, eq(quizzes.id, answers.quiz))
      .where(and(scope(), isNull(answers.lockedAt))),
  );

  return {
    /** The board dates of answers that are not yet locked. */
    unlocked: async (values: Values) => (await unlocked(values)).map(({ boardDate }) => boardDate),
    /** Week by week, for SQL does not know a week's name. */
    earn(dates: readonly LocalDate[], values: Values, locking = (lock: Change) => lock): readonly Change[] {
      const weeks = [...new Set(dates.map(mondayOf))].sort(compare).map((monday) => {
        const [right, wrong] = [true, false].map((right) => pointsForAnswer({ right }, rulesOn(monday)));
        return { ...values, monday, sunday: addDays(monday, 6), right, wrong };
      });
      return [
        ...weeks.map(hold),
        ...weeks.map((week) => locking(lock(week))),
        ...weeks.map(enter),
        ...weeks.map((week) => add({ ...week, period: isoWeek(week.monday) })),
        ...weeks.map((week) => add({ ...week, period: season })),
      ];
    },
  };
}

type Values = Readonly<Record<string, unknown>>;
