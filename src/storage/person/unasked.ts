import { inOrderOfReason, type UnaskedStore, unaskedJob } from "#core";
import { isNull } from "../drizzle.ts";
import type { Engine } from "../engine.ts";
import { revived } from "../rhythm/contents.ts";
import { change, givenRow, insert, is, met, refused } from "../statements.ts";

export function unaskedStore(engine: Engine): UnaskedStore {
  const { unasked, schedules } = engine.tables;

  const ofPerson = engine.query((db) => db.select().from(unasked).where(is(unasked.person, "person")));
  const add = insert(unasked);
  const { slot, dueAt, nextAt } = schedules;
  const wake = change((db) =>
    db
      .insert(schedules)
      .values(givenRow(schedules))
      .onConflictDoUpdate({
        target: [schedules.subjectKind, schedules.subject, schedules.job],
        set: { slot: refused(slot), dueAt: refused(dueAt), nextAt: refused(nextAt) },
        setWhere: isNull(slot),
      })
      .returning(met),
  );
  const dropAll = change((db) => db.delete(unasked).where(is(unasked.person, "person")).returning(met));

  return {
    async add(message, first) {
      const { person } = message;
      const once = { timeAt: undefined, weekdays: undefined, on: true, failures: 0, failingSince: undefined, reason: undefined };
      const row = { ...once, subjectKind: "person", subject: person, person, job: unaskedJob, ...first, nextAt: first.dueAt };
      await engine.write([add(message), wake(row)]);
    },

    async of(person) {
      const rows = await ofPerson({ person });
      return rows.map((row) => ({ ...row, content: revived(row.content) })).sort(inOrderOfReason);
    },

    async drop(person) {
      await engine.write([dropAll({ person })]);
    },
  };
}
