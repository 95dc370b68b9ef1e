import type { Counted, LedgerEntry, LocalDate, Period } from "#core";
import type { GroupTables } from "../group/tables.ts";
import type { PersonTables } from "../person/tables.ts";
import type * as Kit from "../sqlite/kit.ts";

/** What is done, and what that earns. */
export const defineStudyTables = (
  { table, text, whole, instant, json, primaryKey, index }: typeof Kit,
  { persons, accounts, cohorts }: Pick<PersonTables, "persons" | "accounts"> & Pick<GroupTables, "cohorts">,
) => {
  const date = (name: string) => text(name).$type<LocalDate>();

  const personId = () =>
    text("person_id")
      .notNull()
      .references(() => persons.id, { onDelete: "cascade" });

  const cohortId = () =>
    text("cohort_id")
      .notNull()
      .references(() => cohorts.id, { onDelete: "cascade" });

  /** Facts: what an account has done. Undone, a row stays; done again, there is a further one. */
  const completions = table(
    "completions",
    {
      account: text("account_id")
        .notNull()
        .references(() => accounts.id, { onDelete: "cascade" }),
      path: text("path").notNull(),
      item: text("item").notNull(),
      times: whole("times").notNull(),
      at: instant("at").notNull(),
      studyDay: date("study_day").notNull(),
      zone: text("zone").notNull(),
      callId: text("call_id").notNull(),
      counted: json<readonly Counted[]>("counted").notNull().default([]),
      undoneAt: instant("undone_at"),
      undoneBy: text("undone_by"),
      /** By cohort, the date of its calendar. */
      undoneDates: json<Readonly<Record<string, LocalDate>>>("undone_dates"),
    },
    (t) => [primaryKey({ columns: [t.account, t.path, t.item, t.times] })],
  );

  /** Credit, made from facts: points, with who, why and when. Only added to; the key says what they are for, so that nothing earns twice. */
  const ledger = table(
    "ledger",
    {
      key: text("key").primaryKey(),
      cohort: cohortId(),
      person: personId(),
      account: text("account_id").notNull(),
      points: whole("points").notNull(),
      reason: text("reason").$type<LedgerEntry["reason"]>().notNull(),
      item: text("item").notNull(),
      times: whole("times").notNull(),
      at: instant("at").notNull(),
      studyDay: date("study_day").notNull(),
      boardDate: date("board_date").notNull(),
      zone: text("zone").notNull(),
      callId: text("call_id").notNull(),
    },
    (t) => [index("ledger_cohort_person").on(t.cohort, t.person), index("ledger_person_item").on(t.person, t.item)],
  );

  /** The ledger's sums, written with it, so that no command adds up a season. */
  const totals = table(
    "totals",
    {
      cohort: cohortId(),
      period: text("period").$type<Period>().notNull(),
      person: personId(),
      points: whole("points").notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.cohort, t.period, t.person] }),
      index("totals_board").on(t.cohort, t.period, t.points),
      index("totals_person").on(t.person),
    ],
  );

  /** The result of a week that is over, as it was announced. */
  const boards = table(
    "boards",
    {
      cohort: cohortId(),
      period: text("period").notNull(),
      person: personId(),
      place: whole("place").notNull(),
      points: whole("points").notNull(),
      frozenAt: instant("frozen_at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.cohort, t.period, t.person] }), index("boards_person").on(t.person)],
  );

  return { completions, ledger, totals, boards };
};
