import type { LocalDate } from "../calendar.ts";
import type { ChannelRef, PlatformName } from "../chat/platform.ts";
import type { Cohort, CohortChanges, Member, Membership, Person, RosterEntry } from "../group/people.ts";
import type { Reschedule, Schedule } from "../rhythm/run.ts";

export interface CohortStore {
  /** The cohort whose channel this is, or whose thread's channel. */
  at(channel: ChannelRef): Promise<Cohort | undefined>;
  named(id: string): Promise<Cohort | undefined>;
  /**
   * Opens a cohort in a channel, with its first organizer, and when its jobs come next. A channel whose cohort is archived is free.
   * False where another cohort has the channel.
   */
  open(cohort: Cohort, channel: ChannelRef, organizer: string, schedules?: readonly Schedule[]): Promise<boolean>;
  /** Changes these settings and no others, and with them when its jobs come next: all or nothing. Gives the cohort as it is then. */
  change(cohort: string, changes: CohortChanges, reschedule?: Reschedule<Cohort>): Promise<Cohort>;
  /** Writes the pauses, where they still are what was seen before. False where somebody else has changed them meanwhile. */
  repause(cohort: string, pauses: Cohort["pauses"], before: Cohort["pauses"]): Promise<boolean>;
  /** The running cohorts of a person, the newest first. */
  of(person: string): Promise<readonly Membership[]>;
  /** Adds the member; whoever comes back finds everything as it was, at the dates given now, and stays one who joined when they first did. */
  join(member: Member): Promise<void>;
  /** Moves a member to a first Monday of their own, or back to the group's. False where they are not in it any more. */
  redate(cohort: string, person: string, start: LocalDate | undefined): Promise<boolean>;
  /** Hides the member everywhere; nothing is deleted. False where there was none. */
  leave(cohort: string, person: string, at: Date): Promise<boolean>;
  /** Everybody who is in it now. */
  roster(cohort: string): Promise<readonly RosterEntry[]>;
  isOrganizer(cohort: string, person: string): Promise<boolean>;
  organizers(cohort: string): Promise<readonly Person[]>;
  appoint(cohort: string, person: string, at: Date): Promise<void>;
  /** False where they were none, or the last one: a cohort keeps an organizer. */
  dismiss(cohort: string, person: string): Promise<boolean>;
  /** The platforms on which cohorts have channels. */
  platforms(): Promise<readonly PlatformName[]>;
}
