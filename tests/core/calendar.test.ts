import { expect, test } from "vitest";
import { days, isMonday, todayIn } from "#core";

test.each([
  ["2026-11-30", true],
  ["2026-12-01", false],
  ["2026-11-29", false],
  ["2026-02-30", false],
  ["2026-2-2", false],
  ["", false],
])("%j is the date of a Monday: %s", (value, expected) => {
  expect(isMonday(value)).toBe(expected);
});

test("today is the date on the group's wall", () => {
  const now = new Date("2026-11-30T23:30:00Z");
  expect(["UTC", "Europe/Berlin", "America/Lima"].map((zone) => todayIn({ now }, { zone }))).toEqual([
    "2026-11-30",
    "2026-12-01",
    "2026-11-30",
  ]);
});

test("a day has 24 hours where nobody asks for a date", () => {
  expect(days(7)).toBe(604_800_000);
});
