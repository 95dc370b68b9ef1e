import { fileURLToPath } from "node:url";
import { expect, onTestFinished } from "vitest";
import { actions, commands, invite } from "#commands/index";
import { type AnyCommand, type Call, type ChannelRef, createBot, instantOf, type Paths, type Store, type Typing } from "#core";
import { createConversation, isTerminalOrganizer, terminalChannel } from "../../src/adapters/terminal/index.ts";
import { loadPaths } from "../../src/curriculum/load.ts";
import { newId } from "../../src/new-id.ts";
import { openStore } from "../../src/storage/index.ts";

export const curriculumFolder = fileURLToPath(new URL("../../curriculum", import.meta.url));

/** The real learning paths. */
export function realPaths(): Paths {
  const loaded = loadPaths(curriculumFolder);
  if ("faults" in loaded) throw new Error(`The curriculum has ${loaded.faults.length} faults`);
  return loaded.paths;
}

export interface World {
  readonly store: Store;
  readonly bot: ReturnType<typeof createBot>;
  /** What was reported as a bug; a test that ends with any fails. */
  readonly errors: unknown[];
  /** Sets the clock: `2026-11-30 09:00` on the wall of a zone. */
  at(dateTime: string, zone?: string): void;
  now(): Date;
  /** Somebody to talk to the bot as; `you` is the organizer. */
  talk(name: string, channel?: string): Speaker;
}

export interface Speaker {
  /** Types a line, and reads the answer as the terminal prints it. */
  say(line: string): Promise<string>;
  /** Presses a button of the last message, by its label or number. */
  press(label: string): Promise<string>;
}

export interface WorldOptions {
  readonly url?: string;
  readonly paths?: Paths;
  readonly moreCommands?: readonly AnyCommand[];
  /** Whether errors are expected, and looked at by the test itself. */
  readonly mayErr?: boolean;
}

/** The whole bot on a new database in memory, on Monday 23 November 2026 at 09:00 UTC; closed when the test ends. */
export async function createWorld({
  url = "file::memory:",
  paths = realPaths(),
  moreCommands = [],
  mayErr = false,
}: WorldOptions = {}): Promise<World> {
  const store = await openStore(url);
  const errors: unknown[] = [];
  let now = new Date("2026-11-23T09:00:00Z");
  const clock = {
    now: () => now,
    moveTo: async (instant: Date | "now") => {
      if (instant !== "now") now = instant;
    },
  };
  const bot = createBot({
    commands: [...commands, ...moreCommands],
    actions,
    store,
    paths,
    newId,
    invite,
    now: clock.now,
    isOrganizer: isTerminalOrganizer,
    report: (error: unknown, _call: Call | Typing) => void errors.push(error),
  });
  onTestFinished(async () => {
    await store.close();
    if (!mayErr) expect(errors).toEqual([]);
  });
  return {
    store,
    bot,
    errors,
    now: clock.now,
    at: (dateTime, zone = "UTC") => {
      now = instantOf(dateTime.replace(" ", "T"), zone);
    },
    talk(name, channel) {
      const ref: ChannelRef = channel === undefined ? terminalChannel : { ...terminalChannel, id: channel };
      const conversation = createConversation({ bot, store, clock, newId, channel: ref });
      const ready = conversation.say(`:as ${name}`);
      return {
        say: async (line) => {
          await ready;
          return (await conversation.say(line)).print;
        },
        press: async (label) => {
          await ready;
          const pressed = conversation.press(label);
          if (!pressed) throw new Error(`There is no button “${label}”`);
          return pressed;
        },
      };
    },
  };
}

/** A world in which `you` has set up a cohort from Monday 30 November 2026, in Berlin, at the fast pace. */
export async function createCohort(options: WorldOptions = {}): Promise<World> {
  const world = await createWorld(options);
  await world.talk("you").say("/setup start:2026-11-30 timezone:Europe/Berlin pace:fast name:Autumn");
  return world;
}
