import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Store } from "#core";
import type { Engine } from "../../src/storage/engine.ts";
import { insert } from "../../src/storage/statements.ts";
import { cohort, meet } from "../contracts/store/sample.ts";
import { withDatabase } from "../storage/databases.ts";
import { type Child, start } from "../support/child.ts";
import { shownIn } from "../support/file-platform.ts";
import { size } from "../support/size.ts";

const ten = new Date("2026-11-30T10:00Z");
/** Groups that are due in the same minute. */
const many = size(300, 1000);
const ids = (count: number) => Array.from({ length: count }, (_, n) => `g${n}`);
const runOf = (id: string) => `greet:cohort:${id}:2026-11-30`;

/** Groups that are all due at ten, each with a channel of its own. */
async function groups({ tables, write }: Engine, store: Store, count: number): Promise<void> {
  await meet(store, "ada");
  const [addCohort, addChannel, addSchedule] = [insert(tables.cohorts), insert(tables.channels), insert(tables.schedules)];
  const row = {
    subjectKind: "cohort",
    job: "greet",
    person: undefined,
    timeAt: "10:00",
    weekdays: "1234567",
    on: true,
    slot: "2026-11-30",
  } as const;
  const untried = { dueAt: ten, nextAt: ten, failures: 0, failingSince: undefined, reason: undefined };
  await write(
    ids(count).flatMap((id) => [
      addCohort(cohort(id)),
      addChannel({ platform: "terminal", space: "s", channel: id, cohort: id, posts: true }),
      addSchedule({ ...row, ...untried, subject: id }),
    ]),
  );
}

async function withFile(use: (file: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "cairn-processes-"));
  await use(join(folder, "messages"));
  rmSync(folder, { recursive: true });
}

const ticking = (url: string, file: string, time: Date, seed: number, point: string): Child =>
  start("tick-and-die.ts", url, file, "forgets", time.toISOString(), String(seed), point);

test("four processes on one PostgreSQL serve many groups that are due in the same minute, each once", () =>
  withFile((file) =>
    withDatabase("PostgreSQL", async (open, url) => {
      const { engine, store } = await open();
      await groups(engine, store, many);
      const bots = [1, 2, 3, 4].map((seed) => ticking(url, file, ten, seed, "race"));
      for (const bot of bots) expect(await bot.line()).toBe("ready");
      for (const bot of bots) bot.process.stdin?.write("go\n");
      const told = await Promise.all(bots.map(async (bot) => (await bot.ended()).lines));
      const planned = told.map((lines) => lines.filter((line) => line.startsWith("planned")).length);
      // Several had a share, or there was no race.
      expect(planned.filter((count) => count > many / 20).length, planned.join(", ")).toBeGreaterThanOrEqual(2);
      const shown = shownIn(file);
      expect([shown.length, new Set(shown).size]).toEqual([many, many]);
      expect(told.flat().filter((line) => /^(error|fenced)/.test(line))).toEqual([]);
      for (const id of ids(many)) expect((await store.runs.named(runOf(id)))?.state, id).toBe("finished");
      expect(await store.schedules.due(ten, 10)).toEqual([]);
    }),
  ));

test("a process that is paused past its lease can write nothing", () =>
  withFile((file) =>
    withDatabase("PostgreSQL", async (open, url) => {
      const { engine, store } = await open();
      await groups(engine, store, 1);
      const paused = ticking(url, file, ten, 1, "wait");
      expect(await paused.line()).toBe(`planned ${runOf("g0")}`);
      expect(await paused.line()).toBe("sending");
      paused.process.kill("SIGSTOP");
      // Its lease has run out for one whose clock went on.
      const other = await ticking(url, file, new Date(ten.getTime() + 120_000), 2, "none").ended();
      expect(other.lines).toEqual([expect.stringMatching(/^recorded /), "done"]);
      const before = await store.posts.of(runOf("g0"));
      expect(before).toMatchObject([{ state: "sent", isDoubtful: true }]);
      paused.process.kill("SIGCONT");
      paused.process.stdin?.write("go\n");
      expect((await paused.ended()).lines[0]).toMatch(/^fenced /);
      expect(await store.posts.of(runOf("g0"))).toEqual(before);
      expect((await store.runs.named(runOf("g0")))?.finishedAt).toEqual(new Date(ten.getTime() + 119_000));
    }),
  ));
