import { expect, test } from "vitest";
import { itemsOf, neighbourhood, pointsFor, rank, rolloverHour, rulesOn } from "#core";
import { createWorld, realPaths } from "../support/talk.ts";

const today = rulesOn("2026-11-23");
const { item: itemRules } = today;

const rules = async () => (await createWorld()).talk("ada").say("/rules");

test("the numbers are those that are counted with", async () => {
  const said = await rules();
  const number = (pattern: RegExp) => Number(pattern.exec(said)?.[1]);
  expect(number(/gives (\d+) points for each half hour/)).toBe(itemRules.perHalfHour);
  expect(number(/at least (\d+)/)).toBe(itemRules.least);
  expect(number(/at most (\d+)/)).toBe(itemRules.most);
  expect(number(/study day ends at 0*(\d+):00/)).toBe(rolloverHour);
});

test("each half hour that has begun counts, within the bounds", () => {
  const points = [0, 1, 30, 31, 60, 61, 149, 150, 151, 480].map((minutes) => pointsFor({ minutes }, today));
  expect(points).toEqual([10, 10, 10, 20, 20, 30, 50, 50, 50, 50]);
  const all = realPaths().all.flatMap((path) => itemsOf(path).map((item) => pointsFor(item, today)));
  expect(all.length).toBeGreaterThan(40);
  expect(all.every((points) => points >= itemRules.least && points <= itemRules.most)).toBe(true);
});

test("places are given as it says: 1, 2, 2, 4", async () => {
  expect(await rules()).toMatch(/1, 2, 2, 4/);
  const places = rank([90, 80, 80, 70].map((points, i) => ({ points, name: `m${i}` }))).map(({ place }) => place);
  expect(places).toEqual([1, 2, 2, 4]);
  expect(neighbourhood(places, () => false).shown).toEqual(places);
});

test("it says what a member wants to know, and is short enough to be read", async () => {
  const said = await rules();
  for (const rule of [
    /Monday to Sunday in your group's time zone/,
    /by estimated minutes/,
    /Optional and ended items/,
    /no bonus for speed/,
    /\/settings/,
    /\/leave/,
  ])
    expect(said).toMatch(rule);
  expect(said.length).toBeLessThan(2_500);
});
