import { Client } from "pg";
import { expect, test } from "vitest";
import { openEngine } from "../../src/storage/index.ts";
import { change, given, insert, is, met } from "../../src/storage/statements.ts";
import { cohort } from "../contracts/store/sample.ts";
import { freshDatabase } from "../support/postgres.ts";
import { withDatabase } from "./databases.ts";

test("processes that start at once on an empty database all find their tables", async () => {
  const url = await freshDatabase();
  const engines = await Promise.all(Array.from({ length: 4 }, () => openEngine(url)));
  for (const [n, engine] of engines.entries()) await engine.write([insert(engine.tables.cohorts)(cohort(`c${n}`))]);
  await Promise.all(engines.map((engine) => engine.close()));
});

test("a unit that the server ends in a deadlock is run again", () =>
  withDatabase("PostgreSQL", async (_open, url) => {
    // Of the two that wait for each other, the engine's is the one that looks for deadlocks, and so the one that is ended.
    const engine = await openEngine(`${url}?options=-c%20deadlock_timeout%3D50ms`);
    const other = new Client({ connectionString: `${url}?options=-c%20deadlock_timeout%3D1h` });
    await other.connect();
    const { cohorts } = engine.tables;
    await engine.write(["c1", "c2"].map((id) => insert(cohorts)(cohort(id))));
    const rename = change((db) =>
      db
        .update(cohorts)
        .set({ name: given("name", cohorts.name) })
        .where(is(cohorts.id, "id"))
        .returning(met),
    );
    let deadlock: Promise<unknown> | undefined;
    const clash = change((db) => {
      deadlock ??= other.query("UPDATE cohorts SET name = 'other' WHERE id = 'c1'").then(() => other.query("COMMIT"));
      return db.select(met).from(cohorts);
    });
    await other.query("BEGIN; UPDATE cohorts SET name = 'other' WHERE id = 'c2'");
    await engine.write([rename({ id: "c1", name: "ours" }), clash({}), rename({ id: "c2", name: "ours" })]);
    await deadlock;
    const names = await engine.query((db) => db.select({ name: cohorts.name }).from(cohorts))();
    expect(names).toEqual([{ name: "ours" }, { name: "ours" }]);
    expect(deadlock).toBeDefined();
    await other.end();
    await engine.close();
  }));

test("a connection that the server ends is replaced", () =>
  withDatabase("PostgreSQL", async (open, url) => {
    const { engine, store } = await open();
    const other = new Client({ connectionString: url });
    await other.connect();
    const killOthers = () =>
      other.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
    // While idle, and in the middle of a unit.
    await killOthers();
    expect(await soon(() => store.clock.offset())).toBe(0);
    let killed: Promise<unknown> | undefined;
    const kill = change((db) => {
      killed ??= killOthers();
      return db.select(met).from(engine.tables.cohorts);
    });
    const look = change((db) => db.select(met).from(engine.tables.cohorts));
    const longUnit = [insert(engine.tables.cohorts)(cohort("c1")), kill({}), ...Array.from({ length: 500 }, () => look({}))];
    await expect(engine.write(longUnit)).rejects.toThrow();
    await killed;
    expect(await soon(() => store.cohorts.named("c1"))).toBeUndefined();
    await soon(() => store.clock.setOffset(5));
    expect(await store.clock.offset()).toBe(5);
    await other.end();
  }));

/** Whoever meets the broken connection is told, and asks again. */
async function soon<Result>(ask: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 30) throw error;
    }
  }
}
