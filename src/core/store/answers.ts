import type { LocalDate } from "../calendar.ts";
import type { Answer, Answered, Draft } from "../quiz/quiz.ts";
import type { Stamp } from "../study/credit.ts";

/** What was answered, and what it earns. */
export interface AnswerStore {
  /** A person's answer to a quiz, by whichever of their accounts. */
  of(quiz: string, person: string): Promise<Answer | undefined>;
  /** Everybody's answers to a quiz; nobody is named. */
  to(quiz: string): Promise<readonly Pick<Answer, "picked" | "right">[]>;
  /** How many have answered it. */
  count(quiz: string): Promise<number>;
  /** What a person has answered on a path, the oldest first. */
  history(person: string, path: string): Promise<readonly Answered[]>;
  /** Records an answer, and drops its draft. False where the account has answered already. */
  record(answer: Answer): Promise<boolean>;
  /** Changes an answer that is neither locked nor changed before, while its quiz is not revealed. False where it is. */
  change(answer: Pick<Answer, "quiz" | "account" | "picked" | "right">): Promise<boolean>;
  /** Locks an answer to a question of the day, by which it earns. False where it is locked already. */
  lock(answer: Pick<Answer, "quiz" | "account" | "boardDate">, stamp: Pick<Stamp, "callId" | "at">): Promise<boolean>;
  /** Records an answer in practice, which is locked at once, with its points where `paid` says so. False where it is answered already or voided, or that one is paid. */
  practise(answer: Answer, paid: { readonly cohort: string; readonly person: string; readonly nth: number } | undefined): Promise<boolean>;
  /** How many answers in practice have earned on a study day. */
  paidPractice(cohort: string, person: string, studyDay: LocalDate): Promise<number>;
  /** The points that a person has for a quiz; undefined where it earned none, or none yet. */
  earned(quiz: string, person: string): Promise<number | undefined>;
  /** What the answers that are not locked yet will earn, of those whose board date lies before this one. */
  pending(
    cohort: string,
    before: LocalDate,
  ): Promise<readonly { readonly person: string; readonly points: number; readonly boardDate: LocalDate }[]>;
  draft(quiz: string, account: string): Promise<Draft | undefined>;
  /** Keeps what is picked, where it still is what was seen before (undefined: nothing). False where something else is there by now. */
  keepDraft(draft: Draft, before: Draft | undefined): Promise<boolean>;
}
