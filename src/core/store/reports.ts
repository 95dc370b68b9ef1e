import type { LocalDate } from "../calendar.ts";
import type { QuestionFigures } from "../quiz/quiz.ts";
import type { Report, Verdict } from "../quiz/report.ts";

/** What is said of questions, and what organizers found of them. */
export interface ReportStore {
  /** Adds a person's report of a quiz's question; a second one takes the place of the first. */
  add(report: Report): Promise<void>;
  /** The reports that wait for an organizer. */
  open(cohort: string): Promise<readonly Report[]>;
  /** How each question went that the cohort was asked, whether or not anybody answered it. */
  figures(cohort: string): Promise<readonly QuestionFigures[]>;
  verdicts(cohort: string): Promise<readonly Verdict[]>;
  /**
   * Writes what was found of a question, there and on its reports, which come off the list. Voided, its quizzes in the cohort are out,
   * and what they earned is taken back, dated like the original unless that week is over. False where it is voided already.
   */
  decide(verdict: Verdict, today: LocalDate, callId: string): Promise<boolean>;
}
