import type { Effect } from "#core";
import { and, gt } from "../drizzle.ts";
import type { Change, Engine } from "../engine.ts";
import { locking } from "../quiz/earn.ts";
import { quizRow } from "../quiz/rows.ts";
import { change, given, givenRow, insert, is, met, refused } from "../statements.ts";
import { putSchedule } from "./schedules.ts";

/** An effect as the changes that it consists of, for the unit of its run, which is named by its key. */
export function effects(engine: Engine): (effect: Effect, run: string) => Promise<readonly Change[]> {
  const { quizzes, boards, schedules, nudges, unasked } = engine.tables;
  const { closeQuiz, lockAnswers } = locking(engine);
  const addQuiz = insert(quizzes);
  const putOnce = putSchedule(engine);
  const addPlace = change((db) => db.insert(boards).values(givenRow(boards)).onConflictDoNothing().returning(met));
  /** Meets no row where it comes before that anyhow. */
  const bringForward = change((db) =>
    db
      .update(schedules)
      .set({ dueAt: given("to", schedules.dueAt), nextAt: given("to", schedules.nextAt) })
      .where(
        and(
          is(schedules.subjectKind, "subjectKind"),
          is(schedules.subject, "subject"),
          is(schedules.job, "job"),
          gt(schedules.nextAt, given("to", schedules.nextAt)),
        ),
      )
      .returning(met),
  );
  const markWritten = change((db) => {
    const { ignored, frequency, lastAt } = nudges;
    const set = { ignored: refused(ignored), frequency: refused(frequency), lastAt: refused(lastAt) };
    return db.insert(nudges).values(givenRow(nudges)).onConflictDoUpdate({ target: nudges.person, set }).returning(met);
  });
  const dropUnasked = change((db) => db.delete(unasked).where(is(unasked.id, "id")).returning(met));

  return async (effect, run) => {
    switch (effect.kind) {
      case "open quiz":
        return [addQuiz(quizRow(effect.quiz))];
      case "close quiz":
        return closeQuiz(effect, run);
      case "lock answers":
        return lockAnswers(effect, run);
      case "freeze board": {
        const { cohort, period, at: frozenAt } = effect;
        return effect.places.map((place) => addPlace({ ...place, cohort, period, frozenAt }));
      }
      case "schedule once": {
        const { subject, job, slot, dueAt } = effect;
        const rest = { time: undefined, on: true, failures: 0, failingSince: undefined, reason: undefined };
        return [putOnce({ ...rest, subject, job, slot, dueAt, nextAt: dueAt })];
      }
      case "hasten": {
        const { subject, job, to } = effect;
        return [bringForward({ subjectKind: subject.kind, subject: subject.id, job, to })];
      }
      case "wrote unasked": {
        const { person, account, at: lastAt, ignored, frequency } = effect;
        return [markWritten({ person, account, lastAt, ignored, frequency, isOff: false, restDays: "", snoozedUntil: undefined })];
      }
      case "unasked is over":
        return effect.ids.map((id) => dropUnasked({ id }));
      default:
        return effect satisfies never;
    }
  };
}
