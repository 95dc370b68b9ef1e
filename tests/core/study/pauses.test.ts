import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  currentWeek,
  daysBetween,
  firstDay,
  itemsOf,
  lastDay,
  mondayOf,
  outlook,
  type Pace,
  paceInDays,
  paces,
  pausedUntil,
  planOf,
} from "#core";
import { realPaths } from "../../support/talk.ts";

const start = "2026-11-30";
const path = realPaths().first;
const items = itemsOf(path);
const nothing: ReadonlySet<string> = new Set();
const plan = (pauses: readonly string[], pace: Pace = "fast", own?: string) =>
  planOf(
    path,
    { pace, start, zone: "UTC", pauses },
    own === undefined ? undefined : { start: own, fromWeek: 1, joinedAt: new Date("2026-01-01T00:00:00Z") },
  );
const day = (n: number) => addDays(start, n);

test("Christmas and New Year: what comes before stays, what comes after shifts", () => {
  const paused = plan(["2026-12-21", "2026-12-28"]);
  expect(firstDay(paused, 3)).toBe("2026-12-14");
  expect(firstDay(paused, 4)).toBe("2027-01-04");
  expect(lastDay(plan([]))).toBe("2027-03-28");
  expect(lastDay(paused)).toBe("2027-04-11");
  expect(["2026-12-20", "2026-12-21", "2027-01-03", "2027-01-04"].map((date) => currentWeek(paused, date))).toEqual([3, 3, 3, 4]);
  expect(["2026-12-20", "2026-12-21", "2026-12-28", "2027-01-03", "2027-01-04"].map((date) => pausedUntil(paused, date))).toEqual([
    undefined,
    "2027-01-04",
    "2027-01-04",
    "2027-01-04",
    undefined,
  ]);
  // Nothing was done in three weeks: twenty days behind on their last Sunday, and all through the pause.
  expect(["2026-12-20", "2026-12-21", "2027-01-03", "2027-01-04"].map((date) => paceInDays(paused, nothing, date))).toEqual([
    -20, -20, -20, -21,
  ]);
  const rest = outlook(paused, nothing, "2026-12-30");
  expect(rest.pausedUntil).toBe("2027-01-04");
  expect(rest.now.every((item) => item.weeks.fast === 3)).toBe(true);
  expect(rest.overdue.every((item) => item.weeks.fast < 3)).toBe(true);
});

test("a pause in the first week moves the start, one before or after the plan moves nothing", () => {
  const late = plan([start]);
  expect(firstDay(late, 1)).toBe("2026-12-07");
  expect(currentWeek(late, "2026-12-06")).toBe(0);
  expect(paceInDays(late, nothing, "2026-12-05")).toBe(0);
  for (const monday of ["2026-11-23", "2027-03-29"]) {
    expect(plan([monday]).pauses).toEqual([]);
    expect(pausedUntil(plan([monday]), monday)).toBeUndefined();
  }
  // The last week can pause, and by its doing the week behind the end becomes the last one, which can pause too.
  expect(plan(["2027-03-22", "2027-03-29"]).pauses).toHaveLength(2);
});

test("dates of one's own shift by the pauses that lie within them", () => {
  const pauses = ["2026-12-21"];
  expect(firstDay(plan(pauses, "fast", "2026-12-14"), 2)).toBe("2026-12-28");
  expect(firstDay(plan(pauses, "fast", "2026-12-28"), 2)).toBe("2027-01-04");
});

describe.each(paces)("%s", (pace) => {
  const weeks = plan([], pace).weeks;
  const mondays = Array.from({ length: weeks + 8 }, (_, i) => addDays(start, 7 * (i - 3)));
  const pauses = fc.subarray(mondays, { maxLength: 5 });
  const dates = fc.integer({ min: -20, max: 7 * weeks + 60 }).map(day);
  const done = fc.subarray(items.map(({ id }) => id)).map((ids) => new Set(ids));

  test("without pauses a week of the plan is seven days, from its start on", () => {
    fc.assert(
      fc.property(dates, (date) => {
        const week = currentWeek(plan([], pace), date);
        expect(week).toBe(Math.floor(daysBetween(start, date) / 7) + 1);
        expect(firstDay(plan([], pace), week)).toBe(mondayOf(date));
      }),
    );
  });

  test("each date that is no pause lies in the week whose first day is its Monday, and weeks never go back", () => {
    fc.assert(
      fc.property(pauses, dates, (pauses, date) => {
        const paused = plan(pauses, pace);
        const week = currentWeek(paused, date);
        if (pausedUntil(paused, date) === undefined) expect(firstDay(paused, week)).toBe(mondayOf(date));
        else expect(firstDay(paused, week + 1)).toBe(pausedUntil(paused, date));
        expect([0, 1]).toContain(currentWeek(paused, addDays(date, 1)) - week);
        expect(daysBetween(lastDay(plan([], pace)), lastDay(paused))).toBe(7 * paused.pauses.length);
      }),
    );
  });

  test("one pause more leaves what lies before as it is, and brings what lies after a week later", () => {
    fc.assert(
      fc.property(pauses, fc.constantFrom(...mondays), dates, done, (pauses, monday, date, done) => {
        const before = plan(
          pauses.filter((pause) => pause !== monday),
          pace,
        );
        const after = plan([...before.pauses, monday].sort(), pace);
        fc.pre(after.pauses.length > before.pauses.length);
        const seen = (of: typeof before, on: string) => ({
          week: currentWeek(of, on),
          days: paceInDays(of, done, on),
          rest: pausedUntil(of, on) === undefined,
        });
        if (date < monday) expect(seen(after, date).days).toEqual(seen(before, date).days);
        // The later pauses stay where they are in the calendar, so only what they don't touch can be compared day by day.
        if (date >= monday && before.pauses.every((pause) => pause < monday))
          expect(seen(after, addDays(date, 7))).toEqual(seen(before, date));
      }),
    );
  });

  test("during a pause nobody falls behind", () => {
    fc.assert(
      fc.property(pauses, fc.nat(6), done, (pauses, weekday, done) => {
        const paused = plan(pauses, pace);
        for (const monday of paused.pauses) {
          const before = addDays(monday, -1);
          expect(paceInDays(paused, done, addDays(monday, weekday))).toBe(paceInDays(paused, done, before));
          expect(outlook(paused, done, addDays(monday, weekday)).overdue).toEqual(outlook(paused, done, before).overdue);
        }
      }),
    );
  });
});
