import type { Database } from "better-sqlite3";
import { type Change, driverError, type Engine, Unmet } from "../engine.ts";

/** A pause; real time outside of tests. */
export type Wait = (milliseconds: number) => Promise<unknown>;

/** While another process holds the file's lock: how often it is tried again, and how many times. Together 3 s, the time in which a platform wants an answer. */
const retry = { every: 25, times: 120 };

/**
 * The door for SQLite's writes. The units of one turn of the event loop share one commit, which is what a disk is slow at;
 * each has a savepoint of its own, so that one that fails leaves its neighbours. Nobody is answered before the commit.
 */
export function groupCommit(connection: Database, run: (change: Change) => readonly unknown[], wait: Wait): Engine["write"] {
  const sql = {
    begin: connection.prepare("BEGIN IMMEDIATE"),
    commit: connection.prepare("COMMIT"),
    rollback: connection.prepare("ROLLBACK"),
    enter: connection.prepare("SAVEPOINT unit"),
    leave: connection.prepare("RELEASE unit"),
    back: connection.prepare("ROLLBACK TO unit"),
  };
  let queue: Waiting[] = [];
  let scheduled = false;

  function turn() {
    const units = queue;
    queue = [];
    scheduled = false;
    try {
      sql.begin.run();
      const answers = units.map(attempt);
      sql.commit.run();
      for (const answer of answers) answer();
    } catch (error) {
      if (connection.inTransaction) sql.rollback.run();
      if (driverError(error)?.code.startsWith("SQLITE_BUSY")) tryAgain(units);
      else for (const { reject } of units) reject(error);
    }
  }

  /** Runs a unit and gives what to tell its caller once all is committed. */
  function attempt({ unit, resolve, reject }: Waiting): () => void {
    sql.enter.run();
    try {
      const rows = unit.map(runOne);
      sql.leave.run();
      return () => resolve(rows);
    } catch (error) {
      // A full disk ends the whole transaction, and the units before this one with it.
      if (!connection.inTransaction) throw error;
      sql.back.run();
      sql.leave.run();
      return () => reject(error);
    }
  }

  function runOne(change: Change) {
    const rows = run(change);
    if (change.required && rows.length === 0) throw new Unmet();
    return rows;
  }

  function tryAgain(units: readonly Waiting[]) {
    for (const unit of units) {
      unit.tries += 1;
      if (unit.tries < retry.times) queue.push(unit);
      else
        unit.reject(
          new Error(
            "Nothing was written: for three seconds another process has held the database's lock. Is a second bot running on this file?",
          ),
        );
    }
    if (queue.length > 0) {
      scheduled = true;
      void wait(retry.every).then(turn);
    }
  }

  function write(unit: readonly Change[]): Promise<never> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    queue.push({ unit, resolve, reject, tries: 0 });
    if (!scheduled) {
      scheduled = true;
      setImmediate(turn);
    }
    return promise as Promise<never>;
  }
  return write;
}

interface Waiting {
  readonly unit: readonly Change[];
  readonly resolve: (rows: unknown) => void;
  readonly reject: (error: unknown) => void;
  tries: number;
}
