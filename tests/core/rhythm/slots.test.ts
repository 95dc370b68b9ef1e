import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, catchUp, type JobTime, localDate, localMinute, missedFrom, type Slot, slotAfter, slotFrom, weekdayOf } from "#core";
import { size } from "../../support/size.ts";
import { changes, oracle, zones } from "../../support/wall.ts";

const daily = (at: string): JobTime => ({ at, weekdays: [1, 2, 3, 4, 5, 6, 7] });
const times = ["02:30", "00:00", "00:30", "09:00"];

/** The slots that follow on a date, so many. */
function walk(time: JobTime, zone: string, after: string, count: number): readonly Slot[] {
  const slots = [slotAfter(time, zone, after)];
  while (slots.length < count) slots.push(slotAfter(time, zone, slots.at(-1)?.slot ?? after));
  return slots;
}

const show = (slots: readonly Slot[]) => slots.map(({ slot, dueAt }) => `${slot} ${dueAt.toISOString()}`);
const expected = (dates: readonly string[], at: string, zone: string) =>
  dates.map((date) => `${date} ${new Date(oracle(`${date}T${at}`, zone)).toISOString()}`);

describe.each(zones)("in %s", (zone) => {
  test.each(times)("each day has one %s, at the moment that its wall shows it first", (at) => {
    const days = changes(zone);
    expect(days.length).toBeGreaterThanOrEqual(3);
    for (const day of days) {
      const dates = Array.from({ length: 7 }, (_, n) => addDays(day, n - 3));
      expect(show(walk(daily(at), zone, addDays(day, -4), 7))).toEqual(expected(dates, at, zone));
    }
  });

  test("the year ends like any other day", () => {
    const dates = Array.from({ length: 6 }, (_, n) => addDays("2026-12-29", n));
    for (const at of times) expect(show(walk(daily(at), zone, "2026-12-28", 6))).toEqual(expected(dates, at, zone));
    const mondays = ["2026-12-21", "2026-12-28", "2027-01-04", "2027-01-11"];
    expect(show(walk({ at: "09:00", weekdays: [1] }, zone, "2026-12-20", 4))).toEqual(expected(mondays, "09:00", zone));
  });
});

test("a week whose slot summer time skips has it all the same", () => {
  const sundays = walk({ at: "02:30", weekdays: [7] }, "Europe/Berlin", "2026-03-21", 3);
  expect(sundays.map(({ dueAt }) => localMinute(dueAt, "Europe/Berlin"))).toEqual([
    "2026-03-22 02:30",
    "2026-03-29 03:30",
    "2026-04-05 02:30",
  ]);
});

test("a day that a zone leaves out has no slot, and its neighbours have one each", () => {
  expect(show(walk(daily("09:00"), "Pacific/Apia", "2011-12-28", 3))).toEqual([
    "2011-12-29 2011-12-29T19:00:00.000Z",
    "2011-12-31 2011-12-30T19:00:00.000Z",
    "2012-01-01 2011-12-31T19:00:00.000Z",
  ]);
});

test("a slot that falls on the day after its own is found from there", () => {
  const zone = "America/Nuuk";
  const [skipped, next] = walk(daily("23:30"), zone, "2026-03-27", 2);
  expect(skipped && localMinute(skipped.dueAt, zone)).toBe("2026-03-29 00:30");
  expect(slotFrom(daily("23:30"), zone, new Date("2026-03-29T01:00:00Z"))).toEqual(skipped);
  expect(skipped && slotFrom(daily("23:30"), zone, new Date(skipped.dueAt.getTime() + 1))).toEqual(next);
});

