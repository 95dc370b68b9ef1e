import type { LocalDate } from "../calendar.ts";
import type { Period } from "./progress.ts";

/** A row of a board that is over, as it was announced. */
export interface FrozenPlace {
  readonly person: string;
  readonly place: number;
  readonly points: number;
}

/** How a question that was asked in a cohort went: what the members who are in it now answered. */
export interface AskedQuestion {
  readonly quiz: string;
  readonly question: string;
  /** Until it is closed, right and wrong are nobody's business. */
  readonly isClosed: boolean;
  readonly answers: readonly { readonly person: string; readonly right: boolean }[];
}

/** What a stretch of days came to, from one date until before another. */
export interface BoardStore {
  /** In the order of places; empty where it was never frozen. */
  frozen(cohort: string, period: Period): Promise<readonly FrozenPlace[]>;
  /** How many items the members finished on those study days. */
  itemsDone(cohort: string, path: string, from: LocalDate, until: LocalDate): Promise<number>;
  /** The questions posted for those dates, in their order; voided ones are left out. */
  questions(cohort: string, from: LocalDate, until: LocalDate): Promise<readonly AskedQuestion[]>;
}
