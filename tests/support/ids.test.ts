import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { newId } from "../../src/new-id.ts";
import { idsFrom } from "./ids.ts";

const first = (seed: number) => Array.from({ length: 100 }, idsFrom(seed));

test("a seed gives the same ids each time, another one others, all as long as the bot's", () => {
  expect(first(1)).toEqual(first(1));
  const all = [0, 1, 2, 100, 999].flatMap(first);
  expect(new Set(all).size).toBe(all.length);
  for (const id of all) expect(id).toMatch(/^[a-z0-9]{10}$/);
  expect(newId()).toHaveLength(10);
});

/** Where a test would draw lots of which nobody learns the seed. */
const unseeded = /(?:from |import\()"[^"]*new-id\.ts"|Math\.random|random(?:UUID|Bytes|Int)/;

test("no test draws a lot without a seed", () => {
  const tests = fileURLToPath(new URL("..", import.meta.url));
  // Benches measure what is made in earnest, ids as well.
  const files = globSync("**/*.ts", { cwd: tests }).filter((file) => !/^bench\/|^support\/ids\.test\.ts$/.test(file));
  expect(files.length).toBeGreaterThan(200);
  expect(files.filter((file) => unseeded.test(readFileSync(`${tests}/${file}`, "utf8")))).toEqual([]);
  expect('import { newId } from "../src/new-id.ts";').toMatch(unseeded);
});
