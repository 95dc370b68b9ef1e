import type { Store } from "#core";
import type { Engine } from "../../src/storage/engine.ts";
import { columnChecks } from "./store/columns.ts";
import { channelChecks } from "./store/group/channels.ts";
import { cohortChecks } from "./store/group/cohorts.ts";
import { peopleChecks } from "./store/person/people.ts";
import { answerChecks } from "./store/quiz/answers.ts";
import { practiceChecks } from "./store/quiz/practice.ts";
import { quizChecks } from "./store/quiz/quizzes.ts";
import { reportChecks } from "./store/quiz/reports.ts";
import { rescheduleChecks } from "./store/reschedule.ts";
import { deliveryChecks } from "./store/rhythm/deliveries.ts";
import { rhythmChecks } from "./store/rhythm/rhythm.ts";
import { scheduleChecks } from "./store/rhythm/schedule.ts";
import { boardChecks } from "./store/study/board.ts";
import { creditChecks } from "./store/study/credit.ts";
import { progressChecks } from "./store/study/progress.ts";
import { writeChecks } from "./store/write.ts";

/** Opens the same database each time, at first an empty one: each time as a process of its own would. */
export type Open = () => Promise<{ readonly store: Store; readonly engine: Engine }>;

export interface StoreCheck {
  readonly name: string;
  /** Throws where the store breaks its promise. */
  check(open: Open): Promise<void>;
}

/** What every store promises, whatever its engine. */
export const storeContract: readonly StoreCheck[] = [
  ...columnChecks,
  ...peopleChecks,
  ...cohortChecks,
  ...channelChecks,
  ...progressChecks,
  ...boardChecks,
  ...creditChecks,
  ...quizChecks,
  ...answerChecks,
  ...practiceChecks,
  ...reportChecks,
  ...rhythmChecks,
  ...scheduleChecks,
  ...deliveryChecks,
  ...rescheduleChecks,
  ...writeChecks,
];
