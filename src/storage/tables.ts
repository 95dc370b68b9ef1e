import type { Call, LedgerEntry, LocalDate, Pace, Period, PlatformName, Visibility } from "#core";
import { defineQuizTables } from "./quiz/tables.ts";
import { defineScheduleTables } from "./rhythm/tables.ts";
import type * as Kit from "./sqlite/kit.ts";

export type Tables = ReturnType<typeof defineTables>;
export type PeopleTables = ReturnType<typeof definePeopleTables>;

/** Every table, once, in an order in which each follows those that it refers to. The kit says what an instant, a flag or a JSON value is called in each engine. */
export function defineTables(kit: typeof Kit) {
  const people = definePeopleTables(kit);
  return { ...people, ...defineScheduleTables(kit, people), ...defineQuizTables(kit, people) };
}

/** People, cohorts, and what is done and earned. */
const definePeopleTables = ({ table, text, whole, flag, instant, json, primaryKey, index }: typeof Kit) => {
  const date = (name: string) => text(name).$type<LocalDate>();

  const persons = table("persons", {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    nameChosen: flag("name_chosen").notNull(),
    zone: text("zone"),
    /** What a platform last told. */
    assumedZone: text("assumed_zone"),
    visibility: text("visibility").$type<Visibility>().notNull(),
    alias: text("alias"),
    createdAt: instant("created_at").notNull(),
  });

  const personId = () =>
    text("person_id")
      .notNull()
      .references(() => persons.id, { onDelete: "cascade" });

  const accounts = table(
    "accounts",
    {
      id: text("id").primaryKey(),
      person: personId(),
      platform: text("platform").$type<PlatformName>().notNull(),
      name: text("name").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [index("accounts_person").on(t.person)],
  );

  const cohorts = table("cohorts", {
    id: text("id").primaryKey(),
    path: text("path").notNull(),
    name: text("name").notNull(),
    /** Mondays of weeks in which it pauses. */
    pauses: json<readonly LocalDate[]>("pauses").notNull().default([]),
    start: date("start").notNull(),
    zone: text("zone").notNull(),
    pace: text("pace").$type<Pace>().notNull(),
    archived: flag("archived").notNull(),
    createdAt: instant("created_at").notNull(),
  });

  const cohortId = () =>
    text("cohort_id")
      .notNull()
      .references(() => cohorts.id, { onDelete: "cascade" });

  const channels = table(
    "channels",
    {
      platform: text("platform").$type<PlatformName>().notNull(),
      space: text("space").notNull(),
      channel: text("channel").notNull(),
      cohort: cohortId(),
      /** Whether the cohort's reminders and questions are posted here. */
      posts: flag("posts").notNull(),
    },
    (t) => [primaryKey({ columns: [t.platform, t.space, t.channel] }), index("channels_cohort").on(t.cohort)],
  );

  const organizers = table(
    "organizers",
    {
      cohort: cohortId(),
      person: personId(),
      appointedAt: instant("appointed_at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.cohort, t.person] }), index("organizers_person").on(t.person)],
  );

  const members = table(
    "members",
    {
      cohort: cohortId(),
      person: personId(),
      joinedAt: instant("joined_at").notNull(),
      start: date("start"),
      fromWeek: whole("from_week").notNull(),
      leftAt: instant("left_at"),
    },
    (t) => [primaryKey({ columns: [t.cohort, t.person] }), index("members_person").on(t.person)],
  );

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
      undoneAt: instant("undone_at"),
      undoneBy: text("undone_by"),
    },
    (t) => [primaryKey({ columns: [t.account, t.path, t.item, t.times] })],
  );

  /** Credit: points, with who, why and when. Only added to; the key says what they are for, so that nothing earns twice. */
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

  /** Which cohort a person means in a channel that could mean several. */
  const remembered = table(
    "remembered",
    {
      person: personId(),
      channel: text("channel").notNull(),
      cohort: cohortId(),
    },
    (t) => [primaryKey({ columns: [t.person, t.channel] })],
  );

  const keptCalls = table(
    "kept_calls",
    {
      id: text("id").primaryKey(),
      person: personId(),
      call: json<Call>("call").notNull(),
      at: instant("at").notNull(),
    },
    (t) => [index("kept_calls_person").on(t.person)],
  );

  /** One row: how far the simulated clock is ahead, in milliseconds. */
  const clock = table("clock", {
    id: text("id").primaryKey(),
    offset: whole("offset").notNull(),
  });

  /** What a platform was last told of our commands. */
  const registrations = table("registrations", {
    platform: text("platform").$type<PlatformName>().primaryKey(),
    hash: text("hash").notNull(),
  });

  /** Codes with which an organizer attaches a further channel, once. */
  const channelCodes = table(
    "channel_codes",
    {
      code: text("code").primaryKey(),
      cohort: cohortId(),
      expiresAt: instant("expires_at").notNull(),
      usedAt: instant("used_at"),
    },
    (t) => [index("channel_codes_cohort").on(t.cohort)],
  );

  return {
    persons,
    accounts,
    cohorts,
    channels,
    organizers,
    members,
    completions,
    ledger,
    totals,
    remembered,
    keptCalls,
    channelCodes,
    clock,
    registrations,
  };
};
