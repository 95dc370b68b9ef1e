import type { AccountRef, ChannelRef, KeptCall } from "../chat/platform.ts";
import type { Person, PersonChanges } from "../group/people.ts";
import type { Reschedule } from "../rhythm/run.ts";

export interface PeopleStore {
  /** The person behind an account, made known where new; the account's newest name and zone are kept. */
  meet(account: AccountRef, newPerson: string, at: Date): Promise<Person>;
  byAccount(account: string): Promise<Person | undefined>;
  named(person: string): Promise<Person | undefined>;
  /** A person's accounts, the oldest first. */
  accounts(person: string): Promise<readonly AccountRef[]>;
  /** Changes these settings and no others, and with them when the person's jobs come next: all or nothing. Gives the person as they are then. */
  change(person: string, changes: PersonChanges, reschedule?: Reschedule<Person>): Promise<Person>;
  /** Which cohort this person means in this channel. */
  remembered(person: string, channel: ChannelRef): Promise<string | undefined>;
  remember(person: string, channel: ChannelRef, cohort: string): Promise<void>;
  /** Puts a call aside; what the same person put aside a week before is dropped. */
  keepCall(kept: KeptCall): Promise<void>;
  keptCall(id: string, person: string): Promise<KeptCall | undefined>;
}
