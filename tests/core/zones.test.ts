import { expect, test } from "vitest";
import { canonicalZone, nearestZones } from "#core";

test.each([
  ["Europe/Berlin", "Europe/Berlin"],
  ["europe/berlin", "Europe/Berlin"],
  ["EUROPE/BERLIN", "Europe/Berlin"],
  ["america/argentina/buenos_aires", "America/Argentina/Buenos_Aires"],
  ["Asia/Kolkata", "Asia/Kolkata"],
  ["asia/kolkata", "Asia/Kolkata"],
  ["asia/calcutta", "Asia/Calcutta"],
  ["europe/kyiv", "Europe/Kyiv"],
  ["Asia/Kathmandu", "Asia/Kathmandu"],
  ["America/Port-au-Prince", "America/Port-au-Prince"],
  ["US/Pacific", "America/Los_Angeles"],
  ["utc", "UTC"],
  ["Etc/UTC", "UTC"],
])("%s is the zone %s", (typed, zone) => {
  expect(canonicalZone(typed)).toBe(zone);
});

test.each([
  "",
  " ",
  "../etc/passwd",
  "Europe/../UTC",
  "Europe/Berlin\n",
  " Europe/Berlin",
  "Europe/Berlin\u0000",
  "Europe/",
  "/Berlin",
  "Europe//Berlin",
  "Europe/Atlantis",
  "+05:30",
  "+14:00",
  "-00:00",
  "EST5EDT",
  "EST",
  "GMT+1",
  "local",
  "Berlin",
  "constructor",
])("%j is no zone", (typed) => {
  expect(canonicalZone(typed)).toBeUndefined();
});

test("every zone that the runtime lists is accepted as it stands, and clocks can run by it", () => {
  const zones = Intl.supportedValuesOf("timeZone");
  expect(zones.length).toBeGreaterThan(400);
  expect(zones.filter((zone) => canonicalZone(zone) !== zone)).toEqual([]);
  expect(zones.filter((zone) => canonicalZone(zone.toLowerCase()) !== zone)).toEqual([]);
});

test.each([
  ["berlin", "Europe/Berlin"],
  ["Europe/Berln", "Europe/Berlin"],
  ["new york", "America/New_York"],
  ["kolkata", "Asia/Kolkata"],
  ["Sao Paulo", "America/Sao_Paulo"],
  ["São Paulo", "America/Sao_Paulo"],
])("%s is near %s", (typed, zone) => {
  expect(nearestZones(typed)[0]).toBe(zone);
});

test("what is like no zone finds none, and never more are offered than asked for", () => {
  expect(nearestZones("")).toEqual([]);
  expect(nearestZones("../")).toEqual([]);
  expect(nearestZones("qqqqqqqqqqqq")).toEqual([]);
  expect(nearestZones("america")).toHaveLength(3);
  expect(nearestZones("america", 5)).toHaveLength(5);
  expect(nearestZones("x".repeat(40_000))).toEqual([]);
});
