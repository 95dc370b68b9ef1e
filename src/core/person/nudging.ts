import type { LocalDate } from "../calendar.ts";

/** How a person wants to be nudged; when, and whether at all, stands in their schedule. */
export interface Nudging {
  readonly person: string;
  /** Who gets the messages: the account that asked for them. */
  readonly account: string;
  /** Weekdays without, 1 for Monday to 7 for Sunday, ascending. */
  readonly restDays: readonly number[];
  readonly frequency: "daily" | "weekly";
  /** No nudge before this date. */
  readonly snoozedUntil: LocalDate | undefined;
  /** How many in a row led to nothing. */
  readonly ignored: number;
  readonly lastAt: Date | undefined;
}
