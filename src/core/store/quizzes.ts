import type { Day } from "../quiz/occasion.ts";
import type { Quiz, QuizUse } from "../quiz/quiz.ts";

/** Questions that were opened. */
export interface QuizStore {
  /** Opens a quiz; a job opens its own as an effect, with its post. */
  open(quiz: Quiz): Promise<void>;
  named(quiz: string): Promise<Quiz | undefined>;
  /** The cohort's newest question of the day. */
  newest(cohort: string): Promise<Quiz<Day> | undefined>;
  /** Every question of the day that the cohort has had. */
  uses(cohort: string): Promise<readonly QuizUse[]>;
}
