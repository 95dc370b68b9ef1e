import { catchUp, localDate, notice, paragraph, type Rhythm, runKey, type Subject, scheduleFor, turnOf } from "#core";
import { createDeliverer } from "./scheduler/deliver.ts";
import { later, lease, type SchedulerParts } from "./scheduler/parts.ts";
import { createPreparer, newDeliveries } from "./scheduler/prepare.ts";
import { createRedrawer } from "./scheduler/redraw.ts";
import { findSubject } from "./scheduler/subjects.ts";

export type { SchedulerParts } from "./scheduler/parts.ts";

export interface Scheduler extends Rhythm {
  /** Once a minute: prepares what has fallen due, and begins to send it. Never throws. */
  tick(): Promise<void>;
  /** Every two seconds: draws posts anew whose count has changed. Never throws. */
  redraw(): Promise<void>;
  /** Resolves once nothing is being sent. */
  settled(): Promise<void>;
  /** Takes nothing more; what is being sent ends, or is let go of after ten seconds. */
  stop(): Promise<void>;
}

/** How long a graceful stop waits: milliseconds. */
const patienceAtStop = 10_000;

/** What happens by itself. It remembers nothing: the store says what is due, who may do it, and whether it was done. */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const { store, jobs, log, now, newId } = parts;
  const preparer = createPreparer(parts);
  const deliverer = createDeliverer(parts);
  const redrawStale = createRedrawer(parts);
  let isStopped = false;
  let preparing: Promise<void> = Promise.resolve();
  let isAdopted = false;

  /** Gives the rows that they lack to cohorts of before there was this job. */
  async function adopt(): Promise<void> {
    for (const { name, subject, usual } of jobs) {
      if (subject !== "cohort" || !usual) continue;
      const cohorts = await store.schedule.lacking(name);
      await store.schedule.add(cohorts.map(({ id, zone }) => scheduleFor({ kind: "cohort", id }, name, usual, zone, now())));
    }
    isAdopted = true;
  }

  async function find(subject: Subject, name: string) {
    const job = jobs.find((each) => each.name === name);
    const found = job && (await findSubject(parts, subject));
    if (!job || !found) throw new Error(`There is no job ${name} for ${subject.kind} ${subject.id}`);
    return { job, found };
  }

  return {
    jobs,

    async tick() {
      if (isStopped) return;
      preparing = (async () => {
        if (!isAdopted) await adopt();
        await preparer.takeDue(() => isStopped);
      })().catch((error) => log.error({ err: error }, "What is due could not be looked at"));
      await preparing;
      deliverer.deliver();
    },

    async redraw() {
      if (isStopped) return;
      await redrawStale().catch((error) => log.error({ err: error }, "Stale posts could not be looked at"));
    },

    settled: deliverer.settled,

    async stop() {
      isStopped = true;
      await preparing;
      await deliverer.stop(patienceAtStop);
    },

    async preview(subject, name) {
      const at = now();
      const { job, found } = await find(subject, name);
      const { content, skipped } = await preparer.prepare(job, found, localDate(at, found.zone), at, at);
      return content ?? notice("Nothing to post", paragraph(skipped ?? "This job has nothing to say now."));
    },

    async postNow(subject, name) {
      const at = now();
      const { job, found } = await find(subject, name);
      const slot = localDate(at, found.zone);
      const claim = await claimNow(name, subject, slot, at);
      const prepared = await preparer.prepare(job, found, slot, at, at);
      await store.schedule.plan(await preparer.planOf(claim, prepared, job, found, at), at);
      deliverer.deliver();
      return prepared.content ? undefined : (prepared.skipped ?? "This job has nothing to say now.");
    },

    async announce(cohort, content) {
      const at = now();
      const claim = await claimNow("announcement", { kind: "cohort", id: cohort.id }, localDate(at, cohort.zone), at);
      const { key, token } = claim;
      const deliveries = newDeliveries(key, cohort.id, await preparer.channelsOf(cohort), turnOf(at, 0), later(at, catchUp));
      await store.schedule.plan({ key, token, content, about: undefined, note: undefined, isSkipped: false, deliveries, effects: [] }, at);
      deliverer.deliver();
    },
  };

  /** A run beside the schedule, which only this caller knows of. */
  async function claimNow(job: string, subject: Subject, slot: string, at: Date) {
    const key = runKey(job, subject, `now:${newId()}`);
    const claim = await store.schedule.claim({ key, job, subject, slot, dueAt: at, token: newId(), leaseUntil: later(at, lease) }, at);
    if (typeof claim === "string") throw new Error(`The new run ${key} is taken already`);
    return claim;
  }
}
