import {
  type Difficulty,
  itemsOf,
  type Path,
  type Question,
  type QuestionOption,
  type QuestionType,
  questionsAbout,
  questionsOf,
  questionTypes,
} from "#core";
import { chanceOfAtLeast, unevenness } from "./chance.ts";
import { bankKinds } from "./kinds.ts";

export const difficulties: readonly Difficulty[] = [1, 2, 3];

/** A domain's questions beside what the exam's weight makes of all questions of that exam. */
export interface DomainFigures {
  readonly name: string;
  readonly title: string;
  readonly weight: number;
  readonly questions: number;
  readonly target: number;
}

/** The questions of an exam, or those of no exam. */
export interface GroupFigures {
  /** The exam's code; undefined for the prerequisites. */
  readonly exam: string | undefined;
  readonly questions: number;
  readonly domains: readonly DomainFigures[];
  readonly types: Readonly<Record<QuestionType, number>>;
  readonly difficulties: Readonly<Record<Difficulty, number>>;
}

/** What can be counted of a path's bank. */
export interface Figures {
  readonly all: GroupFigures;
  /** The exams that have questions, then the prerequisites if any. */
  readonly groups: readonly GroupFigures[];
  /** Of each item that questions can be about. */
  readonly items: readonly { readonly id: string; readonly questions: number }[];
  /** Of single choices with four options, in the order of their files. */
  readonly singles: {
    readonly count: number;
    /** How often the key stands first, second, third, fourth. */
    readonly positions: readonly number[];
    /** The chi-square statistic of the positions, with three degrees of freedom. */
    readonly unevenness: number;
    /** How often the key alone is the longest option. */
    readonly longest: number;
    /** How often it alone is the shortest. */
    readonly shortest: number;
    /** How likely chance alone would make it the longest as often or more, a quarter of the time each. */
    readonly longestByChance: number;
  };
}

export function figuresOf(path: Path): Figures {
  const all = questionsOf(path);
  const exams = path.exams.map(({ code }) =>
    groupOf(
      path,
      all.filter(({ domain }) => domain?.split("/")[0] === code),
      code,
    ),
  );
  const others = groupOf(
    path,
    all.filter(({ domain }) => domain === undefined),
    undefined,
  );
  return {
    all: groupOf(path, all, undefined),
    groups: [...exams, others].filter(({ questions }) => questions > 0),
    items: itemsOf(path).flatMap(({ id, asked }) => (asked ? [{ id, questions: questionsAbout(path, id).length }] : [])),
    singles: singlesOf(all),
  };
}

function groupOf(path: Path, questions: readonly Question[], exam: string | undefined): GroupFigures {
  const domains = path.exams.find(({ code }) => code === exam)?.domains ?? [];
  const count = (is: (question: Question) => boolean) => questions.filter(is).length;
  return {
    exam,
    questions: questions.length,
    domains: domains.map(({ number, title, weight }) => {
      const name = `${exam}/${number}`;
      return { name, title, weight, questions: count(({ domain }) => domain === name), target: (questions.length * weight) / 100 };
    }),
    types: byEach(questionTypes, (type) => count((question) => question.type === type)),
    difficulties: byEach(difficulties, (difficulty) => count((question) => question.difficulty === difficulty)),
  };
}

function singlesOf(all: readonly Question[]): Figures["singles"] {
  const singles = all.filter(({ type, options }) => bankKinds[type].right[1] === 1 && options.length === 4);
  const keys = singles.map(({ options }) => options.findIndex(({ right }) => right));
  const positions = [0, 1, 2, 3].map((place) => keys.filter((key) => key === place).length);
  const keyIs = (than: (key: QuestionOption, other: QuestionOption) => boolean) =>
    singles.filter(({ options }) => options.some((key) => key.right && options.every((other) => other === key || than(key, other)))).length;
  const longest = keyIs((key, other) => key.text.length > other.text.length);
  return {
    count: singles.length,
    positions,
    unevenness: unevenness(positions),
    longest,
    shortest: keyIs((key, other) => key.text.length < other.text.length),
    longestByChance: chanceOfAtLeast(longest, singles.length, 1 / 4),
  };
}

const byEach = <Key extends PropertyKey>(keys: readonly Key[], count: (key: Key) => number) =>
  Object.fromEntries(keys.map((key) => [key, count(key)])) as Readonly<Record<Key, number>>;
