import type { Delivery, LocalDate, MessageRef, PlatformName, Reason, Reply, Run, Subject, Target, Unasked } from "#core";
import type { GroupTables } from "../group/tables.ts";
import type { PersonTables } from "../person/tables.ts";
import type * as Kit from "../sqlite/kit.ts";

/** What happens by itself: when, once each, and where it goes. A row that is about one person knows whose it is, and goes with them. */
export const defineRhythmTables = (
  { table, text, whole, flag, instant, json, primaryKey, index }: typeof Kit,
  { persons, accounts, cohorts }: Pick<PersonTables, "persons" | "accounts"> & Pick<GroupTables, "cohorts">,
) => {
  const date = (name: string) => text(name).$type<LocalDate>();
  const person = () => text("person_id").references(() => persons.id, { onDelete: "cascade" });
  const subjectKind = () => text("subject_kind").$type<Subject["kind"]>().notNull();

  const schedules = table(
    "schedules",
    {
      subjectKind: subjectKind(),
      subject: text("subject").notNull(),
      job: text("job").notNull(),
      person: person(),
      /** `09:00`, and the weekdays as digits, such as `135`. */
      timeAt: text("time_at"),
      weekdays: text("weekdays"),
      on: flag("is_on").notNull(),
      slot: date("slot"),
      dueAt: instant("due_at"),
      /** Null where nothing comes: the index holds what does. */
      nextAt: instant("next_at"),
      failures: whole("failures").notNull(),
      failingSince: instant("failing_since"),
      reason: json<Reason>("reason"),
    },
    (t) => [
      primaryKey({ columns: [t.subjectKind, t.subject, t.job] }),
      index("schedules_next").on(t.nextAt),
      index("schedules_person").on(t.person),
    ],
  );

  const runs = table(
    "runs",
    {
      key: text("key").primaryKey(),
      job: text("job").notNull(),
      subjectKind: subjectKind(),
      subject: text("subject").notNull(),
      person: person(),
      slot: date("slot").notNull(),
      dueAt: instant("due_at").notNull(),
      state: text("state").$type<Run["state"]>().notNull(),
      content: json<Reply>("content"),
      about: text("about"),
      reason: json<Reason>("reason"),
      finishedAt: instant("finished_at"),
    },
    (t) => [
      index("runs_subject").on(t.subjectKind, t.subject, t.dueAt),
      index("runs_about").on(t.about),
      index("runs_person").on(t.person),
    ],
  );

  const deliveries = table(
    "deliveries",
    {
      id: text("id").primaryKey(),
      run: text("run")
        .notNull()
        .references(() => runs.key, { onDelete: "cascade" }),
      cohort: text("cohort_id").references(() => cohorts.id, { onDelete: "cascade" }),
      person: person(),
      target: json<Target>("target").notNull(),
      platform: text("platform").$type<PlatformName>().notNull(),
      destination: text("place").notNull(),
      order: whole("turn").notNull(),
      state: text("state").$type<Delivery["state"]>().notNull(),
      /** Null once nothing is left to do: the index holds what is open. */
      nextAt: instant("next_at"),
      expiresAt: instant("expires_at").notNull(),
      token: text("token"),
      leaseUntil: instant("lease_until"),
      attempts: whole("attempts").notNull(),
      firstAt: instant("first_at"),
      isUnresolved: flag("is_unresolved").notNull(),
      isDoubtful: flag("is_doubtful").notNull(),
      message: json<MessageRef>("message"),
      reason: json<Reason>("reason"),
      failingSince: instant("failing_since"),
      redrawAt: instant("redraw_at"),
      shown: whole("shown").notNull(),
    },
    (t) => [
      index("deliveries_next").on(t.platform, t.nextAt),
      index("deliveries_place").on(t.destination, t.state),
      index("deliveries_run").on(t.run),
      index("deliveries_cohort").on(t.cohort, t.state),
      index("deliveries_redraw").on(t.redrawAt),
      index("deliveries_person").on(t.person),
    ],
  );

  /** Where a cohort's posts do not arrive; gone once one has arrived there. */
  const troubles = table(
    "troubles",
    {
      cohort: text("cohort_id")
        .notNull()
        .references(() => cohorts.id, { onDelete: "cascade" }),
      destination: text("place").notNull(),
      since: instant("since").notNull(),
      reason: json<Reason>("reason").notNull(),
    },
    (t) => [primaryKey({ columns: [t.cohort, t.destination] })],
  );

  /** How a person wants to be written to unasked, besides the time of their nudges, which stands in their schedule. */
  const nudges = table("nudges", {
    person: text("person_id")
      .primaryKey()
      .references(() => persons.id, { onDelete: "cascade" }),
    /** Who gets the messages: the account that asked for them. */
    account: text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** Weekdays without, as digits, such as `67`. */
    restDays: text("rest_days").notNull(),
    frequency: text("frequency").$type<"daily" | "weekly">().notNull(),
    /** Whether nothing is written to them unasked. */
    isOff: flag("is_off").notNull().default(false),
    snoozedUntil: date("snoozed_until"),
    /** How many in a row led to nothing. */
    ignored: whole("ignored").notNull(),
    lastAt: instant("last_at"),
  });

  /** What waits until somebody may be written to unasked. */
  const unasked = table(
    "unasked",
    {
      id: text("id").primaryKey(),
      person: person().notNull(),
      account: text("account_id")
        .notNull()
        .references(() => accounts.id, { onDelete: "cascade" }),
      reason: text("reason").$type<Unasked["reason"]>().notNull(),
      content: json<Reply>("content").notNull(),
      since: instant("since").notNull(),
      until: instant("until").notNull(),
    },
    (t) => [index("unasked_person").on(t.person), index("unasked_account").on(t.account)],
  );

  return { schedules, runs, deliveries, troubles, nudges, unasked };
};
