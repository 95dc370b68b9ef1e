import type { ClockStore } from "#core";
import type { Engine } from "./engine.ts";
import { change, givenRow, met, refused } from "./statements.ts";

export function clockStore(engine: Engine): ClockStore {
  const { clock } = engine.tables;

  const read = engine.query((db) => db.select({ offset: clock.offset }).from(clock));
  const set = change((db) =>
    db
      .insert(clock)
      .values(givenRow(clock))
      .onConflictDoUpdate({ target: clock.id, set: { offset: refused(clock.offset) } })
      .returning(met),
  );

  return {
    async offset() {
      const [row] = await read();
      return row?.offset ?? 0;
    },

    async setOffset(milliseconds) {
      await engine.write([set({ id: "terminal", offset: milliseconds })]);
    },
  };
}
