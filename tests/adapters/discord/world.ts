import { onTestFinished } from "vitest";
import type { AnyAction, AnyCommand, Bot, Paths, Platform, Reply, Store } from "#core";
import { patience } from "../../../src/adapters/discord/answer.ts";
import { createDiscord } from "../../../src/adapters/discord/index.ts";
import type { Scheduler } from "../../../src/scheduler.ts";
import { openStore } from "../../../src/storage/index.ts";
import { wireBot } from "../../../src/wire.ts";
import { listening } from "../../contracts/adapter.ts";
import { barelyNamed, stringsIn } from "../../support/command-names.ts";
import { type Answer, type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from "../../support/fakes/discord/index.ts";
import { idsFrom } from "../../support/ids.ts";
import { realPaths } from "../../support/talk.ts";

export interface Logged {
  readonly level: "info" | "warn" | "error";
  readonly details: Readonly<Record<string, unknown>>;
  readonly sentence: string;
}

/** The bot in a Discord of our own, through unmodified discord.js. */
export interface DiscordWorld {
  readonly fake: FakeDiscord;
  readonly discord: Platform;
  readonly store: Store;
  readonly bot: Bot;
  readonly scheduler: Scheduler;
  /** How many calls the bot has been handed. */
  handled(): number;
  /** What the bot answered last. */
  lastReply(): Reply;
  /** Bugs that the bot reported. */
  readonly errors: readonly unknown[];
  readonly log: readonly Logged[];
  readonly fatal: readonly string[];
  /** What is remembered of the registration. */
  readonly remembered: readonly string[];
  /** Moves the bot's and Discord's clock. */
  pass(milliseconds: number): void;
  /** Holds every answer back until it is released; `reached` tells when the bot has a call in hand. */
  hold(): { readonly release: () => void; readonly reached: Promise<void> };
  /** Lets the waiting for an answer run out; resolves once somebody waits. */
  loseTime(): Promise<void>;
  /** Gives a command as a member, and reads the answer. */
  say(name: string, options?: Readonly<Record<string, string>>, who?: Who): Promise<Answer>;
}

export interface Who {
  readonly user?: string;
  readonly channel?: string;
  readonly thread?: string;
  readonly manages?: boolean;
}

export interface WorldOptions extends FakeDiscordOptions {
  readonly moreCommands?: readonly AnyCommand[];
  readonly moreActions?: readonly AnyAction[];
  readonly paths?: Paths;
  readonly newId?: () => string;
  readonly guildId?: string;
  readonly token?: string;
  /** Written before the token. */
  readonly prefix?: string;
  readonly started?: boolean;
}

export const memberPermissions = ["VIEW_CHANNEL", "SEND_MESSAGES", "USE_APPLICATION_COMMANDS"] as const;

export async function createDiscordWorld({
  moreCommands = [],
  moreActions = [],
  paths = realPaths(),
  newId = idsFrom(1),
  guildId,
  token,
  prefix = "",
  started = true,
  ...plan
}: WorldOptions = {}): Promise<DiscordWorld> {
  let now = Date.parse("2026-11-23T09:00:00Z");
  const fake = await startFakeDiscord({ now: () => now, ...plan });
  const store = await openStore("file::memory:");
  const errors: unknown[] = [];
  const log: Logged[] = [];
  const fatal: string[] = [];
  const remembered: string[] = [];
  const waiting = new Set<() => void>();
  let someoneWaits = () => {};
  let gate = Promise.resolve();
  let reach = () => {};
  let handled = 0;

  const write = (level: Logged["level"]) => (details: object, sentence: string) =>
    void log.push({ level, details: details as Logged["details"], sentence });
  const wired = wireBot({
    store,
    paths,
    moreCommands,
    moreActions,
    newId,
    now: () => new Date(now),
    random: () => 0.5,
    platforms: (platform) => (platform === "discord" ? discord : undefined),
    log: { info: write("info"), warn: write("warn"), error: write("error") },
    timers: { after: () => () => {} },
    report: (error) => void errors.push(error),
  });
  const { scheduler } = wired;
  const whole = listening(wired.bot);
  const bot: Bot = {
    ...whole,
    take(call) {
      handled += 1;
      reach();
      const taken = whole.take(call);
      return { ...taken, reply: gate.then(() => taken.reply) };
    },
  };
  const discord: Platform = await createDiscord({
    token: prefix + (token ?? fake.token),
    apiUrl: fake.url,
    ...(guildId !== undefined && { guildId }),
    bot,
    registrations: { hash: async () => remembered.at(-1), setHash: async (_, hash) => void remembered.push(hash) },
    log: { info: write("info"), warn: write("warn"), error: write("error") },
    timers: {
      // Only the patience with an answer is held by hand; a pause between attempts is over at once.
      after(milliseconds, run) {
        if (milliseconds !== patience) {
          setImmediate(run);
          return () => {};
        }
        waiting.add(run);
        someoneWaits();
        return () => void waiting.delete(run);
      },
    },
    fatal: (sentence) => void fatal.push(sentence),
  });
  onTestFinished(async () => {
    await scheduler.stop();
    await discord.stop();
    await fake.stop();
    await store.close();
  });
  if (started) await discord.start();

  return {
    fake,
    discord,
    store,
    bot,
    scheduler,
    errors,
    log,
    fatal,
    remembered,
    handled: () => handled,
    lastReply: whole.last,
    pass(milliseconds) {
      now += milliseconds;
    },
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return {
        release: resolve,
        reached: new Promise((hasReached) => {
          reach = hasReached;
        }),
      };
    },
    async loseTime() {
      if (waiting.size === 0)
        await new Promise<void>((resolve) => {
          someoneWaits = resolve;
        });
      for (const run of [...waiting]) run();
      waiting.clear();
    },
    say: (name, options = {}, { manages = false, ...who } = {}) =>
      fake.interaction
        .command({ name, options, permissions: manages ? [...memberPermissions, "MANAGE_GUILD"] : memberPermissions, ...who })
        .answer(),
  };
}

/** Every request that Discord refused or failed, as a line each: none, unless a test plants it. */
export const trouble = ({ fake }: DiscordWorld): readonly string[] => [
  ...fake.requests
    .filter(({ status }) => status >= 400 || status === 0)
    .map(({ method, path, status, rules, refusal }) => `${method} ${path} ${status} ${rules.join(", ")} ${JSON.stringify(refusal)}`),
  ...fake.requests.flatMap(({ body }) =>
    notPressable(
      body,
      fake.commands().map(({ name }) => String(name)),
    ),
  ),
];

/** Where a text names a registered command, and its reader cannot press it. */
const notPressable = (sent: unknown, names: readonly string[]): readonly string[] =>
  barelyNamed(stringsIn(sent, "content"), names).map((found) => `Not to be pressed: ${found}`);
