import type { ChannelRef } from "../chat/platform.ts";
import type { StudyChannel } from "../group/people.ts";

export interface ChannelStore {
  /** A cohort's channels, by platform, space and id. */
  of(cohort: string): Promise<readonly StudyChannel[]>;
  /** Keeps a code that attaches one further channel; the cohort's earlier ones hold no longer. */
  offer(code: string, cohort: string, expiresAt: Date): Promise<void>;
  /** The cohort that a code stands for, while it holds. */
  offered(code: string, at: Date): Promise<string | undefined>;
  /** Uses a code up: its cohort gets the channel, and the person organizes it too. False where the code no longer holds, or another cohort has the channel. */
  attach(code: string, channel: ChannelRef, person: string, at: Date): Promise<boolean>;
  /** False where it is not the cohort's, or its last one. */
  detach(cohort: string, channel: ChannelRef): Promise<boolean>;
}
