import { addDays, isoWeek, mondayOf, type ReportStore, season } from "#core";
import { and, count, countDistinct, eq, exists, getTableColumns, inArray, isNotNull, isNull, ne, sql } from "../drizzle.ts";
import type { Engine } from "../engine.ts";
import { as, change, given, givenRow, is, met, present, refused, required, writtenFirst } from "../statements.ts";
import { onto } from "../study/credit.ts";
import { inTime } from "./earn.ts";
import { ofTheDay, rightOnes } from "./rows.ts";

/** What is said of questions, and what organizers found of them. */
export function reportStore(engine: Engine): ReportStore {
  const { accounts, quizzes, answers, reports, verdicts, ledger, totals } = engine.tables;

  const waiting = engine.query((db) =>
    db
      .select()
      .from(reports)
      .where(and(is(reports.cohort, "cohort"), eq(reports.state, "open")))
      .orderBy(reports.at),
  );
  const figuresOf = engine.query((db) =>
    db
      .select({
        question: quizzes.question,
        version: quizzes.version,
        people: countDistinct(accounts.person),
        answered: count(answers.account),
        right: rightOnes(answers.right),
      })
      .from(quizzes)
      .leftJoin(answers, and(eq(answers.quiz, quizzes.id), isNotNull(quizzes.closedAt), inTime(engine)))
      .leftJoin(accounts, eq(accounts.id, answers.account))
      .where(and(is(quizzes.cohort, "cohort"), ofTheDay(engine)))
      .groupBy(quizzes.question, quizzes.version),
  );
  const { voidedOn: _voidedOn, ...columns } = getTableColumns(verdicts);
  const found = engine.query((db) => db.select(columns).from(verdicts).where(is(verdicts.cohort, "cohort")));

  const keepReport = change((db) =>
    db
      .insert(reports)
      .values(givenRow(reports))
      .onConflictDoUpdate({
        target: reports.id,
        set: {
          account: refused(reports.account),
          reason: refused(reports.reason),
          words: refused(reports.words),
          at: refused(reports.at),
          state: refused(reports.state),
        },
      })
      .returning(met),
  );
  /** Meets no row where the question is voided already: that is for good. */
  const give = change((db) =>
    db
      .insert(verdicts)
      .values(givenRow(verdicts))
      .onConflictDoUpdate({
        target: [verdicts.cohort, verdicts.question, verdicts.version],
        set: {
          verdict: refused(verdicts.verdict),
          person: refused(verdicts.person),
          at: refused(verdicts.at),
          voidedOn: refused(verdicts.voidedOn),
        },
        setWhere: ne(verdicts.verdict, "voided"),
      })
      .returning(met),
  );
  const takeOffTheList = change((db) =>
    db
      .update(reports)
      .set({ state: given("state", reports.state) })
      .where(and(is(reports.cohort, "cohort"), is(reports.question, "question"), is(reports.version, "version"), eq(reports.state, "open")))
      .returning(met),
  );
  const itsQuiz = () => and(is(quizzes.cohort, "cohort"), is(quizzes.question, "question"), is(quizzes.version, "version"));
  const markVoid = change((db) =>
    db
      .update(quizzes)
      .set({ voidedAt: given("at", quizzes.voidedAt) })
      .where(and(itsQuiz(), isNull(quizzes.voidedAt)))
      .returning(met),
  );
  const isThisWeek = sql`${ledger.boardDate} between ${given("monday", ledger.boardDate)} and ${given("sunday", ledger.boardDate)}`;
  const takeBack = change((db) => {
    const its = db
      .select({ id: quizzes.id })
      .from(quizzes)
      .where(and(itsQuiz(), eq(quizzes.id, ledger.item)));
    const reversals = db
      .select({
        key: sql<string>`'void:' || ${ledger.key}`.as("key"),
        cohort: ledger.cohort,
        person: ledger.person,
        account: ledger.account,
        points: sql<number>`-${ledger.points}`.as("points"),
        reason: sql<"voided">`'voided'`.as("reason"),
        item: ledger.item,
        times: ledger.times,
        at: as<Date>("at", given("at", ledger.at)),
        studyDay: ledger.studyDay,
        boardDate: sql<string>`case when ${isThisWeek} then ${ledger.boardDate} else ${given("today", ledger.boardDate)} end`.as(
          "boardDate",
        ),
        zone: ledger.zone,
        callId: as<string>("callId", given("by", ledger.callId)),
      })
      .from(ledger)
      .where(and(is(ledger.cohort, "cohort"), inArray(ledger.reason, ["answered", "practised"]), exists(its)));
    return db.insert(ledger).select(reversals).onConflictDoNothing({ target: ledger.key }).returning(met);
  });
  const takeOffTotals = change((db) => {
    const sums = db
      .select({
        cohort: ledger.cohort,
        period: as<string>("period", given("period", totals.period)),
        person: ledger.person,
        points: sql<number>`sum(${ledger.points})`.as("points"),
      })
      .from(ledger)
      .where(and(is(ledger.cohort, "cohort"), is(ledger.callId, "by"), eq(ledger.reason, "voided")))
      .groupBy(ledger.cohort, ledger.person)
      .orderBy(ledger.cohort, ledger.person);
    return db.insert(totals).select(sums).onConflictDoUpdate(onto(totals)).returning(met);
  });

  return {
    async add(report) {
      await engine.write([keepReport({ ...report })]);
    },
    open: async (cohort) => (await waiting({ cohort })).map(present),
    figures: (cohort) => figuresOf({ cohort }),
    verdicts: async (cohort) => (await found({ cohort })).map(present),

    decide(verdict, today, by) {
      const monday = mondayOf(today);
      const voidedOn = verdict.verdict === "voided" ? today : undefined;
      const values = { ...verdict, voidedOn, today, monday, sunday: addDays(monday, 6), by };
      const unit = [required(give(values)), takeOffTheList({ ...values, state: verdict.verdict })];
      if (verdict.verdict !== "voided") return writtenFirst(engine, unit);
      // Whatever is taken back counts in this week: what lies in it by its own date, the rest by today's.
      const totals = [isoWeek(today), season].map((period) => takeOffTotals({ ...values, period }));
      return writtenFirst(engine, [...unit, markVoid(values), takeBack(values), ...totals]);
    },
  };
}
