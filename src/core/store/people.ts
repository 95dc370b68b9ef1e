import type { LocalDate } from "../calendar.ts";
import type { AccountRef, Call, ChannelRef } from "../chat/platform.ts";
import type { Pace } from "../study/path.ts";

/** How a person appears on boards: by name, by an alias, or not at all. */
export const visibilities = ["named", "alias", "hidden"] as const;
export type Visibility = (typeof visibilities)[number];

/** One human, whatever accounts they have. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Chosen by `/settings`; otherwise the name follows the account's. */
  readonly nameChosen: boolean;
  /** IANA; undefined until it is set. */
  readonly zone: string | undefined;
  /** The zone that a platform last told of this person (Slack alone knows one), which holds until they set theirs; with neither, the cohort's is assumed. */
  readonly assumedZone: string | undefined;
  readonly visibility: Visibility;
  readonly alias: string | undefined;
  readonly createdAt: Date;
}

/** People who walk one path from one start date, in one zone, at one pace. */
export interface Cohort {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  /** A Monday. */
  readonly start: LocalDate;
  readonly zone: string;
  readonly pace: Pace;
  /** The Mondays of weeks in which the cohort pauses, ascending: the plan goes on after them. */
  readonly pauses: readonly LocalDate[];
  readonly archived: boolean;
  readonly createdAt: Date;
}

/** A person in a cohort. */
export interface Member {
  readonly cohort: string;
  readonly person: string;
  readonly joinedAt: Date;
  /** The member's own first Monday, where it is not the cohort's. */
  readonly start: LocalDate | undefined;
  /** The first week that counts for this member: earlier ones were over at the time of joining. */
  readonly fromWeek: number;
}

export interface Membership {
  readonly member: Member;
  readonly cohort: Cohort;
}

/** A call put aside until its question is answered. */
export interface KeptCall {
  readonly id: string;
  readonly person: string;
  readonly call: Call;
  readonly at: Date;
}

export type PersonSettings = Pick<Person, "name" | "nameChosen" | "zone" | "visibility" | "alias">;

export interface PeopleStore {
  /** The person behind an account, made known where new; the account's newest name and zone are kept. */
  meet(account: AccountRef, newPerson: string, at: Date): Promise<Person>;
  byAccount(account: string): Promise<Person | undefined>;
  named(person: string): Promise<Person | undefined>;
  /** A person's accounts, the oldest first. */
  accounts(person: string): Promise<readonly AccountRef[]>;
  change(person: string, settings: PersonSettings): Promise<void>;
  /** Which cohort this person means in this channel. */
  remembered(person: string, channel: ChannelRef): Promise<string | undefined>;
  remember(person: string, channel: ChannelRef, cohort: string): Promise<void>;
  /** Puts a call aside; what the same person put aside a week before is dropped. */
  keepCall(kept: KeptCall): Promise<void>;
  keptCall(id: string, person: string): Promise<KeptCall | undefined>;
}
