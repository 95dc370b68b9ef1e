import { expect, test } from "vitest";
import type { AnyJob } from "#core";
import { greet, monday } from "../support/jobs.ts";
import { createCohort } from "../support/talk.ts";

test("a job posts at its time, on the wall of its group", async () => {
  const { at } = await createCohort({ jobs: [greet] });
  expect(await at("2026-11-24 09:59", "Europe/Berlin").tick()).toBe("");
  expect(await at("2026-11-24 10:00", "Europe/Berlin").tick()).toBe("[2026-11-24 10:00] Good day, Autumn\n\nIt is 2026-11-24.");
  expect(await at("2026-11-24 10:01", "Europe/Berlin").tick()).toBe("");
});

test("of one moment, the lower rank is prepared first, and speaks first", async () => {
  const prepared: string[] = [];
  const noted = (job: AnyJob): AnyJob => ({
    ...job,
    prepare(context: never) {
      prepared.push(job.name);
      return job.prepare(context);
    },
  });
  const { at, tick } = await createCohort({ jobs: [monday("reminder", 2), monday("recap", 1), greet].map(noted) });
  await tick();
  prepared.length = 0;
  const posts = await at("2026-11-30 10:00", "Europe/Berlin").tick();
  expect(prepared.slice(-3)).toEqual(["recap", "reminder", "greet"]);
  expect(posts.match(/recap|reminder|Good day/g)).toEqual(["recap", "reminder", "Good day"]);
});
