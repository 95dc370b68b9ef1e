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

export interface NudgeStore {
  of(person: string): Promise<Nudging | undefined>;
  /** Keeps where and on which days not; begins anew with a nudge a day. */
  set(wish: Pick<Nudging, "person" | "account" | "restDays">): Promise<void>;
  /** Keeps on which days not; for who is nudged already all else stays, and above all the quiet that was promised. */
  rest(wish: Pick<Nudging, "person" | "account" | "restDays">): Promise<void>;
  /** Does nothing for who is not nudged. */
  snooze(person: string, until: LocalDate): Promise<void>;
  /** The last study day on which the person finished an item or answered a question. */
  lastActive(person: string): Promise<LocalDate | undefined>;
}
