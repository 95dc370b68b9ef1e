import { compare, type Entry, isoWeek, type Stamp, season } from "#core";
import { sql } from "../drizzle.ts";
import type { Change, Engine } from "../engine.ts";
import { change, givenRow, insert, met, refused } from "../statements.ts";

/** In an upsert of totals: a row that is there grows by the points. */
export const onto = (totals: Engine["tables"]["totals"]) => ({
  target: [totals.cohort, totals.period, totals.person],
  set: { points: sql`${totals.points} + ${refused(totals.points)}` },
});

/** The entries and what they add to the totals. All writers take the same rows in the same order: no two can wait for each other. */
export function crediting({ tables: { ledger, totals } }: Engine): (entries: readonly Entry[], stamp: Stamp) => readonly Change[] {
  const addEntry = insert(ledger);
  const addPoints = change((db) => db.insert(totals).values(givenRow(totals)).onConflictDoUpdate(onto(totals)).returning(met));
  return (entries, { account, at, studyDay, zone, callId }) => {
    const inOrder = entries.toSorted((a, b) => compare(a.cohort, b.cohort));
    return [
      ...inOrder.map((entry) => addEntry({ ...entry, account, at, studyDay, zone, callId })),
      ...inOrder.flatMap(({ cohort, person, points, boardDate }) =>
        [season, isoWeek(boardDate)].sort(compare).map((period) => addPoints({ cohort, period, person, points })),
      ),
    ];
  };
}
