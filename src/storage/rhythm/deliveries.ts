import type { PostStore } from "#core";
import { and, asc, eq, gt, inArray, isNull, lt, lte, or, sql } from "../drizzle.ts";
import type { Engine } from "../engine.ts";
import { change, given, is, met, required, writtenFirst } from "../statements.ts";
import { revived } from "./contents.ts";
import { deliveryOf, isMine } from "./delivery-changes.ts";
import { furthestLease } from "./leases.ts";
import { recording } from "./recording.ts";

/** Where a run's messages go, one attempt at a time. */
export function deliveries(engine: Engine) {
  const { runs, deliveries, troubles } = engine.tables;
  const outcomeChanges = recording(engine);

  /** Nobody is at it: none has a lease, or one that has run out, or one that a moved clock gave. */
  const isFree = () =>
    or(
      isNull(deliveries.leaseUntil),
      lt(deliveries.leaseUntil, given("now", deliveries.leaseUntil)),
      gt(deliveries.leaseUntil, given("furthest", deliveries.leaseUntil)),
    );
  /** Nothing earlier is open in its destination. */
  const isFirst = () =>
    sql`not exists (select 1 from ${deliveries} as earlier where earlier.place = ${deliveries.destination} and earlier.state = 'open' and earlier.turn < ${deliveries.order})`;
  const isDue = () => and(eq(deliveries.state, "open"), lte(deliveries.nextAt, given("now", deliveries.nextAt)), isFree(), isFirst());

  const due = engine.query((db) =>
    db
      .select()
      .from(deliveries)
      .where(and(is(deliveries.platform, "platform"), isDue()))
      .orderBy(asc(deliveries.nextAt))
      .limit(sql.placeholder("most")),
  );
  const claim = change((db) =>
    db
      .update(deliveries)
      .set({
        token: given("token", deliveries.token),
        leaseUntil: given("leaseUntil", deliveries.leaseUntil),
        attempts: sql`${deliveries.attempts} + 1`,
        firstAt: sql`coalesce(${deliveries.firstAt}, ${given("now", deliveries.firstAt)})`,
        // Whoever had it before has not said what became of it.
        isUnresolved: sql`(${deliveries.isUnresolved} or ${deliveries.token} is not null)`,
      })
      .where(and(is(deliveries.id, "id"), isDue()))
      .returning(),
  );
  const contentOf = change((db) =>
    db.select({ content: runs.content }).from(deliveries).innerJoin(runs, eq(runs.key, deliveries.run)).where(is(deliveries.id, "id")),
  );
  const mark = change((db) => db.update(deliveries).set({ isDoubtful: true }).where(isMine(deliveries)).returning(met));
  const release = change((db) =>
    db
      .update(deliveries)
      .set({ leaseUntil: given("now", deliveries.leaseUntil) })
      .where(isMine(deliveries))
      .returning(met),
  );
  const ofRun = engine.query((db) => db.select().from(deliveries).where(is(deliveries.run, "run")));
  const troubling = engine.query((db) => db.select().from(troubles).where(is(troubles.cohort, "cohort")));
  const unfinished = () => and(is(runs.subjectKind, "kind"), is(runs.subject, "id"), is(runs.job, "job"), eq(runs.state, "open"));
  const giveUp = change((db) =>
    db
      .update(deliveries)
      .set({ state: "given up", nextAt: null, token: null, leaseUntil: null, reason: given("reason", deliveries.reason) })
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
    async waiting(platform, now, most) {
      const furthest = new Date(now.getTime() + furthestLease);
      return (await due({ platform, now, furthest, most })).map(deliveryOf).sort((a, b) => a.order - b.order);
    },

    async claim(id, token, leaseUntil, now) {
      const furthest = new Date(now.getTime() + furthestLease);
      const [[row], [run]] = await engine.write([claim({ id, token, leaseUntil, now, furthest }), contentOf({ id })]);
      return row && { ...deliveryOf(row), content: run?.content ? revived(run.content) : undefined };
    },

    doubt: (id, token) => writtenFirst(engine, [required(mark({ id, token }))]),

    record: (delivery, token, outcome, at) => writtenFirst(engine, outcomeChanges(delivery, token, outcome, at)),

    async letGo(id, token, now) {
      await engine.write([release({ id, token, now })]);
    },

    async withdraw({ kind, id }, job, at) {
      await engine.write([giveUp({ kind, id, job, reason: { kind: "not wanted" } }), finish({ kind, id, job, at })]);
    },

    of: async (run) => (await ofRun({ run })).map(deliveryOf).sort((a, b) => (a.id < b.id ? -1 : 1)),

    async troubles(cohort) {
      const rows = await troubling({ cohort });
      return rows
        .map(({ destination, since, reason }) => ({ destination, since, reason }))
        .sort((a, b) => (a.destination < b.destination ? -1 : 1));
    },
  } satisfies Partial<PostStore>;
}
