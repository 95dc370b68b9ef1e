import type { LocalDate } from "../calendar.ts";
import type { Day, Occasion } from "./occasion.ts";
import type { QuestionType } from "./question.ts";

/** A question opened, for an occasion. Grading reads this, never today's file. */
export interface Quiz<For extends Occasion = Occasion> {
  readonly id: string;
  readonly path: string;
  readonly question: string;
  readonly version: number;
  readonly type: QuestionType;
  /** The options' indexes in the order in which they are shown; letters follow it. */
  readonly order: readonly number[];
  /** `matching`: the partners' indexes as shown; else empty. */
  readonly matchOrder: readonly number[];
  /** `single`, `multiple`: the right indexes, ascending; `ordering`: the steps in order; `matching`: the partner of each prompt. */
  readonly key: readonly number[];
  readonly occasion: For;
  readonly openedAt: Date;
  /** When it was revealed; of practice, when it was answered. */
  readonly closedAt: Date | undefined;
  readonly voidedAt: Date | undefined;
}

/** How a question is laid out in one quiz: whoever answers speaks of letters, the key of the options' indexes in the file. */
export type Layout = Pick<Quiz, "type" | "order" | "matchOrder" | "key">;

/** Letters as somebody picks them, by their numbers: 0 for A, the first that a quiz shows. For `matching` the partner's letter of each prompt, as they are shown. */
export type Letters = readonly number[];

/** Whether it is a question of the day. */
export const isOfTheDay = (quiz: Quiz): quiz is Quiz<Day> => quiz.occasion.kind === "day";

/** One member's one submission to a quiz. */
export interface Answer {
  readonly quiz: string;
  readonly account: string;
  /** Indexes of options: `single` one, `multiple` ascending, `ordering` in the order given, `matching` a partner for each prompt. */
  readonly picked: readonly number[];
  readonly right: boolean;
  /** Whether it was changed, which is possible once. */
  readonly changed: boolean;
  /** Since when the feedback was seen, or the quiz closed: it stays as it is. */
  readonly lockedAt: Date | undefined;
  readonly at: Date;
  readonly studyDay: LocalDate;
  /** In the cohort's zone. */
  readonly boardDate: LocalDate;
  readonly zone: string;
  /** Milliseconds from the first sight of it, or from the quiz's opening where it was answered in the channel. */
  readonly took: number;
  readonly callId: string;
}

/** What somebody has picked so far, of an answer that takes several picks; it outlives a restart. */
export interface Draft {
  readonly quiz: string;
  readonly account: string;
  /** Letters, as they are shown. */
  readonly picked: readonly (number | undefined)[];
  readonly openedAt: Date;
}

/**
 * How a question went in a cohort, each time that it was the question of the day. It counts what was answered in time,
 * and only once it is closed: from numbers that grow with each answer, one reads who was right.
 */
export interface QuestionFigures {
  readonly question: string;
  readonly version: number;
  /** How many different people answered it. */
  readonly people: number;
  readonly answered: number;
  readonly right: number;
}

/** How a question of the day went: when, and how many answered it in time, and rightly. */
export interface QuizUse extends Pick<Quiz, "question" | "version" | "openedAt"> {
  readonly slot: LocalDate;
  readonly answered: number;
  readonly right: number;
}

/** A question that a person has answered, and how. */
export type Answered = Pick<Answer, "picked" | "right" | "lockedAt" | "studyDay"> & Pick<Quiz, "question" | "version">;

/** How a question that was asked in a cohort went: what the members who are in it now answered. */
export interface AskedQuestion {
  readonly quiz: string;
  readonly question: string;
  /** Until it is closed, right and wrong are nobody's business. */
  readonly isClosed: boolean;
  readonly answers: readonly { readonly person: string; readonly right: boolean }[];
}
