import { expect, test } from "vitest";
import { type Cohort, zoneOf } from "#core";

const nobody = { zone: undefined, assumedZone: undefined };
const group = (zone: string): { readonly cohort: Cohort } => ({
  cohort: { id: zone, path: "p", name: zone, start: "2026-11-30", zone, pace: "fast", pauses: [], archived: false, createdAt: new Date(0) },
});
const memberships = [group("Europe/Berlin"), group("Asia/Tokyo")];
const here = { zone: "America/Lima" };

test.each([
  ["what they said", { zone: "Europe/Paris", assumedZone: "Asia/Kolkata" }, memberships, here, { zone: "Europe/Paris", from: "person" }],
  ["what their profile says", { ...nobody, assumedZone: "Asia/Kolkata" }, memberships, here, { zone: "Asia/Kolkata", from: "profile" }],
  ["the group's here", nobody, memberships, here, { zone: "America/Lima", from: "group" }],
  ["their first group's", nobody, memberships, undefined, { zone: "Europe/Berlin", from: "group" }],
  ["nobody's", nobody, [], undefined, { zone: "UTC", from: "nobody" }],
])("a person's zone is %s", (_whose, person, of, at, known) => {
  expect(zoneOf(person, of, at)).toEqual(known);
});
