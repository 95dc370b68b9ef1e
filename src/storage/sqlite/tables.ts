import { defineTables } from "../tables.ts";
import * as kit from "./kit.ts";

export const tables = defineTables(kit);
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
