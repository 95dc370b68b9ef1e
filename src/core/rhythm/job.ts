import type { z } from "zod";
import type { LocalDate } from "../calendar.ts";
import type { Target } from "../chat/platform.ts";
import type { Reply } from "../chat/reply.ts";
import type { Cohort, Membership, Person } from "../group/people.ts";
import type { Quiz } from "../quiz/quiz.ts";
import type { Store } from "../store/index.ts";
import type { Path, Paths } from "../study/path.ts";
import type { Reason } from "./reasons.ts";
import type { Effect, JobTime, Subject } from "./run.ts";

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
  readonly person: { readonly person: Person; readonly memberships: readonly Membership[] };
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
  readonly silent?: Reason;
  readonly effects?: readonly Effect[];
  /** After this slot there is no other. */
  readonly isLast?: boolean;
}

/** Something of a job's time that organizers may set: an option of /schedule, and what it makes of the time. */
export interface Setting {
  readonly option: string;
  /** What it is about; how it is written follows. */
  readonly says: string;
  readonly example: string;
  readonly reads: z.ZodType<(time: JobTime) => JobTime>;
}

export interface Job<Kind extends Subject["kind"] = Subject["kind"]> {
  /** Stands in the database: it never changes. */
  readonly name: string;
  readonly subject: Kind;
  /** What organizers call it. */
  readonly title: string;
  /** When it runs unless somebody says otherwise; absent for what happens once. */
  readonly usual?: JobTime;
  /** What of that organizers may set. */
  readonly settings?: readonly Setting[];
  /** Among what falls due at the same moment, the lower comes first. */
  readonly rank: number;
  /** Why a slot will have nothing to say, as far as its date tells; so that what is shown in advance is what comes. */
  silence?(about: JobSubjects[Kind], slot: LocalDate): Reason | undefined;
  prepare(context: JobContext & JobSubjects[Kind]): Promise<Prepared>;
  /** How its post looks now, with the count that it shows, for a job whose posts change; undefined where it stays as it is. */
  redraw?(
    context: JobContext & JobSubjects[Kind] & { readonly about: string },
  ): Promise<{ readonly content: Reply; readonly shown: number } | undefined>;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of jobs of every kind; the scheduler hands each what its kind says
export type AnyJob = Job<any>;

export const job = <Kind extends Subject["kind"]>(definition: Job<Kind>): Job<Kind> => definition;

/** The job, with each of its posts changed. */
export const withPosts = (job: AnyJob, change: (content: Reply) => Reply): AnyJob => ({
  ...job,
  async prepare(context) {
    const prepared = await job.prepare(context);
    return prepared.content ? { ...prepared, content: change(prepared.content) } : prepared;
  },
  ...(job.redraw && {
    async redraw(context) {
      const drawn = await job.redraw?.(context);
      return drawn && { ...drawn, content: change(drawn.content) };
    },
  }),
});
