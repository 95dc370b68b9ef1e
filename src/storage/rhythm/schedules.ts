import type { DueSchedule, Schedule, ScheduleStore, Slot, Subject } from "#core";
import { and, asc, count, eq, getTableColumns, gt, lte, notExists, sql } from "../drizzle.ts";
import type { Change, Engine } from "../engine.ts";
import { change, given, givenRow, is, isAsItWas, met, present, refused, required, setting, was } from "../statements.ts";
import type { Tables } from "../tables.ts";

/** When what happens by itself comes next. */
export function scheduleStore(engine: Engine): ScheduleStore {
  const { schedules, runs, deliveries, cohorts } = engine.tables;
  const { of } = keepingSchedules(engine);

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

  const insertNew = adding(engine);
  const asItWas = engine.query((db) =>
    db.select({ run: runs.key }).from(schedules).leftJoin(runs, is(runs.key, "run")).where(isStill(schedules)),
  );
  const fail = change((db) =>
    db
      .update(schedules)
      .set({
        failures: sql`${schedules.failures} + 1`,
        failingSince: sql`coalesce(${schedules.failingSince}, ${given("at", schedules.failingSince)})`,
        reason: given("reason", schedules.reason),
        nextAt: given("nextAt", schedules.nextAt),
      })
      // Two processes that fail at the same slot have failed at it once.
      .where(and(isStill(schedules), isAsItWas({ failures: schedules.failures })))
      .returning(met),
  );

  return {
    of,

    async add(rows) {
      await engine.write(rows.map((row) => insertNew(rowOf(row))));
    },

    async due(now, most) {
      return (await dueBy({ now, most })).map(scheduleOf).filter(isDue);
    },

    async whereIs(schedule, run) {
      const [row] = await asItWas({ ...was(rowOf(schedule)), run });
      if (!row) return "gone on";
      return row.run === null ? "due" : "served";
    },

    async failed(from, reason, at, nextAt) {
      await engine.write([fail({ ...was(rowOf(from)), reason, at, nextAt })]);
    },

    async nextMoment(platform, after) {
      const [[slot], [delivery]] = await Promise.all([firstSlot({ after }), firstDelivery({ platform, after })]);
      const moments = [slot?.at, delivery?.at].flatMap((at) => at ?? []);
      return moments.length > 0 ? new Date(Math.min(...moments.map((at) => at.getTime()))) : undefined;
    },

    lacking: async (job) => without({ job }),
  };
}

/** A row that holds a slot falls due some time. */
const isDue = (schedule: Schedule): schedule is DueSchedule => schedule.slot !== undefined && schedule.dueAt !== undefined;

/** For what is decided by when a subject's jobs come next: the rows that there are, and others in their place while they are so. */
export function keepingSchedules(engine: Engine) {
  const { schedules } = engine.tables;
  const isSubjects = () => and(is(schedules.subjectKind, "kind"), is(schedules.subject, "id"));
  const ofSubject = engine.query((db) => db.select().from(schedules).where(isSubjects()));
  const areSoMany = change((db) => {
    const number = count();
    return db
      .select({ number })
      .from(schedules)
      .where(isSubjects())
      .having(sql`${number} = ${sql.placeholder("number")}`);
  });
  const replace = setting(schedules, () => isAsItWas(getTableColumns(schedules)));
  const add = adding(engine);

  return {
    async of({ kind, id }: Subject): Promise<readonly Schedule[]> {
      return (await ofSubject({ kind, id })).map(scheduleOf).sort((a, b) => (a.job < b.job ? -1 : 1));
    },

    /** The unit fails with `Unmet` where one of these rows has changed since it was read, or another one has come. */
    keep({ kind, id }: Subject, read: readonly Schedule[], rows: readonly Schedule[]): readonly Change[] {
      const written = rows.map((row) => {
        const before = read.find(({ job }) => job === row.job);
        return before ? replace(rowOf(row), was(rowOf(before))) : add(rowOf(row));
      });
      return [areSoMany({ kind, id, number: read.length }), ...written].map((each) => required<unknown>(each));
    },
  };
}

/** Adds a row; meets none where there is one already. */
const adding = ({ tables: { schedules } }: Engine) =>
  change((db) => db.insert(schedules).values(givenRow(schedules)).onConflictDoNothing().returning(met));

/** Writes a schedule, new or anew: for the units that change what it hangs on. */
export function putSchedule({ tables: { schedules } }: Engine): (schedule: Schedule) => Change {
  const put = change((db) => {
    const { subjectKind, subject, job, ...rest } = schedules;
    const { person: _person, timeAt, weekdays, on, slot, dueAt, nextAt, failures, failingSince, reason } = rest;
    const columns = { timeAt, weekdays, on, slot, dueAt, nextAt, failures, failingSince, reason };
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
    const { slot, dueAt, nextAt, failures, failingSince, reason } = givenRow(schedules);
    return db.update(schedules).set({ slot, dueAt, nextAt, failures, failingSince, reason }).where(isStill(schedules)).returning(met);
  });
  return (from, to) =>
    advance({
      ...was(rowOf(from)),
      ...{ slot: to?.slot, dueAt: to?.dueAt, nextAt: to?.dueAt, failures: 0, failingSince: undefined, reason: undefined },
    });
}

/** Whether the slot is still the one that was read, and what follows on it: the zone is part of when it falls due. */
const isStill = ({ subjectKind, subject, job, slot, dueAt, timeAt, weekdays }: Tables["schedules"]) =>
  isAsItWas({ subjectKind, subject, job, slot, dueAt, timeAt, weekdays });

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
  const { job, on, slot, dueAt, nextAt, failures, failingSince, reason } = present(rest);
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
    reason,
  };
}
