import { createRequire } from "node:module";

// Required rather than imported: as ES modules drizzle costs half a second and 200 MB at every start. This is the one place
// that loads it, so that there is one copy of it; what only one engine needs is loaded when that engine is opened.
const require = createRequire(import.meta.url);

export const {
  and,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  exists,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  max,
  ne,
  notExists,
  or,
  sql,
} = require("drizzle-orm") as typeof import("drizzle-orm");

export const sqliteCore = () => require("drizzle-orm/sqlite-core") as typeof import("drizzle-orm/sqlite-core");
export const sqliteDriver = () => require("drizzle-orm/better-sqlite3") as typeof import("drizzle-orm/better-sqlite3");
export const sqliteMigrator = () => require("drizzle-orm/better-sqlite3/migrator") as typeof import("drizzle-orm/better-sqlite3/migrator");

export const postgresCore = () => require("drizzle-orm/pg-core") as typeof import("drizzle-orm/pg-core");
export const postgresDriver = () => require("drizzle-orm/node-postgres") as typeof import("drizzle-orm/node-postgres");
export const postgresMigrator = () => require("drizzle-orm/node-postgres/migrator") as typeof import("drizzle-orm/node-postgres/migrator");
