import { once } from "node:events";
import { type Poster, type Store, seeded } from "#core";
import { createScheduler } from "../../src/scheduler.ts";
import type { Engine } from "../../src/storage/engine.ts";
import { openEngine, storeOn } from "../../src/storage/index.ts";
import { change } from "../../src/storage/statements.ts";
import { filePlatform } from "./file-platform.ts";
import { idsFrom } from "./ids.ts";
import { greet } from "./jobs.ts";
import { keptLog, paths } from "./kept-log.ts";

/** The moments at which a process may be killed. */
export const points = ["before the content", "after the content", "during the send", "before the record", "before the finish"] as const;
export type Point = (typeof points)[number];

/** Of the kills during a send, every other one comes before the platform has taken the message. */
export const diesBeforeItIsTaken = (cohort: string): boolean => Number(cohort.slice(1)) % 2 === 1;

// One tick at a given time: node tick-and-die.ts URL FILE knows|forgets TIME SEED [POINT COHORT]. Says what it has been told is written,
// and dies at the point of that cohort's run; with `wait` for the point, it waits for a word before each send, and says so.
if (import.meta.main) {
  const [url = "", file = "", knows, time = "", seed = "", point, victim] = process.argv.slice(2);
  const die = () => void process.kill(process.pid, "SIGKILL");
  const meets = (at: Point, of: string) => point === at && of.includes(`:${victim}:`);
  let dies = false;
  const engine = await openEngine(url);
  const store = storeOn({
    ...engine,
    // Between the last statement and the commit: it is built when its turn comes.
    write: (unit: Parameters<Engine["write"]>[0]) => engine.write(dies ? [...unit, deathIn(engine)] : unit) as never,
  });
  const runs: Store["runs"] = {
    ...store.runs,
    async add(run, now) {
      if (meets("before the content", run.key)) die();
      const isWritten = await store.runs.add(run, now);
      console.log(`${isWritten ? "planned" : "left"} ${run.key}`);
      if (meets("after the content", run.key)) die();
      return isWritten;
    },
  };
  const posts: Store["posts"] = {
    ...store.posts,
    async record(delivery, token, outcome, at) {
      if (meets("before the record", delivery.run)) die();
      dies = meets("before the finish", delivery.run);
      const isRecorded = await store.posts.record(delivery, token, outcome, at);
      console.log(`${isRecorded ? "recorded" : "fenced"} ${delivery.id}`);
      return isRecorded;
    },
  };
  const platform = filePlatform(file, knows === "knows");
  const poster: Poster = {
    ...platform,
    async post(target, reply, delivery) {
      if (point === "wait") {
        console.log("sending");
        await once(process.stdin, "data");
      }
      if (meets("during the send", delivery) && diesBeforeItIsTaken(victim ?? "")) die();
      const posted = await platform.post(target, reply, delivery);
      if (meets("during the send", delivery)) die();
      return posted;
    },
  };
  let at = new Date(Date.parse(time) - 1000);
  const now = () => at;
  const log = keptLog();
  const scheduler = createScheduler({
    ...{ store: { ...store, runs, posts }, jobs: [greet], paths, log, now, newId: idsFrom(Number(seed)), random: seeded(seed) },
    timers: { after: (milliseconds, run) => clearTimeout.bind(undefined, setTimeout(run, milliseconds).unref()) },
    posters: (name) => (name === "terminal" ? poster : undefined),
  });
  if (point === "race") {
    console.log("ready");
    await once(process.stdin, "data");
  }
  // A second before, what another one left behind is mended: of that nobody dies.
  await scheduler.tick();
  await scheduler.settled();
  at = new Date(time);
  await scheduler.tick();
  await scheduler.settled();
  for (const line of log.lines) console.log(line);
  console.log("done");
  await store.close();
  process.stdin.destroy();
}

function deathIn({ tables }: Engine) {
  return change((db) => {
    process.kill(process.pid, "SIGKILL");
    return db.select({ id: tables.clock.id }).from(tables.clock);
  })({});
}
