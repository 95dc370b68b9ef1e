import type { LocalDate } from "../calendar.ts";
import type { Paths } from "../chat/command.ts";
import type { Reply } from "../chat/reply.ts";
import type { Target } from "../ports.ts";
import type { Store } from "../store/index.ts";
import type { Cohort, Person } from "../store/people.ts";
import type { Quiz } from "../store/quizzes.ts";
import type { JobTime, Subject } from "../store/schedule.ts";
import type { Path } from "../study/path.ts";

/** What a job knows when it prepares a slot. It reads, and returns what shall happen; it neither writes nor sends. */
export interface JobContext {
  readonly now: Date;
  /** The local date it is for. */
  readonly slot: LocalDate;
  readonly dueAt: Date;
  readonly store: Store;
  readonly paths: Paths;
  newId(): string;
}

/** What a job is about, by its subject's kind. */
export interface JobSubjects {
  readonly cohort: { readonly cohort: Cohort; readonly path: Path };
  readonly person: { readonly person: Person };
  readonly quiz: { readonly quiz: Quiz; readonly cohort: Cohort; readonly path: Path };
}

/** What a slot leads to. All of it is written in one unit, before anything is sent. */
export interface Prepared {
  /** What is posted, the same in each place; absent where there is nothing to say. */
  readonly content?: Reply;
  /** Which thing it is about, such as a quiz's id: by it, its posts are found, and drawn anew. */
  readonly about?: string;
  /** Where; the cohort's posting channels unless told. */
  readonly to?: readonly Target[];
  /** After that it is not sent any more; otherwise, while it is worth catching up. */
  readonly until?: Date;
  /** Why there is nothing to say, for the record. */
  readonly skipped?: string;
  readonly effects?: readonly Effect[];
  /** After this slot there is no other. */
  readonly isLast?: boolean;
}

/** A change of the store that belongs to a slot, as data: it is written with the run, or not at all. */
export type Effect =
  | { readonly kind: "open quiz"; readonly quiz: Quiz }
  /** Locks and settles every answer of the quiz, and marks it as revealed. */
  | { readonly kind: "close quiz"; readonly quiz: string; readonly at: Date }
  /** Locks and settles the answers whose board date lies before this one. */
  | { readonly kind: "settle answers"; readonly cohort: string; readonly before: LocalDate; readonly at: Date }
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
      readonly kind: "nudged";
      readonly person: string;
      readonly at: Date;
      readonly ignored: number;
      readonly frequency: "daily" | "weekly";
    };

export interface Job<Kind extends Subject["kind"] = Subject["kind"]> {
  /** Stands in the database: it never changes. */
  readonly name: string;
  readonly subject: Kind;
  /** What organizers call it. */
  readonly title: string;
  /** When it runs unless somebody says otherwise; absent for what happens once. */
  readonly usual?: JobTime;
  /** Among what falls due at the same moment, the lower comes first. */
  readonly rank: number;
  /** Why a slot will have nothing to say, as far as its date tells; so that what is shown in advance is what comes. */
  silence?(about: JobSubjects[Kind], slot: LocalDate): string | undefined;
  prepare(context: JobContext & JobSubjects[Kind]): Promise<Prepared>;
  /** How its post looks now, with the count that it shows, for a job whose posts change; undefined where it stays as it is. */
  redraw?(
    context: JobContext & JobSubjects[Kind] & { readonly about: string },
  ): Promise<{ readonly content: Reply; readonly shown: number } | undefined>;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of jobs of every kind; the scheduler hands each what its kind says
export type AnyJob = Job<any>;

export const job = <Kind extends Subject["kind"]>(definition: Job<Kind>): Job<Kind> => definition;
