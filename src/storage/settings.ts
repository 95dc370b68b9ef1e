import type { Column } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { Gone, type Reschedule, type Subject } from "#core";
import { getTableColumns } from "./drizzle.ts";
import type { Engine } from "./engine.ts";
import { keepingSchedules } from "./rhythm/schedules.ts";
import { is, isAsItWas, type Present, present, required, setting, type Whole, was, writtenFirst } from "./statements.ts";

type RowOf<T extends SQLiteTable> = Present<T["$inferSelect"]>;

/** Each attempt that fails means that somebody else's change went through: there are never so many at once. */
const mostAttempts = 100;

/**
 * Changes settings of a row on which schedules hang. By themselves they are set, whatever else changes at the same time.
 * When its jobs come next depends on all of it, and is written only where that still stands; otherwise it is decided anew.
 */
export function changing<T extends SQLiteTable & { readonly id: Column }>(
  engine: Engine,
  kind: Subject["kind"],
  table: T,
  named: (id: string) => Promise<RowOf<T> | undefined>,
) {
  const set = setting(table, () => is(table.id, "id"));
  const setWhereAsItWas = setting(table, () => isAsItWas(getTableColumns(table)));
  const schedules = keepingSchedules(engine);

  return async (id: string, changes: Partial<Whole<T>>, reschedule?: Reschedule<RowOf<T>>): Promise<RowOf<T>> => {
    if (!reschedule) {
      const [[row]] = await engine.write([set(changes, { id })]);
      if (!row) throw gone(kind, id);
      return present(row);
    }
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      const [before, rows] = await Promise.all([named(id), schedules.of({ kind, id })]);
      if (!before) throw gone(kind, id);
      const after = { ...before, ...changes };
      const kept = required(setWhereAsItWas(changes, was(before)));
      if (await writtenFirst(engine, [kept, ...schedules.keep({ kind, id }, rows, reschedule(after, rows))])) return after;
    }
    throw new Error(`The ${kind} ${id} was changed ${mostAttempts} times while one change of it was to be written`);
  };
}

const gone = (kind: string, id: string) => new Gone(`The ${kind} ${id} is not there`);
