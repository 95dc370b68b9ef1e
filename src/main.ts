import { actions, commands, invite } from "#commands/index";
import { type Bot, type Caller, createBot, type Log, type Paths, type PlatformName, type Poster, type Store, type Timers } from "#core";
import {
  converse,
  createBeats,
  createConversation,
  createTerminalClock,
  createTerminalPoster,
  greeting,
  isTerminalOrganizer,
  terminalRemedy,
} from "./adapters/terminal/index.ts";
import { startClock } from "./clock.ts";
import { type Config, readConfig, root } from "./config.ts";
import { loadPathsCached, showFault } from "./curriculum/index.ts";
import { jobs } from "./jobs/index.ts";
import { createLog, reportTo } from "./log.ts";
import { newId } from "./new-id.ts";
import { createScheduler } from "./scheduler.ts";
import { openStore } from "./storage/index.ts";

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

async function talk(store: Store, paths: Paths): Promise<void> {
  const clock = await createTerminalClock(store, () => new Date());
  const poster = createTerminalPoster({ now: clock.now, newId });
  const scheduler = createScheduler({
    ...{ store, jobs, paths, newId, timers, random: Math.random, now: clock.now, log },
    posters: (platform) => (platform === "terminal" ? poster : undefined),
  });
  const bot = createBot({
    commands,
    actions,
    store,
    paths,
    rhythm: scheduler,
    newId,
    invite,
    now: clock.now,
    isOrganizer: isTerminalOrganizer,
    remedy: terminalRemedy,
    report,
  });
  const beats = createBeats({ scheduler, poster, store, hear: (post) => conversation.hear(post) });
  const conversation = createConversation({ bot, store, clock, newId, beats });
  try {
    await converse(conversation, { beats, greeting: () => greeting(clock.now()), historyFile: ".cairn-history" }, (tick) =>
      startClock({ timers, tick, redraw: scheduler.redraw }),
    );
  } finally {
    await scheduler.stop();
  }
}

const log = createLog();
const report = reportTo(log);

/** Real time. */
const timers: Timers = { after: (milliseconds, run) => clearTimeout.bind(undefined, setTimeout(run, milliseconds)) };

/** A platform that is served: one process and one store for all of them. */
interface Served extends Poster {
  /** Connects, and says in a sentence where the bot is to be found. */
  start(): Promise<string>;
  stop(): Promise<void>;
  isOrganizer(caller: Caller): Promise<boolean>;
  remedy(caller: Caller): Promise<string | undefined>;
}

/** Serves until the process is told to stop, or a platform will not have us any more. */
async function serve(config: Config, store: Store, paths: Paths): Promise<void> {
  const stopped = Promise.withResolvers<void>();
  stopped.promise.catch(() => {}); // it may be refused while we are still starting; who waits for it below hears of it
  const served = new Map<PlatformName, Served>();
  const now = () => new Date();
  const scheduler = createScheduler({
    ...{ store, jobs, paths, newId, timers, random: Math.random, now, log },
    posters: (platform) => served.get(platform),
  });
  const bot = createBot({
    commands,
    actions,
    store,
    paths,
    rhythm: scheduler,
    newId,
    invite,
    now,
    isOrganizer: async (caller) => (await served.get(caller.account.platform)?.isOrganizer(caller)) ?? false,
    remedy: async (caller) => served.get(caller.account.platform)?.remedy(caller),
    report,
  });
  const common: Common = {
    bot,
    log,
    timers,
    fatal: (sentence) => stopped.reject(new Error(sentence)),
  };
  if (config.discord) served.set("discord", await discordOf(config.discord, common, store));
  if (config.slack) served.set("slack", await slackOf(config.slack, config.slackPrefix, common));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped.resolve());
  const platforms = [...served.values()];
  let stopClock = async () => {};
  try {
    for (const platform of platforms) console.log(await platform.start());
    stopClock = startClock({ timers, ...scheduler });
    await stopped.promise;
  } finally {
    await stopClock();
    await scheduler.stop();
    await Promise.allSettled(platforms.map((platform) => platform.stop()));
  }
}

/** What every platform is given. */
interface Common {
  readonly bot: Bot;
  readonly log: Log;
  readonly timers: Timers;
  fatal(sentence: string): void;
}

async function discordOf(access: NonNullable<Config["discord"]>, common: Common, store: Store): Promise<Served> {
  const { createDiscord, discordRemedy: remedy } = await import("./adapters/discord/index.ts");
  const remembered = {
    get: () => store.registrations.hash("discord"),
    set: (hash: string) => store.registrations.setHash("discord", hash),
  };
  const discord = await createDiscord({ ...access, ...common, remembered });
  return {
    ...discord,
    start: async () => `Cairn is on Discord. Invite it to a server: ${(await discord.start()).inviteLink}`,
    remedy,
  };
}

async function slackOf(access: NonNullable<Config["slack"]>, prefix: string, common: Common): Promise<Served> {
  const { createSlack } = await import("./adapters/slack/index.ts");
  const slack = await createSlack({ ...access, ...common, prefix, now: () => new Date() });
  return {
    ...slack,
    start: async () => `Cairn is on Slack, in ${(await slack.start()).workspace}. Invite it to a channel: /invite @Cairn`,
  };
}

async function readPaths(folder: string): Promise<Paths> {
  const loaded = await loadPathsCached(folder, `${root}node_modules/.cache/cairn/curriculum.json`);
  if ("paths" in loaded) return loaded.paths;
  throw new Error(
    [...loaded.faults.map(showFault), "The curriculum cannot be taught like this; mend these lines and start again."].join("\n"),
  );
}

await start();
