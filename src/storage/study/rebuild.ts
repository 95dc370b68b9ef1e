import { isDeepStrictEqual } from "node:util";
import { type CreditStore, compare, type Difference, differencesOf, entriesOf, isoWeek, type Stamp } from "#core";
import { and, asc, gt, sql } from "../drizzle.ts";
import type { Change, Engine } from "../engine.ts";
import { change, given, insert, is, met, required, writtenFirst } from "../statements.ts";
import { factsOf } from "./facts.ts";

export function creditStore(engine: Engine): CreditStore {
  const { persons, ledger, totals } = engine.tables;
  const facts = factsOf(engine);

  const someAfter = engine.query((db) =>
    db
      .select({ id: persons.id })
      .from(persons)
      .where(gt(persons.id, given("after", persons.id)))
      .orderBy(asc(persons.id))
      .limit(sql.placeholder("most")),
  );
  const entriesKept = engine.query((db) => db.select().from(ledger).where(is(ledger.person, "person")));
  const totalsKept = engine.query((db) => db.select().from(totals).where(is(totals.person, "person")));

  const addEntry = insert(ledger);
  const addTotal = insert(totals);
  /** Meets no row where the total is not what was seen. */
  const setTotal = change((db) =>
    db
      .update(totals)
      .set({ points: given("should", totals.points) })
      .where(and(is(totals.cohort, "cohort"), is(totals.period, "period"), is(totals.person, "person"), is(totals.points, "has")))
      .returning(met),
  );

  async function look(person: string): Promise<readonly Difference[]> {
    const entries = entriesOf(person, await facts(person));
    return differencesOf(entries, await entriesKept({ person }), await totalsKept({ person }));
  }

  /** Between three readings the bot may write: what differs is looked at again, until it stays as it is. */
  async function differences(person: string): Promise<readonly Difference[]> {
    let seen = await look(person);
    for (let attempt = 1; attempt <= attempts; attempt++) {
      if (seen.length === 0) return seen;
      const again = await look(person);
      if (isDeepStrictEqual(again, seen)) return seen;
      seen = again;
    }
    throw new Error(tooBusy(person));
  }

  const corrected =
    (person: string, stamp: Stamp) =>
    (difference: Difference): readonly Change[] => {
      switch (difference.kind) {
        case "missing":
          return [addEntry({ ...difference.entry, callId: stamp.callId })];
        case "entries": {
          const { cohort, item, boardDate, has, should, corrected: before } = difference;
          const times = before + 1;
          const key = `corrected:${cohort}:${person}:${item}:${isoWeek(boardDate)}:${times}`;
          return [addEntry({ ...stamp, key, cohort, person, points: should - has, reason: "corrected", item, times, boardDate })];
        }
        case "total": {
          const { cohort, period, has, should } = difference;
          const total = { cohort, period, person };
          return [has === undefined ? addTotal({ ...total, points: should }) : required(setTotal({ ...total, has, should }))];
        }
        default:
          return difference satisfies never;
      }
    };

  return {
    people: async (after, most) => (await someAfter({ after, most })).map(({ id }) => id),
    differences,

    async rebuild(person, stamp) {
      for (let attempt = 1; attempt <= attempts; attempt++) {
        const found = await differences(person);
        // The totals' rows in the order in which all writers take them.
        const unit = found.toSorted((a, b) => compare(placeOf(a), placeOf(b))).flatMap(corrected(person, stamp));
        // Where somebody was faster, it is looked at anew.
        if (unit.length === 0 || (await writtenFirst(engine, unit, "ledger", "totals"))) return found;
      }
      throw new Error(tooBusy(person));
    },
  };
}

/** Somebody may be faster so often; each time that means that something was written. */
const attempts = 20;
const tooBusy = (person: string) => `The points of ${person} change all the time; try again when less is going on.`;

/** Entries first, then totals by cohort and period. */
const placeOf = (difference: Difference): string => (difference.kind === "total" ? `${difference.cohort} ${difference.period}` : "");
