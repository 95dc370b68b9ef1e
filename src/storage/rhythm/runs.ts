import type { Run, RunClaim, ScheduleStore } from "#core";
import { and, eq, gt, sql } from "../drizzle.ts";
import type { Engine } from "../engine.ts";
import { change, given, givenRow, is, met, present, refused, required, writtenFirst } from "../statements.ts";
import type { Tables } from "../tables.ts";
import { revived } from "./contents.ts";
import { deliveryChanges } from "./deliveries.ts";
import { effects } from "./effects.ts";
import { furthestLease, troubleJob } from "./leases.ts";
import { advanceSchedule, failSchedule } from "./schedules.ts";

/** What a job did or will do for a slot, claimed by one process at a time. */
export function runs(engine: Engine) {
  const { runs } = engine.tables;
  const advance = advanceSchedule(engine);
  const fail = failSchedule(engine);
  const changesOf = effects(engine);
  const { addDelivery } = deliveryChanges(engine);

  const byKey = engine.query((db) => db.select().from(runs).where(is(runs.key, "key")));
  const ofSubject = engine.query((db) =>
    db
      .select()
      .from(runs)
      .where(and(is(runs.subjectKind, "kind"), is(runs.subject, "id"), gt(runs.dueAt, given("since", runs.dueAt)))),
  );

  /** Meets no row while somebody else has it, or where it is more than claimed. */
  const claim = change((db) =>
    db
      .insert(runs)
      .values(givenRow(runs))
      .onConflictDoUpdate({
        target: runs.key,
        set: { token: refused(runs.token), leaseUntil: refused(runs.leaseUntil), attempts: sql`${runs.attempts} + 1` },
        setWhere: sql`${runs.state} = 'claimed' and (${runs.leaseUntil} < ${given("now", runs.leaseUntil)} or ${runs.leaseUntil} > ${given("furthest", runs.leaseUntil)})`,
      })
      .returning(),
  );
  const isClaimed = () => and(is(runs.key, "key"), is(runs.token, "token"), eq(runs.state, "claimed"));
  const write = change((db) => {
    const { content, about, note, state, finishedAt } = givenRow(runs);
    return db.update(runs).set({ content, about, note, state, finishedAt }).where(isClaimed()).returning(met);
  });
  const giveBack = change((db) =>
    db
      .update(runs)
      .set({ leaseUntil: given("at", runs.leaseUntil) })
      .where(isClaimed())
      .returning(met),
  );
  const forget = change((db) => db.delete(runs).where(isClaimed()).returning(met));
  /** A slot that was claimed and never planned is skipped like one that nobody claimed. */
  const addSkipped = change((db) =>
    db
      .insert(runs)
      .values(givenRow(runs))
      .onConflictDoUpdate({
        target: runs.key,
        set: { state: refused(runs.state), note: refused(runs.note), token: refused(runs.token), finishedAt: refused(runs.finishedAt) },
        setWhere: eq(runs.state, "claimed"),
      })
      .returning(met),
  );

  return {
    async claim(wanted, now) {
      const furthest = new Date(now.getTime() + furthestLease);
      const [[row]] = await engine.write([claim({ ...rowOf(wanted), now, furthest })]);
      if (row) return runOf(row);
      const [there] = await byKey({ key: wanted.key });
      return there?.state === "claimed" ? "busy" : "served";
    },

    async plan({ key, token, content, about, note, isSkipped, deliveries, effects, advance: step }, now) {
      const isOver = deliveries.length === 0;
      const state: Run["state"] = isSkipped ? "skipped" : isOver ? "finished" : "planned";
      const further = await Promise.all(effects.map((effect) => changesOf(effect, key)));
      return writtenFirst(engine, [
        required(write({ key, token, content, about, note, state, finishedAt: isOver ? now : undefined })),
        ...deliveries.map((delivery) => addDelivery(delivery, key, now)),
        ...further.flat(),
        ...(step ? [required(advance(step.from, step.to))] : []),
      ]);
    },

    async unclaim(key, token) {
      await engine.write([forget({ key, token })]);
    },

    async failed({ key, token }, schedule, fault, at, nextAt) {
      await writtenFirst(engine, [required(giveBack({ key, token, at: longAgo })), fail(schedule, fault, at, nextAt)]);
    },

    skip: (slots, { from, to }, at) =>
      writtenFirst(engine, [
        ...slots.map(({ note, ...slot }) =>
          addSkipped({ ...rowOf({ ...slot, token: "", leaseUntil: longAgo }), state: "skipped", attempts: 0, note, finishedAt: at }),
        ),
        required(advance(from, to)),
      ]),

    async run(key) {
      const [row] = await byKey({ key });
      return row && runOf(row);
    },

    async runs({ kind, id }, since) {
      const rows = await ofSubject({ kind, id, since });
      return rows
        .filter(({ job }) => job !== troubleJob)
        .map(runOf)
        .sort((a, b) => b.dueAt.getTime() - a.dueAt.getTime() || (a.key < b.key ? -1 : 1));
    },
  } satisfies Partial<ScheduleStore>;
}

type Row = Tables["runs"]["$inferSelect"];

/** A lease that nobody holds. */
const longAgo = new Date(0);

const rowOf = ({ subject: { kind, id }, ...claim }: RunClaim) => ({
  ...claim,
  subjectKind: kind,
  subject: id,
  person: kind === "person" ? id : undefined,
  attempts: 1,
  state: "claimed",
  content: undefined,
  about: undefined,
  note: undefined,
  finishedAt: undefined,
});

export function runOf({ subjectKind: kind, subject: id, person: _, content, ...row }: Row): Run {
  return { ...present(row), subject: { kind, id }, content: content === null ? undefined : revived(content) };
}
