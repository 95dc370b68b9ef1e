import { expect, test } from "vitest";
import { jobs } from "../../src/jobs/index.ts";
import { paths } from "../jobs/weeks.ts";
import { createCohort } from "../support/talk.ts";

const berlin = "Europe/Berlin";

/** Ada, who was nudged at seven on Monday evening; `evening` says what she hears on another one. */
async function nudged() {
  const world = await createCohort({ paths, jobs: jobs.filter(({ name }) => name === "nudge") });
  const ada = world.talk("ada");
  await ada.say("/join");
  await ada.say("/settings nudge:19:00");
  const evening = (day: number) => world.at(`2026-12-${String(day).padStart(2, "0")} 19:00`, berlin).tick();
  expect(await world.at("2026-11-30 19:00", berlin).tick()).toMatch(/A small step today\?/);
  return { world, ada, evening };
}

// A change of the rest days began everything anew: the quiet that had been promised was forgotten, and so was the weekly rhythm.
test("who asked for a week of quiet has it, whatever the rest days become", async () => {
  const { ada, evening } = await nudged();
  expect(await ada.press("Quiet for a week")).toMatch(/Quiet until Mon 7 Dec/);
  await ada.say("/settings rest:sat");
  for (let day = 1; day < 7; day++) expect(await evening(day), `day ${day}`).toBe("");
  expect(await evening(7)).toMatch(/A small step today\?/);
});

test("once a week stays once a week, whatever the rest days become", async () => {
  const { ada, evening } = await nudged();
  for (const day of [1, 2, 3]) await evening(day);
  await ada.say("/settings rest:sat");
  expect(await ada.say("/settings")).toMatch(/Nudges +at 19:00, once a week at most, never on Sat\n/);
  expect(await evening(4)).toBe("");
});

// “Not today” below yesterday's nudge promised quiet until the day that it was pressed on.
test("“Not today”, pressed on the day after, is about the day on which it is pressed", async () => {
  const { world, ada, evening } = await nudged();
  world.at("2026-12-01 09:00", berlin);
  expect(await ada.press("Not today")).toMatch(/Quiet until Wed 2 Dec/);
  expect(await evening(1)).toBe("");
  expect(await evening(2)).toMatch(/A small step today\?/);
});

// Stop and start again, by the buttons, moved a nudge from seven to eight.
test("turned off and on again, it comes at its own time", async () => {
  const { ada, evening } = await nudged();
  await ada.press("Stop");
  expect(await ada.press("Turn them on again")).toMatch(/A nudge at 19:00/);
  expect(await evening(1)).toMatch(/A small step today\?/);
  await ada.say("/settings nudge:off");
  expect(await ada.say("/settings")).toMatch(/\[3\] Nudge me at 19:00/);
});
