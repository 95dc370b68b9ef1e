import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween, isDate, isoWeek, mondayFrom, mondayOf, showDate, showDateAndYear } from "#core";

const day = 86_400_000;
const dates = fc
  .integer({ min: Date.UTC(1971, 0) / day, max: Date.UTC(2199, 0) / day })
  .map((n) => new Date(n * day).toISOString().slice(0, 10));
const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();
const monday = 1;

test.each([
  ["2026-01-01", "2026-W01"],
  ["2026-12-27", "2026-W52"],
  ["2026-12-28", "2026-W53"],
  ["2026-12-31", "2026-W53"],
  ["2027-01-01", "2026-W53"],
  ["2027-01-03", "2026-W53"],
  ["2027-01-04", "2027-W01"],
  ["2024-12-30", "2025-W01"],
  ["2021-01-03", "2020-W53"],
  ["2026-11-30", "2026-W49"],
])("%s lies in %s", (date, week) => {
  expect(isoWeek(date)).toBe(week);
});

test("a week has seven days, Monday to Sunday, and all of them one ISO week", () => {
  fc.assert(
    fc.property(dates, (date) => {
      const first = mondayOf(date);
      expect(weekday(first)).toBe(monday);
      const ahead = daysBetween(first, date);
      expect(ahead).toBeGreaterThanOrEqual(0);
      expect(ahead).toBeLessThan(7);
      expect(isoWeek(first)).toBe(isoWeek(date));
      expect(isoWeek(addDays(first, 6))).toBe(isoWeek(date));
      expect(isoWeek(addDays(first, 7))).not.toBe(isoWeek(date));
    }),
  );
});

test("the next Monday is the date itself, or at most six days ahead", () => {
  fc.assert(
    fc.property(dates, (date) => {
      const next = mondayFrom(date);
      expect(weekday(next)).toBe(monday);
      expect(daysBetween(date, next)).toBeGreaterThanOrEqual(0);
      expect(daysBetween(date, next)).toBeLessThan(7);
      expect(next === date).toBe(weekday(date) === monday);
    }),
  );
});

test("days between two dates add up, there and back", () => {
  fc.assert(
    fc.property(dates, dates, (from, to) => {
      expect(daysBetween(from, to)).toBe((Date.parse(to) - Date.parse(from)) / day);
      expect(addDays(from, daysBetween(from, to))).toBe(to);
    }),
  );
});

test.each(["2026-11-30", "2028-02-29", "1999-12-31"])("%s is a date", (date) => {
  expect(isDate(date)).toBe(true);
});

test.each([
  "2026-02-30",
  "2027-02-29",
  "0000-00-00",
  "2026-13-01",
  "2026-11-31",
  "2026-1-1",
  "26-11-30",
  "2026-11-30T09:00",
  "2026-11-30\n",
  " 2026-11-30",
  "2026-11-30[u-ca=hebrew]",
  "２０２６-１１-３０",
  "+002026-11-30",
  "-002026-11-30",
  "30.11.2026",
  "tomorrow",
  "",
])("%j is no date", (text) => {
  expect(isDate(text)).toBe(false);
});

test("of all that is shaped like a date, those stand in the calendar that come back from it", () => {
  const shaped = fc
    .tuple(fc.integer({ min: 100, max: 9999 }), fc.nat(20), fc.nat(40))
    .map(([year, month, date]) => [year, month, date].map((n, i) => String(n).padStart(i === 0 ? 4 : 2, "0")).join("-"));
  const comesBack = (text: string) => {
    const [year = 0, month = 0, date = 0] = text.split("-").map(Number);
    const at = new Date(Date.UTC(year, month - 1, date));
    return at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
  };
  fc.assert(
    fc.property(shaped, (text) => {
      expect(isDate(text)).toBe(comesBack(text));
    }),
  );
});

test("a date is shown as people write it", () => {
  expect(showDate("2026-11-30")).toBe("Mon 30 Nov");
  expect(showDateAndYear("2027-01-03")).toBe("Sun 3 Jan 2027");
});
