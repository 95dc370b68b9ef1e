import { type Delivery, type Notice, noticeJob, type Outcome, type Reason } from "#core";
import { and, eq, sql } from "../drizzle.ts";
import type { Change, Engine } from "../engine.ts";
import { change, given, givenRow, is, met, refused, required } from "../statements.ts";
import { deliveryChanges, isMine } from "./delivery-changes.ts";

/** What an attempt's outcome changes: the delivery, with its last one the run, and what organizers are told of a destination. */
export function recording(engine: Engine): (delivery: Delivery, token: string, outcome: Outcome, at: Date) => readonly Change[] {
  const { sent, later, givenUp, lockRun, finishRun } = ending(engine);
  const { told, arrived } = troubling(engine);

  function attempt(id: string, token: string, outcome: Outcome, at: Date): Change {
    switch (outcome.kind) {
      case "sent":
        return sent({ id, token, message: outcome.message });
      case "later": {
        const { nextAt, reason, isUnresolved } = outcome;
        return later({ id, token, nextAt, reason, isUnresolved, at });
      }
      case "given up":
        return givenUp({ id, token, reason: outcome.reason, at });
      default:
        return outcome satisfies never;
    }
  }

  /** What to write of an outcome, besides the attempt itself. */
  function consequences({ run, cohort, destination }: Delivery, outcome: Outcome, at: Date): readonly Change[] {
    switch (outcome.kind) {
      case "sent":
        return [finishRun({ run, at }), ...(cohort === undefined ? [] : arrived(cohort, destination))];
      case "later":
        return [];
      case "given up":
        return [finishRun({ run, at }), ...(outcome.notice ? told(outcome.notice, destination, outcome.reason, at) : [])];
      default:
        return outcome satisfies never;
    }
  }

  return (delivery, token, outcome, at) => [
    // Of a run's last two deliveries, each would find the other one open: one waits for the other.
    ...(outcome.kind === "later" ? [] : [lockRun({ run: delivery.run })]),
    required(attempt(delivery.id, token, outcome, at)),
    ...consequences(delivery, outcome, at),
  ];
}

/** The changes by which an attempt ends. */
function ending({ tables: { runs, deliveries } }: Engine) {
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
          reason: null,
          failingSince: null,
        })
        .where(isMine(deliveries))
        .returning(met),
    ),
    later: change((db) => {
      const { nextAt, reason, isUnresolved } = givenRow(deliveries);
      // Where nothing of it can be out there, the platform's memory of it begins anew.
      const firstAt = sql`case when ${given("isUnresolved", deliveries.isUnresolved)} then ${deliveries.firstAt} end`;
      return db
        .update(deliveries)
        .set({ token: null, leaseUntil: null, nextAt, reason, isUnresolved, firstAt, failingSince: since })
        .where(isMine(deliveries))
        .returning(met);
    }),
    givenUp: change((db) =>
      db
        .update(deliveries)
        .set({ ...nothingLeft, state: "given up", reason: given("reason", deliveries.reason), failingSince: since })
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
        .where(and(is(runs.key, "run"), eq(runs.state, "open"), sql`not exists ${open(db)}`))
        .returning(met),
    ),
  };
}

/** What stands in the way is kept until something arrives; organizers read of it in a run of its own, told once. */
function troubling(engine: Engine) {
  const { runs, troubles } = engine.tables;
  const { addDelivery } = deliveryChanges(engine);
  const addTrouble = change((db) =>
    db
      .insert(troubles)
      .values(givenRow(troubles))
      .onConflictDoUpdate({ target: [troubles.cohort, troubles.destination], set: { reason: refused(troubles.reason) } })
      .returning(met),
  );
  const dropTrouble = change((db) =>
    db
      .delete(troubles)
      .where(and(is(troubles.cohort, "cohort"), is(troubles.destination, "destination")))
      .returning(met),
  );
  const addNotice = change((db) => db.insert(runs).values(givenRow(runs)).onConflictDoNothing().returning(met));
  const dropNotice = change((db) => db.delete(runs).where(is(runs.key, "key")).returning(met));
  const keyOf = (cohort: string, destination: string) => `${noticeJob}:cohort:${cohort}:${destination}`;

  return {
    /** Where it has been told already, nothing is added; to whom it was not, it is. */
    told({ cohort, content, deliveries }: Notice, destination: string, reason: Reason, at: Date): readonly Change[] {
      const key = keyOf(cohort, destination);
      const row = {
        ...{ key, job: noticeJob, subjectKind: "cohort", subject: cohort, person: undefined, slot: at.toISOString().slice(0, 10) },
        ...{ dueAt: at, state: "open", content, about: undefined, reason: undefined, finishedAt: undefined },
      } as const;
      return [
        addTrouble({ cohort, destination, since: at, reason }),
        addNotice(row),
        ...deliveries.map((delivery) => addDelivery(delivery, key, at)),
      ];
    },
    /** Nothing stands in the way any more, and nobody needs to hear of it. */
    arrived: (cohort: string, destination: string): readonly Change[] => [
      dropTrouble({ cohort, destination }),
      dropNotice({ key: keyOf(cohort, destination) }),
    ],
  };
}
