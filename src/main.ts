import type { Paths, Platform, PlatformName, Store, Timers } from "#core";
import { createTerminal, createTerminalClock } from "./adapters/terminal/index.ts";
import { startClock } from "./clock.ts";
import { type Config, readConfig, root } from "./config.ts";
import { loadPathsCached, showFault } from "./curriculum/index.ts";
import { createLog, reportTo } from "./log.ts";
import { newId } from "./new-id.ts";
import { openStore } from "./storage/index.ts";
import { wireBot } from "./wire.ts";

/** Puts the parts together: every platform whose tokens are set, else the terminal. What cannot work is said in a sentence. */
async function start(): Promise<void> {
  try {
    const config = readConfig();
    const paths = await readPaths(config.curriculum);
    const store = await openStore(config.databaseUrl);
    try {
      await (config.discord || config.slack ? serve(config, store, paths) : talk(store, paths));
    } finally {
      await store.close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

const log = createLog();

/** Real time. */
const now = () => new Date();
const timers: Timers = { after: (milliseconds, run) => clearTimeout.bind(undefined, setTimeout(run, milliseconds)) };

/** What the bot works with, on whichever platform. */
const common = { newId, now, timers, log, random: Math.random, report: reportTo(log) };

/** Talks in the terminal, until the input ends. */
async function talk(store: Store, paths: Paths): Promise<void> {
  const clock = await createTerminalClock(store, now);
  const { bot, scheduler } = wireBot({
    ...{ ...common, store, paths, now: clock.now },
    platforms: (name) => (name === "terminal" ? terminal : undefined),
  });
  const terminal = createTerminal({
    ...{ bot, scheduler, store, clock, newId, historyFile: ".cairn-history" },
    startBeat: (tick) => startClock({ timers, tick, redraw: scheduler.redraw }),
  });
  try {
    await terminal.start();
    await terminal.ended;
  } finally {
    await scheduler.stop();
    await terminal.stop();
  }
}

/** Serves until the process is told to stop, or a platform will not have us any more. */
async function serve(config: Config, store: Store, paths: Paths): Promise<void> {
  const stopped = Promise.withResolvers<void>();
  stopped.promise.catch(() => {}); // it may be refused while we are still starting; who waits for it below hears of it
  const served = new Map<PlatformName, Platform>();
  const { bot, scheduler } = wireBot({ ...common, store, paths, platforms: (name) => served.get(name) });
  const fatal = (sentence: string) => stopped.reject(new Error(sentence));
  if (config.discord) {
    const { createDiscord } = await import("./adapters/discord/index.ts");
    served.set("discord", await createDiscord({ ...common, ...config.discord, bot, fatal, registrations: store.registrations }));
  }
  if (config.slack) {
    const { createSlack } = await import("./adapters/slack/index.ts");
    served.set("slack", await createSlack({ ...common, ...config.slack, prefix: config.slackPrefix, bot, fatal }));
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped.resolve());
  const platforms = [...served.values()];
  let stopClock = async () => {};
  try {
    for (const platform of platforms) {
      const sentence = await platform.start();
      if (sentence) console.log(sentence);
    }
    stopClock = startClock({ timers, ...scheduler });
    await stopped.promise;
  } finally {
    await stopClock();
    await scheduler.stop();
    await Promise.allSettled(platforms.map((platform) => platform.stop()));
  }
}

async function readPaths(folder: string): Promise<Paths> {
  const loaded = await loadPathsCached(folder, `${root}node_modules/.cache/cairn/curriculum.json`);
  if ("paths" in loaded) return loaded.paths;
  throw new Error(
    [...loaded.faults.map(showFault), "The curriculum cannot be taught like this; mend these lines and start again."].join("\n"),
  );
}

await start();
