import { deepEqual, equal, ok } from "node:assert/strict";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { getTableColumns } from "../../../src/storage/drizzle.ts";
import { insert } from "../../../src/storage/statements.ts";
import type { StoreCheck } from "../store.ts";

/** By drizzle's name for what a column gives: what must come back as it went in. */
const extremes = {
  string: ["", " a ", "A", "Zoë 🧗🏽‍♀️ 学习", "'; drop table persons; --", '%_\\/:{}"`$1 ?', "long ".repeat(50)],
  number: [0, 1, -1, 2 ** 31, -(2 ** 31) - 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
  boolean: [true, false],
  date: [
    "1970-01-01T00:00:00.000Z",
    "2026-11-23T10:00:00.123Z",
    "1969-12-31T23:59:59.999Z",
    "1800-06-01T12:00:00.001Z",
    "1000-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59.999Z",
  ].map((text) => new Date(text)),
  json: [{}, { b: 1, a: [null, true, -0.5, 2 ** 53 - 1, 1e21], text: '🧗 " \\ \n', deep: { deep: { empty: [] } } }, []],
};

export const columnChecks: readonly StoreCheck[] = [
  {
    name: "every column of every table gives back its extremes",
    async check(open) {
      const { engine } = await open();
      const tables = Object.entries<SQLiteTable>(engine.tables);
      ok(tables.length > 10);
      // The n-th row has the n-th text in each of its texts: whatever refers to another row finds it.
      const rows = extremes.string.map((_, n) => n);
      for (const [name, table] of tables) {
        const columns = Object.entries(getTableColumns(table));
        const written = [...rows.map((n) => rowOf(columns, n)), rowOf(columns, "nothing")];
        for (const row of written) equal((await engine.write([insert(table)(row as never)])).length, 1);
        const read = await engine.query((db) => db.select().from(table))();
        deepEqual(sorted(read), sorted(written), name);
      }
    },
  },
];

type Columns = readonly (readonly [string, { readonly dataType: string; readonly notNull: boolean }])[];

const rowOf = (columns: Columns, n: number | "nothing") =>
  Object.fromEntries(columns.map(([name, column]) => [name, n === "nothing" ? leastOf(column) : nth(column.dataType, n)]));

const leastOf = ({ dataType, notNull }: { readonly dataType: string; readonly notNull: boolean }) =>
  notNull ? (dataType === "string" ? "nothing" : nth(dataType, 0)) : null;

function nth(dataType: string, n: number) {
  ok(dataType in extremes, `no extremes for ${dataType}`);
  const values: readonly unknown[] = extremes[dataType as keyof typeof extremes];
  return values[n % values.length];
}

const sorted = (rows: readonly object[]) => rows.map((row) => ({ ...row })).sort((a, b) => (identity(a) < identity(b) ? -1 : 1));
const identity = (row: object) => JSON.stringify(Object.values(row).filter((value) => typeof value === "string"));
