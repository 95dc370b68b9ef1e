import type { LocalDate, Occasion, QuestionType, Report, ReportReason, Verdict } from "#core";
import type { GroupTables } from "../group/tables.ts";
import type { PersonTables } from "../person/tables.ts";
import type * as Kit from "../sqlite/kit.ts";

/** Questions opened, what was answered, and what is said of the questions themselves. */
export const defineQuizTables = (
  { table, text, whole, flag, instant, json, primaryKey, index }: typeof Kit,
  { persons, accounts, cohorts }: Pick<PersonTables, "persons" | "accounts"> & Pick<GroupTables, "cohorts">,
) => {
  const date = (name: string) => text(name).$type<LocalDate>();
  const cohort = () => text("cohort_id").references(() => cohorts.id, { onDelete: "cascade" });
  const person = () => text("person_id").references(() => persons.id, { onDelete: "cascade" });
  const accountId = () =>
    text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" });

  const quizzes = table(
    "quizzes",
    {
      id: text("id").primaryKey(),
      path: text("path").notNull(),
      question: text("question").notNull(),
      version: whole("version").notNull(),
      type: text("type").$type<QuestionType>().notNull(),
      order: json<readonly number[]>("option_order").notNull(),
      matchOrder: json<readonly number[]>("match_order").notNull(),
      key: json<readonly number[]>("answer_key").notNull(),
      /** What is said of it in cohort, slot, person and closes_at. */
      occasion: text("occasion").$type<Occasion["kind"]>().notNull().default("day"),
      cohort: cohort(),
      slot: date("slot"),
      person: person(),
      openedAt: instant("opened_at").notNull(),
      closesAt: instant("closes_at"),
      closedAt: instant("closed_at"),
      voidedAt: instant("voided_at"),
    },
    (t) => [index("quizzes_cohort").on(t.cohort, t.openedAt), index("quizzes_person").on(t.person, t.openedAt)],
  );

  const quizId = () =>
    text("quiz_id")
      .notNull()
      .references(() => quizzes.id, { onDelete: "cascade" });

  /** Facts, kept by account. */
  const answers = table(
    "answers",
    {
      quiz: quizId(),
      account: accountId(),
      picked: json<readonly number[]>("picked").notNull(),
      right: flag("is_right").notNull(),
      changed: flag("is_changed").notNull(),
      lockedAt: instant("locked_at"),
      /** Since it is locked: 0 where it earns nothing, else 1; in practice, its number among those of the study day that earn. */
      counts: whole("counts"),
      at: instant("at").notNull(),
      studyDay: date("study_day").notNull(),
      boardDate: date("board_date").notNull(),
      zone: text("zone").notNull(),
      took: whole("took").notNull(),
      callId: text("call_id").notNull(),
    },
    (t) => [primaryKey({ columns: [t.quiz, t.account] }), index("answers_account").on(t.account, t.at)],
  );

  const drafts = table(
    "drafts",
    {
      quiz: quizId(),
      account: accountId(),
      picked: json<readonly (number | null)[]>("picked").notNull(),
      openedAt: instant("opened_at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.quiz, t.account] }), index("drafts_account").on(t.account)],
  );

  const reports = table(
    "reports",
    {
      id: text("id").primaryKey(),
      quiz: quizId(),
      question: text("question").notNull(),
      version: whole("version").notNull(),
      cohort: cohort(),
      person: person().notNull(),
      account: text("account_id").references(() => accounts.id, { onDelete: "set null" }),
      reason: text("reason").$type<ReportReason>().notNull(),
      words: text("words"),
      at: instant("at").notNull(),
      state: text("state").$type<Report["state"]>().notNull(),
    },
    (t) => [index("reports_cohort").on(t.cohort, t.state), index("reports_person").on(t.person), index("reports_account").on(t.account)],
  );

  /** What organizers found of a question, in their cohort. */
  const verdicts = table(
    "verdicts",
    {
      cohort: cohort().notNull(),
      question: text("question").notNull(),
      version: whole("version").notNull(),
      verdict: text("verdict").$type<Verdict["verdict"]>().notNull(),
      person: text("person_id").references(() => persons.id, { onDelete: "set null" }),
      at: instant("at").notNull(),
      /** Voided: on which date of the cohort's calendar. */
      voidedOn: date("voided_on"),
    },
    (t) => [primaryKey({ columns: [t.cohort, t.question, t.version] }), index("verdicts_person").on(t.person)],
  );

  return { quizzes, answers, drafts, reports, verdicts };
};
