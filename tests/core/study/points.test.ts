import fc from "fast-check";
import { expect, test } from "vitest";
import { pointRules, pointsFor, rulesOn, weekdayOf } from "#core";

const today = rulesOn("2026-11-30");

test.each([
  [1, 10],
  [30, 10],
  [31, 20],
  [60, 20],
  [90, 30],
  [120, 40],
  [121, 50],
  [150, 50],
  [540, 50],
])("%i minutes give %i points", (minutes, points) => {
  expect(pointsFor({ minutes }, today)).toBe(points);
});

test("a longer item never gives less, and all give between 10 and 50", () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.nat(2000), (a, b) => {
      expect(pointsFor({ minutes: Math.max(a, b) }, today)).toBeGreaterThanOrEqual(pointsFor({ minutes: Math.min(a, b) }, today));
      expect([10, 20, 30, 40, 50]).toContain(pointsFor({ minutes: a }, today));
    }),
  );
});

test("rules hold from a Monday of their own on, the first ones since ever", () => {
  const [first] = pointRules;
  const second = { ...first, from: "2026-12-07" };
  const days = ["0001-01-01", "2026-12-06", "2026-12-07", "2099-01-01"];
  expect(days.map((day) => rulesOn(day, [first, second]).from)).toEqual([first.from, first.from, second.from, second.from]);
  expect(pointRules.map(({ from }) => weekdayOf(from))).toEqual(pointRules.map(() => 1));
  expect(pointRules.map(({ from }) => from)).toEqual(pointRules.map(({ from }) => from).toSorted());
});
