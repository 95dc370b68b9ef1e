import type { PlatformName } from "../chat/platform.ts";
import type { AnswerStore } from "./answers.ts";
import type { BoardStore } from "./boards.ts";
import type { ChannelStore } from "./channels.ts";
import type { CohortStore } from "./cohorts.ts";
import type { CreditStore } from "./credit.ts";
import type { NudgeStore } from "./nudges.ts";
import type { PeopleStore } from "./people.ts";
import type { PostStore } from "./posts.ts";
import type { ProgressStore } from "./progress.ts";
import type { QuizStore } from "./quizzes.ts";
import type { ReportStore } from "./reports.ts";
import type { RunStore } from "./runs.ts";
import type { ScheduleStore } from "./schedules.ts";
import type { UnaskedStore } from "./unasked.ts";

/** What a change refers to is not there any more: a person was erased while their call was under way. Nothing of the change was written. */
export class Gone extends Error {}

export type * from "./answers.ts";
export type * from "./boards.ts";
export type * from "./channels.ts";
export type * from "./cohorts.ts";
export type * from "./credit.ts";
export type * from "./nudges.ts";
export type * from "./people.ts";
export type * from "./posts.ts";
export type * from "./progress.ts";
export type * from "./quizzes.ts";
export type * from "./reports.ts";
export type * from "./runs.ts";
export type * from "./schedules.ts";
export type * from "./unasked.ts";

/** The simulated clock of the terminal, which outlives a restart. */
export interface ClockStore {
  /** Milliseconds to add to the real time; 0 where none was set. */
  offset(): Promise<number>;
  setOffset(milliseconds: number): Promise<void>;
}

/** What a platform was last told of our commands, as a hash: an unchanged list is not sent again. */
export interface RegistrationStore {
  hash(platform: PlatformName): Promise<string | undefined>;
  setHash(platform: PlatformName, hash: string): Promise<void>;
}

export interface PrivacyStore {
  /** Removes every trace of a person: accounts, memberships, facts, points. */
  erase(person: string): Promise<void>;
}

/** Keeps facts. Each method is one question or one atomic change; the database decides races. */
export interface Store {
  readonly people: PeopleStore;
  readonly cohorts: CohortStore;
  readonly channels: ChannelStore;
  readonly progress: ProgressStore;
  readonly credit: CreditStore;
  readonly quizzes: QuizStore;
  readonly answers: AnswerStore;
  readonly reports: ReportStore;
  readonly boards: BoardStore;
  readonly nudges: NudgeStore;
  readonly unasked: UnaskedStore;
  readonly schedules: ScheduleStore;
  readonly runs: RunStore;
  readonly posts: PostStore;
  readonly privacy: PrivacyStore;
  readonly clock: ClockStore;
  readonly registrations: RegistrationStore;
  /** Copies the whole database into a file while the bot runs. Refuses with a sentence where the engine has a tool of its own for that. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}
