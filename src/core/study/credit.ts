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

/** A row of a board that is over, as it was announced. */
export interface FrozenPlace {
  readonly person: string;
  readonly place: number;
  readonly points: number;
}
