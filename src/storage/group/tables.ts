import type { Call, LocalDate, Pace, PlatformName } from "#core";
import type { PersonTables } from "../person/tables.ts";
import type * as Kit from "../sqlite/kit.ts";

export type GroupTables = ReturnType<typeof defineGroupTables>;

/** Cohorts, who is in them, and which one a call means. */
export const defineGroupTables = (
  { table, text, whole, flag, instant, json, primaryKey, index }: typeof Kit,
  { persons }: Pick<PersonTables, "persons">,
) => {
  const date = (name: string) => text(name).$type<LocalDate>();

  const personId = () =>
    text("person_id")
      .notNull()
      .references(() => persons.id, { onDelete: "cascade" });

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

  return { cohorts, channels, organizers, members, remembered, keptCalls, channelCodes };
};
