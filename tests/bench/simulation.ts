import { loadPaths } from "../../src/curriculum/load.ts";
import { openStore } from "../../src/storage/index.ts";
import { brokenPromises } from "../simulation/check.ts";
import { walk } from "../support/simulation.ts";
import type { BenchResult } from "./result.ts";

const members = 500;
const mostSeconds = 60;

/** A cohort of 500 in eight zones walks all of its 21 weeks by a simulated clock, and every promise is checked at the end. */
export async function simulation(): Promise<BenchResult> {
  const loaded = loadPaths("curriculum");
  if ("faults" in loaded) throw new Error("the curriculum has faults");
  const store = await openStore("file::memory:");
  try {
    const began = performance.now();
    const walked = await walk(store, loaded.paths, { members, seed: "bench" });
    const seconds = (performance.now() - began) / 1000;
    const broken = await brokenPromises(store, walked);
    return {
      name: `21 weeks of ${members} members in 8 zones`,
      lines: [
        `${seconds.toFixed(1)} s for ${walked.posts.length} posts, ${walked.acknowledged.answers} answers and ${walked.acknowledged.items} ticks`,
        ...(broken.length > 0 ? broken.slice(0, 10) : ["every promise holds: slots, posts, credit, boards, nudges"]),
      ],
      ratio: seconds / mostSeconds,
      goal: `all promises hold, within ${mostSeconds} s`,
      met: broken.length === 0 && seconds <= mostSeconds,
    };
  } finally {
    await store.close();
  }
}
