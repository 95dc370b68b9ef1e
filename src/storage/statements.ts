import type { Column, SQL, Table } from "drizzle-orm";
import type { SQLiteTable, SQLiteUpdateSetSource } from "drizzle-orm/sqlite-core";
import { and, getTableColumns, sql } from "./drizzle.ts";
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

/**
 * Sets those columns that it is handed, and no other, of the rows in question: a statement for each set of columns, built once.
 * What nobody wished to change is not written, so that whoever changes it at the same time is not undone.
 */
export function setting<T extends SQLiteTable>(
  table: T,
  which: () => SQL | undefined,
): (columns: Partial<Whole<T>>, values: Values) => Change<T["$inferSelect"]> {
  const kinds = new Map<string, (values: Values) => Change<T["$inferSelect"]>>();
  return (columns, values) => {
    const names = Object.keys(columns).sort();
    const kind = kinds.get(names.join()) ?? change((db) => db.update(table).set(places(table, names)).where(which()).returning());
    kinds.set(names.join(), kind);
    return kind({ ...values, ...columns });
  };
}

/** The places of these columns; of none, what changes nothing. */
function places<T extends SQLiteTable>(table: T, names: readonly string[]): SQLiteUpdateSetSource<T> {
  const columns = Object.entries(getTableColumns(table));
  const set =
    names.length > 0
      ? columns.filter(([name]) => names.includes(name)).map(([name, column]) => [name, given(name, column)])
      : columns
          .filter(([, { primary }]) => !primary)
          .slice(0, 1)
          .map(([name, column]) => [name, sql`${column}`]);
  return Object.fromEntries(set) as SQLiteUpdateSetSource<T>;
}

/** Changes nothing, and makes whoever changes the same rows wait until the unit is written. */
export function holding<T extends SQLiteTable>(table: T, which: () => SQL | undefined): (values: Values) => Change {
  const hold = setting(table, which);
  return (values) => hold({}, values);
}

/** Whether a row is in these columns what it was when it was read; `was` hands in what that is. */
export const isAsItWas = (columns: Readonly<Record<string, Column>>): SQL | undefined =>
  and(
    ...Object.entries(columns).map(([name, column]) =>
      column.notNull ? is(column, wasName(name)) : sql`${column} is not distinct from ${given(wasName(name), column)}`,
    ),
  );

/** A row as it was read, for `isAsItWas`. */
export const was = (row: object): Values => Object.fromEntries(Object.entries(row).map(([name, value]) => [wasName(name), value]));
const wasName = (name: string) => `was ${name}`;

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
