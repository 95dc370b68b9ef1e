import type { LocalDate } from "../calendar.ts";

/** How a person wants to be written to unasked; when they are nudged stands in their schedule. */
export interface Nudging {
  readonly person: string;
  /** Who gets the messages: the account that asked for them. */
  readonly account: string;
  /** Whether they want nothing unasked at all. */
  readonly isOff: boolean;
  /** Weekdays without, 1 for Monday to 7 for Sunday, ascending. */
  readonly restDays: readonly number[];
  readonly frequency: "daily" | "weekly";
  /** No nudge before this date. */
  readonly snoozedUntil: LocalDate | undefined;
  /** How many in a row led to nothing. */
  readonly ignored: number;
  readonly lastAt: Date | undefined;
}

/** The job's name, by which a person's schedule is found. */
export const nudgeJob = "nudge";

/** No nudge from the one until the other, on the person's wall. */
export const quietHours = { from: "22:00", until: "08:00" } as const;
/** After so many in a row that led to nothing, once a week is enough. */
export const mostIgnored = 3;

/** Whether a time of the day lies in the quiet hours. */
export const isQuiet = (time: string): boolean => time >= quietHours.from || time < quietHours.until;
