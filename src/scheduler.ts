import {
  addDays,
  announcementJob,
  catchUp,
  instantOf,
  isQuiet,
  type LocalDate,
  localDate,
  localMinute,
  notice,
  orderOf,
  paragraph,
  quietHours,
  type Reason,
  type Rhythm,
  runKey,
  type Slot,
  type Subject,
  sayReason,
  scheduleFor,
  unaskedJob,
} from "#core";
import { createDeliverer } from "./scheduler/deliver.ts";
import { later, type SchedulerParts } from "./scheduler/parts.ts";
import { createPreparer, newDeliveries, type ServedSlot } from "./scheduler/prepare.ts";
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
      const cohorts = await store.schedules.lacking(name);
      await store.schedules.add(cohorts.map(({ id, zone }) => scheduleFor({ kind: "cohort", id }, name, usual, zone, now())));
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
      const { content, silent = nothingToSay } = await preparer.prepare(job, found, localDate(at, found.zone), at, at);
      return content ?? notice("Nothing to post", paragraph(sayReason(silent)));
    },

    async postNow(subject, name) {
      const at = now();
      const { job, found } = await find(subject, name);
      const slot = besideTheSchedule(name, subject, localDate(at, found.zone), at);
      const prepared = await preparer.prepare(job, found, slot.slot, at, at);
      await store.runs.add(await preparer.runFrom(slot, prepared, job, found, at), at);
      deliverer.deliver();
      return prepared.content ? undefined : (prepared.silent ?? nothingToSay);
    },

    async unasked(message) {
      const at = now();
      const subject: Subject = { kind: "person", id: message.person };
      const found = await findSubject(parts, subject);
      if (!found) return;
      const first = firstMoment(at, found.zone);
      const isSpoken = await store.runs.named(runKey(unaskedJob, subject, first.slot));
      await store.unasked.add({ ...message, id: newId(), since: at }, isSpoken ? nextMorning(first.slot, found.zone) : first);
    },

    async announce(cohort, content) {
      const at = now();
      const slot = besideTheSchedule(announcementJob, { kind: "cohort", id: cohort.id }, localDate(at, cohort.zone), at);
      const deliveries = newDeliveries(slot.key, cohort.id, await preparer.channelsOf(cohort), orderOf(at, 0), later(at, catchUp));
      await store.runs.add({ ...slot, content, about: undefined, reason: undefined, isSkipped: false, deliveries, effects: [] }, at);
      deliverer.deliver();
    },
  };

  /** A slot of its own, which only this caller knows of. */
  function besideTheSchedule(job: string, subject: Subject, slot: LocalDate, dueAt: Date): ServedSlot {
    return { key: runKey(job, subject, `now:${newId()}`), job, subject, slot, dueAt };
  }
}

/** Now, or where it is quiet the end of that. */
function firstMoment(at: Date, zone: string): Slot {
  const [today, time] = [localDate(at, zone), localMinute(at, zone).slice(-"00:00".length)];
  if (!isQuiet(time)) return { slot: today, dueAt: at };
  return time < quietHours.until ? morningOf(today, zone) : nextMorning(today, zone);
}

const morningOf = (date: LocalDate, zone: string): Slot => ({ slot: date, dueAt: instantOf(`${date}T${quietHours.until}`, zone) });
const nextMorning = (date: LocalDate, zone: string): Slot => morningOf(addDays(date, 1), zone);

const nothingToSay: Reason = { kind: "nothing to say" };
