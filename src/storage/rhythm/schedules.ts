import type { DueSchedule, Schedule, ScheduleStore, Slot, Subject } from "#core";
import { and, asc, eq, gt, inArray, lte, notExists, sql } from "../drizzle.ts";
import type { Change, Engine } from "../engine.ts";
import { change, given, givenRow, is, met, present, refused } from "../statements.ts";
import type { Tables } from "../tables.ts";

/** When what happens by itself comes next. */
export function schedules(engine: Engine) {
  const { schedules, runs, deliveries, cohorts } = engine.tables;
  const put = putSchedule(engine);

  const ofSubject = engine.query((db) =>
    db
      .select()
      .from(schedules)
      .where(and(is(schedules.subjectKind, "kind"), is(schedules.subject, "id"))),
  );
  const dueBy = engine.query((db) =>
    db
      .select()
      .from(schedules)
      .where(lte(schedules.nextAt, given("now", schedules.nextAt)))
      .orderBy(asc(schedules.nextAt))
      .limit(sql.placeholder("most")),
  );
  const firstSlot = engine.query((db) =>
    db
      .select({ at: schedules.nextAt })
      .from(schedules)
      .where(gt(schedules.nextAt, given("after", schedules.nextAt)))
      .orderBy(asc(schedules.nextAt))
      .limit(1),
  );
  const firstDelivery = engine.query((db) =>
    db
      .select({ at: deliveries.nextAt })
      .from(deliveries)
      .where(and(is(deliveries.platform, "platform"), gt(deliveries.nextAt, given("after", deliveries.nextAt))))
      .orderBy(asc(deliveries.nextAt))
      .limit(1),
  );
  const without = engine.query((db) => {
    const row = db
      .select({ job: schedules.job })
      .from(schedules)
      .where(and(eq(schedules.subjectKind, "cohort"), eq(schedules.subject, cohorts.id), is(schedules.job, "job")));
    return db
      .select()
      .from(cohorts)
      .where(and(eq(cohorts.archived, false), notExists(row)));
  });

  const insertNew = change((db) => db.insert(schedules).values(givenRow(schedules)).onConflictDoNothing().returning(met));
  const unfinished = () => and(is(runs.subjectKind, "kind"), is(runs.subject, "id"), is(runs.job, "job"), eq(runs.state, "planned"));
  const giveUp = change((db) =>
    db
      .update(deliveries)
      .set({ state: "given up", nextAt: null, token: null, leaseUntil: null, fault: "not wanted any more" })
      .where(and(eq(deliveries.state, "open"), inArray(deliveries.run, db.select({ key: runs.key }).from(runs).where(unfinished()))))
      .returning(met),
  );
  const finish = change((db) =>
    db
      .update(runs)
      .set({ state: "finished", finishedAt: given("at", runs.finishedAt) })
      .where(unfinished())
      .returning(met),
  );

  return {
    async of({ kind, id }) {
      return (await ofSubject({ kind, id })).map(scheduleOf).sort((a, b) => (a.job < b.job ? -1 : 1));
    },

    async set(rows) {
      await engine.write(rows.map(put));
    },

    async add(rows) {
      await engine.write(rows.map((row) => insertNew(rowOf(row))));
    },

    async withdraw({ kind, id }, job, at) {
      await engine.write([giveUp({ kind, id, job }), finish({ kind, id, job, at })]);
    },

    async due(now, most) {
      return (await dueBy({ now, most })).map(scheduleOf).filter(isDue);
    },

    async nextMoment(platform, after) {
      const [[slot], [delivery]] = await Promise.all([firstSlot({ after }), firstDelivery({ platform, after })]);
      const moments = [slot?.at, delivery?.at].flatMap((at) => at ?? []);
      return moments.length > 0 ? new Date(Math.min(...moments.map((at) => at.getTime()))) : undefined;
    },

    lacking: async (job) => without({ job }),
  } satisfies Partial<ScheduleStore>;
}

