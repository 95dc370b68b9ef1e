import { setTimeout as realWait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import Connection from "better-sqlite3";
import { sqliteDriver, sqliteMigrator } from "../drizzle.ts";
import { type Build, driverError, type Engine, orGone, type Values, type WriteDatabase } from "../engine.ts";
import { groupCommit, type Wait } from "./group-commit.ts";
import { tables } from "./tables.ts";

/** Opens a file, or `:memory:`, and brings its tables up to date. One process writes to it. */
export function openSqlite(file: string, wait: Wait = realWait): Engine {
  const connection = new Connection(file === ":memory:" ? emptyDatabase() : file, { timeout: patienceAtStart });
  try {
    prepare(connection);
  } catch (error) {
    connection.close();
    throw error;
  }
  const db = sqliteDriver().drizzle(connection) as unknown as WriteDatabase;

  const statements = new Map<Build<unknown, WriteDatabase>, Prepared<unknown>>();
  /** drizzle takes twenty times as long to build a statement as SQLite to run it. */
  function prepared<Row>(build: Build<Row, WriteDatabase>): Prepared<Row> {
    const statement = statements.get(build) ?? (build(db) as unknown as { prepare(): Prepared<Row> }).prepare();
    statements.set(build, statement);
    return statement as Prepared<Row>;
  }

  const commit = groupCommit(connection, ({ build, values }) => prepared(build).all(values), wait);
  return {
    tables,
    query:
      (build) =>
      async (values = {}) =>
        prepared(build).all(values),
    write: (unit) => orGone(commit(unit), "SQLITE_CONSTRAINT_FOREIGNKEY"),
    duplicateOf(error) {
      const { code, message } = driverError(error) ?? { code: "", message: "" };
      return code === "SQLITE_CONSTRAINT_PRIMARYKEY" || code === "SQLITE_CONSTRAINT_UNIQUE"
        ? /failed: (\w+)\./.exec(message)?.[1]
        : undefined;
    },
    async backup(copy) {
      await connection.backup(copy);
    },
    async close() {
      // Units are answered in their order: after an empty one, all before it have been. Should it fail, so have they, and were told.
      await commit([]).catch(() => {});
      connection.close();
    },
  };
}

/** Before the bot answers anybody, it may wait for a lock in the plain way: milliseconds. */
const patienceAtStart = 3000;

interface Prepared<Row> {
  all(values: Values): readonly Row[];
}

function prepare(connection: Connection.Database): void {
  connection.pragma("journal_mode = WAL");
  // Left alone, this build of SQLite takes NORMAL under WAL, and a power cut takes what had been acknowledged.
  connection.pragma("synchronous = FULL");
  if (connection.pragma("synchronous", { simple: true }) !== FULL)
    throw new Error("SQLite would not be set to synchronous = FULL, without which a power cut can lose what was acknowledged.");
  migrate(connection);
  // From here on a lock is waited for by groupCommit, which lets the loop run.
  connection.pragma("busy_timeout = 0");
}

const FULL = 2;

function migrate(connection: Connection.Database): void {
  const version = () => connection.pragma("schema_version", { simple: true });
  const before = version();
  // drizzle rebuilds a table by dropping it, in a transaction in which this can no longer be set: rows that refer to it would go too.
  connection.pragma("foreign_keys = OFF");
  sqliteMigrator().migrate(sqliteDriver().drizzle(connection), { migrationsFolder });
  connection.pragma("foreign_keys = ON");
  const orphans = version() === before ? [] : (connection.pragma("foreign_key_check") as { table: string }[]);
  if (orphans.length > 0)
    throw new Error(
      `A migration left ${orphans.length} rows that refer to nothing, the first in "${orphans[0]?.table}". Restore your backup.`,
    );
}

/** What a database in memory begins as: bringing its tables up to date takes ten times as long as a copy, and tests open thousands. */
function emptyDatabase(): Buffer {
  if (!empty) {
    const connection = new Connection(":memory:");
    migrate(connection);
    empty = connection.serialize();
    connection.close();
  }
  return empty;
}

let empty: Buffer | undefined;

const migrationsFolder = fileURLToPath(new URL("../../../migrations/sqlite", import.meta.url));
