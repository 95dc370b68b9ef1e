import type { Delivery, NewDelivery, Notice, Outcome, ScheduleStore } from "#core";
import { and, asc, eq, gt, isNull, lt, lte, or, sql } from "../drizzle.ts";
import type { Change, Engine } from "../engine.ts";
import { change, given, givenRow, is, met, present, required, writtenFirst } from "../statements.ts";
import type { Tables } from "../tables.ts";
import { revived } from "./contents.ts";
import { furthestLease, troubleJob } from "./leases.ts";

/** Where a run's messages go, one attempt at a time. */
export function deliveries(engine: Engine) {
  const { runs, deliveries } = engine.tables;
  const { addDelivery } = deliveryChanges(engine);
  const { sent, later, givenUp, lockRun, finishRun, addTrouble, dropTrouble } = settling(engine);

  /** Nobody is at it: none has a lease, or one that has run out, or one that a moved clock gave. */
  const isFree = () =>
    or(
      isNull(deliveries.leaseUntil),
      lt(deliveries.leaseUntil, given("now", deliveries.leaseUntil)),
      gt(deliveries.leaseUntil, given("furthest", deliveries.leaseUntil)),
    );
  /** Nothing earlier is open in its place. */
  const isFirst = () =>
    sql`not exists (select 1 from ${deliveries} as earlier where earlier.place = ${deliveries.place} and earlier.state = 'open' and earlier.turn < ${deliveries.turn})`;
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
  const troubling = engine.query((db) =>
    db
      .select()
      .from(runs)
      .where(and(eq(runs.subjectKind, "cohort"), is(runs.subject, "cohort"), eq(runs.job, troubleJob))),
  );

  /** What to write of an outcome, besides the attempt itself. */
  function consequences({ run, cohort, place }: Delivery, outcome: Outcome, at: Date): readonly Change[] {
    const trouble = cohort === undefined ? undefined : troubleKey(cohort, place);
    switch (outcome.kind) {
      case "sent":
        return trouble ? [finishRun({ run, at }), dropTrouble({ key: trouble })] : [finishRun({ run, at })];
      case "later":
        return [];
      case "given up":
        return [finishRun({ run, at }), ...(outcome.notice && trouble ? told(outcome.notice, outcome.fault, trouble, at) : [])];
      default:
        return outcome satisfies never;
    }
  }

  /** Where it has been told already, nothing is added; to whom it was not, it is. */
  function told({ cohort, content, deliveries }: Notice, fault: string, key: string, at: Date): readonly Change[] {
    const row = {
      ...{
        key,
        job: troubleJob,
        subjectKind: "cohort",
        subject: cohort,
        person: undefined,
        slot: at.toISOString().slice(0, 10),
        dueAt: at,
      },
      ...{ token: "", leaseUntil: at, attempts: 1, state: "planned", content, about: undefined, note: fault, finishedAt: undefined },
    };
    return [addTrouble(row), ...deliveries.map((delivery) => addDelivery(delivery, key, at))];
  }

  return {
    async waiting(platform, now, most) {
      const furthest = new Date(now.getTime() + furthestLease);
      return (await due({ platform, now, furthest, most })).map(deliveryOf).sort((a, b) => a.turn - b.turn);
    },

    async claimDelivery(id, token, leaseUntil, now) {
      const furthest = new Date(now.getTime() + furthestLease);
      const [[row], [run]] = await engine.write([claim({ id, token, leaseUntil, now, furthest }), contentOf({ id })]);
      return row && { ...deliveryOf(row), content: run?.content ? revived(run.content) : undefined };
    },

    doubt: (id, token) => writtenFirst(engine, [required(mark({ id, token }))]),

    settle(delivery, token, outcome, at) {
      const { id, run } = delivery;
      // Of a run's last two deliveries, each would find the other one open: one waits for the other.
      const first = outcome.kind === "later" ? [] : [lockRun({ run })];
      return writtenFirst(engine, [...first, required(attempt(id, token, outcome, at)), ...consequences(delivery, outcome, at)]);
    },

    async letGo(id, token, now) {
      await engine.write([release({ id, token, now })]);
    },

    deliveries: async (run) => (await ofRun({ run })).map(deliveryOf).sort((a, b) => (a.id < b.id ? -1 : 1)),

    async troubles(cohort) {
      const rows = await troubling({ cohort });
      return rows
        .map(({ key, dueAt, note }) => ({ place: key.slice(troubleKey(cohort, "").length), since: dueAt, fault: note ?? "" }))
        .sort((a, b) => (a.place < b.place ? -1 : 1));
    },
  } satisfies Partial<ScheduleStore>;

  function attempt(id: string, token: string, outcome: Outcome, at: Date): Change {
    switch (outcome.kind) {
      case "sent":
        return sent({ id, token, message: outcome.message });
      case "later": {
        const { nextAt, fault, isUnresolved } = outcome;
        return later({ id, token, nextAt, fault, isUnresolved, at });
      }
      case "given up":
        return givenUp({ id, token, fault: outcome.fault, at });
      default:
        return outcome satisfies never;
    }
  }
}

