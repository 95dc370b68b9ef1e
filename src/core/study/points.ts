import type { Item } from "./path.ts";

/** Points for an item: ten for each half hour begun, within these bounds. */
export const itemPoints = { perHalfHour: 10, least: 10, most: 50 } as const;

export const pointsFor = ({ minutes }: Pick<Item, "minutes">): number =>
  Math.min(itemPoints.most, Math.max(itemPoints.least, itemPoints.perHalfHour * Math.ceil(minutes / 30)));

/** Points for a question: for an answer at all, and more for a right one. */
export const questionPoints = { attempted: 5, right: 10 } as const;

export const pointsForAnswer = ({ right }: { readonly right: boolean }): number =>
  questionPoints.attempted + (right ? questionPoints.right : 0);

/** So many answers in practice earn like the daily question, each study day: with it, questions give 60 points a day at most. */
export const paidPractice = 3;
