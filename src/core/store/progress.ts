import type { LocalDate } from "../calendar.ts";
import type { Completion, Counted, LedgerEntry, Period, Score, Stamp } from "../study/credit.ts";

export interface ProgressStore {
  /** What a person has done on a path, undone items left out. */
  completions(person: string, path: string): Promise<readonly Completion[]>;
  /** The last time a person did one item, undone or not, and when it was done for the first time. */
  completion(person: string, path: string, item: string): Promise<(Completion & { readonly firstAt: Date }) | undefined>;
  /** Of everybody in the cohort: who has done what. */
  completionsIn(cohort: string, path: string): Promise<readonly { readonly person: string; readonly item: string }[]>;
  /**
   * Records that an item is done for the `times`-th time, and its points in each cohort in which it counts: all or nothing.
   * False where it is recorded already.
   */
  complete(
    completion: { readonly person: string; readonly path: string; readonly item: string; readonly times: number },
    stamp: Stamp,
    counted: readonly Counted[],
  ): Promise<boolean>;
  /** Takes a completion back, and its points in each cohort where it earned any. False where that has happened already. */
  undo(
    completion: { readonly person: string; readonly path: string; readonly item: string; readonly times: number },
    stamp: Stamp,
    today: (cohort: string) => LocalDate,
  ): Promise<boolean>;
  /** The points of everybody on the board: members who are there and not hidden, with more than none. */
  scores(cohort: string, period: Period): Promise<readonly Score[]>;
  /** A person's own points, and how many on the board have more. */
  standing(cohort: string, period: Period, person: string): Promise<{ readonly points: number; readonly above: number }>;
  ledger(cohort: string): Promise<readonly LedgerEntry[]>;
}
