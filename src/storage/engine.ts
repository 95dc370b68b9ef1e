import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import type { Tables } from "./tables.ts";

/** What both drivers can build and run in the same way. The types are SQLite's; tests/contracts/store.ts proves that PostgreSQL behaves alike. */
export type Database = Pick<BaseSQLiteDatabase<"async", unknown>, "select" | "selectDistinct" | "insert" | "update" | "delete">;
/** Outside of a unit nothing can be written, by type. */
export type ReadDatabase = Pick<Database, "select" | "selectDistinct">;

/** What a statement's placeholders stand for, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** How a statement is built, once for each engine and connection; it ends in a select, or in a `returning`. */
export type Build<Row, On = Database> = (db: On) => PromiseLike<readonly Row[]>;

/** One statement of a unit, with its values. Nothing happens until it is written. */
export interface Change<Row = unknown> {
  readonly build: Build<Row>;
  readonly values: Values;
  /** Whether the unit fails with `Unmet` where this meets no row. */
  readonly required: boolean;
}

/** The rows that each change of a unit met. */
export type Met<Unit extends readonly Change[]> = {
  readonly [K in keyof Unit]: Unit[K] extends Change<infer Row> ? readonly Row[] : never;
};

/** A required change met no row: the state that the unit counted on is not there, and nothing was written. */
export class Unmet extends Error {}

/** Everything in which SQLite and PostgreSQL differ, once the tables are defined. */
export interface Engine {
  readonly tables: Tables;
  /** A question, prepared at its first use and kept. */
  query<Row>(build: Build<Row, ReadDatabase>): (values?: Values) => Promise<readonly Row[]>;
  /** The only door for writes: all of the unit's changes or none, in their order. Done when it says so: on the disk, and to be seen by everybody. */
  write<const Unit extends readonly Change[]>(unit: Unit): Promise<Met<Unit>>;
  /** The table whose key an error says is taken already; undefined where it says something else. */
  duplicateOf(error: unknown): string | undefined;
  /** Copies the whole database into a file. PostgreSQL refuses, and names its own tool for that. */
  backup(file: string): Promise<void>;
  /** Waits for what is being written. */
  close(): Promise<void>;
}

/** The driver's own error, which drizzle may have wrapped. */
export function driverError(error: unknown): { readonly code: string; readonly message: string; readonly table?: string } | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause) return cause as Error & { code: string };
  }
  return undefined;
}
