import type { PlatformName } from "../chat/platform.ts";
import type { Cohort } from "../group/people.ts";
import type { Reason } from "../rhythm/reasons.ts";
import type { DueSchedule, Schedule, Subject } from "../rhythm/run.ts";

/** When what happens by itself comes next. */
export interface ScheduleStore {
  of(subject: Subject): Promise<readonly Schedule[]>;
  /** Writes those of these rows that are not there. */
  add(schedules: readonly Schedule[]): Promise<void>;
  /** What has fallen due, the longest due first. */
  due(now: Date, most: number): Promise<readonly DueSchedule[]>;
  /** Whether a slot that was read as due still waits for the run of this key: `served` where that run is there, `gone on` where the schedule has another slot by now. */
  whereIs(schedule: DueSchedule, run: string): Promise<"due" | "served" | "gone on">;
  /** Records that a slot could not be prepared, while it is still the one that comes; it is tried again at `nextAt`. */
  failed(schedule: DueSchedule, reason: Reason, at: Date, nextAt: Date): Promise<void>;
  /** When the next thing after an instant is to be done: a slot, or a delivery of this platform. */
  nextMoment(platform: PlatformName, after: Date): Promise<Date | undefined>;
  /** Running cohorts that have no row for this job. */
  lacking(job: string): Promise<readonly Cohort[]>;
}
