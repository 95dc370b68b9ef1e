import type { LocalDate } from "../calendar.ts";
import type { Nudging } from "../person/nudging.ts";

export interface NudgeStore {
  of(person: string): Promise<Nudging | undefined>;
  /** Keeps where, and begins anew with a nudge a day; the days without stay as they are where it names none. */
  set(wish: Pick<Nudging, "person" | "account"> & Partial<Pick<Nudging, "restDays">>): Promise<void>;
  /** Keeps on which days not; for who is nudged already all else stays, and above all the quiet that was promised. */
  rest(wish: Pick<Nudging, "person" | "account" | "restDays">): Promise<void>;
  /** Does nothing for whoever is not nudged. */
  snooze(person: string, until: LocalDate): Promise<void>;
  /** Writes nothing unasked any more; with `set` that is over. */
  stop(wish: Pick<Nudging, "person" | "account">): Promise<void>;
  /** The last study day on which the person finished an item or answered a question. */
  lastActive(person: string): Promise<LocalDate | undefined>;
}
