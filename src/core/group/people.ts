import type { LocalDate } from "../calendar.ts";
import type { AccountRef, ChannelRef } from "../chat/platform.ts";
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

/** A person as they are at first. */
export const newcomer = (id: string, { name, zone }: AccountRef, createdAt: Date): Person => ({
  id,
  name,
  nameChosen: false,
  zone: undefined,
  assumedZone: zone,
  visibility: "named",
  alias: undefined,
  createdAt,
});

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

/** Some settings, each with its new value. A whole row is refused by type: written back, it would undo what others have changed since it was read. */
type Changes<Row, Setting extends keyof Row> = Partial<Pick<Row, Setting>> & { readonly [Other in Exclude<keyof Row, Setting>]?: never };

export type PersonChanges = Changes<Person, "name" | "nameChosen" | "zone" | "visibility" | "alias">;
export type CohortChanges = Changes<Cohort, "name" | "start" | "zone" | "pace" | "pauses" | "archived">;

export interface RosterEntry {
  readonly person: Person;
  readonly member: Member;
}

/** A channel in which a cohort walks. */
export interface StudyChannel {
  readonly channel: ChannelRef;
  /** Whether the cohort's reminders and questions are posted here. */
  readonly posts: boolean;
}
