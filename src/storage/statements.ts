import type { Column, SQL, Table } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { getTableColumns, sql } from "./drizzle.ts";
import { type Build, type Change, type Engine, Unmet, type Values, type WriteDatabase } from "./engine.ts";

/** A row with a value for every column; undefined where it has none. */
export type Whole<T extends Table> = {
  readonly [K in keyof T["$inferSelect"]]: T["$inferSelect"][K] | (null extends T["$inferSelect"][K] ? undefined : never);
};

/** A row as the core knows it: what is not there is undefined. */
export type Present<Row> = { readonly [K in keyof Row]: null extends Row[K] ? Exclude<Row[K], null> | undefined : Row[K] };

/** The place of a value that is handed in later, put into the column's words; undefined becomes null. */
export function given(name: string, column: Column): SQL {
  const encoder = { mapToDriverValue: (value: unknown) => (value === undefined || value === null ? null : column.mapToDriverValue(value)) };
  return sql`${sql.param(sql.placeholder(name), encoder)}`;
}

/** `column = value`, for a value that is handed in later under the given name. */
export const is = (column: Column, name: string): SQL => sql`${column} = ${given(name, column)}`;

/** A place for each column of a row, by the column's name; drizzle takes a place wherever it takes a value. */
export const givenRow = <T extends SQLiteTable>(table: T): Required<T["$inferInsert"]> =>
  Object.fromEntries(Object.entries(getTableColumns(table)).map(([name, column]) => [name, given(name, column)])) as Required<
    T["$inferInsert"]
  >;

/** In what a change selects and inserts: a value under its column's name. */
export const as = <Value>(name: string, value: SQL): SQL.Aliased<Value> => (value as SQL<Value>).as(name);

/** In an upsert: what the row that was refused would have had. */
export const refused = (column: Column): SQL => sql`excluded.${sql.identifier(column.name)}`;

/** To end a change with whose rows carry nothing but their number. */
export const met = { met: sql<number>`1` };

/** A kind of change: hand it its values, and write it. */
export const change =
  <Row>(build: Build<Row, WriteDatabase>) =>
  (values: Values): Change<Row> => ({ build, values, required: false });

/** A change without which the unit makes no sense: where it meets no row, nothing is written. */
export const required = <Row>(change: Change<Row>): Change<Row> => ({ ...change, required: true });

/** Adds a row; fails where its key is taken. */
export function insert<T extends SQLiteTable>(table: T): (row: Whole<T>) => Change {
  return change((db) => db.insert(table).values(givenRow(table)).returning(met));
}

/** Writes a unit that another may have been before: false, and nothing written, where a required change met no row or one of these tables has the key already. */
export async function writtenFirst(engine: Engine, unit: readonly Change[], ...tables: readonly string[]): Promise<boolean> {
  try {
    await engine.write(unit);
    return true;
  } catch (error) {
    if (error instanceof Unmet || tables.includes(engine.duplicateOf(error) ?? "")) return false;
    throw error;
  }
}

/** Gives a row the words of the core. */
export const present = <Row extends object>(row: Row): Present<Row> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? undefined])) as Present<Row>;
