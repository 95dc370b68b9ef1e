import type { Store } from "#core";
import type { Engine } from "../../src/storage/engine.ts";
import { boardChecks } from "./store/board.ts";
import { channelChecks } from "./store/channels.ts";
import { cohortChecks } from "./store/cohorts.ts";
import { columnChecks } from "./store/columns.ts";
import { deliveryChecks } from "./store/deliveries.ts";
import { peopleChecks } from "./store/people.ts";
import { progressChecks } from "./store/progress.ts";
import { questionChecks } from "./store/questions.ts";
import { quizChecks } from "./store/quizzes.ts";
import { rhythmChecks } from "./store/rhythm.ts";
import { scheduleChecks } from "./store/schedule.ts";
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
  ...quizChecks,
  ...questionChecks,
  ...rhythmChecks,
  ...scheduleChecks,
  ...deliveryChecks,
  ...writeChecks,
];
