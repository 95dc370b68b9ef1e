import { daysBetween, type LocalDate, localMinute, studyDay, weekdayOf } from "../calendar.ts";
import type { Reply } from "../chat/reply.ts";
import { isQuiet, mostIgnored, type Nudging } from "./nudging.ts";

/**
 * Why the bot writes to somebody who did not ask for it, in the order in which one goes before another: what is about their exam,
 * a way back, an organizer's word, a nudge, a celebration. Not unasked is what they ordered for a time, and what protects them.
 */
export const unaskedReasons = ["exam", "way back", "word", "nudge", "celebration"] as const;
export type UnaskedReason = (typeof unaskedReasons)[number];

/** What waits until the person may be written to. */
export interface Unasked {
  readonly id: string;
  readonly person: string;
  /** Who gets it. */
  readonly account: string;
  /** A nudge never waits: it is made when its time has come. */
  readonly reason: Exclude<UnaskedReason, "nudge">;
  readonly content: Reply;
  readonly since: Date;
  /** After that it is not worth saying any more. */
  readonly until: Date;
}

/** The job by which it is said. Stands in the database. */
export const unaskedJob = "unasked";

/** What goes first of what waits. */
export const inOrderOfReason = (a: Unasked, b: Unasked): number =>
  unaskedReasons.indexOf(a.reason) - unaskedReasons.indexOf(b.reason) || a.since.getTime() - b.since.getTime();

/** How somebody stands to what was written to them unasked before. */
export interface UnaskedState {
  readonly today: LocalDate;
  /** The study day of the last one. */
  readonly last: LocalDate | undefined;
  readonly ignored: number;
  readonly frequency: Nudging["frequency"];
}

type Wishes = Pick<Nudging, "isOff" | "restDays" | "frequency" | "snoozedUntil" | "ignored" | "lastAt">;

/** What somebody wishes who has never said. */
export const noWishes: Wishes = { isOff: false, restDays: [], frequency: "daily", snoozedUntil: undefined, ignored: 0, lastAt: undefined };

/** Two of them lie at least so many milliseconds apart, whichever way somebody travels. */
const leastApart = 18 * 60 * 60_000;

/** What has become of the last one: ignored is one after which nothing was done, and no quiet asked for. */
export function unaskedState(wishes: Wishes, lastActive: LocalDate | undefined, now: Date, zone: string): UnaskedState {
  const { lastAt, snoozedUntil } = wishes;
  const today = studyDay(now, zone);
  if (!lastAt) return { today, last: undefined, ignored: 0, frequency: "daily" };
  const last = studyDay(lastAt, zone);
  const hasActed = lastActive !== undefined && lastActive >= last;
  const hasReacted = snoozedUntil !== undefined && snoozedUntil > last;
  const ignored = hasActed || hasReacted ? 0 : wishes.ignored + 1;
  const isWeekly = !hasActed && (wishes.frequency === "weekly" || ignored >= mostIgnored);
  return { today, last, ignored, frequency: isWeekly ? "weekly" : "daily" };
}

/** Why somebody is not written to unasked now, whatever it is about; undefined where they may be. */
export function whyUnsaid(wishes: Wishes, { today, last, frequency }: UnaskedState, now: Date, zone: string) {
  if (wishes.isOff) return "not wanted";
  if (isQuiet(localMinute(now, zone).slice(-"00:00".length))) return "quiet hours";
  if (wishes.restDays.includes(weekdayOf(today))) return "rest day";
  if (wishes.snoozedUntil !== undefined && wishes.snoozedUntil > today) return "quiet asked for";
  if (last === undefined || !wishes.lastAt) return undefined;
  if (last >= today || now.getTime() - wishes.lastAt.getTime() < leastApart) return "once a day";
  if (wishes.frequency === "weekly" && frequency === "weekly" && daysBetween(last, today) < 7) return "once a week";
  return undefined;
}
