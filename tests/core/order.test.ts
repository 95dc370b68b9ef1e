import { expect, test } from "vitest";
import { byName, compare, rank } from "#core";

const sorted = (...names: readonly string[]) =>
  names
    .map((name) => ({ name }))
    .toSorted(byName)
    .map(({ name }) => name);

test("people stand by their names, numbers by their size, capitals and accents aside", () => {
  expect(sorted("Ada 10", "Bob", "Ada 2", "ada 1")).toEqual(["ada 1", "Ada 2", "Ada 10", "Bob"]);
  expect(sorted("Zoë", "zoe", "Émile", "Eve")).toEqual(["Émile", "Eve", "Zoë", "zoe"]);
});

test("a board's ties stand in the same order", () => {
  const scores = ["Ada 10", "Bob", "Ada 2"].map((name) => ({ name, points: 50 }));
  expect(rank(scores).map(({ name }) => name)).toEqual(sorted("Ada 10", "Bob", "Ada 2"));
});

test("keys stand by the codes of their letters", () => {
  expect(["b", "a10", "a2", "B", "a2"].toSorted(compare)).toEqual(["B", "a10", "a2", "a2", "b"]);
});
