import type { LocalDate } from "../calendar.ts";

/** Marks a change: who asked for it by which event, when, and on which study day. Never recomputed. */
export interface Stamp {
  /** The platform's id of the interaction or event: the same one is the same call, delivered again. */
  readonly callId: string;
  readonly account: string;
  readonly at: Date;
  /** The local date in the person's zone, minus one day before 03:00. */
  readonly studyDay: LocalDate;
  /** The person's zone, by which the study day was reckoned. */
  readonly zone: string;
}

/** An item that a person has ticked off, on a path. */
export interface Completion {
  readonly path: string;
  readonly item: string;
  /** Counts how often it was done, from 1: undone and done again is 2. */
  readonly times: number;
  readonly at: Date;
  readonly studyDay: LocalDate;
  readonly callId: string;
  readonly undoneAt: Date | undefined;
  /** The call that undid it. */
  readonly undoneBy: string | undefined;
}

/** Points for one cohort, on the date of its own calendar. */
export interface Credit {
  readonly cohort: string;
  readonly boardDate: LocalDate;
}

/** `season`, or a week such as `2026-W49`. */
export type Period = string;

export interface Score {
  readonly person: string;
  readonly points: number;
}

export interface LedgerEntry {
  readonly key: string;
  readonly cohort: string;
  readonly person: string;
  readonly points: number;
  readonly reason: "done" | "undone" | "answered" | "practised" | "voided";
  /** The item's id, or the quiz's. */
  readonly item: string;
  readonly at: Date;
  readonly boardDate: LocalDate;
}

export interface ProgressStore {
  /** What a person has done on a path, undone items left out. */
  completions(person: string, path: string): Promise<readonly Completion[]>;
  /** The last time a person did one item, undone or not, and when it was done for the first time. */
  completion(person: string, path: string, item: string): Promise<(Completion & { readonly firstAt: Date }) | undefined>;
  /** Of everybody in the cohort: who has done what. */
  completionsIn(cohort: string, path: string): Promise<readonly { readonly person: string; readonly item: string }[]>;
  /**
   * Records that an item is done for the `times`-th time, and its points in each cohort: all or nothing.
   * False where it is recorded already.
   */
  complete(
    completion: { readonly person: string; readonly path: string; readonly item: string; readonly times: number; readonly points: number },
    stamp: Stamp,
    credits: readonly Credit[],
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
