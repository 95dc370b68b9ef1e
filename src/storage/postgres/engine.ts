import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Pool, type PoolClient } from "pg";
import { postgresDriver, postgresMigrator } from "../drizzle.ts";
import { type Build, type Change, driverError, type Engine, orGone, Unmet, type Values, type WriteDatabase } from "../engine.ts";
import { tables } from "./tables.ts";

/** Connects to a server and brings its tables up to date. Any number of processes may do so at once. */
export async function openPostgres(url: string): Promise<Engine> {
  const pool = new Pool({ connectionString: withSettings(url) });
  // A connection that breaks is replaced by the pool, and whoever was using it is told by their query. Without a listener, Node would end the bot.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  try {
    await migrate(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }

  const preparedOn = preparer();
  const running = new Set<Promise<unknown>>();
  async function track<Result>(work: Promise<Result>): Promise<Result> {
    running.add(work);
    try {
      return await work;
    } finally {
      running.delete(work);
    }
  }

  return {
    tables,
    query:
      (build) =>
      (values = {}) =>
        track(preparedOn(pool, build).execute(values)),
    write: (unit) =>
      track(
        orGone(
          patiently(() => transaction(pool, preparedOn, unit)),
          "23503",
        ),
      ) as Promise<never>,
    duplicateOf(error) {
      const cause = driverError(error);
      return cause?.code === "23505" ? cause.table : undefined;
    },
    async backup(file) {
      throw new Error(`PostgreSQL has a tool of its own for this: pg_dump --format=custom --file=${file} "$DATABASE_URL"`);
    },
    async close() {
      // The pool's own end forgets whoever still waits for a connection.
      while (running.size > 0) await Promise.allSettled(running);
      if (!pool.ending) await pool.end();
    },
  };
}

interface Prepared<Row> {
  execute(values: Values): Promise<readonly Row[]>;
}

type Preparer = <Row>(on: Pool | PoolClient, build: Build<Row, WriteDatabase>) => Prepared<Row>;

/** Each statement has one name on the server, and is built once for each connection. */
function preparer(): Preparer {
  const names = new Map<Build<unknown, WriteDatabase>, string>();
  const connections = new WeakMap<
    Pool | PoolClient,
    { readonly db: WriteDatabase; readonly statements: Map<Build<unknown, WriteDatabase>, Prepared<unknown>> }
  >();
  return <Row>(on: Pool | PoolClient, build: Build<Row, WriteDatabase>) => {
    const connection = connections.get(on) ?? { db: postgresDriver().drizzle(on) as unknown as WriteDatabase, statements: new Map() };
    connections.set(on, connection);
    const name = names.get(build) ?? `cairn_${names.size + 1}`;
    names.set(build, name);
    const statement =
      connection.statements.get(build) ?? (build(connection.db) as unknown as { prepare(name: string): Prepared<Row> }).prepare(name);
    connection.statements.set(build, statement);
    return statement as Prepared<Row>;
  };
}

async function transaction(pool: Pool, preparedOn: Preparer, unit: readonly Change[]): Promise<readonly (readonly unknown[])[]> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query("BEGIN");
    const met: (readonly unknown[])[] = [];
    for (const { build, values, required } of unit) {
      const rows = await preparedOn(client, build).execute(values);
      if (required && rows.length === 0) throw new Unmet();
      met.push(rows);
    }
    await client.query("COMMIT");
    return met;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A unit that the server ended because two got in each other's way has written nothing: it is run again. */
async function patiently<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt === attempts || !inTheWay.includes(driverError(error)?.code ?? "")) throw error;
      await wait(attempt * pause); // so that the other one gets through
    }
  }
}

const attempts = 5;
/** Milliseconds; it grows with each attempt. */
const pause = 10;
/** PostgreSQL's codes for a deadlock and for a failed serialization. */
const inTheWay = ["40P01", "40001"];

/** The bot asks short questions: compiling them, or starting workers for them, takes longer than they do. Times come in UTC, whatever the server's own zone: JavaScript cannot read an offset with seconds. */
function withSettings(url: string): string {
  const address = new URL(url);
  const settings = "-c jit=off -c max_parallel_workers_per_gather=0 -c TimeZone=UTC";
  const own = address.searchParams.get("options");
  address.searchParams.set("options", own ? `${own} ${settings}` : settings);
  return address.href;
}

/** Processes that start together take turns: drizzle's migrator itself holds no lock. */
async function migrate(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('cairn migrations'))");
    await postgresMigrator().migrate(postgresDriver().drizzle(client), { migrationsFolder });
  } finally {
    client.release(true); // closing the connection gives the lock back
  }
}

const migrationsFolder = fileURLToPath(new URL("../../../migrations/postgres", import.meta.url));
