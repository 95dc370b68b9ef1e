import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, instantOf, localDate, localMinute } from "#core";
import { changes, minute, oracle, zones } from "../support/wall.ts";

describe.each(zones)("in %s", (zone) => {
  const days = changes(zone);

  test("the clock changes several times, so that this test says something", () => {
    expect(days.length).toBeGreaterThanOrEqual(3);
  });

  test.each(["00:00", "00:30", "02:30", "09:00"])("%s is found on the days round each change", (time) => {
    for (const day of days.flatMap((day) => [-1, 0, 1].map((by) => addDays(day, by)))) {
      expect.soft(instantOf(`${day}T${time}`, zone).toISOString(), day).toBe(new Date(oracle(`${day}T${time}`, zone)).toISOString());
    }
  });
});

test("a time that summer time skips comes as much later as the clock jumps", () => {
  expect(instantOf("2026-03-29T02:30", "Europe/Berlin").toISOString()).toBe("2026-03-29T01:30:00.000Z");
  expect(localMinute(instantOf("2026-03-29T02:30", "Europe/Berlin"), "Europe/Berlin")).toBe("2026-03-29 03:30");
  expect(localMinute(instantOf("2026-10-04T02:15", "Australia/Lord_Howe"), "Australia/Lord_Howe")).toBe("2026-10-04 02:45");
});

test("a day whose midnight does not exist begins an hour later, on the same date", () => {
  const midnight = instantOf("2026-09-06T00:00", "America/Santiago");
  expect(localMinute(midnight, "America/Santiago")).toBe("2026-09-06 01:00");
  expect(localDate(new Date(midnight.getTime() - 1), "America/Santiago")).toBe("2026-09-05");
});

test("of a time that occurs twice, the first is meant", () => {
  expect(instantOf("2026-10-25T02:30", "Europe/Berlin").toISOString()).toBe("2026-10-25T00:30:00.000Z");
});

test("midnight prints as 00, never as 24", () => {
  expect(localMinute(new Date("2026-11-29T23:00:00Z"), "Europe/Berlin")).toBe("2026-11-30 00:00");
});

test("what a wall shows is found again, whatever the minute and zone", () => {
  const minutes = fc.integer({ min: Date.UTC(2020, 0) / minute, max: Date.UTC(2035, 0) / minute });
  fc.assert(
    fc.property(minutes, fc.constantFrom(...zones, "Asia/Kathmandu", "Antarctica/Troll", "America/Godthab"), (at, zone) => {
      const shown = localMinute(new Date(at * minute), zone).replace(" ", "T");
      expect(instantOf(shown, zone).getTime()).toBe(oracle(shown, zone));
    }),
  );
});
