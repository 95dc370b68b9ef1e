import type { NewRun, Run, RunStore, SkippedSlot } from "#core";
import { and, gt } from "../drizzle.ts";
import type { Engine } from "../engine.ts";
import { change, given, givenRow, insert, is, met, present, required, writtenFirst } from "../statements.ts";
import type { Tables } from "../tables.ts";
import { revived } from "./contents.ts";
import { deliveryChanges } from "./delivery-changes.ts";
import { effects } from "./effects.ts";
import { advanceSchedule } from "./schedules.ts";

/** What came of a slot. Its key lets one have it, and its schedule's row: the second of two meets neither. */
export function runStore(engine: Engine): RunStore {
  const { runs } = engine.tables;
  const advance = advanceSchedule(engine);
  const changesOf = effects(engine);
  const { addDelivery } = deliveryChanges(engine);

  const byKey = engine.query((db) => db.select().from(runs).where(is(runs.key, "key")));
  const ofSubject = engine.query((db) =>
    db
      .select()
      .from(runs)
      .where(and(is(runs.subjectKind, "kind"), is(runs.subject, "id"), gt(runs.dueAt, given("since", runs.dueAt)))),
  );
  const add = insert(runs);
  const addSkipped = change((db) => db.insert(runs).values(givenRow(runs)).onConflictDoNothing().returning(met));

  return {
    async add(run, now) {
      const { key, deliveries, effects, advance: step } = run;
      const isOver = deliveries.length === 0;
      const state: Run["state"] = run.isSkipped ? "skipped" : isOver ? "finished" : "open";
      const further = await Promise.all(effects.map((effect) => changesOf(effect, key)));
      const unit = [
        // First, so that of two who serve one slot, the second waits here, and then has nothing to do.
        ...(step ? [required(advance(step.from, step.to))] : []),
        add({ ...rowOf(run), state, finishedAt: isOver ? now : undefined }),
        ...deliveries.map((delivery) => addDelivery(delivery, key, now)),
        ...further.flat(),
      ];
      return writtenFirst(engine, unit, "runs");
    },

    skip: (slots, { from, to }, at) =>
      writtenFirst(engine, [
        required(advance(from, to)),
        ...slots.map((slot) =>
          addSkipped({ ...rowOf({ ...slot, content: undefined, about: undefined }), state: "skipped", finishedAt: at }),
        ),
      ]),

    async named(key) {
      const [row] = await byKey({ key });
      return row && runOf(row);
    },

    async of({ kind, id }, since) {
      const rows = await ofSubject({ kind, id, since });
      return rows.map(runOf).sort((a, b) => b.dueAt.getTime() - a.dueAt.getTime() || (a.key < b.key ? -1 : 1));
    },
  };
}

type Row = Tables["runs"]["$inferSelect"];

const rowOf = ({
  key,
  job,
  subject: { kind, id },
  slot,
  dueAt,
  content,
  about,
  reason,
}: Pick<NewRun, keyof SkippedSlot | "content" | "about">) => ({
  ...{ key, job, slot, dueAt, content, about, reason },
  subjectKind: kind,
  subject: id,
  person: kind === "person" ? id : undefined,
});

export function runOf({ subjectKind: kind, subject: id, person: _, content, ...row }: Row): Run {
  return { ...present(row), subject: { kind, id }, content: content === null ? undefined : revived(content) };
}
