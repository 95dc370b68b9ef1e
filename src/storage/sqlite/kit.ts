import { sqliteCore } from "../drizzle.ts";

const { index, integer, primaryKey, sqliteTable, text } = sqliteCore();

export { index, primaryKey, sqliteTable as table, text };
/** Any whole number that JavaScript can count with. */
export const whole = (name: string) => integer(name);
export const flag = (name: string) => integer(name, { mode: "boolean" });
/** A moment, to the millisecond. */
export const instant = (name: string) => integer(name, { mode: "timestamp_ms" });
export const json = <T>(name: string) => text(name, { mode: "json" }).$type<T>();
