import type { RegistrationStore } from "#core";
import type { Engine } from "./engine.ts";
import { change, givenRow, is, met, refused } from "./statements.ts";

export function registrationStore(engine: Engine): RegistrationStore {
  const { registrations } = engine.tables;

  const read = engine.query((db) =>
    db.select({ hash: registrations.hash }).from(registrations).where(is(registrations.platform, "platform")),
  );
  const set = change((db) =>
    db
      .insert(registrations)
      .values(givenRow(registrations))
      .onConflictDoUpdate({ target: registrations.platform, set: { hash: refused(registrations.hash) } })
      .returning(met),
  );

  return {
    async hash(platform) {
      const [row] = await read({ platform });
      return row?.hash;
    },

    async setHash(platform, hash) {
      await engine.write([set({ platform, hash })]);
    },
  };
}
