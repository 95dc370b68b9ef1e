import fc from "fast-check";
import { expect, test } from "vitest";
import { pointsFor } from "#core";

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
  expect(pointsFor({ minutes })).toBe(points);
});

test("a longer item never gives less, and all give between 10 and 50", () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.nat(2000), (a, b) => {
      expect(pointsFor({ minutes: Math.max(a, b) })).toBeGreaterThanOrEqual(pointsFor({ minutes: Math.min(a, b) }));
      expect([10, 20, 30, 40, 50]).toContain(pointsFor({ minutes: a }));
    }),
  );
});
