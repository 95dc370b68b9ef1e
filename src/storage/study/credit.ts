import { compare, isoWeek, type LedgerEntry, type LocalDate, type Stamp } from "#core";
import { sql } from "../drizzle.ts";
import type { Change, Engine } from "../engine.ts";
import { change, givenRow, insert, met, refused } from "../statements.ts";

/** Points for the ledger; of one key they come once. */
export type Earning = Omit<LedgerEntry, "at"> & { readonly times: number };

/** The period of all that a cohort's members have ever earned in it. */
export const season = "season";

/** A week that is over keeps its result: what is taken back later counts today. */
export const whileOpen = (original: LocalDate, today: LocalDate): LocalDate => (isoWeek(original) === isoWeek(today) ? original : today);

/** In an upsert of totals: a row that is there grows by the points. */
export const onto = (totals: Engine["tables"]["totals"]) => ({
  target: [totals.cohort, totals.period, totals.person],
  set: { points: sql`${totals.points} + ${refused(totals.points)}` },
});

/** The entries and what they add to the totals. All writers take the same rows in the same order: no two can wait for each other. */
export function crediting({ tables: { ledger, totals } }: Engine): (earnings: readonly Earning[], stamp: Stamp) => readonly Change[] {
  const addEntry = insert(ledger);
  const addPoints = change((db) => db.insert(totals).values(givenRow(totals)).onConflictDoUpdate(onto(totals)).returning(met));
  return (earnings, { account, at, studyDay, zone, callId }) => {
    const inOrder = earnings.toSorted((a, b) => compare(a.cohort, b.cohort));
    return [
      ...inOrder.map((earning) => addEntry({ ...earning, account, at, studyDay, zone, callId })),
      ...inOrder.flatMap(({ cohort, person, points, boardDate }) =>
        [season, isoWeek(boardDate)].sort(compare).map((period) => addPoints({ cohort, period, person, points })),
      ),
    ];
  };
}