/** A row that holds a slot falls due some time. */
const isDue = (schedule: Schedule): schedule is DueSchedule => schedule.slot !== undefined && schedule.dueAt !== undefined;

/** Writes a schedule, new or anew: for the units that change what it hangs on. */
export function putSchedule({ tables: { schedules } }: Engine): (schedule: Schedule) => Change {
  const put = change((db) => {
    const { subjectKind, subject, job, ...rest } = schedules;
    const { person: _person, timeAt, weekdays, on, slot, dueAt, nextAt, failures, failingSince, fault } = rest;
    const columns = { timeAt, weekdays, on, slot, dueAt, nextAt, failures, failingSince, fault };
    return db
      .insert(schedules)
      .values(givenRow(schedules))
      .onConflictDoUpdate({
        target: [subjectKind, subject, job],
        set: Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, refused(column)])),
      })
      .returning(met);
  });
  return (schedule) => put(rowOf(schedule));
}

/** Moves a schedule on from a slot. Meets no row where it is not, or no longer, there. */
export function advanceSchedule({ tables: { schedules } }: Engine): (from: DueSchedule, to: Slot | undefined) => Change {
  const advance = change((db) => {
    const { slot, dueAt, nextAt, failures, failingSince, fault } = givenRow(schedules);
    return db.update(schedules).set({ slot, dueAt, nextAt, failures, failingSince, fault }).where(isStill(schedules)).returning(met);
  });
  return ({ subject: { kind, id }, job, slot: wasSlot, dueAt: wasDueAt }, to) =>
    advance({
      ...{ subjectKind: kind, subject: id, job, wasSlot, wasDueAt },
      ...{ slot: to?.slot, dueAt: to?.dueAt, nextAt: to?.dueAt, failures: 0, failingSince: undefined, fault: undefined },
    });
}

/** Records that a slot could not be prepared, while it is still the one that comes. */
export function failSchedule({ tables: { schedules } }: Engine): (from: DueSchedule, fault: string, at: Date, nextAt: Date) => Change {
  const fail = change((db) =>
    db
      .update(schedules)
      .set({
        failures: sql`${schedules.failures} + 1`,
        failingSince: sql`coalesce(${schedules.failingSince}, ${given("at", schedules.failingSince)})`,
        fault: given("fault", schedules.fault),
        nextAt: given("nextAt", schedules.nextAt),
      })
      .where(isStill(schedules))
      .returning(met),
  );
  return ({ subject: { kind, id }, job, slot: wasSlot, dueAt: wasDueAt }, fault, at, nextAt) =>
    fail({ subjectKind: kind, subject: id, job, wasSlot, wasDueAt, fault, at, nextAt });
}

/** Whether the slot is still the one that was read: time and zone are part of it, for they say when it falls due. */
const isStill = (schedules: Tables["schedules"]) =>
  and(
    is(schedules.subjectKind, "subjectKind"),
    is(schedules.subject, "subject"),
    is(schedules.job, "job"),
    is(schedules.slot, "wasSlot"),
    is(schedules.dueAt, "wasDueAt"),
  );

type Row = Tables["schedules"]["$inferSelect"];

const rowOf = ({ subject, time, ...rest }: Schedule) => ({
  ...rest,
  subjectKind: subject.kind,
  subject: subject.id,
  person: subject.kind === "person" ? subject.id : undefined,
  timeAt: time?.at,
  weekdays: time?.weekdays.join(""),
});

function scheduleOf({ subjectKind, subject, person: _, timeAt, weekdays, ...rest }: Row): Schedule {
  const { job, on, slot, dueAt, nextAt, failures, failingSince, fault } = present(rest);
  const time = timeAt === null ? undefined : { at: timeAt, weekdays: [...(weekdays ?? "")].map(Number) };
  return {
    subject: { kind: subjectKind, id: subject } satisfies Subject,
    job,
    time,
    on,
    slot,
    dueAt,
    nextAt,
    failures,
    failingSince,
    fault,
  };
}
