import type { LocalDate } from "../calendar.ts";
import type { Item } from "./path.ts";

/** What is earned from a Monday on, until other rules begin: of a week that is over, nothing is reckoned anew. */
export interface PointRules {
  readonly from: LocalDate;
  /** For an item: so much for each half hour begun, within these bounds. */
  readonly item: { readonly perHalfHour: number; readonly least: number; readonly most: number };
  /** For a question: for an answer at all, and more for a right one. */
  readonly question: { readonly attempted: number; readonly right: number };
  /** So many answers in practice earn like the daily question, each study day: with it, questions give 60 points a day at most. */
  readonly paidPractice: number;
}

/** The oldest first. What was done is counted by the rules of its own day, whenever it is counted. */
export const pointRules: readonly [PointRules, ...PointRules[]] = [
  { from: "0001-01-01", item: { perHalfHour: 10, least: 10, most: 50 }, question: { attempted: 5, right: 10 }, paidPractice: 3 },
];

export const rulesOn = (day: LocalDate, rules = pointRules): PointRules => rules.findLast(({ from }) => from <= day) ?? rules[0];

export const pointsFor = ({ minutes }: Pick<Item, "minutes">, { item: { perHalfHour, least, most } }: PointRules): number =>
  Math.min(most, Math.max(least, perHalfHour * Math.ceil(minutes / 30)));

export const pointsForAnswer = ({ right }: { readonly right: boolean }, { question }: PointRules): number =>
  question.attempted + (right ? question.right : 0);
