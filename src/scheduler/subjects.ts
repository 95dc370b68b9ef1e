import type { Cohort, JobSubjects, Path, Subject } from "#core";
import type { SchedulerParts } from "./parts.ts";

/** A job's subject as the job wants it, with the zone of its clock, and the cohort that its posts are for. */
export interface Found {
  readonly about: JobSubjects[Subject["kind"]];
  readonly zone: string;
  readonly cohort: Cohort | undefined;
}

/** What a schedule is for; undefined where that is no more. */
export async function findSubject({ store, paths }: SchedulerParts, { kind, id }: Subject): Promise<Found | undefined> {
  const pathOf = (cohort: Cohort): Path => {
    const path = paths.named(cohort.path);
    if (!path) throw new Error(`The group ${cohort.name} walks the path ${cohort.path}, which is not in the curriculum folder`);
    return path;
  };
  switch (kind) {
    case "cohort": {
      const cohort = await store.cohorts.named(id);
      return cohort && { about: { cohort, path: pathOf(cohort) }, zone: cohort.zone, cohort };
    }
    case "person": {
      const person = await store.people.named(id);
      const zone = person && (person.zone ?? person.assumedZone ?? (await store.cohorts.of(id))[0]?.cohort.zone ?? "UTC");
      return person && zone ? { about: { person }, zone, cohort: undefined } : undefined;
    }
    case "quiz": {
      const quiz = await store.quizzes.named(id);
      const cohort = quiz && (await store.cohorts.named(quiz.occasion.cohort));
      return quiz && cohort && { about: { quiz, cohort, path: pathOf(cohort) }, zone: cohort.zone, cohort };
    }
    default:
      return kind satisfies never;
  }
}
