import { expect, test } from "vitest";
import * as postgres from "../../src/storage/postgres/tables.ts";
import * as sqlite from "../../src/storage/sqlite/tables.ts";

test.each([
  ["SQLite", sqlite],
  ["PostgreSQL", postgres],
])("every table of %s is exported, for drizzle-kit writes migrations of what it finds there", (_name, { tables, ...exported }) => {
  expect(Object.keys(tables).length).toBeGreaterThan(20);
  expect(Object.keys(exported).sort()).toEqual(Object.keys(tables).sort());
});
