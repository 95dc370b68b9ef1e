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

/** Where a completion counts: on which date of the cohort's calendar, and what the item was estimated at there. Never recomputed. */
export interface Counted {
  readonly cohort: string;
  readonly boardDate: LocalDate;
  readonly minutes: number;
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
  /** `corrected` stands for no fact: it puts right what other entries hold wrongly. */
  readonly reason: "done" | "undone" | "answered" | "practised" | "voided" | "corrected";
  /** The item's id, or the quiz's. */
  readonly item: string;
  readonly at: Date;
  readonly boardDate: LocalDate;
}

/** What a person's entries of a period come to. */
export interface Total {
  readonly cohort: string;
  readonly period: Period;
  readonly points: number;
}

/** A row of a board that is over, as it was announced. */
export interface FrozenPlace {
  readonly person: string;
  readonly place: number;
  readonly points: number;
}
