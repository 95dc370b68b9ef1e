import Connection from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { sql } from "../../src/storage/drizzle.ts";
import type { Engine } from "../../src/storage/engine.ts";
import { openStore } from "../../src/storage/index.ts";
import { openSqlite } from "../../src/storage/sqlite/engine.ts";
import { insert } from "../../src/storage/statements.ts";
import { cohort, meet } from "../contracts/store/sample.ts";
import { start } from "../support/child.ts";
import { databases, engineNames, withDatabase } from "./databases.ts";

describe.each(engineNames)("killed between a statement and its commit, a bot on %s", (name) => {
  test("loses only what it had not answered", () =>
    withDatabase(name, async (open, url) => {
      const { lines: answered, signal } = await start("die-in-unit.ts", url).ended();
      expect(signal).toBe("SIGKILL");
      expect(answered.slice(0, 3)).toEqual(["c1", "c2", "c3"]);
      const there = await idsOf((await open()).engine);
      expect(there).toEqual(expect.arrayContaining([...answered]));
      expect(there).not.toContain("c5");
    }));
});

describe("SQLite", () => {
  test("waits for the disk at every commit", () =>
    withDatabase("SQLite", async (open) => {
      const { engine } = await open();
      const level = engine.query((db) => db.select({ synchronous: sql<number>`synchronous` }).from(sql`pragma_synchronous`));
      expect(await level()).toEqual([{ synchronous: FULL }]);
    }));

  test("lets the loop run while another process holds the lock, and writes when it is given back", () =>
    withForeignLock(async (file, foreign) => {
      const pauses: (() => void)[] = [];
      const engine = openSqlite(file, () => new Promise<void>((resolve) => pauses.push(resolve)));
      const add = insert(engine.tables.cohorts);
      const patience = engine.query((db) => db.select({ milliseconds: sql<number>`timeout` }).from(sql`pragma_busy_timeout`));
      expect(await patience()).toEqual([{ milliseconds: 0 }]);
      foreign.exec("BEGIN IMMEDIATE");
      const first = engine.write([add(cohort("c1"))]);
      await turn();
      // The engine has let go, and asks for a pause; reads go on.
      expect(pauses).toHaveLength(1);
      expect(await idsOf(engine)).toEqual([]);
      const second = engine.write([add(cohort("c2"))]);
      await turn();
      expect(pauses).toHaveLength(1);
      pauses[0]?.();
      await turn();
      expect(pauses).toHaveLength(2);
      foreign.exec("COMMIT");
      pauses[1]?.();
      await Promise.all([first, second]);
      expect(await idsOf(engine)).toEqual(["c1", "c2"]);
      await engine.close();
    }));

  test("gives up after three seconds, with a sentence, and writes again later", () =>
    withForeignLock(async (file, foreign) => {
      let waited = 0;
      const engine = openSqlite(file, async (milliseconds) => {
        waited += milliseconds;
        if (waited > 10_000) throw new Error("it never gives up");
      });
      const add = insert(engine.tables.cohorts);
      foreign.exec("BEGIN IMMEDIATE");
      await expect(engine.write([add(cohort("c1"))])).rejects.toThrow(
        "Nothing was written: for three seconds another process has held the database's lock.",
      );
      expect(waited).toBeGreaterThan(2900);
      expect(waited).toBeLessThanOrEqual(3000);
      foreign.exec("COMMIT");
      await engine.write([add(cohort("c2"))]);
      expect(await idsOf(engine)).toEqual(["c2"]);
      await engine.close();
    }));

  test("copies itself into a file while it is being written", () =>
    withDatabase("SQLite", async (open, url) => {
      const { store } = await open();
      await meet(store, "ada");
      const copy = `${url.slice("file:".length)}.copy`;
      await Promise.all([store.backup(copy), meet(store, "bob")]);
      const restored = await openStore(`file:${copy}`);
      expect((await restored.people.byAccount("terminal:ada"))?.name).toBe("ada");
      await restored.close();
    }));
});

test("PostgreSQL names its own tool for a copy", () =>
  withDatabase("PostgreSQL", async (open) => {
    await expect((await open()).store.backup("cairn.dump")).rejects.toThrow(
      'PostgreSQL has a tool of its own for this: pg_dump --format=custom --file=cairn.dump "$DATABASE_URL"',
    );
  }));

test.each(["mysql://user:secret@host/db", "cairn.db", ""])("the address %j is refused with what to give instead", async (url) => {
  const error = await openStore(url).then(
    () => new Error("opened"),
    (error: Error) => error,
  );
  expect(error.message).toMatch(/file:cairn\.db.*postgres:\/\//);
  expect(error.message).not.toContain("secret");
});

test("file::memory: is a database of its own", async () => {
  const [one, other] = [await openStore("file::memory:"), await openStore("file::memory:")];
  await meet(one, "ada");
  expect(await one.people.byAccount("terminal:ada")).toBeDefined();
  expect(await other.people.byAccount("terminal:ada")).toBeUndefined();
  await one.close();
  await other.close();
});

const FULL = 2;

const idsOf = async ({ query, tables: { cohorts } }: Engine) =>
  (await query((db) => db.select({ id: cohorts.id }).from(cohorts))()).map(({ id }) => id).sort();

/** Once round the event loop: what was queued before has had its turn. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

async function withForeignLock(use: (file: string, foreign: Connection.Database) => Promise<void>): Promise<void> {
  const { url, remove } = await databases.SQLite();
  const file = url.slice("file:".length);
  await (await openStore(url)).close();
  const foreign = new Connection(file);
  try {
    await use(file, foreign);
  } finally {
    foreign.close();
    await remove();
  }
}
