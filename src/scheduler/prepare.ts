import {
  type AnyJob,
  catchUp,
  type DueSchedule,
  days,
  destinationOf,
  type JobContext,
  lateAfter,
  missedFrom,
  type NewDelivery,
  type NewRun,
  orderOf,
  type Prepared,
  plainly,
  type Reason,
  type Reply,
  type Run,
  runKey,
  slotAfter,
  type Target,
} from "#core";
import { atMost, later, minutes, type SchedulerParts } from "./parts.ts";
import { type Found, findSubject } from "./subjects.ts";

/** So many due rows are read at once, and so many subjects prepared. */
const batch = 500;
const atOnce = 20;

/** What happens once is not missed for being late, for something hangs on it; after this time it is given up all the same. */
const patienceWithOnce = days(7);

/** A slot that is served now, by its run's key. */
export type ServedSlot = Pick<NewRun, "key" | "job" | "subject" | "slot" | "dueAt">;

/** Turns what has fallen due into messages to send, all of it written down. */
export function createPreparer(parts: SchedulerParts) {
  const { store, log, now, newId, random } = parts;
  const jobs = new Map(parts.jobs.map((job) => [job.name, job]));
  const limited = atMost(atOnce);

  const prepare = (job: AnyJob, found: Found, slot: string, dueAt: Date, at: Date) => {
    const context: JobContext = { now: at, slot, dueAt, store, paths: parts.paths, newId };
    return job.prepare({ ...context, ...found.about }) as Promise<Prepared>;
  };

  /** Takes all that is due, until nothing is or somebody else has the rest: what a slot hastens is due at once. */
  async function takeDue(isOver: () => boolean): Promise<void> {
    for (let taken = true; taken && !isOver(); ) {
      const due = await store.schedules.due(now(), batch);
      const bySubject = [...Map.groupBy(due, ({ subject }) => `${subject.kind}:${subject.id}`).values()];
      // Processes that begin at different places share the work; from one place, the first would be ahead of the others all the way.
      const start = Math.floor(random() * bySubject.length);
      const outcomes = [...bySubject.slice(start), ...bySubject.slice(0, start)].map((rows) =>
        limited(async () => {
          const done: boolean[] = [];
          for (const row of rows.toSorted(inOrder)) done.push(!isOver() && (await take(row)));
          return done.includes(true);
        }),
      );
      taken = (await Promise.all(outcomes)).includes(true);
    }
  }

  const rankOf = ({ job }: DueSchedule) => jobs.get(job)?.rank ?? 0;
  const inOrder = (a: DueSchedule, b: DueSchedule) => a.nextAt.getTime() - b.nextAt.getTime() || rankOf(a) - rankOf(b);

  /** Whether the row is done with for now. What goes wrong with one is the affair of no other. */
  async function take(row: DueSchedule): Promise<boolean> {
    try {
      const job = jobs.get(row.job);
      const found = job && (await findSubject(parts, row.subject));
      if (!job || !found) {
        log.warn({ job: row.job, subject: row.subject }, "A schedule is for something that is no more; it ends");
        return await store.runs.skip([], { from: row, to: undefined }, now());
      }
      const late = now().getTime() - row.dueAt.getTime();
      if (late > (row.time ? catchUp : patienceWithOnce)) return await skipMissed(row, found);
      return await serve(row, job, found);
    } catch (error) {
      log.error({ err: error, job: row.job, subject: row.subject }, "A slot could not be looked at");
      return false;
    }
  }

  /** Several processes may look at the same slot; the database lets one of them write what it leads to. */
  async function serve(row: DueSchedule, job: AnyJob, found: Found): Promise<boolean> {
    const at = now();
    const { subject, slot, dueAt } = row;
    const next = row.time && slotAfter(row.time, found.zone, slot);
    const key = runKey(job.name, subject, slot);
    // Between the reading of many rows and the turn of this one, another process may have been here: then nothing is prepared in vain.
    const isAt = await store.schedules.whereIs(row, key);
    if (isAt === "gone on") return false;
    if (isAt === "served") return store.runs.skip([], { from: row, to: next }, at);
    try {
      const prepared = await prepare(job, found, slot, dueAt, at);
      const run = await runFrom({ key, job: job.name, subject, slot, dueAt }, prepared, job, found, at);
      return await store.runs.add({ ...run, advance: { from: row, to: prepared.isLast ? undefined : next } }, at);
    } catch (error) {
      log.error({ err: error, job: job.name, subject, slot }, "A slot could not be prepared; it is tried again");
      await store.schedules.failed(row, { kind: "stumbled" }, at, later(at, backOff(row.failures)));
      return true;
    }
  }

  /** 1, 2, 4 … 60 minutes, spread. */
  const backOff = (failures: number) => minutes(Math.min(2 ** failures, 60)) * (0.75 + random() / 2);

  /** Straight to the slot that comes next: never a backlog. */
  function skipMissed(row: DueSchedule, { zone }: Found): Promise<boolean> {
    const at = now();
    const { subject, job, time } = row;
    const run = (slot: string, dueAt: Date, reason: Reason) => ({ key: runKey(job, subject, slot), job, subject, slot, dueAt, reason });
    const missed = time ? missedFrom(row, time, zone, at) : { slots: [row], more: 0, next: undefined };
    const skipped = missed.slots.map(({ slot, dueAt }) => {
      const wasTried = row.failures > 0 && slot === row.slot;
      return run(slot, dueAt, wasTried ? { kind: "not prepared", last: row.reason } : { kind: "missed", minutes: minutesLate(at, dueAt) });
    });
    const last = missed.slots.at(-1);
    const beyond = time && last && missed.more > 0 ? slotAfter(time, zone, last.slot) : undefined;
    const rest = beyond ? [run(beyond.slot, beyond.dueAt, { kind: "missed more", others: missed.more - 1 })] : [];
    log.warn({ job, subject, missed: missed.slots.length + missed.more }, "Slots were missed by more than six hours; they are skipped");
    return store.runs.skip([...skipped, ...rest], { from: row, to: missed.next }, at);
  }

  /** The run of a slot, with all that it leads to, for one unit. */
  async function runFrom(slot: ServedSlot, prepared: Prepared, job: AnyJob, found: Found, at: Date): Promise<NewRun> {
    const { dueAt } = slot;
    const { content, about, effects = [], until, silent } = prepared;
    const expiresAt = until && until < later(dueAt, catchUp) ? until : later(dueAt, catchUp);
    const isMissed = at > expiresAt;
    const isLate = at.getTime() - dueAt.getTime() > lateAfter;
    const minutes = minutesLate(at, dueAt);
    return {
      ...slot,
      content: content && isLate ? markLate(content) : content,
      about,
      reason: isMissed && content ? { kind: "missed", minutes } : (silent ?? (isLate ? { kind: "late", minutes } : undefined)),
      isSkipped: !content || isMissed,
      deliveries: content && !isMissed ? await deliveriesOf(slot, prepared, job, found, expiresAt) : [],
      effects,
    };
  }

  async function deliveriesOf(
    { key, dueAt }: ServedSlot,
    { to }: Prepared,
    job: AnyJob,
    { cohort }: Found,
    expiresAt: Date,
  ): Promise<readonly NewDelivery[]> {
    const targets = to ?? (cohort ? await channelsOf(cohort) : []);
    // By when they fell due: what falls due together is said by rank, in whatever order it was prepared.
    return newDeliveries(key, cohort?.id, targets, orderOf(dueAt, job.rank), expiresAt);
  }

  /** Where a cohort is posted to; nowhere once it is closed, for its channel may be another's. */
  async function channelsOf({ id, archived }: NonNullable<Found["cohort"]>): Promise<readonly Target[]> {
    if (archived) return [];
    const channels = await store.channels.of(id);
    return channels.filter(({ posts }) => posts).map(({ channel }) => ({ kind: "channel", channel }));
  }

  return { takeDue, prepare, runFrom, channelsOf };
}

/** One delivery for each target. Its id is made of what it is, so that nothing is delivered twice. */
export const newDeliveries = (
  run: string,
  cohort: string | undefined,
  targets: readonly Target[],
  order: number,
  expiresAt: Date,
): readonly NewDelivery[] =>
  targets.map((target) => {
    const { platform, destination } = destinationOf(target);
    const id = `${run}/${destination}${target.kind === "thread" ? `/${target.below.id}` : ""}`;
    return { id, cohort, target, platform, destination, order, expiresAt };
  });

/** A late post says so in its title; drawn anew, it still does. */
export const markLate = (content: Reply): Reply => ({ ...content, title: `${plainly(content.title)} (late)` });
export const wasLate = ({ reason }: Run): boolean => reason?.kind === "late";

const minutesLate = (at: Date, dueAt: Date): number => Math.floor((at.getTime() - dueAt.getTime()) / 60_000);
