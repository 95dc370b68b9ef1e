import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BenchResult, median } from "./result.ts";

const rounds = 15;
const most = 5;
const root = fileURLToPath(new URL("../..", import.meta.url));

/** What `npm start` gives to Node, with the paths made whole. */
const startWords = (): readonly string[] =>
  (JSON.parse(readFileSync(`${root}package.json`, "utf8")).scripts.start as string)
    .split(" ")
    .slice(1)
    .map((word) => word.replace(/^(\.\/)?src\//, `${root}src/`));

/** From the process's start to the first prompt and out again, on a database that is there, beside a Node that does nothing. */
export async function start(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), "cairn-bench-"));
  try {
    const ways = { node: ["--eval", ""], cairn: startWords() };
    const times: Record<keyof typeof ways, number[]> = { node: [], cairn: [] };
    for (let round = -2; round < rounds; round++) {
      for (const way of ["node", "cairn"] as const) {
        const begin = performance.now();
        const { status, stderr } = spawnSync(process.execPath, ways[way], { cwd: folder, input: "" });
        if (status !== 0) throw new Error(String(stderr));
        if (round >= 0) times[way].push(performance.now() - begin);
      }
    }
    const ratio = median(times.cairn) / median(times.node);
    return {
      name: "start to first prompt",
      lines: [
        `Cairn: ${median(times.cairn).toFixed(0)} ms`,
        `an empty Node process: ${median(times.node).toFixed(0)} ms`,
        `${ratio.toFixed(1)} times the empty process`,
      ],
      ratio,
      goal: `at most ${most} times`,
      met: ratio <= most,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
