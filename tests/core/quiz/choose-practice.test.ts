import { expect, test } from "vitest";
import { choosePractice, type Past } from "#core";
import { question } from "../../support/questions.ts";

const bank = ["a", "b", "c"].map((id) => question(id));
const today = "2026-12-01";
const past = (question: string, right: boolean, studyDay = "2026-11-30"): Past => ({ question, right, studyDay });
/** What may come, whatever the seed. */
const next = (...history: readonly Past[]) =>
  [...new Set(Array.from({ length: 60 }, (_, n) => choosePractice(bank, history, today, `seed ${n}`)?.id))].sort();

test("what was never seen comes first, then what was seen least", () => {
  expect(next()).toEqual(["a", "b", "c"]);
  expect(next(past("a", true))).toEqual(["b", "c"]);
  expect(next(past("a", true), past("b", true), past("b", true), past("c", true), past("c", true))).toEqual(["a"]);
});

test("what was wrong the last time comes before all, unless that was today", () => {
  expect(next(past("a", false))).toEqual(["a"]);
  expect(next(past("a", false), past("a", true))).toEqual(["b", "c"]);
  expect(next(past("a", true), past("a", false))).toEqual(["a"]);
  expect(next(past("a", false, today))).toEqual(["b", "c"]);
  expect(next(past("a", false, today), past("b", true, today), past("c", true))).toEqual(["c"]);
});

test("of none there is none; the same seed gives the same one", () => {
  expect(choosePractice([], [], today, "s")).toBeUndefined();
  expect(choosePractice(bank, [], today, "s")).toBe(choosePractice(bank, [], today, "s"));
});
