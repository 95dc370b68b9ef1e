import type { PlatformName } from "../chat/platform.ts";
import type { Reply } from "../chat/reply.ts";
import type { Delivery, Outcome, Run, Subject, Trouble } from "../rhythm/run.ts";

/** What is sent, and how it is drawn anew. */
export interface PostStore {
  /** Open deliveries of a platform whose time has come and that nobody is sending, in their order. */
  waiting(platform: PlatformName, now: Date, most: number): Promise<readonly Delivery[]>;
  /** Claims an attempt: of all who ask at once, one gets it, and while an earlier one to the same destination is open, nobody does. */
  claim(id: string, token: string, leaseUntil: Date, now: Date): Promise<(Delivery & { readonly content: Reply | undefined }) | undefined>;
  /** Records, before it is sent once more, that it may then stand there twice. False where the claim is lost. */
  doubt(id: string, token: string): Promise<boolean>;
  /** Records what became of an attempt; with a run's last delivery, the run is finished. False where the claim is lost. */
  record(delivery: Delivery, token: string, outcome: Outcome, at: Date): Promise<boolean>;
  /** Lets go of what is being sent: its outcome is not known. */
  letGo(id: string, token: string, now: Date): Promise<void>;
  /** Gives up what a job has prepared for a subject and not sent yet: it is not wanted any more. */
  withdraw(subject: Subject, job: string, at: Date): Promise<void>;
  /** Of a run. */
  of(run: string): Promise<readonly Delivery[]>;
  /** What was posted about something, such as a quiz. */
  about(about: string): Promise<readonly Delivery[]>;
  /** Where a cohort's posts do not arrive now. */
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
