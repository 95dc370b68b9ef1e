import { actions, commands, invite } from "#commands/index";
import { createBot, type Paths } from "#core";
import { converse, createConversation, createTerminalClock, isTerminalOrganizer } from "./adapters/terminal/index.ts";
import { readConfig, root } from "./config.ts";
import { loadPathsCached, showFault } from "./curriculum/index.ts";
import { newId } from "./new-id.ts";
import { openStore } from "./storage/index.ts";

const greeting = [
  "Cairn: a learning path, walked together. This is the real bot, with a database of its own.",
  "Begin with   /setup start:2026-11-30 timezone:Europe/Berlin   then /join and /week.   /help lists it all, :help is about this terminal.",
].join("\n");

/** Puts the parts together and talks; what cannot work is said in a sentence, and nothing is started. */
async function start(): Promise<void> {
  try {
    const config = readConfig();
    const paths = await readPaths(config.curriculum);
    const store = await openStore(config.databaseUrl);
    try {
      const clock = await createTerminalClock(store, () => new Date());
      const bot = createBot({ commands, actions, store, paths, newId, invite, now: clock.now, isOrganizer: isTerminalOrganizer, report });
      await converse(createConversation({ bot, store, clock, newId }), greeting, ".cairn-history");
    } finally {
      await store.close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

async function readPaths(folder: string): Promise<Paths> {
  const loaded = await loadPathsCached(folder, `${root}node_modules/.cache/cairn/curriculum.json`);
  if ("paths" in loaded) return loaded.paths;
  throw new Error(
    [...loaded.faults.map(showFault), "The curriculum cannot be taught like this; mend these lines and start again."].join("\n"),
  );
}

/** A bug, for whoever runs the bot: standard output belongs to the conversation. The logger is loaded when there is something to log. */
async function report(
  error: unknown,
  call: { readonly kind?: string; readonly from: { readonly account: { readonly id: string } } },
): Promise<void> {
  const { pino } = await import("pino");
  pino(pino.destination({ dest: 2, sync: true })).error(
    { err: error, kind: call.kind, account: call.from.account.id },
    "A call could not be answered",
  );
}

await start();
