import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type JobTime, type Poster, slotFrom } from "#core";
import { newId } from "../../src/new-id.ts";
import { createScheduler } from "../../src/scheduler.ts";
import type { Engine } from "../../src/storage/engine.ts";
import { openEngine, storeOn } from "../../src/storage/index.ts";
import { insert } from "../../src/storage/statements.ts";
import { cohort } from "../contracts/store/sample.ts";
import { greet } from "../support/jobs.ts";
import { keptLog, paths } from "../support/kept-log.ts";
import { type BenchResult, median } from "./result.ts";

const count = 100_000;
/** Spread over the day, as many as this fall due in a minute. */
const eachMinute = Math.floor(count / 1440);
const rounds = 9;
/** So many schedules are evaluated, for all of them take long; each takes the same time. */
const sampled = 5000;
const least = 100;
const zones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"];
const begin = new Date("2026-11-30T12:00Z");

const weekdays = [1, 2, 3, 4, 5, 6, 7];
const zoneOf = (n: number) => zones[Math.floor(n / 1440) % zones.length] ?? "UTC";
const timeOf = (n: number): JobTime => ({ at: new Date(n * 60_000).toISOString().slice(11, 16), weekdays });

/** A tick with 100,000 groups, beside looking at each of their schedules. */
export async function tick(): Promise<BenchResult> {
  const bench = fileURLToPath(new URL("../../.bench/", import.meta.url));
  mkdirSync(bench, { recursive: true });
  const folder = mkdtempSync(join(bench, "tick-"));
  try {
    const engine = await openEngine(`file:${join(folder, "cairn.db")}`);
    await fill(engine);
    const store = storeOn(engine);
    let now = begin;
    let posted = 0;
    const poster: Poster = {
      knowsAgainFor: 0,
      async post(_target, _reply, delivery) {
        posted += 1;
        return { kind: "sent", message: { channel: { platform: "terminal", space: "s", id: "x" }, id: delivery } };
      },
      edit: async (message) => ({ kind: "sent", message }),
      find: async () => "unclear",
    };
    const scheduler = createScheduler({
      ...{ store, jobs: [greet], paths, newId, log: keptLog(), now: () => now, random: () => 0.5 },
      timers: { after: () => () => {} },
      posters: (name) => (name === "terminal" ? poster : undefined),
    });
    const beat = async () => {
      const start = performance.now();
      await scheduler.tick();
      await scheduler.settled();
      return performance.now() - start;
    };
    await beat(); // looks for groups without a schedule, once

    const times = { idle: [] as number[], busy: [] as number[], every: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      now = new Date(now.getTime() + 60_000);
      const before = posted;
      const busy = await beat();
      if (posted - before < eachMinute) throw new Error(`${posted - before} fell due, not ${eachMinute}`);
      times.busy.push(busy);
      times.idle.push(await beat());
      times.every.push(evaluate(now));
    }
    await engine.close();
    const [idle, busy, every] = [median(times.idle), median(times.busy), median(times.every)];
    return {
      name: `a tick with ${count.toLocaleString("en")} groups`,
      lines: [
        `nothing due: ${idle.toFixed(2)} ms, ${Math.round(every / idle).toLocaleString("en")} times less`,
        `${eachMinute} due, prepared, posted and recorded: ${busy.toFixed(1)} ms, ${Math.round(every / busy)} times less`,
        `looking at every schedule, and doing nothing: ${Math.round(every).toLocaleString("en")} ms (from ${sampled.toLocaleString("en")} of them)`,
      ],
      ratio: every / busy,
      goal: `at least ${least} times less than looking at every schedule`,
      met: every / busy >= least,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What it would take to ask each schedule whether its time has come. */
function evaluate(now: Date): number {
  const start = performance.now();
  let due = 0;
  for (let n = 0; n < sampled; n++) if (slotFrom(timeOf(n), zoneOf(n), new Date(now.getTime() - 60_000)).dueAt <= now) due += 1;
  if (due > sampled) throw new Error("never");
  return ((performance.now() - start) * count) / sampled;
}

async function fill({ tables, write }: Engine): Promise<void> {
  const [addCohort, addChannel, addSchedule] = [insert(tables.cohorts), insert(tables.channels), insert(tables.schedules)];
  const row = { subjectKind: "cohort", job: "greet", person: undefined, weekdays: weekdays.join(""), on: true } as const;
  for (let first = 0; first < count; first += 1000) {
    const unit = Array.from({ length: 1000 }, (_, i) => {
      const id = `g${first + i}`;
      const { slot, dueAt } = slotFrom(timeOf(first + i), zoneOf(first + i), new Date(begin.getTime() + 1));
      return [
        addCohort(cohort(id, { zone: zoneOf(first + i) })),
        addChannel({ platform: "terminal", space: "s", channel: id, cohort: id, posts: true }),
        addSchedule({
          ...{ ...row, subject: id, timeAt: timeOf(first + i).at, slot, dueAt, nextAt: dueAt },
          ...{ failures: 0, failingSince: undefined, reason: undefined },
        }),
      ];
    });
    await write(unit.flat());
  }
}

if (import.meta.main) {
  const { name, lines, goal, met } = await tick();
  console.log([`${name}: ${goal}, ${met ? "met" : "missed"}`, ...lines].join("\n"));
  process.exitCode = met ? 0 : 1;
}
