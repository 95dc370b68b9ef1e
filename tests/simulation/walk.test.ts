import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/storage/index.ts";
import { walk } from "../support/simulation.ts";
import { realPaths } from "../support/talk.ts";
import { brokenPromises } from "./check.ts";

test("a group of 24 in eight zones walks 21 weeks, and every promise holds", async () => {
  const store = await openStore("file::memory:");
  onTestFinished(() => store.close());
  const walked = await walk(store, realPaths(), { members: 24, seed: "autumn" });
  expect(await brokenPromises(store, walked)).toEqual([]);
  expect(walked.posts.length).toBeGreaterThan(150);
  expect(walked.acknowledged.answers).toBeGreaterThan(500);
});
