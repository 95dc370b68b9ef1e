import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  beginning,
  cellsOf,
  fitted,
  inGroups,
  isFitting,
  isNumeric,
  ownIds,
  pickedValue,
  secureAddress,
  sentValue,
  withoutMark,
} from "#core";

describe("words that are too long", () => {
  test("are cut between characters, however many units one has", () => {
    expect(beginning("abc", 3)).toBe("abc");
    expect(beginning("abc", 2)).toBe("ab");
    expect(beginning("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 12)).toBe("👩‍👩‍👧‍👦");
    expect(beginning("e\u0301e\u0301", 3)).toBe("e\u0301");
    expect(beginning("👩‍👩‍👧‍👦", 2)).toBe("");
  });

  test("in a label end with a mark, on one line, within its length as it is sent", () => {
    const entities = (words: string) => words.replaceAll("&", "&amp;");
    expect(fitted("a\n b", 3)).toBe("a b");
    expect(fitted("abcd", 3)).toBe("ab…");
    expect(fitted(" \u0000\n", 3)).toBe("–");
    expect(fitted("a&b", 7, entities)).toBe("a&amp;b");
    expect(fitted("a&bc", 7, entities)).toBe("a&amp;…");
    expect([isFitting("a&b", 7, entities), isFitting("a&b", 6, entities), isFitting(" a\nb ", 3)]).toEqual([true, false, true]);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 2, max: 30 }), (words, longest) => {
        expect(fitted(words, longest, entities).length).toBeLessThanOrEqual(longest);
      }),
    );
  });
});

test("only an address of https is linked, without what would end the link", () => {
  expect(secureAddress("https://x.example/a|b<c", /[<>|]/g)).toBe("https://x.example/a%7Cb%3Cc");
  for (const url of ["http://x.example", "javascript:alert(1)", "https://a:b@x.example", "x", ""])
    expect(secureAddress(url, /x/g)).toBeUndefined();
});

test.each([
  [-1, 2, "░░░░░░░░░░"],
  [0, 0, "░░░░░░░░░░"],
  [1, 3, "███░░░░░░░"],
  [7.99, 8, "█████████░"],
  [9, 8, "██████████"],
])("a bar: %d of %d", (done, total, cells) => {
  expect(cellsOf({ done, total })).toBe(cells);
});

test("a column is of numbers where every row has one or none", () => {
  const rows = [
    ["1", "+2", "a", "1"],
    ["", "-10", "1"],
  ];
  expect([0, 1, 2, 3].map((column) => isNumeric(rows, column))).toEqual([true, true, false, true]);
});

test("groups are as few as hold all, in order, and what fits nowhere stands alone", () => {
  const sum = (group: readonly number[]) => group.reduce((a, b) => a + b, 0);
  expect(inGroups([1, 2, 3, 9, 1], (group) => sum(group) <= 5)).toEqual([[1, 2], [3], [9], [1]]);
  expect(inGroups([], () => true)).toEqual([]);
});

test("the second of two alike is told from the first, and its press is the same", () => {
  const ids = ["a", "b", "a", "a"].map(ownIds());
  expect(ids).toEqual(["a", "b", "a#2", "a#3"]);
  expect(ids.map(withoutMark)).toEqual(["a", "b", "a", "a"]);
});

test("an empty value comes back as it was", () => {
  expect(["", "x"].map(sentValue)).toEqual(["∅", "x"]);
  expect(["", "x"].map(sentValue).map(pickedValue)).toEqual(["", "x"]);
});
