import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Connection from "better-sqlite3";
import { Client } from "pg";
import { freshDatabase } from "../../support/postgres.ts";
import type { EngineName } from "../databases.ts";
import { dumps } from "./expected.ts";

/** A database of an earlier version, of which any number of copies can be had. */
export interface Earlier {
  copy(): Promise<Copy>;
  remove(): Promise<void>;
}

export interface Copy {
  readonly url: string;
  /** How many rows a table has. */
  count(table: string): Promise<number>;
  /** What is not sound in it: rows that refer to nothing, pages that are damaged. */
  faults(): Promise<readonly unknown[]>;
  remove(): Promise<void>;
}

/** Loads the dump into a new database. */
export const loaded: Readonly<Record<EngineName, () => Promise<Earlier>>> = {
  async SQLite() {
    const folder = mkdtempSync(join(tmpdir(), "cairn-earlier-"));
    const original = join(folder, "earlier.db");
    onSqlite(original, (connection) => connection.exec(dumps.SQLite));
    let copies = 0;
    return {
      async copy() {
        const file = join(folder, `copy-${++copies}.db`);
        copyFileSync(original, file);
        return {
          url: `file:${file}`,
          count: async (table) =>
            onSqlite(file, (connection) => Number(connection.prepare(`SELECT count(*) FROM "${table}"`).pluck().get())),
          faults: async () =>
            onSqlite(file, (connection) => [
              ...(connection.pragma("foreign_key_check") as unknown[]),
              ...(connection.pragma("integrity_check") as { integrity_check: string }[]).filter((row) => row.integrity_check !== "ok"),
            ]),
          remove: async () => rmSync(file),
        };
      },
      remove: async () => rmSync(folder, { recursive: true }),
    };
  },

  async PostgreSQL() {
    const original = await freshDatabase();
    const server = new URL("/postgres", original).href;
    await onPostgres(original, dumps.PostgreSQL);
    const name = new URL(original).pathname.slice(1);
    const drop = (database: string) => onPostgres(server, `DROP DATABASE ${database} WITH (FORCE)`);
    let copies = 0;
    return {
      async copy() {
        const database = `${name}_${++copies}`;
        await onPostgres(server, `CREATE DATABASE ${database} TEMPLATE ${name}`);
        const url = new URL(original);
        url.pathname = `/${database}`;
        return {
          url: url.href,
          count: async (table) => Number((await onPostgres(url.href, `SELECT count(*) FROM "${table}"`))[0]?.count),
          faults: () =>
            onPostgres(
              url.href,
              "SELECT conrelid::regclass::text AS table, conname FROM pg_constraint WHERE contype = 'f' AND NOT convalidated",
            ),
          remove: async () => void (await drop(database)),
        };
      },
      remove: async () => void (await drop(name)),
    };
  },
};

function onSqlite<Result>(file: string, use: (connection: Connection.Database) => Result): Result {
  const connection = new Connection(file);
  try {
    return use(connection);
  } finally {
    connection.close();
  }
}

/** The rows that a statement gives; several statements at once give none. */
async function onPostgres(url: string, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows = [] } = await client.query(sql);
    return rows;
  } finally {
    await client.end();
  }
}
