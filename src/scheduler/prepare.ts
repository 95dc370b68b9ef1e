import {
  type AnyJob,
  catchUp,
  type DueSchedule,
  type JobContext,
  lateAfter,
  missedFrom,
  type NewDelivery,
  type Prepared,
  placeOf,
  type Reply,
  type Run,
  type RunPlan,
  runKey,
  slotAfter,
  type Target,
  turnOf,
} from "#core";
import { atMost, later, lease, minutes, type SchedulerParts, stumbled } from "./parts.ts";
import { type Found, findSubject } from "./subjects.ts";

/** So many due rows are read at once, and so many subjects prepared. */
const batch = 500;
const atOnce = 20;

/** What happens once is not missed for being late, for something hangs on it; after this time it is given up all the same. */
const patienceWithOnce = 7 * 24 * 60 * 60_000;

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
      const due = await store.schedule.due(now(), batch);
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
        return await store.schedule.skip([], { from: row, to: undefined }, now());
      }
      const late = now().getTime() - row.dueAt.getTime();
      if (late > (row.time ? catchUp : patienceWithOnce)) return await skipMissed(row, found);
      return await serve(row, job, found);
    } catch (error) {
      log.error({ err: error, job: row.job, subject: row.subject }, "A slot could not be looked at");
      return false;
    }
  }

  async function serve(row: DueSchedule, job: AnyJob, found: Found): Promise<boolean> {
    const at = now();
    const { subject, slot, dueAt } = row;
    const next = row.time && slotAfter(row.time, found.zone, slot);
    const key = runKey(job.name, subject, slot);
    const claim = await store.schedule.claim(
      { key, job: job.name, subject, slot, dueAt, token: newId(), leaseUntil: later(at, lease) },
      at,
    );
    if (claim === "busy") return false;
    if (claim === "served") return store.schedule.skip([], { from: row, to: next }, at);
    try {
      const prepared = await prepare(job, found, slot, dueAt, at);
      const plan = await planOf(claim, prepared, job, found, at);
      const isPlanned = await store.schedule.plan({ ...plan, advance: { from: row, to: prepared.isLast ? undefined : next } }, at);
      if (!isPlanned) await store.schedule.unclaim(key, claim.token);
      return isPlanned;
    } catch (error) {
      log.error({ err: error, job: job.name, subject, slot }, "A slot could not be prepared; it is tried again");
      await store.schedule.failed(claim, row, stumbled, at, later(at, backOff(row.failures)));
      return true;
    }
  }

  /** 1, 2, 4 … 60 minutes, spread. */
  const backOff = (failures: number) => minutes(Math.min(2 ** failures, 60)) * (0.75 + random() / 2);

  /** Straight to the slot that comes next: never a backlog. */
  function skipMissed(row: DueSchedule, { zone }: Found): Promise<boolean> {
    const at = now();
    const { subject, job, time } = row;
    const run = (slot: string, dueAt: Date, note: string) => ({ key: runKey(job, subject, slot), job, subject, slot, dueAt, note });
    const missed = time ? missedFrom(row, time, zone, at) : { slots: [row], more: 0, next: undefined };
    const skipped = missed.slots.map(({ slot, dueAt }) => {
      const wasTried = row.failures > 0 && slot === row.slot;
      return run(slot, dueAt, wasTried ? `could not be prepared: ${row.fault ?? ""}` : `missed by ${hours(at, dueAt)}`);
    });
    const last = missed.slots.at(-1);
    const beyond = time && last && missed.more > 0 ? slotAfter(time, zone, last.slot) : undefined;
    const rest = beyond ? [run(beyond.slot, beyond.dueAt, `missed, and ${missed.more - 1} more after it`)] : [];
    log.warn({ job, subject, missed: missed.slots.length + missed.more }, "Slots were missed by more than six hours; they are skipped");
    return store.schedule.skip([...skipped, ...rest], { from: row, to: missed.next }, at);
  }

  /** All that a slot leads to, for one unit. */
  async function planOf(run: Run, prepared: Prepared, job: AnyJob, found: Found, at: Date): Promise<RunPlan> {
    const { key, token, dueAt } = run;
    const late = at.getTime() - dueAt.getTime();
    const { content, about, effects = [], until } = prepared;
    const expiresAt = until && until < later(dueAt, catchUp) ? until : later(dueAt, catchUp);
    const isMissed = at > expiresAt;
    const deliveries = content && !isMissed ? await deliveriesOf(run, prepared, job, found, expiresAt) : [];
    const isLate = late > lateAfter;
    const note =
      isMissed && content
        ? `missed by ${hours(at, dueAt)}`
        : (prepared.skipped ?? (isLate ? `${lateNote} ${hours(at, dueAt)}` : undefined));
    return {
      key,
      token,
      content: content && isLate ? markLate(content) : content,
      about,
      note,
      isSkipped: !content || isMissed,
      deliveries,
      effects,
    };
  }

  async function deliveriesOf(
    run: Run,
    { to }: Prepared,
    job: AnyJob,
    { cohort }: Found,
    expiresAt: Date,
  ): Promise<readonly NewDelivery[]> {
    const targets = to ?? (cohort ? await channelsOf(cohort) : []);
    // By when they fell due: what falls due together is said by rank, in whatever order it was prepared.
    return newDeliveries(run.key, cohort?.id, targets, turnOf(run.dueAt, job.rank), expiresAt);
  }

  /** Where a cohort is posted to; nowhere once it is closed, for its channel may be another's. */
  async function channelsOf({ id, archived }: NonNullable<Found["cohort"]>): Promise<readonly Target[]> {
    if (archived) return [];
    const channels = await store.channels.of(id);
    return channels.filter(({ posts }) => posts).map(({ channel }) => ({ kind: "channel", channel }));
  }

  return { takeDue, prepare, planOf, channelsOf };
}

/** One delivery for each target. Its id is made of what it is, so that nothing is delivered twice. */
export const newDeliveries = (
  run: string,
  cohort: string | undefined,
  targets: readonly Target[],
  turn: number,
  expiresAt: Date,
): readonly NewDelivery[] =>
  targets.map((target) => {
    const { platform, place } = placeOf(target);
    const id = `${run}/${place}${target.kind === "thread" ? `/${target.below.id}` : ""}`;
    return { id, cohort, target, platform, place, turn, expiresAt };
  });

const lateNote = "late by";

/** A late post says so in its title; drawn anew, it still does. */
export const markLate = (content: Reply): Reply => ({ ...content, title: `${content.title} (late)` });
export const wasLate = ({ note }: Run): boolean => note?.startsWith(lateNote) ?? false;

/** `7 h`, `25 min`. */
function hours(at: Date, dueAt: Date): string {
  const passed = Math.floor((at.getTime() - dueAt.getTime()) / 60_000);
  return passed < 60 ? `${passed} min` : `${Math.floor(passed / 60)} h`;
}
