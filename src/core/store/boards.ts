import type { LocalDate } from "../calendar.ts";
import type { AskedQuestion } from "../quiz/quiz.ts";
import type { FrozenPlace, Period } from "../study/credit.ts";

/** What a stretch of days came to, from one date until before another. */
export interface BoardStore {
  /** In the order of places; empty where it was never frozen. */
  frozen(cohort: string, period: Period): Promise<readonly FrozenPlace[]>;
  /** How many items the members finished on those study days. */
  itemsDone(cohort: string, path: string, from: LocalDate, until: LocalDate): Promise<number>;
  /** The questions posted for those dates, in their order; voided ones are left out. */
  questions(cohort: string, from: LocalDate, until: LocalDate): Promise<readonly AskedQuestion[]>;
}
