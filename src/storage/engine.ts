import type { SQL } from "drizzle-orm";
import type { SelectResultFields } from "drizzle-orm/query-builders/select.types";
import type {
  BaseSQLiteDatabase,
  IndexColumn,
  SelectedFieldsFlat,
  SQLiteInsertSelectQueryBuilder,
  SQLiteInsertValue,
  SQLiteTable,
  SQLiteUpdateSetSource,
} from "drizzle-orm/sqlite-core";
import { Gone } from "#core";
import type { Tables } from "./tables.ts";

/** What asks. The types of both are SQLite's; tests/contracts/store.ts proves that PostgreSQL behaves alike. */
export type ReadDatabase = Pick<BaseSQLiteDatabase<"async", unknown>, "select" | "selectDistinct">;

/** What writes, as far as both drivers build it in the same way. It only builds: drizzle's own builders can be run wherever they are at hand, past `Engine.write`. */
export interface WriteDatabase extends ReadDatabase {
  insert<T extends SQLiteTable>(
    table: T,
  ): { values(row: SQLiteInsertValue<T>): Insert<T>; select(rows: SQLiteInsertSelectQueryBuilder<T>): Insert<T> };
  update<T extends SQLiteTable>(table: T): { set(values: SQLiteUpdateSetSource<T>): Where<T> };
  delete<T extends SQLiteTable>(table: T): Where<T>;
}

/** A statement that is built, with what it gives. */
export interface Statement<Row> {
  readonly _: { readonly result: readonly Row[] };
}

interface Returning<T extends SQLiteTable> {
  returning(): Statement<T["$inferSelect"]>;
  returning<Fields extends SelectedFieldsFlat>(fields: Fields): Statement<SelectResultFields<Fields>>;
}

interface Insert<T extends SQLiteTable> extends Returning<T> {
  onConflictDoNothing(on?: { readonly target: IndexColumn | IndexColumn[] }): Returning<T>;
  onConflictDoUpdate(on: {
    readonly target: IndexColumn | IndexColumn[];
    readonly set: SQLiteUpdateSetSource<T>;
    readonly setWhere?: SQL | undefined;
  }): Returning<T>;
}

interface Where<T extends SQLiteTable> {
  where(which: SQL | undefined): Returning<T>;
}

/** What a statement's placeholders stand for, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** How a statement is built, once for each engine and connection; it ends in a select, or in a `returning`. */
export type Build<Row, On> = (db: On) => Statement<Row>;

/** One statement of a unit, with its values. Nothing happens until it is written. */
export interface Change<Row = unknown> {
  readonly build: Build<Row, WriteDatabase>;
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
  /**
   * The only door for writes: all of the unit's changes or none, in their order. Done when it says so: on the disk, and to be seen by everybody.
   * Fails with `Gone` where a row that one of them refers to is not there.
   */
  write<const Unit extends readonly Change[]>(unit: Unit): Promise<Met<Unit>>;
  /** The table whose key an error says is taken already; undefined where it says something else. */
  duplicateOf(error: unknown): string | undefined;
  /** Copies the whole database into a file. PostgreSQL refuses, and names its own tool for that. */
  backup(file: string): Promise<void>;
  /** Waits for what is being written. */
  close(): Promise<void>;
}

/** What is written; or `Gone`, where the driver says by this code that a row which is referred to is not there. */
export async function orGone<Result>(written: Promise<Result>, code: string): Promise<Result> {
  try {
    return await written;
  } catch (error) {
    throw driverError(error)?.code === code ? new Gone("A row that is referred to is not there", { cause: error }) : error;
  }
}

/** The driver's own error, which drizzle may have wrapped. */
export function driverError(error: unknown): { readonly code: string; readonly message: string; readonly table?: string } | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause) return cause as Error & { code: string };
  }
  return undefined;
}
