import { type Day, instantOf, type JobContext, type Paths, paginate, type Quiz, type Reply } from "#core";
import { render as renderForDiscord } from "../../src/adapters/discord/render.ts";
import { render as renderForSlack } from "../../src/adapters/slack/render.ts";
import { jobs } from "../../src/jobs/index.ts";
import { question, withQuestions } from "../support/questions.ts";
import { createCohort, realPaths, type World } from "../support/talk.ts";

export const paths: Paths = withQuestions(realPaths(), [
  question("q1"),
  question("q2", { stem: "What is asked once more? ".repeat(20).trim() }),
]);

/** A cohort from 30 November in Berlin whose channel hears the weekly posts alone. */
export const createWeeks = () => createCohort({ paths, jobs: jobs.filter(({ name }) => name.startsWith("weekly-")) });

/** The cohort of the terminal's channel. */
export async function cohortOf({ store }: World) {
  const cohort = await store.cohorts.at({ platform: "terminal", space: "terminal", id: "main" });
  if (!cohort) throw new Error("The world has no cohort");
  return cohort;
}

/** What a job of the cohort would do for a slot, at nine in Berlin. */
export async function prepared(world: World, name: string, slot: string) {
  const cohort = await cohortOf(world);
  const job = jobs.find((each) => each.name === name);
  if (!job) throw new Error(`There is no job ${name}`);
  const dueAt = instantOf(`${slot}T09:00`, cohort.zone);
  const context: JobContext = { now: dueAt, slot, dueAt, store: world.store, paths, newId: () => "new" };
  return job.prepare({ ...context, cohort, path: paths.first });
}

/** Members `m1`, `m2` …, who joined before the start and have done what `items` says. */
export async function members(world: World, names: readonly string[], items: (n: number) => readonly string[] = () => []) {
  const cohort = await cohortOf(world);
  const at = new Date("2026-11-24T09:00:00Z");
  for (const [n, name] of names.entries()) {
    const account = `terminal:${name}`;
    const person = await world.store.people.meet({ platform: "terminal", id: account, name }, name, at);
    await world.store.cohorts.join({ cohort: cohort.id, person: person.id, joinedAt: at, start: undefined, fromWeek: 1 });
    await done(world, name, items(n), "2026-11-30");
  }
}

/** Items done by somebody on a day, with 10 points each. */
export async function done(world: World, name: string, items: readonly string[], day: string) {
  const { id } = await cohortOf(world);
  const stamp = { account: `terminal:${name}`, at: new Date(`${day}T12:00:00Z`), studyDay: day, zone: "Europe/Berlin" };
  for (const item of items)
    await world.store.progress.complete({ person: name, path: paths.first.id, item, times: 1 }, { ...stamp, callId: `${name}-${item}` }, [
      { cohort: id, boardDate: day, minutes: 30 },
    ]);
}

export const many = (count: number) => Array.from({ length: count }, (_, n) => `m${n + 1}`);

/** Asks a question on a date; it is revealed in the evening unless told otherwise. */
export async function ask(
  world: World,
  id: string,
  slot: string,
  { closesAt = new Date(`${slot}T22:00:00Z`), ...more }: Partial<Quiz<Day>> & { readonly closesAt?: Date } = {},
): Promise<Quiz<Day>> {
  const quiz: Quiz<Day> = {
    id,
    path: paths.first.id,
    question: "q1",
    version: 1,
    type: "single",
    order: [0, 1, 2, 3],
    matchOrder: [],
    key: [0],
    occasion: { kind: "day", cohort: (await cohortOf(world)).id, slot, closesAt },
    openedAt: new Date(`${slot}T09:00:00Z`),
    closedAt: new Date(`${slot}T22:00:00Z`),
    voidedAt: undefined,
    ...more,
  };
  await world.store.quizzes.open(quiz);
  return quiz;
}

/** Somebody's answer to it on its day, which has not earned yet. */
export async function answer(world: World, { id: quiz, occasion: { slot }, openedAt: at }: Quiz<Day>, name: string, right: boolean) {
  const fact = { quiz, account: `terminal:${name}`, picked: [right ? 0 : 1], right, changed: false, lockedAt: undefined };
  const when = { at, studyDay: slot, boardDate: slot, zone: "Europe/Berlin", took: 1000, callId: `${quiz}-${name}` };
  await world.store.answers.record({ ...fact, ...when });
}

/** How many messages a post takes: as the core counts, on Discord, and on Slack. */
export const messagesOf = (content: Reply | undefined) =>
  content && [paginate(content), renderForDiscord(content), renderForSlack(content)].map((messages) => messages.length);

export const oneEach = [1, 1, 1];
