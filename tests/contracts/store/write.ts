import { deepEqual, equal, rejects } from "node:assert/strict";
import { Gone } from "#core";
import { eq, sql } from "../../../src/storage/drizzle.ts";
import { type Engine, Unmet } from "../../../src/storage/engine.ts";
import { change, given, insert, is, required } from "../../../src/storage/statements.ts";
import type { StoreCheck } from "../store.ts";
import { adaAndBob, at, cohort, done, member } from "./sample.ts";

/** Changes as small as they come, on one table. */
function cohortsOf({ tables: { cohorts }, query }: Engine) {
  const add = insert(cohorts);
  return {
    add: (id: string) => add(cohort(id)),
    rename: change((db) =>
      db
        .update(cohorts)
        .set({ name: given("name", cohorts.name) })
        .where(is(cohorts.id, "id"))
        .returning({ id: cohorts.id, name: cohorts.name }),
    ),
    ids: async () => (await query((db) => db.select({ id: cohorts.id }).from(cohorts))()).map(({ id }) => id).sort(),
  };
}

export const writeChecks: readonly StoreCheck[] = [
  {
    name: "write: gives the rows that each change met",
    async check(open) {
      const { engine } = await open();
      const { add, rename } = cohortsOf(engine);
      const [, renamed, none] = await engine.write([add("c1"), rename({ id: "c1", name: "One" }), rename({ id: "c2", name: "Two" })]);
      deepEqual(renamed, [{ id: "c1", name: "One" }]);
      deepEqual(none, []);
      deepEqual(await engine.write([]), []);
    },
  },
  {
    name: "write: a unit is written as a whole or not at all",
    async check(open) {
      const { engine } = await open();
      const { add, ids } = cohortsOf(engine);
      await engine.write([add("c1")]);
      await rejects(engine.write([add("c2"), add("c1"), add("c3")]));
      deepEqual(await ids(), ["c1"]);
    },
  },
  {
    name: "write: a required change that meets no row undoes its unit",
    async check(open) {
      const { engine } = await open();
      const { add, rename, ids } = cohortsOf(engine);
      await rejects(engine.write([add("c1"), required(rename({ id: "c2", name: "Two" }))]), Unmet);
      deepEqual(await ids(), []);
      await engine.write([add("c1"), required(rename({ id: "c1", name: "One" }))]);
      deepEqual(await ids(), ["c1"]);
    },
  },
  {
    name: "write: a unit that fails leaves its neighbours of the same turn",
    async check(open) {
      const { engine } = await open();
      const { add, ids } = cohortsOf(engine);
      const outcomes = await Promise.allSettled([
        engine.write([add("c1")]),
        engine.write([add("c2"), add("c2")]),
        engine.write([add("c3")]),
      ]);
      deepEqual(
        outcomes.map(({ status }) => status),
        ["fulfilled", "rejected", "fulfilled"],
      );
      deepEqual(await ids(), ["c1", "c3"]);
    },
  },
  {
    name: "write: what is answered is there for everybody",
    async check(open) {
      const { engine } = await open();
      const { ids } = cohortsOf((await open()).engine);
      const { add } = cohortsOf(engine);
      deepEqual(await ids(), []);
      await engine.write([add("c1")]);
      deepEqual(await ids(), ["c1"]);
      await Promise.all([engine.write([add("c2")]), engine.write([add("c3")])]);
      deepEqual(await ids(), ["c1", "c2", "c3"]);
    },
  },
  {
    name: "write: what is not yet answered is seen by nobody",
    async check(open) {
      const { engine } = await open();
      const { add, ids } = cohortsOf(engine);
      // The second change fails: in between, the first must not show.
      const written = engine.write([add("c1"), add("c1")]).catch(() => "failed");
      for (let look = 0; look < 20; look++) {
        deepEqual(await ids(), []);
        await new Promise((resolve) => setImmediate(resolve));
      }
      equal(await written, "failed");
    },
  },
  {
    name: "close: waits for what is being written, and the next start finds it",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      const writes = [store.clock.setOffset(1), store.cohorts.join(member("c1", "ada", { fromWeek: 9 })), done(store, "ada", "boto3")];
      await store.close();
      await Promise.all(writes);
      const { store: again } = await open();
      equal(await again.clock.offset(), 1);
      deepEqual((await again.cohorts.of("ada"))[0]?.member.fromWeek, 9);
      deepEqual(await again.progress.scores("c1", "season"), [{ person: "ada", points: 20 }]);
    },
  },
  {
    name: "duplicateOf: names the table whose key is taken, and nothing else; what refers to nothing is gone",
    async check(open) {
      const { engine } = await open();
      const { add } = cohortsOf(engine);
      const errorOf = async (unit: Parameters<Engine["write"]>[0]) =>
        engine.write(unit).then(
          () => "none",
          (error: unknown) => error,
        );
      await engine.write([add("c1")]);
      equal(engine.duplicateOf(await errorOf([add("c1")])), "cohorts");
      const organizer = insert(engine.tables.organizers)({ cohort: "c1", person: "nobody", appointedAt: at(0) });
      const orphaned = await errorOf([organizer]);
      equal(orphaned instanceof Gone, true);
      equal(engine.duplicateOf(orphaned), undefined);
      equal(engine.duplicateOf(await errorOf([add(null as never)])), undefined);
      equal(engine.duplicateOf(new Error("other")), undefined);
      const clash = change((db) =>
        db
          .update(engine.tables.cohorts)
          .set({ id: sql`'c1'` })
          .where(eq(engine.tables.cohorts.id, "c2"))
          .returning({ id: engine.tables.cohorts.id }),
      );
      equal(engine.duplicateOf(await errorOf([add("c2"), clash({})])), "cohorts");
    },
  },
];
