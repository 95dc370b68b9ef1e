import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/storage/index.ts";
import { walk } from "../support/simulation.ts";
import { size } from "../support/size.ts";
import { realPaths } from "../support/talk.ts";
import { brokenPromises } from "./check.ts";

const members = size(8, 24);

test(`a group of ${members} in eight zones walks 21 weeks, and every promise holds`, async () => {
  const store = await openStore("file::memory:");
  onTestFinished(() => store.close());
  const walked = await walk(store, realPaths(), { members, seed: "autumn" });
  expect(await brokenPromises(store, walked)).toEqual([]);
  expect(walked.posts.length).toBeGreaterThan(150);
  expect(walked.acknowledged.answers).toBeGreaterThan(members * 20);
});
