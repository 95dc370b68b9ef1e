import { defineTables } from "../tables.ts";
import * as kit from "./kit.ts";

// Here PostgreSQL's tables are given SQLite's types: the contract suite proves that the two behave alike.
export const tables = defineTables(kit as never);
// drizzle-kit looks for tables among the exports.
export const {
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
  schedules,
  runs,
  deliveries,
  troubles,
  nudges,
  unasked,
  quizzes,
  answers,
  drafts,
  reports,
  boards,
  verdicts,
} = tables;
