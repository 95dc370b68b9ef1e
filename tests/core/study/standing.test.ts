import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, itemsOf, itemsOfWeek, type Member, newcomer, planOf, reachedIn, standingOf, type Walk, walksOf } from "#core";
import { realPaths } from "../../support/talk.ts";

const path = realPaths().first;
const start = "2026-11-30";
const cohort = {
  id: "c",
  path: path.id,
  name: "C",
  start,
  zone: "UTC",
  pace: "fast",
  pauses: [],
  archived: false,
  createdAt: new Date(0),
} as const;
const walk = (done: readonly string[], member: Partial<Member> = {}): Walk => ({
  plan: planOf(path, cohort, { start: undefined, fromWeek: 1, joinedAt: new Date("2026-11-01T00:00:00Z"), ...member }),
  done: new Set(done),
});
const all = itemsOf(path).map(({ id }) => id);

test("on pace is at most a day behind, a week behind is seven days and more; who is done with all is on pace", () => {
  // With nothing done, the pace falls by a day a day.
  const after = (days: number) => standingOf([walk([])], addDays(start, days));
  expect([0, 1, 2].map((days) => after(days).onPace)).toEqual([1, 1, 0]);
  expect([6, 7, 8].map((days) => after(days).weekBehind)).toEqual([0, 1, 1]);
  expect(standingOf([walk(all)], addDays(start, 400))).toEqual({ members: 1, onPace: 1, weekBehind: 0, median: 100 });
  expect(standingOf([], start)).toEqual({ members: 0, onPace: 0, weekBehind: 0, median: 0 });
});

test("the middle one: half of all have done at least as much, and no number lies between two members", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(all.length), { minLength: 1, maxLength: 12 }), (counts) => {
      const walks = counts.map((count) => walk(all.slice(0, count)));
      const own = walks.map((each) => standingOf([each], start).median);
      const { median } = standingOf(walks, start);
      expect(own).toContain(median);
      expect(own.filter((percent) => percent >= median).length).toBeGreaterThanOrEqual(own.length / 2);
      expect(own.filter((percent) => percent <= median).length).toBeGreaterThanOrEqual(own.length / 2);
    }),
  );
});

test("what a phase came to: of those for whom any of it counts", () => {
  const first = [1, 2].flatMap((week) => itemsOfWeek(path, "fast", week));
  const ids = first.map(({ id }) => id);
  const late = walk([], { fromWeek: 5 });
  expect(reachedIn([walk(ids), walk([]), late], first)).toEqual({ walkers: 2, finished: 1, median: 0 });
  expect(reachedIn([walk(ids), walk(ids.slice(0, 1)), walk(ids)], first)).toEqual({ walkers: 3, finished: 2, median: 100 });
  expect(reachedIn([late], first)).toEqual({ walkers: 0, finished: 0, median: 0 });
});

test("each walk has its own member's plan and items", () => {
  const person = (id: string) => newcomer(id, { platform: "terminal", id, name: id }, new Date(0));
  const member = (id: string, fromWeek: number) => ({ cohort: "c", person: id, joinedAt: new Date(0), start: undefined, fromWeek });
  const roster = [
    { person: person("ada"), member: member("ada", 1) },
    { person: person("bob"), member: member("bob", 3) },
  ];
  const walks = walksOf(path, cohort, roster, [
    { person: "bob", item: "lex" },
    { person: "eve", item: "boto3" },
    { person: "bob", item: "boto3" },
  ]);
  expect(walks.map(({ plan, done }) => [plan.fromWeek, [...done].sort()])).toEqual([
    [1, []],
    [3, ["boto3", "lex"]],
  ]);
});
