import { expect, test } from "vitest";
import { setPause } from "#commands/rhythm/buttons";
import { encodePress, plainly, press } from "#core";
import { terminalChannel } from "../../src/adapters/terminal/index.ts";
import { createCohort } from "../support/talk.ts";

// Two quick presses both read the pauses before either wrote them: the group was told twice, or a pause was lost.
test("two presses at once make one pause, and tell the group once", async () => {
  const world = await createCohort();
  const cohort = await world.store.cohorts.at(terminalChannel);
  if (!cohort) expect.unreachable();
  const from = { account: { platform: "terminal" as const, id: "terminal:you", name: "you" }, channel: terminalChannel };
  const pressing = (monday: string, id: string) =>
    world.bot.take({
      kind: "action",
      id,
      press: encodePress(press(setPause, { cohort: cohort.id, monday, to: "on" })),
      picked: [],
      from,
    }).reply;
  const titles = (await Promise.all([pressing("2026-12-21", "a"), pressing("2026-12-21", "b")])).map(({ title }) => plainly(title));
  expect(titles.filter((title) => title.startsWith("Paused"))).toHaveLength(1);
  const told = await world.tick();
  expect(told.match(/21 Dec/g)?.length).toBeGreaterThan(0);
  expect(told.split("\n\n[").filter((post) => /paus/i.test(post))).toHaveLength(1);
  await Promise.all([pressing("2027-01-04", "c"), pressing("2027-01-11", "d")]);
  const { pauses } = (await world.store.cohorts.named(cohort.id)) ?? expect.unreachable();
  const paused = (await Promise.all([pressing("2027-01-04", "e"), pressing("2027-01-11", "f")])).map(({ title }) => plainly(title));
  expect(pauses.length).toBeGreaterThan(1);
  expect(paused.join()).toMatch(/pauses already/);
});
