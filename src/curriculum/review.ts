import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { layOut, type Question, showLetter } from "#core";

/** One question as somebody solved it, having seen its stem and options and nothing else. */
export interface Solved {
  readonly round: string;
  readonly solver: string;
  readonly question: string;
  /** The wording that was solved: a question that is mended later wants solving again. */
  readonly wording: string;
  /** Letters of options in the file's order; of an ordering in the order given, of a matching the partner for each prompt. */
  readonly picked: string;
  /** The key as it was then, in the same letters. */
  readonly key: string;
  /** 3 certain, 2 fairly, 1 a guess. */
  readonly sure: string;
  readonly note: string;
}

/** What a review shows: how many agreed at first, and how many do with each question as it stands now. */
export interface Agreement {
  readonly questions: number;
  readonly first: { readonly solved: number; readonly agreed: number };
  readonly now: { readonly solved: number; readonly agreed: number };
  readonly notes: number;
  /** Questions that nobody has solved as they stand now. */
  readonly unsolved: readonly string[];
}

/** Where a path's folder keeps what solvers answered. */
const reviewFile = (folder: string): string => join(folder, "review", "answers.csv");

/** The answers kept in a path's folder, in the order in which they were given; none where there are none. */
export function readReview(folder: string): readonly Solved[] {
  const file = reviewFile(folder);
  return existsSync(file) ? parse(readFileSync(file, "utf8"), { columns: true }) : [];
}

/** Writes all answers of a path's review. */
export function keepReview(folder: string, review: readonly Solved[]): void {
  mkdirSync(dirname(reviewFile(folder)), { recursive: true });
  writeFileSync(reviewFile(folder), stringify([...review], { header: true }));
}

export function agreementOf(questions: readonly Question[], review: readonly Solved[]): Agreement {
  const rounds = Map.groupBy(review, ({ question }) => question);
  const first = questions.flatMap(({ id }) => rounds.get(id)?.[0] ?? []);
  const now = questions.flatMap((question) => latestOf(question, rounds.get(question.id) ?? []) ?? []);
  const solved = new Set(now.map(({ question }) => question));
  return {
    questions: questions.length,
    first: { solved: first.length, agreed: first.filter(agrees).length },
    now: { solved: now.length, agreed: now.filter(agrees).length },
    notes: review.filter(({ note }) => note !== "").length,
    unsolved: questions.map(({ id }) => id).filter((id) => !solved.has(id)),
  };
}

/** The last answer to the question as it stands now, key included. */
const latestOf = (question: Question, answers: readonly Solved[]): Solved | undefined =>
  answers.findLast(({ wording, key }) => wording === wordingOf(question) && key === keyOf(question));

const agrees = ({ picked, key }: Solved) => picked === key;

/** Stem and options in a few letters: what a solver saw. */
export const wordingOf = ({ type, stem, options }: Question): string =>
  createHash("sha256")
    .update(JSON.stringify([type, stem, options.map(({ text, match = "" }) => [text, match])]))
    .digest("hex")
    .slice(0, 12);

/** The key in letters of the file's order. */
export const keyOf = (question: Question): string => inLetters(layOut(question, "").key);

/** Indexes of options as letters: 0 is A. */
export const inLetters = (indexes: readonly number[]): string => indexes.map(showLetter).join(" ");