/** Adding one, which does nothing where it is there already. */
export function deliveryChanges({ tables: { deliveries, accounts } }: Pick<Engine, "tables">) {
  const add = change((db) =>
    db
      .insert(deliveries)
      .values({
        ...givenRow(deliveries),
        // Whoever it goes to alone, it is about: it goes with them.
        person: sql`(select ${accounts.person} from ${accounts} where ${is(accounts.id, "account")})`,
      })
      .onConflictDoNothing()
      .returning(met),
  );
  const addDelivery = (delivery: NewDelivery, run: string, at: Date): Change =>
    add({ ...fresh, ...delivery, run, nextAt: at, account: delivery.target.kind === "direct" ? delivery.target.account : undefined });
  return { addDelivery };
}

/** One that nobody has tried. */
const fresh = {
  ...{ state: "open", attempts: 0, isUnresolved: false, isDoubtful: false, shown: 0 },
  ...{ token: undefined, leaseUntil: undefined, firstAt: undefined, message: undefined },
  ...{ fault: undefined, failingSince: undefined, redrawAt: undefined },
};

/** The changes by which an attempt ends. */
function settling({ tables: { runs, deliveries } }: Engine) {
  const nothingLeft = { nextAt: null, token: null, leaseUntil: null };
  const open = (db: Parameters<Parameters<typeof change>[0]>[0]) =>
    db
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(and(eq(deliveries.run, runs.key), eq(deliveries.state, "open")));
  const since = sql`coalesce(${deliveries.failingSince}, ${given("at", deliveries.failingSince)})`;
  return {
    sent: change((db) =>
      db
        .update(deliveries)
        .set({
          ...nothingLeft,
          state: "sent",
          message: given("message", deliveries.message),
          isUnresolved: false,
          fault: null,
          failingSince: null,
        })
        .where(isMine(deliveries))
        .returning(met),
    ),
    later: change((db) => {
      const { nextAt, fault, isUnresolved } = givenRow(deliveries);
      // Where nothing of it can be out there, the platform's memory of it begins anew.
      const firstAt = sql`case when ${given("isUnresolved", deliveries.isUnresolved)} then ${deliveries.firstAt} end`;
      return db
        .update(deliveries)
        .set({ token: null, leaseUntil: null, nextAt, fault, isUnresolved, firstAt, failingSince: since })
        .where(isMine(deliveries))
        .returning(met);
    }),
    givenUp: change((db) =>
      db
        .update(deliveries)
        .set({ ...nothingLeft, state: "given up", fault: given("fault", deliveries.fault), failingSince: since })
        .where(isMine(deliveries))
        .returning(met),
    ),
    lockRun: change((db) =>
      db
        .update(runs)
        .set({ state: sql`${runs.state}` })
        .where(is(runs.key, "run"))
        .returning(met),
    ),
    finishRun: change((db) =>
      db
        .update(runs)
        .set({ state: "finished", finishedAt: given("at", runs.finishedAt) })
        .where(and(is(runs.key, "run"), eq(runs.state, "planned"), sql`not exists ${open(db)}`))
        .returning(met),
    ),
    addTrouble: change((db) =>
      db
        .insert(runs)
        .values(givenRow(runs))
        .onConflictDoUpdate({ target: runs.key, set: { note: sql`excluded.note` } })
        .returning(met),
    ),
    dropTrouble: change((db) => db.delete(runs).where(is(runs.key, "key")).returning(met)),
  };
}

/** Whether the attempt is still one's own. */
const isMine = (deliveries: Tables["deliveries"]) =>
  and(is(deliveries.id, "id"), is(deliveries.token, "token"), eq(deliveries.state, "open"));

const troubleKey = (cohort: string, place: string) => `${troubleJob}:cohort:${cohort}:${place}`;

export function deliveryOf({ person: _, ...row }: Tables["deliveries"]["$inferSelect"]): Delivery {
  return present(row);
}
