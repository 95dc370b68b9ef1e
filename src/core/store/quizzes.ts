import type { LocalDate } from "../calendar.ts";
import type { QuestionType } from "../quiz/question.ts";
import type { Stamp } from "./progress.ts";

/** A question opened: in a cohort for a study day, or for one person who practises. Grading reads this, never today's file. */
export interface Quiz {
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
  /** Whose question of the day it is; of practice, the cohort in which it earns. */
  readonly cohort: string | undefined;
  /** Of a question of the day: the date for which it was posted, in the cohort's zone. */
  readonly slot: LocalDate | undefined;
  /** Who practises; absent for a question of the day. */
  readonly person: string | undefined;
  readonly openedAt: Date;
  /** Until then an answer earns points. */
  readonly closesAt: Date | undefined;
  /** When it was revealed; of practice, when it was answered. */
  readonly closedAt: Date | undefined;
  readonly voidedAt: Date | undefined;
}

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
  /** Places, as they are shown. */
  readonly picked: readonly (number | undefined)[];
  readonly openedAt: Date;
}

export const reportReasons = ["wrong answer", "unclear", "out of date", "something else"] as const;
export type ReportReason = (typeof reportReasons)[number];

/** How a question of the day went: when, and how many answered it in time, and rightly. */
export interface QuizUse extends Pick<Quiz, "question" | "version" | "slot" | "openedAt"> {
  readonly answered: number;
  readonly right: number;
}

/** A member's word that something is wrong with a question. */
export interface Report {
  readonly id: string;
  readonly quiz: string;
  readonly question: string;
  readonly version: number;
  readonly cohort: string | undefined;
  readonly person: string;
  readonly reason: ReportReason;
  readonly at: Date;
  readonly state: "open" | "mended" | "kept";
}

/** What organizers found of a question in their cohort: taken out, mended by a newer version, or kept as it is. */
export interface Verdict {
  readonly cohort: string;
  readonly question: string;
  readonly version: number;
  readonly verdict: "voided" | "mended" | "kept";
  readonly person: string | undefined;
  readonly at: Date;
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

/** A question that a person has answered, and how. */
export type Answered = Pick<Answer, "picked" | "right" | "lockedAt" | "studyDay"> & Pick<Quiz, "question" | "version">;

export interface QuizStore {
  /** Opens a quiz for one who practises. */
  open(quiz: Quiz): Promise<void>;
  named(quiz: string): Promise<Quiz | undefined>;
  /** The cohort's newest question of the day. */
  newest(cohort: string): Promise<Quiz | undefined>;
  /** Every question of the day that the cohort has had. */
  uses(cohort: string): Promise<readonly QuizUse[]>;
  /** A person's answer, by whichever of their accounts. */
  answer(quiz: string, person: string): Promise<Answer | undefined>;
  /** Everybody's answers to a quiz; nobody is named. */
  answers(quiz: string): Promise<readonly Pick<Answer, "picked" | "right">[]>;
  /** How many have answered it. */
  answered(quiz: string): Promise<number>;
  /** What a person has answered on a path, the oldest first. */
  history(person: string, path: string): Promise<readonly Answered[]>;
  /** Records an answer, and drops its draft. False where the account has answered already. */
  record(answer: Answer): Promise<boolean>;
  /** Changes an answer that is neither locked nor changed before, while its quiz is not revealed. False where it is. */
  change(answer: Pick<Answer, "quiz" | "account" | "picked" | "right">): Promise<boolean>;
  /** Locks an answer to a question of the day, and settles what it earns. False where it is locked already. */
  lock(answer: Pick<Answer, "quiz" | "account" | "boardDate">, stamp: Pick<Stamp, "callId" | "at">): Promise<boolean>;
  /** Records an answer in practice, which is locked at once, with its points where `paid` says so. False where it is answered already or voided, or that one is paid. */
  practise(answer: Answer, paid: { readonly cohort: string; readonly person: string; readonly nth: number } | undefined): Promise<boolean>;
  /** How many answers in practice have earned on a study day. */
  paidPractice(cohort: string, person: string, studyDay: LocalDate): Promise<number>;
  /** The points that a person has for a quiz; undefined where it earned none, or none yet. */
  earned(quiz: string, person: string): Promise<number | undefined>;
  /** What the answers that are not yet settled will earn, of those whose board date lies before this one. */
  pending(
    cohort: string,
    before: LocalDate,
  ): Promise<readonly { readonly person: string; readonly points: number; readonly boardDate: LocalDate }[]>;
  draft(quiz: string, account: string): Promise<Draft | undefined>;
  /** Keeps what is picked, where it still is what was seen before (undefined: nothing). False where something else is there by now. */
  keepDraft(draft: Draft, before: Draft | undefined): Promise<boolean>;
  /** A person's report of a quiz's question; a second one takes the place of the first. */
  report(report: Report): Promise<void>;
  /** The reports that wait for an organizer. */
  openReports(cohort: string): Promise<readonly Report[]>;
  /** How each question went that the cohort was asked, whether or not anybody answered it. */
  figures(cohort: string): Promise<readonly QuestionFigures[]>;
  verdicts(cohort: string): Promise<readonly Verdict[]>;
  /**
   * Writes what was found of a question, and takes its reports off the list. Voided, its quizzes in the cohort are out,
   * and what they earned is taken back, dated like the original unless that week is over. False where it is voided already.
   */
  decide(verdict: Verdict, today: LocalDate, callId: string): Promise<boolean>;
}
