import { onTestFinished } from "vitest";
import { type AnyAction, type AnyCommand, type Bot, itemsOf, type Paths, type Platform, type Reply, type Store } from "#core";
import { patience } from "../../../src/adapters/slack/answer.ts";
import { type Names, slackNames } from "../../../src/adapters/slack/commands.ts";
import { createSlack } from "../../../src/adapters/slack/index.ts";
import { scopes } from "../../../src/adapters/slack/limits.ts";
import { profilePatience } from "../../../src/adapters/slack/people.ts";
import type { Scheduler } from "../../../src/scheduler.ts";
import { openStore } from "../../../src/storage/index.ts";
import { wireBot } from "../../../src/wire.ts";
import { listening } from "../../contracts/adapter.ts";
import { barelyNamed, stringsIn } from "../../support/command-names.ts";
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from "../../support/fakes/slack/index.ts";
import { idsFrom } from "../../support/ids.ts";
import { realPaths } from "../../support/talk.ts";

export interface Logged {
  readonly level: "info" | "warn" | "error";
  readonly details: Readonly<Record<string, unknown>>;
  readonly sentence: string;
}

/** The bot in a Slack of our own, through unmodified bolt. */
export interface SlackWorld {
  readonly fake: FakeSlack;
  readonly slack: Platform;
  readonly store: Store;
  readonly bot: Bot;
  /** What stands before each command's name. */
  readonly prefix: string;
  readonly scheduler: Scheduler;
  /** How many calls the bot has been handed. */
  handled(): number;
  /** What the bot answered last. */
  lastReply(): Reply;
  /** Bugs that the bot reported. */
  readonly errors: readonly unknown[];
  readonly log: readonly Logged[];
  readonly fatal: readonly string[];
  /** Waits until the bot says that it cannot go on. */
  readonly ended: Promise<string>;
  /** Waits until something of this level is logged, and gives it. */
  logged(level: Logged["level"]): Promise<Logged>;
  /** Moves the bot's and Slack's clock. */
  pass(milliseconds: number): void;
  /** Holds every answer back until it is released; `reached` tells when the bot has a call in hand. */
  hold(): { readonly release: () => void; readonly reached: Promise<void> };
  /** The next call fails before anything is kept, as if the process had died. */
  dieOnce(): void;
  /** Lets a waiting run out, for an answer unless told; resolves once somebody waits. */
  loseTime(milliseconds?: number): Promise<void>;
}

export interface WorldOptions extends FakeSlackOptions {
  readonly moreCommands?: readonly AnyCommand[];
  readonly moreActions?: readonly AnyAction[];
  readonly paths?: Paths;
  /** From another seed for a second process. */
  readonly newId?: () => string;
  readonly prefix?: string;
  readonly botToken?: string;
  readonly appToken?: string;
  readonly started?: boolean;
  /** What App Home shows in place of a command that it asks for: other lines, with other buttons. */
  readonly atHome?: Readonly<Record<string, string>>;
  /** A database that is there already, for a second process. */
  readonly store?: Store;
}

/** What is waited for by hand; a pause between attempts is over at once. */
const heldByHand: readonly number[] = [patience, profilePatience];

