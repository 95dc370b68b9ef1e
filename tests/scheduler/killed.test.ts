import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Store } from "#core";
import { cohort, meet } from "../contracts/store/sample.ts";
import { type EngineName, engineNames, withDatabase } from "../storage/databases.ts";
import { start } from "../support/child.ts";
import { shownIn } from "../support/file-platform.ts";
import { size } from "../support/size.ts";
import { diesBeforeItIsTaken, type Point, points } from "../support/tick-and-die.ts";

/**
 * So often a process is killed at each point, on a platform that knows a delivery again, and on one that does not. Of the kills
 * during a send, every other one comes before the platform has taken the message: two of each point are all cases.
 */
const timesEach = size(2, 10);

const begin = Date.parse("2026-11-30T10:00Z");
/** Two minutes apart: what one process held has run out when the next one comes. */
const timeOf = (n: number) => new Date(begin + n * 120_000);
const kills = Array.from({ length: points.length * timesEach }, (_, n) => ({ point: points[n % points.length] ?? points[0], id: `k${n}` }));

/** A group for each kill, each due when its process comes. */
async function groups(store: Store): Promise<void> {
  await meet(store, "ada");
  for (const [n, { id }] of kills.entries()) {
    const dueAt = timeOf(n);
    const next = { on: true, slot: "2026-11-30", dueAt, nextAt: dueAt, failures: 0, failingSince: undefined, reason: undefined };
    await store.cohorts.open(cohort(id), { platform: "terminal", space: "s", id }, "ada", [
      { ...next, subject: { kind: "cohort", id }, job: "greet", time: { at: "10:00", weekdays: [1] } },
    ]);
  }
}

const runOf = (id: string) => `greet:cohort:${id}:2026-11-30`;

/** How often a message stands there, and whether that is marked as doubtful: where nobody had begun to send it, there is no doubt. */
function onAForgetfulPlatform(point: Point, id: string): readonly [number, boolean] {
  switch (point) {
    case "before the content":
    case "after the content":
      return [1, false];
    case "during the send":
      return [diesBeforeItIsTaken(id) ? 1 : 2, true];
    case "before the record":
    case "before the finish":
      return [2, true];
    default:
      return point satisfies never;
  }
}

describe.each(engineNames)("a scheduler on %s that is killed again and again", (name: EngineName) => {
  test.concurrent.each([
    { knows: "knows", says: "posts everything once where the platform knows a delivery again" },
    { knows: "forgets", says: "posts nothing more than once more where it does not, and records that" },
  ])("$says", async ({ knows }) => {
    const folder = mkdtempSync(join(tmpdir(), "cairn-killed-"));
    const file = join(folder, "messages");
    await withDatabase(name, async (open, url) => {
      const { store } = await open();
      await groups(store);
      const hits = Object.fromEntries(points.map((point) => [point, 0]));
      const told: string[] = [];
      for (const [n, { point, id }] of kills.entries()) {
        const { lines, signal } = await start("tick-and-die.ts", url, file, knows, timeOf(n).toISOString(), String(n), point, id).ended();
        if (signal === "SIGKILL") hits[point] = (hits[point] ?? 0) + 1;
        told.push(...lines);
      }
      // The last one is not killed.
      const { lines } = await start("tick-and-die.ts", url, file, knows, timeOf(kills.length).toISOString(), String(kills.length)).ended();
      expect(lines.at(-1)).toBe("done");
      expect(hits).toEqual(Object.fromEntries(points.map((point) => [point, timesEach])));
      told.push(...lines);
      expect(told.filter((line) => line.startsWith("error"))).toEqual([]);

      const shown = Map.groupBy(shownIn(file), (delivery) => delivery);
      for (const { id, point } of kills) {
        const run = await store.runs.named(runOf(id));
        const [delivery, ...more] = await store.posts.of(runOf(id));
        expect([run?.state, delivery?.state, more.length], `${point} ${id}`).toEqual(["finished", "sent", 0]);
        const seen = [shown.get(delivery?.id ?? "")?.length ?? 0, delivery?.isDoubtful];
        expect(seen, `${point} ${id}`).toEqual(knows === "knows" ? [1, false] : onAForgetfulPlatform(point, id));
      }
      expect(shown.size).toBe(kills.length);
      // What was told to be written is written.
      for (const line of told) {
        const [word, what = ""] = line.split(" ");
        if (word === "recorded") expect((await store.posts.of(what.split("/")[0] ?? ""))[0]?.state).toBe("sent");
        if (word === "planned") expect((await store.runs.named(what))?.content).toBeDefined();
      }
      expect(told.filter((line) => line.startsWith("planned")).length).toBeGreaterThanOrEqual(kills.length);
    });
    rmSync(folder, { recursive: true });
  });
});
