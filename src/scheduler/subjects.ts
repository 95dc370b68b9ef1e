import { type Cohort, type JobSubjects, pathOf, type Subject, zoneOf } from "#core";
import type { SchedulerParts } from "./parts.ts";

/** A job's subject as the job wants it, with the zone of its clock, and the cohort that its posts are for. */
export interface Found {
  readonly about: JobSubjects[Subject["kind"]];
  readonly zone: string;
  readonly cohort: Cohort | undefined;
}

/** What a schedule is for; undefined where that is no more. */
export async function findSubject({ store, paths }: SchedulerParts, { kind, id }: Subject): Promise<Found | undefined> {
  switch (kind) {
    case "cohort": {
      const cohort = await store.cohorts.named(id);
      return cohort && { about: { cohort, path: pathOf(paths, cohort) }, zone: cohort.zone, cohort };
    }
    case "person": {
      const [person, memberships] = await Promise.all([store.people.named(id), store.cohorts.of(id)]);
      return person && { about: { person, memberships }, zone: zoneOf(person, memberships).zone, cohort: undefined };
    }
    case "quiz": {
      const quiz = await store.quizzes.named(id);
      const cohort = quiz && (await store.cohorts.named(quiz.occasion.cohort));
      return quiz && cohort && { about: { quiz, cohort, path: pathOf(paths, cohort) }, zone: cohort.zone, cohort };
    }
    default:
      return kind satisfies never;
  }
}
