import { postgresCore } from "../drizzle.ts";

const { bigint, boolean, index, jsonb, pgTable, primaryKey, text, timestamp } = postgresCore();

export { boolean as flag, index, pgTable as table, primaryKey, text };
/** Any whole number that JavaScript can count with: PostgreSQL's own `integer` ends at 2³¹. */
export const whole = (name: string) => bigint(name, { mode: "number" });
/** A moment, to the millisecond. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
export const json = <T>(name: string) => jsonb(name).$type<T>();
