import Connection from "better-sqlite3";
import { Client } from "pg";
import { postgresDriver, sqliteDriver } from "../../src/storage/drizzle.ts";
import { type Build, type Change, type Engine, Unmet, type Values, type WriteDatabase } from "../../src/storage/engine.ts";
import type { EngineName } from "./databases.ts";

/** Ways to break a promise of `write`, each as small as a slip in an engine: the contract must notice every one. */
export type Break = (name: EngineName, engine: Engine, url: string) => Engine;

/** Each change is committed by itself. */
export const noTransaction: Break = (_name, engine) => ({
  ...engine,
  async write(unit) {
    const rows: unknown[] = [];
    for (const change of unit) rows.push((await engine.write([change]))[0]);
    return rows as never;
  },
});

/** The units of one turn are one: what one of them does wrong, all of them suffer for. */
export const noSavepoint: Break = (_name, engine) => {
  let turn: { unit: readonly Change[]; answer: PromiseWithResolvers<unknown> }[] = [];
  async function together() {
    const units = turn;
    turn = [];
    try {
      const rows: unknown[] = [...(await engine.write(units.flatMap(({ unit }) => unit)))];
      for (const { unit, answer } of units) answer.resolve(rows.splice(0, unit.length));
    } catch (error) {
      for (const { answer } of units) answer.reject(error);
    }
  }
  return {
    ...engine,
    write(unit) {
      const answer = Promise.withResolvers<unknown>();
      if (turn.push({ unit, answer }) === 1) setImmediate(together);
      return answer.promise as Promise<never>;
    },
    async close() {
      while (turn.length > 0) await new Promise((resolve) => setImmediate(resolve));
      await engine.close();
    },
  };
};

/** The answer goes out when the statements have run; they are committed when the next ones come. */
export const answerBeforeCommit: Break = (name, engine, url) => {
  const session = sessions[name](url);
  let uncommitted = false;
  let last: Promise<unknown> = Promise.resolve();
  function alone<Result>(act: () => Promise<Result>): Promise<Result> {
    const result = last.then(act);
    last = result.catch(() => {});
    return result;
  }
  async function commit() {
    if (uncommitted) await session.command("COMMIT");
    uncommitted = false;
  }
  return {
    ...engine,
    query: (build) => (values) => alone(() => session.run(build, values)),
    write: (unit) =>
      alone(async () => {
        await commit();
        await session.command("BEGIN");
        try {
          const rows: unknown[] = [];
          for (const { build, values, required } of unit) {
            const met = await session.run(build, values);
            if (required && met.length === 0) throw new Unmet();
            rows.push(met);
          }
          uncommitted = true;
          return rows as never;
        } catch (error) {
          await session.command("ROLLBACK");
          throw error;
        }
      }),
    close: () =>
      alone(async () => {
        await commit();
        await session.close();
        await engine.close();
      }),
  };
};

/** One connection, on which everything happens. */
interface Session {
  run<Row>(build: Build<Row, WriteDatabase>, values?: Values): Promise<readonly Row[]>;
  command(sql: string): Promise<unknown>;
  close(): Promise<unknown>;
}

const sessions: Record<EngineName, (url: string) => Session> = {
  SQLite(url) {
    const connection = new Connection(url.slice("file:".length));
    connection.pragma("foreign_keys = ON");
    const db = sqliteDriver().drizzle(connection) as unknown as WriteDatabase;
    return {
      run: async (build, values = {}) => (build(db) as unknown as { prepare(): { all(values: Values): never } }).prepare().all(values),
      command: async (sql) => connection.exec(sql),
      close: async () => connection.close(),
    };
  },
  PostgreSQL(url) {
    // Two sessions of which neither commits wait for each other's rows: the check fails then, instead of hanging.
    const client = new Client({ connectionString: url, lock_timeout: 500 });
    const connected = client.connect();
    const db = postgresDriver().drizzle(client) as unknown as WriteDatabase;
    return {
      async run(build, values = {}) {
        await connected;
        return (build(db) as unknown as { prepare(name: string | undefined): { execute(values: Values): Promise<never> } })
          .prepare(undefined)
          .execute(values);
      },
      async command(sql) {
        await connected;
        await client.query(sql);
      },
      async close() {
        await connected;
        await client.end();
      },
    };
  },
};
