import type { LocalDate } from "../calendar.ts";

/** What a question was opened for. */
export type Occasion = Day | Practice;

/** The question of the day of a cohort. */
export interface Day {
  readonly kind: "day";
  readonly cohort: string;
  /** The date for which it was posted, in the cohort's zone. */
  readonly slot: LocalDate;
  /** Until then an answer earns points. */
  readonly closesAt: Date;
}

/** One person's practice. */
export interface Practice {
  readonly kind: "practice";
  readonly person: string;
  /** Where it earns. */
  readonly cohort: string;
}

/** When what was opened for this closes by itself; undefined where it waits for its answer. */
export function closesAtOf(occasion: Occasion): Date | undefined {
  switch (occasion.kind) {
    case "day":
      return occasion.closesAt;
    case "practice":
      return undefined;
    default:
      return occasion satisfies never;
  }
}

/** Whether what was opened for this is there for a member of a cohort to see and to answer. */
export function isFor(occasion: Occasion, cohort: string, person: string): boolean {
  switch (occasion.kind) {
    case "day":
      return occasion.cohort === cohort;
    case "practice":
      return occasion.cohort === cohort && occasion.person === person;
    default:
      return occasion satisfies never;
  }
}
