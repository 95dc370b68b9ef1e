import type { PlatformName } from "../chat/platform.ts";
import type { Reply } from "../chat/reply.ts";
import type { Cohort } from "../group/people.ts";
import type {
  Advance,
  Delivery,
  DueSchedule,
  Outcome,
  Run,
  RunClaim,
  RunPlan,
  Schedule,
  SkippedSlot,
  Subject,
  Trouble,
} from "../rhythm/run.ts";

export interface ScheduleStore {
  of(subject: Subject): Promise<readonly Schedule[]>;
  /** Writes these rows, new or anew. */
  set(schedules: readonly Schedule[]): Promise<void>;
  /** Writes those of these rows that are not there. */
  add(schedules: readonly Schedule[]): Promise<void>;
  /** Gives up what a job has prepared for a subject and not sent yet: it is not wanted any more. */
  withdraw(subject: Subject, job: string, at: Date): Promise<void>;
  /** What has fallen due, the longest due first. */
  due(now: Date, most: number): Promise<readonly DueSchedule[]>;
  /** When the next thing after an instant is to be done: a slot, or a delivery of this platform. */
  nextMoment(platform: PlatformName, after: Date): Promise<Date | undefined>;
  /** Running cohorts that have no row for this job. */
  lacking(job: string): Promise<readonly Cohort[]>;

  /**
   * Claims a run: of all who ask at once, one gets it. `busy` while another's lease holds, `served` where the slot is planned, finished or skipped.
   * A lease that ends further ahead than any could, for the clock was moved back, holds no longer.
   */
  claim(run: RunClaim, now: Date): Promise<Run | "busy" | "served">;
  /** Writes what a slot leads to, all or nothing. False where the claim is lost, or the schedule has gone on or was changed. */
  plan(plan: RunPlan, now: Date): Promise<boolean>;
  /** Gives a claim back, as if it had never been. */
  unclaim(key: string, token: string): Promise<void>;
  /** Records that a slot could not be prepared; it is tried again at `nextAt`. Gives the claim back. */
  failed(claim: Pick<Run, "key" | "token">, schedule: DueSchedule, fault: string, at: Date, nextAt: Date): Promise<void>;
  /** Records slots that nobody served, and goes on. False where somebody else has gone on. */
  skip(slots: readonly SkippedSlot[], advance: Advance, at: Date): Promise<boolean>;
  run(key: string): Promise<Run | undefined>;
  /** A subject's runs since then, the newest first. */
  runs(subject: Subject, since: Date): Promise<readonly Run[]>;

  /** Open deliveries of a platform whose time has come and that nobody is sending, in the order of their turns. */
  waiting(platform: PlatformName, now: Date, most: number): Promise<readonly Delivery[]>;
  /** Claims an attempt: of all who ask at once, one gets it, and while an earlier one to the same place is open, nobody does. */
  claimDelivery(
    id: string,
    token: string,
    leaseUntil: Date,
    now: Date,
  ): Promise<(Delivery & { readonly content: Reply | undefined }) | undefined>;
  /** Records, before it is sent once more, that it may then stand there twice. False where the claim is lost. */
  doubt(id: string, token: string): Promise<boolean>;
  /** Records what became of an attempt; with a run's last delivery, the run is finished. False where the claim is lost. */
  settle(delivery: Delivery, token: string, outcome: Outcome, at: Date): Promise<boolean>;
  /** Lets go of what is being sent: its outcome is not known. */
  letGo(id: string, token: string, now: Date): Promise<void>;
  /** Of a run. */
  deliveries(run: string): Promise<readonly Delivery[]>;
  /** What was posted about something, such as a quiz. */
  posts(about: string): Promise<readonly Delivery[]>;
  /** What stands in the way of a cohort's posts now. */
  troubles(cohort: string): Promise<readonly Trouble[]>;

  /** What should be drawn anew by now, with its run. */
  stale(now: Date, most: number): Promise<readonly { readonly delivery: Delivery; readonly run: Run }[]>;
  /** Claims a drawing until then; false where somebody else has it, or it is asked for once more. */
  claimRedraw(delivery: Delivery, until: Date): Promise<boolean>;
  /** Records what is shown now, unless it was asked for once more meanwhile. */
  redrawn(id: string, claimed: Date, shown: number): Promise<void>;
  /** Asks for all that was posted about something to be drawn anew. */
  redraw(about: string, at: Date): Promise<void>;
}
