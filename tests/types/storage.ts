import type { Cohort, Person, Store } from "#core";
import type { Build, Engine, ReadDatabase, Statement, WriteDatabase } from "../../src/storage/engine.ts";
import { change, given, insert, is, met } from "../../src/storage/statements.ts";
import { cohort } from "../contracts/store/sample.ts";

// Never run: `npm run types` is the test. What follows on a `@ts-expect-error` must be refused, and all else taken.

export function writesOnlyByTheDoor(engine: Engine) {
  const { cohorts } = engine.tables;
  const addOne = (db: WriteDatabase) => db.insert(cohorts).values(cohort("c1")).returning(met);
  const rename = change((db) =>
    db
      .update(cohorts)
      .set({ name: given("name", cohorts.name) })
      .where(is(cohorts.id, "id"))
      .returning(met),
  );
  const names = engine.query((db) => db.select({ name: cohorts.name }).from(cohorts));

  const taken = [names(), engine.write([rename({ id: "c1", name: "One" }), change(addOne)({}), insert(cohorts)(cohort("c2"))])];

  // A question does not write, whoever built the statement.
  // @ts-expect-error
  engine.query((db) => db.insert(cohorts).values(cohort("c1")).returning(met));
  // @ts-expect-error
  engine.query((db) => db.update(cohorts).set({ archived: true }).where(is(cohorts.id, "id")).returning(met));
  // @ts-expect-error
  engine.query((db) => db.delete(cohorts).where(is(cohorts.id, "id")).returning(met));
  // @ts-expect-error
  engine.query(addOne);
  // @ts-expect-error
  engine.query(rename({ id: "c1" }).build);
  // @ts-expect-error
  const asked: Build<unknown, ReadDatabase> = addOne;

  // Nor is a change a question, or a write by itself.
  // @ts-expect-error
  rename({ id: "c1" })();
  // @ts-expect-error
  engine.write([names()]);
  // @ts-expect-error
  engine.write([rename]);

  return [taken, asked];
}

export function buildingRunsNothing(engine: Engine, db: WriteDatabase) {
  const { cohorts } = engine.tables;
  const built: Statement<{ met: number }> = db.insert(cohorts).values(cohort("c1")).returning(met);
  // @ts-expect-error
  built.run();
  // @ts-expect-error
  built.execute();
  // @ts-expect-error
  built.then();
  // @ts-expect-error
  db.update(cohorts).set({ archived: true }).where(is(cohorts.id, "id")).run();
  // @ts-expect-error
  db.delete(cohorts).where(is(cohorts.id, "id")).execute();
  // @ts-expect-error
  db.transaction(() => built);
  // @ts-expect-error
  db.run("delete from cohorts");

  // What waits for something has been run.
  // @ts-expect-error
  change(async (on) => on.insert(cohorts).values(cohort("c1")).returning(met));
  // What says nothing of what it met cannot be required.
  // @ts-expect-error
  change((on) => on.insert(cohorts).values(cohort("c1")));
  // Every row at once is nobody's wish.
  // @ts-expect-error
  change((on) => on.delete(cohorts).returning(met));
  // @ts-expect-error
  change((on) => on.update(cohorts).set({ archived: true }).returning(met));
}

export function noRowIsItsOwnChange(store: Store, person: Person, cohort: Cohort) {
  const { id: _, createdAt: __, path: ___, ...settings } = cohort;
  const taken = [
    store.people.change(person.id, { visibility: "hidden", zone: undefined }),
    store.people.change(person.id, {}, ({ zone }, rows) => (zone ? rows : [])),
    store.cohorts.change(cohort.id, settings, ({ archived }, rows) => (archived ? [] : rows)),
  ];

  // Written back as a whole, what was read undoes what others have changed since.
  // @ts-expect-error
  store.people.change(person.id, person);
  // @ts-expect-error
  store.people.change(person.id, { ...person, visibility: "hidden" });
  // @ts-expect-error
  store.cohorts.change(cohort.id, { ...cohort, archived: true });
  // What always has a value cannot be without.
  // @ts-expect-error
  store.people.change(person.id, { visibility: undefined });
  // A platform's word is no setting.
  // @ts-expect-error
  store.people.change(person.id, { assumedZone: "UTC" });
  return taken;
}
