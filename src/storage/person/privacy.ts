import type { PrivacyStore } from "#core";
import type { Engine } from "../engine.ts";
import { change, is, met } from "../statements.ts";

export function privacyStore(engine: Engine): PrivacyStore {
  const { persons } = engine.tables;

  // Every table that knows a person refers to one, and goes with it.
  const remove = change((db) => db.delete(persons).where(is(persons.id, "person")).returning(met));

  return {
    async erase(person) {
      await engine.write([remove({ person })]);
    },
  };
}
