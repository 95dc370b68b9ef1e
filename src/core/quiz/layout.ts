import { z } from "zod";
import { seeded } from "../seeded.ts";
import type { Path } from "../study/path.ts";
import { questionKinds } from "./kinds.ts";
import { closesAtOf, type Occasion } from "./occasion.ts";
import type { Question } from "./question.ts";
import type { Layout, Letters, Quiz } from "./quiz.ts";

/** A question of a path opened for an occasion, and laid out by its own id. */
export const openQuiz = <For extends Occasion>(
  id: string,
  { id: path }: Path,
  question: Question,
  occasion: For,
  openedAt: Date,
): Quiz<For> => ({
  id,
  path,
  question: question.id,
  version: question.version,
  ...layOut(question, id),
  occasion,
  openedAt,
  closedAt: undefined,
  voidedAt: undefined,
});

/** Lays a question out by a seed: the options in an order of their own. */
export const layOut = ({ type, options }: Pick<Question, "type" | "options">, seed: string): Layout => ({
  type,
  ...questionKinds[type].layOut(options, seeded(seed)),
  key: questionKinds[type].key(options),
});

/** A letter as it is shown: A for 0. */
export const showLetter = (letter: number): string => String.fromCharCode("A".charCodeAt(0) + letter);

/** How many picks a whole answer has. */
export const picksOf = (layout: Layout): number => questionKinds[layout.type].picks(layout);

/** What is kept of an answer, from the letters picked. */
export const pickedFrom = (layout: Layout, letters: Letters): readonly number[] => questionKinds[layout.type].kept(layout, letters);

/** The letters of what is kept of an answer, as this quiz shows them. */
export const lettersOf = (layout: Layout, picked: readonly number[]): Letters => questionKinds[layout.type].letters(layout, picked);

/** Right is only what is right as a whole. */
export const isRight = ({ key }: Pick<Layout, "key">, picked: readonly number[]): boolean => isSame(key, picked);

const digits = z.array(z.string().regex(/^\d$/).transform(Number));

/** The letters in what came with a press, each once; undefined where they are none of this quiz's. */
export function readLetters({ order }: Pick<Layout, "order">, values: readonly string[]): Letters | undefined {
  const { data } = digits.safeParse(values);
  const isSound = data?.every((letter, i) => letter < order.length && data.indexOf(letter) === i);
  return isSound ? data : undefined;
}

/** Whether letters make a whole answer. */
export const isWhole = (layout: Layout, letters: readonly (number | undefined)[]): letters is Letters =>
  letters.length === picksOf(layout) &&
  letters.every((letter, i) => letter !== undefined && letter >= 0 && letter < layout.order.length && letters.indexOf(letter) === i);

/** Whether an answer given at this instant counts, and may still be changed; at the very moment of closing it comes too late. */
export function isOpen({ occasion, closedAt, voidedAt }: Pick<Quiz, "occasion" | "closedAt" | "voidedAt">, at: Date): boolean {
  const closesAt = closesAtOf(occasion);
  return !voidedAt && (!closedAt || at < closedAt) && (!closesAt || at < closesAt);
}

/** Whether the bank still has the question as it was asked; otherwise nothing can be said about its options. */
export const isAsAsked = (quiz: Pick<Quiz, "version" | "order" | "type">, question: Question | undefined): question is Question =>
  question?.version === quiz.version && question.type === quiz.type && question.options.length === quiz.order.length;

const isSame = (a: readonly number[], b: readonly number[]) => a.length === b.length && a.every((each, i) => each === b[i]);
