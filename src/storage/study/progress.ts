import { compare, entriesOf, type ProgressStore } from "#core";
import { and, count, eq, gt, inArray, isNull, lte, ne, sql } from "../drizzle.ts";
import type { Engine } from "../engine.ts";
import { change, given, insert, is, met, present, required, writtenFirst } from "../statements.ts";
import { crediting } from "./credit.ts";

export function progressStore(engine: Engine): ProgressStore {
  const { persons, accounts, members, completions, ledger, totals } = engine.tables;
  const completion = {
    path: completions.path,
    item: completions.item,
    times: completions.times,
    at: completions.at,
    studyDay: completions.studyDay,
    callId: completions.callId,
    undoneAt: completions.undoneAt,
    undoneBy: completions.undoneBy,
  };
  const entry = {
    key: ledger.key,
    cohort: ledger.cohort,
    person: ledger.person,
    points: ledger.points,
    reason: ledger.reason,
    item: ledger.item,
    at: ledger.at,
    boardDate: ledger.boardDate,
  };

  const doneBy = engine.query((db) =>
    db
      .select(completion)
      .from(accounts)
      .innerJoin(completions, eq(completions.account, accounts.id))
      .where(and(is(accounts.person, "person"), is(completions.path, "path"), isNull(completions.undoneAt))),
  );
  const everyTime = engine.query((db) =>
    db
      .select(completion)
      .from(accounts)
      .innerJoin(completions, eq(completions.account, accounts.id))
      .where(and(is(accounts.person, "person"), is(completions.path, "path"), is(completions.item, "item"))),
  );
  const doneIn = engine.query((db) =>
    db
      .selectDistinct({ person: members.person, item: completions.item })
      .from(members)
      .innerJoin(accounts, eq(accounts.person, members.person))
      .innerJoin(completions, eq(completions.account, accounts.id))
      .where(and(is(members.cohort, "cohort"), isNull(members.leftAt), is(completions.path, "path"), isNull(completions.undoneAt))),
  );
  const facts = engine.query((db) =>
    db
      .select({ fact: completions })
      .from(accounts)
      .innerJoin(completions, eq(completions.account, accounts.id))
      .where(and(is(accounts.person, "person"), is(completions.path, "path"), is(completions.item, "item"))),
  );
  const allEntries = engine.query((db) => db.select(entry).from(ledger).where(is(ledger.cohort, "cohort")));

  /** Who stands on a board: those who are there, show themselves and have more than nothing. */
  const onBoard = () =>
    and(
      is(totals.cohort, "cohort"),
      is(totals.period, "period"),
      gt(totals.points, 0),
      isNull(members.leftAt),
      ne(persons.visibility, "hidden"),
    );
  const itsMember = and(eq(members.cohort, totals.cohort), eq(members.person, totals.person));
  const board = engine.query((db) =>
    db
      .select({ person: totals.person, points: totals.points })
      .from(totals)
      .innerJoin(members, itsMember)
      .innerJoin(persons, eq(persons.id, totals.person))
      .where(onBoard()),
  );
  const place = engine.query((db) => {
    const own = db
      .select({ points: totals.points })
      .from(totals)
      .where(and(is(totals.cohort, "cohort"), is(totals.period, "period"), is(totals.person, "person")));
    const points = sql`coalesce(${own}, 0)`.mapWith(totals.points);
    return db
      .select({ points, above: count() })
      .from(totals)
      .innerJoin(members, itsMember)
      .innerJoin(persons, eq(persons.id, totals.person))
      .where(and(onBoard(), gt(totals.points, points)));
  });

  const addCompletion = insert(completions);
  /** By whichever account it is done; not what was done again since. Meets no row where it is undone already, or was never done. */
  const markUndone = change((db) => {
    const own = db.select({ id: accounts.id }).from(accounts).where(is(accounts.person, "person"));
    return db
      .update(completions)
      .set({
        undoneAt: given("at", completions.undoneAt),
        undoneBy: given("callId", completions.undoneBy),
        undoneDates: given("undoneDates", completions.undoneDates),
      })
      .where(
        and(
          inArray(completions.account, own),
          is(completions.path, "path"),
          is(completions.item, "item"),
          lte(completions.times, given("times", completions.times)),
          isNull(completions.undoneAt),
        ),
      )
      .returning(met);
  });
  const credit = crediting(engine);

  return {
    async completions(person, path) {
      const rows = await doneBy({ person, path });
      return rows.map(present).sort((a, b) => a.at.getTime() - b.at.getTime());
    },

    async completion(person, path, item) {
      const rows = (await everyTime({ person, path, item })).map(present);
      const [last] = rows.toSorted((a, b) => Number(!b.undoneAt) - Number(!a.undoneAt) || b.times - a.times);
      return last && { ...last, firstAt: new Date(Math.min(...rows.map(({ at }) => at.getTime()))) };
    },

    completionsIn: (cohort, path) => doneIn({ cohort, path }),

    complete({ person, path, item, times }, stamp, counted) {
      const { callId, ...when } = stamp;
      const fact = { ...when, path, item, times, counted, undoneAt: undefined, undoneDates: undefined };
      const entries = entriesOf(person, { completions: [fact], answers: [] });
      const unit = [addCompletion({ ...fact, callId, undoneBy: undefined }), ...credit(entries, stamp)];
      return writtenFirst(engine, unit, "completions", "ledger");
    },

    async undo({ person, path, item, times }, stamp, today) {
      const before = (await facts({ person, path, item })).map(({ fact }) => present(fact));
      const cohorts = new Set(before.flatMap(({ counted }) => counted.map(({ cohort }) => cohort)));
      const undoneDates = Object.fromEntries([...cohorts].map((cohort) => [cohort, today(cohort)]));
      const undone = { undoneAt: stamp.at, undoneDates };
      const after = before.map((fact) => (fact.undoneAt || fact.times > times ? fact : { ...fact, ...undone }));
      const earned = new Set(entriesOf(person, { completions: before, answers: [] }).map(({ key }) => key));
      const entries = entriesOf(person, { completions: after, answers: [] }).filter(({ key }) => !earned.has(key));
      const mark = required(markUndone({ person, path, item, times, at: stamp.at, callId: stamp.callId, undoneDates }));
      return writtenFirst(engine, [mark, ...credit(entries, stamp)], "ledger");
    },

    scores: (cohort, period) => board({ cohort, period }),

    async standing(cohort, period, person) {
      const [row] = await place({ cohort, period, person });
      return row ?? { points: 0, above: 0 };
    },

    async ledger(cohort) {
      const entries = await allEntries({ cohort });
      return entries.toSorted((a, b) => a.at.getTime() - b.at.getTime() || compare(a.key, b.key));
    },
  };
}
