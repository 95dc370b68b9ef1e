import { closeSync, fdatasyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Store } from "#core";
import type { Engine } from "../../src/storage/engine.ts";
import { openEngine, storeOn } from "../../src/storage/index.ts";
import { adaAndBob, done } from "../contracts/store/sample.ts";
import { type BenchResult, median } from "./result.ts";

const atOnce = 16;
const rounds = 60;
const least = 2.5;

/** Sixteen members tick an item off at once: with one commit for all of them, against a commit each. */
export async function groupCommit(): Promise<BenchResult> {
  const folder = temporaryFolder();
  try {
    const sync = median(Array.from({ length: 200 }, syncTimer(join(folder, "sync"))));
    const engine = await openEngine(`file:${join(folder, "cairn.db")}`);
    const ways = { grouped: storeOn(engine), each: storeOn(oneByOne(engine)) };
    await adaAndBob(ways.grouped);
    const times: Record<keyof typeof ways, number[]> = { grouped: [], each: [] };
    // The ways take turns, so that what else the machine does hits both.
    for (let round = -warmUp; round < rounds; round++) {
      for (const way of ["grouped", "each"] as const) {
        const time = await measure(ways[way], `${way}-${round}`);
        if (round >= 0) times[way].push(time);
      }
    }
    await engine.close();
    const [grouped, each] = [median(times.grouped), median(times.each)];
    const ratio = each / grouped;
    return {
      name: "group commit",
      lines: [
        `${atOnce} completions at once, one commit: ${milliseconds(grouped)} (${perSecond(grouped)} a second)`,
        `${atOnce} completions at once, a commit each: ${milliseconds(each)} (${perSecond(each)} a second)`,
        `${ratio.toFixed(1)} times as many a second; this disk takes ${milliseconds(sync)} for an fdatasync of 8 kB`,
      ],
      ratio,
      goal: `at least ${least} times`,
      met: ratio >= least,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const warmUp = 10;

/** The same statements on the same connection, but a unit is not begun before the one before it is on the disk. */
function oneByOne(engine: Engine): Engine {
  let last: Promise<unknown> = Promise.resolve();
  return {
    ...engine,
    write(unit) {
      const written = last.then(() => engine.write(unit));
      last = written.catch(() => {});
      return written;
    },
  };
}

async function measure(store: Store, name: string): Promise<number> {
  const start = performance.now();
  const recorded = await Promise.all(Array.from({ length: atOnce }, (_, n) => done(store, n % 2 ? "ada" : "bob", `${name}-${n}`)));
  const time = performance.now() - start;
  if (recorded.includes(false)) throw new Error("a completion was not recorded");
  return time;
}

/** In the repository, not in the machine's temporary folder, which may lie in memory. */
function temporaryFolder(): string {
  const bench = fileURLToPath(new URL("../../.bench/", import.meta.url));
  mkdirSync(bench, { recursive: true });
  return mkdtempSync(join(bench, "group-commit-"));
}

function syncTimer(file: string): () => number {
  const page = Buffer.alloc(8192, 1);
  return () => {
    const handle = openSync(file, "a");
    writeSync(handle, page);
    const start = performance.now();
    fdatasyncSync(handle);
    const time = performance.now() - start;
    closeSync(handle);
    return time;
  };
}

const milliseconds = (time: number) => `${time.toFixed(2)} ms`;
const perSecond = (time: number) => Math.round((atOnce * 1000) / time);

if (import.meta.main) {
  const { name, lines, goal, met } = await groupCommit();
  console.log([`${name}: ${goal}, ${met ? "met" : "missed"}`, ...lines].join("\n"));
  process.exitCode = met ? 0 : 1;
}
