import { expect, test } from "vitest";
import { paragraph, reply, type UnaskedReason } from "#core";
import { jobs } from "../../src/jobs/index.ts";
import { createCohort } from "../support/talk.ts";
import { members, paths } from "./weeks.ts";

const berlin = "Europe/Berlin";

type Told = Exclude<UnaskedReason, "nudge">;

/** A group in which ada walks, and a hand that writes to her unasked. */
async function withAda() {
  const world = await createCohort({ paths, jobs: jobs.filter(({ subject }) => subject === "person") });
  await members(world, ["ada"]);
  const ada = await world.store.people.byAccount("terminal:ada");
  const person = ada?.id ?? expect.unreachable();
  return {
    ...world,
    ada: world.talk("ada"),
    unasked: (reason: Told, title: string, until = "2027-01-01") =>
      world.scheduler.unasked({ person, account: "terminal:ada", reason, content: reply(title, paragraph("…")), until: new Date(until) }),
    titles: async (time: string) => (await world.at(time, berlin).tick()).split("\n").filter((line) => line.includes("Word ")),
  };
}

test("one a day, what matters most first; the rest waits for the next morning", async () => {
  const { at, unasked, titles } = await withAda();
  at("2026-12-01 12:00", berlin);
  await unasked("celebration", "Word of joy");
  await unasked("word", "Word of an organizer");
  await unasked("exam", "Word about the exam");
  expect(await titles("2026-12-01 12:01")).toEqual([expect.stringContaining("Word about the exam")]);
  expect(await titles("2026-12-01 20:00")).toEqual([]);
  expect(await titles("2026-12-02 08:00")).toEqual([expect.stringContaining("Word of an organizer")]);
  expect(await titles("2026-12-03 08:00")).toEqual([expect.stringContaining("Word of joy")]);
  expect(await titles("2026-12-04 08:00")).toEqual([]);
});

test("nothing in the quiet hours: what is thought of at night is said in the morning", async () => {
  const { at, unasked, titles } = await withAda();
  at("2026-12-01 23:30", berlin);
  await unasked("word", "Word of the night");
  expect(await titles("2026-12-01 23:31")).toEqual([]);
  expect(await titles("2026-12-02 07:59")).toEqual([]);
  expect(await titles("2026-12-02 08:00")).toEqual([expect.stringContaining("Word of the night")]);
});

test("what has lapsed is not said any more", async () => {
  const { at, unasked, titles } = await withAda();
  at("2026-12-01 23:30", berlin);
  await unasked("word", "Word too late", "2026-12-02T05:00Z");
  expect(await titles("2026-12-02 08:00")).toEqual([]);
  expect(await titles("2026-12-03 08:00")).toEqual([]);
});

test("it counts as the nudge of the day, and the nudge as it", async () => {
  const { at, tick, ada, unasked, titles } = await withAda();
  await ada.say("/settings nudge:20:00");
  at("2026-12-01 12:00", berlin);
  await unasked("word", "Word at noon");
  expect(await titles("2026-12-01 12:00")).toHaveLength(1);
  expect(await at("2026-12-01 20:00", berlin).tick()).not.toContain("A small step");
  at("2026-12-02 20:00", berlin);
  expect(await tick()).toContain("A small step");
  at("2026-12-02 20:30", berlin);
  await unasked("word", "Word after the nudge");
  expect(await titles("2026-12-02 20:31")).toEqual([]);
  expect(await titles("2026-12-03 08:00")).toEqual([]); // not yet eighteen hours
  expect(await titles("2026-12-04 08:00")).toEqual([expect.stringContaining("Word after the nudge")]);
});

test("three in a row after which nothing was done make it one a week", async () => {
  const { at, unasked, titles } = await withAda();
  const said: string[] = [];
  for (let day = 1; day <= 20; day++) {
    const date = `2026-12-${String(day).padStart(2, "0")}`;
    at(`${date} 12:00`, berlin);
    await unasked("word", `Word ${day}`);
    if ((await titles(`${date} 12:00`)).length > 0) said.push(date);
    await titles(`${date} 12:30`);
  }
  expect(said).toEqual(["2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-11", "2026-12-18"]);
});

test("one press stops all of it, also what waits; a nudge ordered again allows it again", async () => {
  const { at, ada, unasked, titles } = await withAda();
  at("2026-12-01 12:00", berlin);
  await unasked("word", "Word one");
  await unasked("word", "Word two");
  expect(await titles("2026-12-01 12:00")).toHaveLength(1);
  await ada.press("Write me nothing unasked");
  for (const day of ["02", "03", "04"]) expect(await titles(`2026-12-${day} 08:00`)).toEqual([]);
  await unasked("word", "Word three");
  expect(await titles("2026-12-05 08:00")).toEqual([]);
  await ada.say("/settings nudge:20:00");
  at("2026-12-07 12:00", berlin);
  await unasked("word", "Word four");
  expect(await titles("2026-12-07 12:00")).toEqual([expect.stringContaining("Word four")]);
});
