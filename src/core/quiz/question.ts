import type { LocalDate } from "../calendar.ts";

export type QuestionType = (typeof questionTypes)[number];
export type Difficulty = 1 | 2 | 3;

/** One of a question's options; for `ordering` a step, for `matching` a prompt with its partner. */
export interface QuestionOption {
  readonly text: string;
  /** What a prompt belongs to, for `matching` only. */
  readonly match?: string;
  /** For `single` and `multiple`: whether it is part of the key. */
  readonly right: boolean;
  /** Why it is right or wrong here, or why it stands where it stands. */
  readonly why: string;
}

/** A question of a path's bank. Its id never changes meaning; what changes its key is a new version. */
export interface Question {
  readonly id: string;
  readonly version: number;
  /** Such as `CLF-C02/1`; absent for prerequisites. */
  readonly domain?: string;
  /** Of the exam guide, such as `1.4`. */
  readonly task?: string;
  /** The items that one studies to answer it. */
  readonly items: readonly string[];
  readonly type: QuestionType;
  readonly difficulty: Difficulty;
  readonly stem: string;
  /** In the file's order, by whose index an option is named; `ordering` steps stand in the right order. */
  readonly options: readonly QuestionOption[];
  /** An official page that supports the key. */
  readonly source: string;
  readonly checked: LocalDate;
  readonly author: string;
}

export const questionTypes = ["single", "multiple", "ordering", "matching"] as const;