const anyTime = fc.record({
  at: fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`),
  weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
});
const anyZone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
const anyMoment = fc.date({ min: new Date("2007-01-01"), max: new Date("2036-12-31"), noInvalidDate: true });

test("in every zone slots come one after the other, each date of its weekdays once, each at its moment", () => {
  let seen = 0;
  fc.assert(
    fc.property(anyTime, anyZone, anyMoment, (time, zone, from) => {
      const first = slotFrom(time, zone, from);
      expect(first.dueAt.getTime()).toBeGreaterThanOrEqual(from.getTime());
      let last = first;
      for (let n = 0; n < 12; n++) {
        const next = slotAfter(time, zone, last.slot);
        seen += 1;
        expect(next.dueAt.getTime()).toBeGreaterThan(last.dueAt.getTime());
        expect(next.slot > last.slot).toBe(true);
        expect(time.weekdays).toContain(weekdayOf(next.slot));
        expect(next.dueAt.getTime()).toBe(oracle(`${next.slot}T${time.at}`, zone));
        // None was left out that the zone has.
        for (let date = addDays(last.slot, 1); date < next.slot; date = addDays(date, 1))
          expect(time.weekdays.includes(weekdayOf(date)) && localDate(new Date(oracle(`${date}T12:00`, zone)), zone) === date).toBe(false);
        // From just after one, the next; from just before, itself.
        expect(slotFrom(time, zone, new Date(last.dueAt.getTime() + 1))).toEqual(next);
        expect(slotFrom(time, zone, next.dueAt)).toEqual(next);
        last = next;
      }
    }),
    { numRuns: size(40, 300), seed: 20261123 },
  );
  expect(seen).toBeGreaterThan(size(400, 3000));
});

test("of a date on is no slot of an earlier one", () => {
  const at = new Date("2026-12-01T08:00:00Z");
  expect(slotFrom(daily("09:00"), "UTC", at).slot).toBe("2026-12-01");
  expect(slotFrom(daily("09:00"), "UTC", at, "2026-12-02").slot).toBe("2026-12-02");
  expect(slotFrom(daily("09:00"), "UTC", at, "2026-11-01").slot).toBe("2026-12-01");
  expect(slotFrom({ at: "09:00", weekdays: [1] }, "UTC", at, "2026-12-02").slot).toBe("2026-12-07");
});

test("a job without a weekday is refused: it would be looked for without end", () => {
  expect(() => slotFrom({ at: "09:00", weekdays: [] }, "UTC", new Date())).toThrow("needs a weekday");
});

describe("what was missed", () => {
  const first = slotFrom(daily("09:00"), "UTC", new Date("2026-12-01T00:00:00Z"));
  const missed = (now: string, time = daily("09:00")) => {
    const { slots, more, next } = missedFrom(first, time, "UTC", new Date(now));
    return [slots.map(({ slot }) => slot), more, next.slot];
  };

  test("is nothing while it may still be served", () => {
    expect(catchUp).toBe(6 * 3_600_000);
    expect(missed("2026-12-01T09:00:00Z")).toEqual([[], 0, "2026-12-01"]);
    expect(missed("2026-12-01T15:00:00Z")).toEqual([[], 0, "2026-12-01"]);
    expect(missed("2026-12-01T15:00:00.001Z")).toEqual([["2026-12-01"], 0, "2026-12-02"]);
  });

  test("ends at the slot that may still be served, or comes next", () => {
    expect(missed("2026-12-04T08:00:00Z")).toEqual([["2026-12-01", "2026-12-02", "2026-12-03"], 0, "2026-12-04"]);
    expect(missed("2026-12-04T12:00:00Z")).toEqual([["2026-12-01", "2026-12-02", "2026-12-03"], 0, "2026-12-04"]);
  });

  test.each([
    ["2026-12-14T16:00:00Z", [1, 2, 3, 4, 5, 6, 7], 0, "2026-12-15"],
    ["2026-12-15T16:00:00Z", [1, 2, 3, 4, 5, 6, 7], 1, "2026-12-16"],
    ["2036-12-01T16:00:00Z", [1, 2, 3, 4, 5, 6, 7], 3653 - 13, "2036-12-02"],
    // Five a week: 14 of them last until Friday 18 December.
    ["2027-02-01T10:00:00Z", [1, 2, 3, 4, 5], 30, "2027-02-01"],
    ["2027-01-31T10:00:00Z", [1, 2, 3, 4, 5], 30, "2027-02-01"],
  ])("at %s on the weekdays %j is fourteen slots and %i more, and goes on at %s", (now, weekdays, more, next) => {
    const [slots, ...rest] = missed(now, { at: "09:00", weekdays });
    expect(slots).toHaveLength(14);
    expect(rest).toEqual([more, next]);
  });
});
