import { expect, test } from "vitest";
import { closest, matching } from "#core";

const names = ["week", "done", "progress", "leaderboard", "Amazon Lex", "AWS SDK for Python (Boto3)"];
const near = (typed: string) => closest(typed, names, (name) => name);

test("a slip of the finger still finds the name, best first", () => {
  expect(near("progres")[0]).toBe("progress");
  expect(near("weke")).toEqual(["week"]); // letters that changed places
  expect(near("amazn lex")[0]).toBe("Amazon Lex");
  expect(near("boto3")).toEqual(["AWS SDK for Python (Boto3)"]);
});

test("what is not alike finds nothing", () => {
  expect(near("xylophone")).toEqual([]);
  expect(near("")).toEqual([]);
  expect(near("🧗")).toEqual([]);
});

test("matching keeps what holds every word, and all where none is typed", () => {
  const found = (typed: string) => matching(typed, names, (name) => name);
  expect(found("python sdk")).toEqual(["AWS SDK for Python (Boto3)"]);
  expect(found("")).toEqual(names);
  expect(found("python lex")).toEqual([]);
});
