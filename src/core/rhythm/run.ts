import type { LocalDate } from "../calendar.ts";
import type { MessageRef, PlatformName, Target } from "../chat/platform.ts";
import type { Reply } from "../chat/reply.ts";
import type { Quiz } from "../quiz/quiz.ts";
import type { Reason } from "./reasons.ts";

/** What a job is for: a cohort's reminders and questions, a person's nudges, the reveal of one quiz. */
export interface Subject {
  readonly kind: "cohort" | "person" | "quiz";
  readonly id: string;
}

/** When a job runs, on the wall of its subject's zone. */
export interface JobTime {
  /** `09:00`. */
  readonly at: string;
  /** 1 for Monday to 7 for Sunday, ascending. */
  readonly weekdays: readonly number[];
}

/** A local date for which a job runs, and the instant at which it falls due. */
export interface Slot {
  readonly slot: LocalDate;
  readonly dueAt: Date;
}

/** One row for each (subject, job): the slot that comes next. */
export interface Schedule {
  readonly subject: Subject;
  readonly job: string;
  /** Absent for what happens once. */
  readonly time: JobTime | undefined;
  readonly on: boolean;
  /** The local date it is for; with it undefined, nothing more comes. */
  readonly slot: LocalDate | undefined;
  readonly dueAt: Date | undefined;
  /** When a tick looks at it next: `dueAt`, or later after a failure. */
  readonly nextAt: Date | undefined;
  /** Failures in a row of preparing the slot, since when, and why. */
  readonly failures: number;
  readonly failingSince: Date | undefined;
  readonly reason: Reason | undefined;
}

/**
 * When the jobs of a person or a cohort come next, after a change of theirs: those of the rows that it is about, as they shall be.
 * Where anything has changed meanwhile of what it was told, it is asked again.
 */
export type Reschedule<Changed> = (after: Changed, rows: readonly Schedule[]) => readonly Schedule[];

/** A schedule whose slot has fallen due. */
export type DueSchedule = Schedule & Slot & { readonly nextAt: Date };

/** One execution of a job for a slot. It is there once all that the slot leads to is written, and never before. */
export interface Run {
  /** `daily-question:cohort:<id>:2026-12-01`; of a post now `…:now:<id>`. */
  readonly key: string;
  readonly job: string;
  readonly subject: Subject;
  readonly slot: LocalDate;
  readonly dueAt: Date;
  /** Open while a delivery of it is. */
  readonly state: "open" | "finished" | "skipped";
  /** What is posted; written once, before anything is sent. */
  readonly content: Reply | undefined;
  /** Which thing it is about, such as a quiz: by it, its posts are found. */
  readonly about: string | undefined;
  /** Why it was skipped, or that it was late. */
  readonly reason: Reason | undefined;
  readonly finishedAt: Date | undefined;
}

/** One message of a run, to one destination. */
export interface Delivery {
  readonly id: string;
  readonly run: string;
  /** The cohort that it is for, by which its health is found. */
  readonly cohort: string | undefined;
  readonly target: Target;
  readonly platform: PlatformName;
  /** Where it goes, such as `discord/1/2`: one after the other in each, in their order. */
  readonly destination: string;
  readonly order: number;
  readonly state: "open" | "sent" | "given up";
  /** Undefined once nothing is left to do. */
  readonly nextAt: Date | undefined;
  /** After that it is not sent any more. */
  readonly expiresAt: Date;
  readonly token: string | undefined;
  readonly leaseUntil: Date | undefined;
  readonly attempts: number;
  /** The first attempt of which it is not known that it failed. */
  readonly firstAt: Date | undefined;
  /** What became of an earlier attempt is not known. */
  readonly isUnresolved: boolean;
  /** It was sent again without that being known: it may stand there twice. */
  readonly isDoubtful: boolean;
  readonly message: MessageRef | undefined;
  /** What failed last. */
  readonly reason: Reason | undefined;
  readonly failingSince: Date | undefined;
  /** When it should be drawn anew, and which count it shows. */
  readonly redrawAt: Date | undefined;
  readonly shown: number;
}

export type NewDelivery = Pick<Delivery, "id" | "cohort" | "target" | "platform" | "destination" | "order" | "expiresAt">;

/** A run, with all that its slot leads to. */
export interface NewRun extends Pick<Run, "key" | "job" | "subject" | "slot" | "dueAt" | "content" | "about" | "reason"> {
  /** Whether there is nothing to say, for that reason. */
  readonly isSkipped: boolean;
  readonly deliveries: readonly NewDelivery[];
  readonly effects: readonly Effect[];
  /** The schedule goes on to its next slot, or has none; absent where the run does not use it up. */
  readonly advance?: Advance;
}

export interface Advance {
  readonly from: DueSchedule;
  readonly to: Slot | undefined;
}

/** A slot that nobody served. */
export type SkippedSlot = Pick<Run, "key" | "job" | "subject" | "slot" | "dueAt"> & { readonly reason: Reason };

/** What became of an attempt at a delivery. */
export type Outcome =
  | { readonly kind: "sent"; readonly message: MessageRef }
  /** It is tried again; unresolved where this attempt, or an earlier one, may have been sent all the same. */
  | { readonly kind: "later"; readonly nextAt: Date; readonly reason: Reason; readonly isUnresolved: boolean }
  | { readonly kind: "given up"; readonly reason: Reason; readonly notice?: Notice };

/** Tells the organizers of a cohort that a destination cannot be reached, once until it has been reached again. */
export interface Notice {
  readonly cohort: string;
  readonly content: Reply;
  readonly deliveries: readonly NewDelivery[];
}

/** A destination that a cohort's posts do not reach: since when, and why. */
export interface Trouble {
  readonly destination: string;
  readonly since: Date;
  readonly reason: Reason;
}

/** A change of the store that belongs to a slot, as data: it is written with the run, or not at all. */
export type Effect =
  | { readonly kind: "open quiz"; readonly quiz: Quiz }
  /** Locks every answer of the quiz, by which it earns, and marks the quiz as revealed. */
  | { readonly kind: "close quiz"; readonly quiz: string; readonly at: Date }
  /** Locks the answers, by which they earn, whose board date lies before this one. */
  | { readonly kind: "lock answers"; readonly cohort: string; readonly before: LocalDate; readonly at: Date }
  /** Keeps the board of a period that is over as it is announced. */
  | {
      readonly kind: "freeze board";
      readonly cohort: string;
      readonly period: string;
      readonly places: readonly { readonly person: string; readonly place: number; readonly points: number }[];
      readonly at: Date;
    }
  /** Something that happens once, later. */
  | { readonly kind: "schedule once"; readonly subject: Subject; readonly job: string; readonly slot: LocalDate; readonly dueAt: Date }
  /** Brings something forward that is scheduled to happen once. */
  | { readonly kind: "hasten"; readonly subject: Subject; readonly job: string; readonly to: Date }
  | {
      readonly kind: "wrote unasked";
      readonly person: string;
      readonly account: string;
      readonly at: Date;
      readonly ignored: number;
      readonly frequency: "daily" | "weekly";
    }
  /** Lets go of what waited to be written. */
  | { readonly kind: "unasked is over"; readonly ids: readonly string[] };
