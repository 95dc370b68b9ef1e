import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { Engine } from "../../src/storage/engine.ts";
import { openEngine, storeOn } from "../../src/storage/index.ts";
import type { Open, StoreCheck } from "../contracts/store.ts";
import { freshDatabase } from "../support/postgres.ts";

/** The engines, each of which can make a new, empty database. */
export const databases = {
  // Begun as a copy of one in memory, it has its tables sooner.
  SQLite: async () => {
    const folder = mkdtempSync(join(tmpdir(), "cairn-sqlite-"));
    const file = join(folder, "cairn.db");
    const engine = await openEngine("file::memory:");
    await engine.backup(file);
    await engine.close();
    return { url: `file:${file}`, remove: async () => rmSync(folder, { recursive: true }) };
  },
  // Emptied, one is as good as new, and sooner there. They go with the server.
  PostgreSQL: async () => {
    const url = emptied.pop() ?? (await freshDatabase());
    return { url, remove: async () => void emptied.push(await empty(url)) };
  },
};

export type EngineName = keyof typeof databases;
export const engineNames = Object.keys(databases) as EngineName[];

/** Hands on a way to open one new database as often as wanted, and closes and removes it afterwards. */
export async function withDatabase<Result>(
  name: EngineName,
  use: (open: Open, url: string) => Promise<Result>,
  wrap = (engine: Engine, _url: string) => engine,
): Promise<Result> {
  const { url, remove } = await databases[name]();
  const opened: Engine[] = [];
  const open = async () => {
    const engine = wrap(await openEngine(url), url);
    opened.push(engine);
    return { engine, store: storeOn(engine) };
  };
  try {
    return await use(open, url);
  } finally {
    await Promise.all(opened.map((engine) => engine.close()));
    await remove();
  }
}

const emptied: string[] = [];

async function empty(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  // All other tables refer to these.
  await client.query(
    "DELETE FROM persons; DELETE FROM cohorts; DELETE FROM schedules; DELETE FROM runs; DELETE FROM quizzes; DELETE FROM clock; DELETE FROM registrations",
  );
  await client.end();
  return url;
}

/** Runs one check of the contract on a new database. */
export const runCheck = (name: EngineName, { check }: StoreCheck, wrap?: (engine: Engine, url: string) => Engine): Promise<void> =>
  withDatabase(name, (open) => check(open), wrap);
