import { actions, commands, invite } from "#commands/index";
import { type Caller, createBot, type Paths, type Store } from "#core";
import { converse, createConversation, createTerminalClock, greeting, isTerminalOrganizer } from "./adapters/terminal/index.ts";
import { type Config, readConfig, root } from "./config.ts";
import { loadPathsCached, showFault } from "./curriculum/index.ts";
import { newId } from "./new-id.ts";
import { openStore } from "./storage/index.ts";

/** Puts the parts together: every platform whose token is set, else the terminal. What cannot work is said in a sentence. */
async function start(): Promise<void> {
  try {
    const config = readConfig();
    const paths = await readPaths(config.curriculum);
    const store = await openStore(config.databaseUrl);
    try {
      await (config.discord ? serveDiscord(config.discord, store, paths) : talk(store, paths));
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
  const bot = createBot({ commands, actions, store, paths, newId, invite, now: clock.now, isOrganizer: isTerminalOrganizer, report });
  await converse(createConversation({ bot, store, clock, newId }), () => greeting(clock.now()), ".cairn-history");
}

/** Serves until the process is told to stop, or Discord will not have us any more. */
async function serveDiscord(access: NonNullable<Config["discord"]>, store: Store, paths: Paths): Promise<void> {
  const [{ createDiscord, isDiscordOrganizer }, log] = await Promise.all([import("./adapters/discord/index.ts"), logger()]);
  const bot = createBot({ commands, actions, store, paths, newId, invite, now: () => new Date(), isOrganizer: isDiscordOrganizer, report });
  const stopped = Promise.withResolvers<void>();
  stopped.promise.catch(() => {}); // it may be refused while we are still starting; who waits for it below hears of it
  const discord = await createDiscord({
    ...access,
    bot,
    log,
    remembered: { get: () => store.registrations.hash("discord"), set: (hash) => store.registrations.setHash("discord", hash) },
    timers: { after: (milliseconds, run) => clearTimeout.bind(undefined, setTimeout(run, milliseconds)) },
    fatal: (sentence) => stopped.reject(new Error(sentence)),
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped.resolve());
  const { inviteLink } = await discord.start();
  console.log(`Cairn is on Discord. Invite it to a server: ${inviteLink}`);
  try {
    await stopped.promise;
  } finally {
    await discord.stop();
  }
}

async function readPaths(folder: string): Promise<Paths> {
  const loaded = await loadPathsCached(folder, `${root}node_modules/.cache/cairn/curriculum.json`);
  if ("paths" in loaded) return loaded.paths;
  throw new Error(
    [...loaded.faults.map(showFault), "The curriculum cannot be taught like this; mend these lines and start again."].join("\n"),
  );
}

/** For whoever runs the bot; standard output belongs to the conversation. Loaded when there is something to log. */
async function logger() {
  const { pino } = await import("pino");
  return pino(pino.destination({ dest: 2, sync: true }));
}

async function report(error: unknown, call: { readonly kind?: string; readonly from: Caller }): Promise<void> {
  (await logger()).error({ err: error, kind: call.kind, account: call.from.account.id }, "A call could not be answered");
}

await start();
