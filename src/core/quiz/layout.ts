import { z } from "zod";
import { seeded } from "../seeded.ts";
import type { Path } from "../study/path.ts";
import { questionKinds } from "./kinds.ts";
import { closesAtOf, type Occasion } from "./occasion.ts";
import type { Question } from "./question.ts";
import type { Layout, Places, Quiz } from "./quiz.ts";

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

/** The letter of a place: A for 0. */
export const letterOf = (place: number): string => String.fromCharCode("A".charCodeAt(0) + place);

/** How many picks a whole answer has. */
export const picksOf = (layout: Layout): number => questionKinds[layout.type].picks(layout);

/** The options' indexes that are kept, from the places picked. */
export const pickedFrom = (layout: Layout, places: Places): readonly number[] => questionKinds[layout.type].kept(layout, places);

/** The places at which the picks stand in this quiz. */
export const placesOf = (layout: Layout, picked: readonly number[]): Places => questionKinds[layout.type].places(layout, picked);

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
