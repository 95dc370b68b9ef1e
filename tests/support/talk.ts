import { fileURLToPath } from "node:url";
import { expect, onTestFinished } from "vitest";
import {
  type AnyAction,
  type AnyCommand,
  type AnyJob,
  type Bot,
  type ChannelRef,
  instantOf,
  type Log,
  type Paths,
  type PlatformName,
  type Poster,
  type Store,
  type Timers,
} from "#core";
import {
  type Conversation,
  createBeats,
  createConversation,
  createTerminalPoster,
  type Post,
  terminalChannel,
} from "../../src/adapters/terminal/index.ts";
import { loadPathsCached } from "../../src/curriculum/index.ts";
import { jobs as ownJobs } from "../../src/features.ts";
import type { Scheduler } from "../../src/scheduler.ts";
import { openStore } from "../../src/storage/index.ts";
import { wireBot } from "../../src/wire.ts";
import { idsFrom } from "./ids.ts";

export const curriculumFolder = fileURLToPath(new URL("../../curriculum", import.meta.url));

const real = await loadPathsCached(curriculumFolder, fileURLToPath(new URL("../../node_modules/.cache/cairn/tests.json", import.meta.url)));

/** The real learning paths; read once, for they never change while a process runs. */
export function realPaths(): Paths {
  if ("faults" in real) throw new Error(`The curriculum has ${real.faults.length} faults`);
  return real.paths;
}

export interface World {
  readonly store: Store;
  readonly bot: Bot;
  readonly scheduler: Scheduler;
  /** What was reported as a bug; a test that ends with any fails. */
  readonly errors: unknown[];
  /** Sets the clock: `2026-11-30 09:00` on the wall of a zone. */
  at(dateTime: string, zone?: string): Pick<World, "tick">;
  /** Does what has fallen due: all that is posted, as the terminal prints it. */
  tick(): Promise<string>;
  now(): Date;
  newId(): string;
  /** Somebody to talk to the bot as; `you` is the organizer. */
  talk(name: string, channel?: string): Speaker;
}

export interface Speaker {
  /** Types a line, and reads the answer as the terminal prints it. */
  say(line: string): Promise<string>;
  /** Presses a button of the last message, by its label or number. */
  press(label: string): Promise<string>;
  /** What the Tab key offers at the end of a line. */
  complete(line: string): Promise<readonly string[]>;
}

export interface WorldOptions {
  readonly url?: string;
  /** From another seed than that of any world on the same database; from 1 unless told. */
  readonly newId?: () => string;
  readonly paths?: Paths;
  readonly moreCommands?: readonly AnyCommand[];
  readonly moreActions?: readonly AnyAction[];
  /** What happens by itself; the bot's own jobs unless told. */
  readonly jobs?: readonly AnyJob[];
  /** The ends of platforms; the terminal's own unless told, and no other. */
  readonly posters?: Partial<Record<PlatformName, Poster>>;
  /** Whether errors are expected, and looked at by the test itself. */
  readonly mayErr?: boolean;
}

/** The whole bot on a new database in memory, on Monday 23 November 2026 at 09:00 UTC; closed when the test ends. */
export async function createWorld({
  url = "file::memory:",
  newId = idsFrom(1),
  paths = realPaths(),
  moreCommands = [],
  moreActions = [],
  jobs = ownJobs,
  posters = {},
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
  const poster = createTerminalPoster({ now: clock.now, newId });
  const { bot, scheduler } = wireBot({
    store,
    jobs,
    paths,
    moreCommands,
    moreActions,
    newId,
    now: clock.now,
    random: () => 0.5,
    platforms(platform) {
      const other = posters[platform];
      if (other) return { ...other, isOrganizer: poster.isOrganizer, remedy: poster.remedy };
      return platform === "terminal" ? poster : undefined;
    },
    log: silent((error) => void errors.push(error)),
    timers: unhurried,
    report: (error) => void errors.push(error),
  });
  const listeners: { readonly conversation: Conversation; readonly channel: ChannelRef }[] = [];
  const ear = createConversation({ bot, store, clock, newId });
  const beats = createBeats({
    scheduler,
    poster,
    store,
    async hear(post) {
      for (const { conversation, channel } of listeners) if (hears(post, channel, conversation.speaker())) await conversation.hear(post);
      return ear.hear(post);
    },
  });
  const tick = async () => (await beats.tick()).join("\n\n");
  onTestFinished(async () => {
    await scheduler.stop();
    await store.close();
    if (!mayErr) expect(errors).toEqual([]);
  });
  return {
    store,
    bot,
    scheduler,
    errors,
    now: clock.now,
    newId,
    at: (dateTime, zone = "UTC") => {
      now = instantOf(dateTime.replace(" ", "T"), zone);
      return { tick };
    },
    tick,
    talk(name, channel) {
      const ref: ChannelRef = channel === undefined ? terminalChannel : { ...terminalChannel, id: channel };
      const conversation = createConversation({ bot, store, clock, newId, channel: ref, beats });
      listeners.push({ conversation, channel: ref });
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
        complete: async (line) => {
          await ready;
          return conversation.complete(line);
        },
      };
    },
  };
}

/** Whether somebody in a channel hears a post: what is said to one person alone, only they. */
const hears = ({ target }: Post, channel: ChannelRef, speaker: string): boolean =>
  target.kind === "direct"
    ? target.account === `terminal:${speaker.toLowerCase()}`
    : (target.kind === "channel" ? target.channel : target.below.channel).id === channel.id;

/** A log of which only the errors are looked at. */
const silent = (report: (error: unknown) => void): Log => ({
  info: () => {},
  warn: () => {},
  error: (details, sentence) => report("err" in details ? details.err : sentence),
});

/** Here nothing is late, and nobody waits. */
const unhurried: Timers = { after: () => () => {} };

/** A world in which `you` has set up a cohort from Monday 30 November 2026, in Berlin, at the fast pace. */
export async function createCohort(options: WorldOptions = {}): Promise<World> {
  const world = await createWorld(options);
  await world.talk("you").say("/setup start:2026-11-30 timezone:Europe/Berlin pace:fast name:Autumn");
  return world;
}
