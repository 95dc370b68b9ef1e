import { homeKey, type PlatformName, platformOf, type Target } from "../chat/platform.ts";
import type { Reply } from "../chat/reply.ts";
import type { Cohort } from "../group/people.ts";
import type { Unasked } from "../person/unasked.ts";
import type { AnyJob } from "./job.ts";
import type { Reason } from "./reasons.ts";
import type { JobTime, Schedule, Slot, Subject } from "./run.ts";
import { slotAfter, slotFrom } from "./slots.ts";

/** What commands may do with that which happens by itself. */
export interface Rhythm {
  readonly jobs: readonly AnyJob[];
  /** What a job would post now: for the caller's eyes, nothing is written. */
  preview(subject: Subject, job: string): Promise<Reply>;
  /** Runs a job now, beside its schedule. Where it has nothing to say: why. */
  postNow(subject: Subject, job: string): Promise<Reason | undefined>;
  /**
   * Writes to a person who did not ask for it: once they may be written to, one of all such things a day, what matters most first.
   * Nothing comes of it where they want nothing unasked, or where it has not been said by `until`.
   */
  unasked(message: Omit<Unasked, "id" | "since">): Promise<void>;
  /** Says something in a cohort's channels, once. */
  announce(cohort: Cohort, content: Reply): Promise<void>;
}

/** A bot without a scheduler: nothing happens by itself. */
export const still: Rhythm = {
  jobs: [],
  preview: () => Promise.reject(new Error("There is no scheduler, and so no job to preview")),
  postNow: () => Promise.reject(new Error("There is no scheduler, and so no job to run")),
  unasked: () => Promise.reject(new Error("There is no scheduler to write to anybody")),
  announce: () => Promise.reject(new Error("There is no scheduler to announce anything")),
};

/** Names the one execution of a job for a slot. */
export const runKey = (job: string, { kind, id }: Subject, slot: string): string => `${job}:${kind}:${id}:${slot}`;

/** The job of the runs that tell organizers of a destination that cannot be reached, and of what is said at once. Both stand in the database. */
export const noticeJob = "trouble";
export const announcementJob = "announcement";

/** Orders what is said in one destination: later, or of a higher rank, is said after. */
export const orderOf = (at: Date, rank: number): number => at.getTime() * 100 + rank;

/** Where a message goes, and on which platform: one after the other in each destination. A thread's messages wait for its channel's. */
export function destinationOf(target: Target): { readonly platform: PlatformName; readonly destination: string } {
  if (target.kind === "direct") return { platform: platformOf(target.account), destination: `direct/${target.account}` };
  const channel = target.kind === "channel" ? target.channel : target.below.channel;
  return { platform: channel.platform, destination: homeKey(channel) };
}

/** A job's first row: the slot that comes next. */
export const scheduleFor = (subject: Subject, job: string, time: JobTime, zone: string, now: Date): Schedule =>
  rescheduled({ subject, job, time, on: true, slot: undefined, dueAt: undefined, ...atRest }, zone, now);

/** A row whose time, zone or switch has changed: its next slot. Of one that has not changed nothing does, and no date is served twice. */
export function rescheduled(row: Schedule, zone: string, now: Date): Schedule {
  const { time, slot, dueAt } = row;
  if (!time) return row;
  if (!row.on) return { ...row, slot: undefined, dueAt: undefined, ...atRest };
  const next = slotFrom(time, zone, dueAt && dueAt < now ? dueAt : now, slot);
  // A slot that is due, or failing, stays so.
  if (next.slot === slot && next.dueAt.getTime() === dueAt?.getTime()) return row;
  const ahead = slotFrom(time, zone, now, slot);
  return { ...row, ...atRest, ...ahead, nextAt: ahead.dueAt };
}

/** The rows of a cohort's jobs as they should be: at their usual times unless told otherwise; none comes while it is archived. */
export function schedulesFor(
  cohort: Pick<Cohort, "id" | "zone" | "archived">,
  jobs: readonly AnyJob[],
  now: Date,
  existing: readonly Schedule[] = [],
): readonly Schedule[] {
  const subject: Subject = { kind: "cohort", id: cohort.id };
  return jobs.flatMap(({ name, subject: kind, usual }) => {
    if (kind !== "cohort" || !usual) return [];
    const row = existing.find(({ job }) => job === name);
    const next = row ? rescheduled(row, cohort.zone, now) : scheduleFor(subject, name, usual, cohort.zone, now);
    return [cohort.archived ? { ...next, slot: undefined, dueAt: undefined, ...atRest } : next];
  });
}

export interface NextPost extends Slot {
  readonly job: string;
}

/** What comes next by these rows, in order. */
export function nextPosts(schedules: readonly Schedule[], jobs: readonly AnyJob[], zone: string, most: number): readonly NextPost[] {
  const rankOf = (name: string) => jobs.find((job) => job.name === name)?.rank ?? 0;
  return schedules
    .flatMap(({ job, time, slot, dueAt }) => {
      const posts: NextPost[] = [];
      if (slot === undefined || dueAt === undefined) return posts;
      posts.push({ job, slot, dueAt });
      for (let last = slot; time && posts.length < most; last = posts.at(-1)?.slot ?? last)
        posts.push({ job, ...slotAfter(time, zone, last) });
      return posts;
    })
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || rankOf(a.job) - rankOf(b.job))
    .slice(0, most);
}

const atRest = { nextAt: undefined, failures: 0, failingSince: undefined, reason: undefined };
