import fc from "fast-check";
import { expect, test } from "vitest";
import { neighbourhood, rank } from "#core";

const places = (...points: readonly number[]) => rank(points.map((p, i) => ({ name: `m${i}`, points: p }))).map(({ place }) => place);

test("equal points share a place, and the next one is skipped", () => {
  expect(places(90, 80, 80, 70)).toEqual([1, 2, 2, 4]);
  expect(places(70, 90, 80, 80)).toEqual([1, 2, 2, 4]);
});

test("three may be first together", () => {
  expect(places(50, 50, 50, 10)).toEqual([1, 1, 1, 4]);
});

test("one is first, nobody is no fault", () => {
  expect(places(10)).toEqual([1]);
  expect(places()).toEqual([]);
});

test("inside a tie the names stand in alphabetical order, whatever the letter case", () => {
  const board = rank([
    { name: "cem", points: 10 },
    { name: "Émile", points: 10 },
    { name: "Bo", points: 20 },
    { name: "ada", points: 10 },
    { name: "member 10", points: 10 },
    { name: "member 9", points: 10 },
  ]);
  expect(board.map(({ name, place }) => `${place} ${name}`)).toEqual(["1 Bo", "2 ada", "2 cem", "2 Émile", "2 member 9", "2 member 10"]);
});

const boards = fc.array(fc.record({ name: fc.string(), points: fc.integer({ min: 1, max: 12 }) }), { maxLength: 40 });

test("a place is 1 and the number of those with more points", () => {
  fc.assert(
    fc.property(boards, (scores) => {
      const ranked = rank(scores);
      expect(ranked).toHaveLength(scores.length);
      for (const { points, place } of ranked) expect(place).toBe(1 + scores.filter((other) => other.points > points).length);
      expect(ranked.map(({ place }) => place)).toEqual(ranked.map(({ place }) => place).toSorted((a, b) => a - b));
    }),
  );
});

test("names and the order of coming move nobody's place", () => {
  fc.assert(
    fc.property(boards, (scores) => {
      const renamed = rank(scores.map(({ points }, i) => ({ name: `${scores.length - i}`, points }))).map(({ place }) => place);
      expect(rank(scores.toReversed()).map(({ place }) => place)).toEqual(renamed);
    }),
  );
});

test("the first ones are shown, and the viewer among neighbours, and the rest is counted", () => {
  const { shown } = neighbourhood(
    Array.from({ length: 20 }, (_, i) => i + 1),
    (row) => row === 12,
  );
  expect(shown).toEqual([1, 2, 3, 4, 5, { skipped: 4 }, 10, 11, 12, 13, 14, { skipped: 6 }]);
});

test("a tie across the cut keeps its places on both sides of it", () => {
  const ranked = rank(Array.from({ length: 9 }, (_, i) => ({ name: `m${i}`, points: i < 3 ? 50 : 20 })));
  const { shown } = neighbourhood(ranked, ({ name }) => name === "m8");
  expect(shown.map((row) => ("skipped" in row ? `… ${row.skipped}` : `${row.place} ${row.name}`))).toEqual([
    "1 m0",
    "1 m1",
    "1 m2",
    "4 m3",
    "4 m4",
    "… 1",
    "4 m6",
    "4 m7",
    "4 m8",
  ]);
});

test("nobody is lost: the rows shown and those counted are all there are, in their order", () => {
  const sizes = fc.record({ rows: fc.nat(60), viewer: fc.integer({ min: -1, max: 60 }), top: fc.nat(8), around: fc.nat(4) });
  fc.assert(
    fc.property(sizes, ({ rows, viewer, top, around }) => {
      const all = Array.from({ length: rows }, (_, i) => i);
      const { shown } = neighbourhood(all, (row) => row === viewer, top, around);
      let next = 0;
      for (const row of shown) {
        if (typeof row === "number") expect(row).toBe(next);
        else expect(row.skipped).toBeGreaterThan(0);
        next += typeof row === "number" ? 1 : row.skipped;
      }
      expect(next).toBe(rows);
      if (viewer >= 0 && viewer < rows) expect(shown).toContain(viewer);
      for (const row of all.slice(0, top)) expect(shown).toContain(row);
    }),
  );
});
