import { z } from "zod";
import { seeded, shuffled } from "../seeded.ts";
import type { Path } from "../study/path.ts";
import { closesAtOf, type Occasion } from "./occasion.ts";
import type { Question } from "./question.ts";
import type { Quiz } from "./quiz.ts";

/** How a question is laid out in one quiz: who answers speaks of places, the key of the options' indexes in the file. */
export type Layout = Pick<Quiz, "type" | "order" | "matchOrder" | "key">;

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

/** Lays a question out by a seed: the options in an order of their own, which for `ordering` is never the right one. */
export function layOut(question: Pick<Question, "type" | "options">, seed: string): Layout {
  const random = seeded(seed);
  const { type, options } = question;
  const inOrder = options.map((_, index) => index);
  let order = shuffled(inOrder, random);
  while (type === "ordering" && isSame(order, inOrder)) order = shuffled(inOrder, random);
  return {
    type,
    order,
    matchOrder: type === "matching" ? shuffled(inOrder, random) : [],
    key: type === "ordering" || type === "matching" ? inOrder : inOrder.filter((index) => options[index]?.right),
  };
}

/** The letter of a place: A for 0. */
export const letterOf = (place: number): string => String.fromCharCode("A".charCodeAt(0) + place);

/** How many picks a whole answer has. */
export const picksOf = ({ type, order, key }: Layout): number => (type === "single" || type === "multiple" ? key.length : order.length);

/** Places, as somebody picks them: for `matching` the partner's place, of each prompt as they are shown. */
export type Places = readonly number[];

/** The options' indexes that are kept, from the places picked. */
export function pickedFrom({ type, order, matchOrder }: Layout, places: Places): readonly number[] {
  const at = (list: readonly number[], place: number) => list[place] ?? -1;
  switch (type) {
    case "single":
    case "ordering":
      return places.map((place) => at(order, place));
    case "multiple":
      return places.map((place) => at(order, place)).sort((a, b) => a - b);
    case "matching":
      return order.map((_, prompt) => at(matchOrder, places[order.indexOf(prompt)] ?? -1));
    default:
      return type satisfies never;
  }
}

/** The places at which the picks stand in this quiz; for `multiple` in the order of their letters. */
export function placesOf({ type, order, matchOrder }: Layout, picked: readonly number[]): Places {
  switch (type) {
    case "single":
    case "ordering":
      return picked.map((index) => order.indexOf(index));
    case "multiple":
      return picked.map((index) => order.indexOf(index)).sort((a, b) => a - b);
    case "matching":
      return order.map((prompt) => matchOrder.indexOf(picked[prompt] ?? -1));
    default:
      return type satisfies never;
  }
}

/** Right is only what is right as a whole. */
export const isRight = ({ key }: Pick<Layout, "key">, picked: readonly number[]): boolean => isSame(key, picked);

const digits = z.array(z.string().regex(/^\d$/).transform(Number));

/** The places in what came with a press, each once; undefined where they are none of this quiz's. */
export function readPlaces({ order }: Pick<Layout, "order">, values: readonly string[]): Places | undefined {
  const { data } = digits.safeParse(values);
  const isSound = data?.every((place, i) => place < order.length && data.indexOf(place) === i);
  return isSound ? data : undefined;
}

/** Whether places make a whole answer. */
export const isWhole = (layout: Layout, places: readonly (number | undefined)[]): places is Places =>
  places.length === picksOf(layout) &&
  places.every((place, i) => place !== undefined && place >= 0 && place < layout.order.length && places.indexOf(place) === i);

/** Whether an answer given at this instant counts, and may still be changed; at the very moment of closing it comes too late. */
export function isOpen({ occasion, closedAt, voidedAt }: Pick<Quiz, "occasion" | "closedAt" | "voidedAt">, at: Date): boolean {
  const closesAt = closesAtOf(occasion);
  return !voidedAt && (!closedAt || at < closedAt) && (!closesAt || at < closesAt);
}

/** Whether the bank still has the question as it was asked; otherwise nothing can be said about its options. */
export const isAsAsked = (quiz: Pick<Quiz, "version" | "order" | "type">, question: Question | undefined): question is Question =>
  question?.version === quiz.version && question.type === quiz.type && question.options.length === quiz.order.length;

const isSame = (a: readonly number[], b: readonly number[]) => a.length === b.length && a.every((each, i) => each === b[i]);