export async function createSlackWorld({
  moreCommands = [],
  moreActions = [],
  paths = realPaths(),
  newId = idsFrom(1),
  prefix = "",
  botToken,
  appToken,
  started = true,
  atHome = {},
  store: given,
  ...plan
}: WorldOptions = {}): Promise<SlackWorld> {
  let now = Date.parse("2026-11-23T09:00:00Z");
  const fake = await startFakeSlack({ now: () => now, scopes: [...scopes.bot, ...scopes.optional], ...plan });
  for (const host of linkedHosts(paths)) fake.allowed.hosts.add(host);
  const store = given ?? (await openStore("file::memory:"));
  const errors: unknown[] = [];
  const log: Logged[] = [];
  const fatal: string[] = [];
  const waiting = new Set<{ readonly milliseconds: number; readonly run: () => void }>();
  let someoneWaits = () => {};
  let gate = Promise.resolve();
  let reach = () => {};
  let handled = 0;
  let dies = false;

  const ended = Promise.withResolvers<string>();
  const readers = new Set<() => void>();
  const write = (level: Logged["level"]) => (details: object, sentence: string) => {
    log.push({ level, details: details as Logged["details"], sentence });
    for (const read of readers) read();
  };
  const logs = { info: write("info"), warn: write("warn"), error: write("error") };
  const wired = wireBot({
    store,
    paths,
    moreCommands,
    moreActions,
    newId,
    now: () => new Date(now),
    random: () => 0.5,
    platforms: (platform) => (platform === "slack" ? slack : undefined),
    log: logs,
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
      if (dies) {
        dies = false;
        throw new Error("the process died");
      }
      const other = call.kind === "command" && call.from.channel.id === "home" ? atHome[call.name] : undefined;
      const taken = whole.take(other ? { kind: "line", id: call.id, line: other, from: call.from } : call);
      return { ...taken, reply: gate.then(() => taken.reply) };
    },
  };
  const slack: Platform = await createSlack({
    botToken: botToken ?? fake.botToken,
    appToken: appToken ?? fake.appToken,
    apiUrl: fake.url,
    prefix,
    bot,
    log: logs,
    timers: {
      after(milliseconds, run) {
        if (!heldByHand.includes(milliseconds)) {
          setImmediate(run);
          return () => {};
        }
        const entry = { milliseconds, run };
        waiting.add(entry);
        someoneWaits();
        return () => void waiting.delete(entry);
      },
    },
    now: () => new Date(now),
    fatal: (sentence) => {
      fatal.push(sentence);
      ended.resolve(sentence);
    },
  });
  onTestFinished(async () => {
    await scheduler.stop();
    await slack.stop();
    await fake.stop();
    await store.close();
  });
  if (started) await slack.start();

  return {
    fake,
    slack,
    prefix,
    store,
    bot,
    scheduler,
    errors,
    log,
    fatal,
    ended: ended.promise,
    handled: () => handled,
    lastReply: whole.last,
    logged: (level) =>
      new Promise((resolve) => {
        const read = () => {
          const found = log.find((entry) => entry.level === level);
          if (!found) return;
          readers.delete(read);
          resolve(found);
        };
        readers.add(read);
        read();
      }),
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
    dieOnce() {
      dies = true;
    },
    async loseTime(milliseconds = patience) {
      const late = () => [...waiting].filter((entry) => entry.milliseconds === milliseconds);
      while (late().length === 0)
        await new Promise<void>((resolve) => {
          someoneWaits = resolve;
        });
      for (const entry of late()) {
        waiting.delete(entry);
        entry.run();
      }
    },
  };
}

/** Every request that Slack refused or failed, rule that was broken and thing that this project does not do, as a line each. */
export const trouble = ({ fake, bot, prefix }: SlackWorld): readonly string[] => [
  ...fake.requests
    .filter(({ status, error }) => status >= 400 || status === 0 || error)
    .map((request) => JSON.stringify(request).slice(0, 600)),
  ...fake.socket.broken,
  ...fake.reports.map((report) => JSON.stringify(report)),
  ...fake.requests.flatMap(({ args }) => calledOtherwise(args, slackNames(bot, prefix))),
];

/** Where words name a command, and not as Slack has it: whoever types it would reach nobody. */
const calledOtherwise = (sent: unknown, names: Names): readonly string[] =>
  barelyNamed(
    stringsIn(sent),
    [...names].filter(([name, called]) => name !== called).map(([name]) => name),
  ).map((found) => `No such command: ${found}`);

/** The hosts of the learning paths' links; the bot links to no other. */
const linkedHosts = ({ all }: Paths): readonly string[] =>
  all.flatMap(itemsOf).flatMap(({ url, replacement }) => [url, replacement?.url].flatMap((each) => (each ? [new URL(each).hostname] : [])));
