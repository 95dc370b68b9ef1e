import { expect, test } from "vitest";
import { studyDay } from "#core";

// The vectors of the product's description, computed there with Intl.
test.each([
  ["Asia/Kolkata", "2026-09-01T19:10", "2026-09-01"],
  ["Asia/Kolkata", "2026-09-01T21:35", "2026-09-02"],
  ["America/New_York", "2026-11-01T05:30", "2026-10-31"],
  ["America/New_York", "2026-11-01T06:30", "2026-10-31"],
  ["America/New_York", "2026-11-01T08:00", "2026-11-01"],
  ["America/New_York", "2027-03-14T06:59", "2027-03-13"],
  ["America/New_York", "2027-03-14T07:00", "2027-03-14"],
  ["Pacific/Kiritimati", "2026-09-01T10:30", "2026-09-01"],
  ["Pacific/Honolulu", "2026-09-01T10:30", "2026-08-31"],
  ["Asia/Kathmandu", "2026-09-01T18:20", "2026-09-01"],
  ["Europe/Berlin", "2027-01-01T01:59", "2026-12-31"],
  ["Europe/Berlin", "2027-01-01T02:00", "2027-01-01"],
])("in %s, %s UTC belongs to %s", (zone, utc, day) => {
  expect(studyDay(new Date(`${utc}Z`), zone)).toBe(day);
});
