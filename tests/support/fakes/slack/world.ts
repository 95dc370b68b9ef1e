import type { Act } from "./act.ts";
import type { Failure } from "./failures.ts";
import type { Fields } from "./json.ts";
import type { Message } from "./message.ts";
import type { RuleName } from "./rules.ts";
import type { View } from "./view.ts";
import { usualScopes } from "./words.ts";

/** A person, or a bot. */
export interface User extends PersonFacts {
  readonly id: string;
  /** The handle: lower case, without @. */
  readonly name: string;
  readonly realName: string;
}

/** What a test may say about a person. */
export interface PersonFacts {
  /** IANA. */
  tz: string;
  isAdmin: boolean;
  isOwner: boolean;
  isBot: boolean;
  /** Deactivated: nobody reaches this person any more. */
  isDeactivated: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: "public" | "private" | "direct";
  /** The person at the other end of direct messages. */
  readonly with?: User;
  /** Whether the bot is in it. */
  member: boolean;
  archived: boolean;
  /** Ids of people who are not in it; the others are. */
  readonly absent: Set<string>;
}

export interface ChannelPlan {
  readonly name: string;
  /** Public unless told. */
  readonly kind?: "public" | "private";
  /** Whether the bot is in it; it is unless told. */
  readonly member?: boolean;
}

/** One request as it arrived, and what was answered. */
export interface Recorded {
  /** "chat.postMessage", or "response_url". */
  readonly method: string;
  readonly args: Fields;
  readonly at: number;
  readonly status: number;
  /** Slack's word, where it refused. */
  readonly error?: string;
  /** The rules by which it was refused. */
  readonly rules: readonly RuleName[];
  /** The failure that a test planted. */
  readonly failed?: Failure;
}

/** Something that Slack lets pass and this project does not. */
export interface Report {
  readonly rule: RuleName;
  /** "chat.postMessage", "response_url", "ack". */
  readonly method: string;
  /** Where in the arguments: "/blocks/0/text/text". */
  readonly at: string;
  /** The words that did it. */
  readonly text: string;
}

/** All that this Slack knows. */
export interface World {
  now(): number;
  /** A fresh id, by its first letter: C, D, U, V, T, B, A, Ev. */
  newId(letter: string): string;
  /** The moment, as messages have it; no two are the same. */
  newTs(): string;
  readonly team: { readonly id: string; readonly domain: string; readonly name: string };
  readonly appId: string;
  readonly botId: string;
  readonly bot: User;
  readonly botToken: string;
  readonly appToken: string;
  readonly scopes: Set<string>;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  /** By channel and ts: `keyOf`. */
  readonly messages: Map<string, Message>;
  readonly views: Map<string, View>;
  /** Which view a person's Home shows. */
  readonly homes: Map<string, string>;
  /** By the last part of the address. */
  readonly responseUrls: Map<string, { readonly act: Act; readonly at: number; uses: number }>;
  readonly triggers: Map<string, { readonly act: Act; readonly at: number; used: boolean }>;
  /** What people did, in order. */
  readonly acts: Act[];
  /** What people picked in a message or view, and did not send yet: by message or view, and person. */
  readonly picked: Map<string, Record<string, Record<string, Fields>>>;
  /** What the app's manifest leaves out. */
  readonly switchedOff: Set<"home" | "messages">;
  readonly requests: Recorded[];
  readonly reports: Report[];
  /** What the project may link to and mention. */
  readonly allowed: { readonly hosts: Set<string>; readonly mentions: Set<string> };
  /** Wakes those who wait. */
  changed(): void;
  /** What `look` finds, as soon as it finds anything. */
  until<T>(look: () => T | undefined | false): Promise<T>;
  stop(): void;
}

export function makeWorld(now: () => number): World {
  const newId = counter();
  const bot: User = { id: newId("U"), name: "cairn", realName: "Cairn", ...ordinary, isBot: true };
  const world: World = {
    now,
    newId,
    newTs: stamps(now),
    team: { id: newId("T"), domain: "study-group", name: "Study group" },
    appId: newId("A"),
    botId: newId("B"),
    bot,
    botToken: "xoxb-fake-1",
    appToken: "xapp-1-fake",
    scopes: new Set(usualScopes),
    users: new Map(),
    channels: new Map(),
    messages: new Map(),
    views: new Map(),
    homes: new Map(),
    responseUrls: new Map(),
    triggers: new Map(),
    acts: [],
    picked: new Map(),
    switchedOff: new Set(),
    requests: [],
    reports: [],
    allowed: { hosts: new Set(), mentions: new Set() },
    ...waiting(),
  };
  world.users.set(bot.id, bot);
  return world;
}

const ordinary: PersonFacts = { tz: "Europe/Zurich", isAdmin: false, isOwner: false, isBot: false, isDeactivated: false };

/** A person by name or id, who is there from the first mention on. */
export function userNamed(world: World, name: string): User {
  const known = [...world.users.values()].find((user) => user.id === name || user.realName === name || user.name === name);
  if (known) return known;
  const user: User = { id: world.newId("U"), name: name.toLowerCase().replaceAll(/[^a-z0-9]/g, "."), realName: name, ...ordinary };
  world.users.set(user.id, user);
  return user;
}

export function addChannel(world: World, { name, kind = "public", member = true }: ChannelPlan): Channel {
  const channel: Channel = { id: world.newId("C"), name, kind, member, archived: false, absent: new Set() };
  world.channels.set(channel.id, channel);
  return channel;
}

/** A channel by name or id; "@Ada" means the direct messages with Ada. */
export function channelNamed(world: World, name: string): Channel {
  if (name.startsWith("@")) return directChannel(world, userNamed(world, name.slice(1)));
  const found = [...world.channels.values()].find((channel) => channel.id === name || channel.name === name);
  if (!found) throw new Error(`There is no channel "${name}".`);
  return found;
}

/** The channel between the bot and one person. */
export function directChannel(world: World, user: User): Channel {
  const known = [...world.channels.values()].find((channel) => channel.with?.id === user.id);
  if (known) return known;
  const channel: Channel = {
    id: world.newId("D"),
    name: "directmessage",
    kind: "direct",
    with: user,
    member: true,
    archived: false,
    absent: new Set(),
  };
  world.channels.set(channel.id, channel);
  return channel;
}

function counter(): World["newId"] {
  let last = 0;
  return (letter) => {
    last += 1;
    return `${letter}0${(0x2f4a0 + last * 7919).toString(36).toUpperCase().padStart(9, "0")}`;
  };
}

/** Seconds, and microseconds that tell apart what happened in the same millisecond. */
function stamps(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(Math.floor(now()) * 1000, last + 1);
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, "0")}`;
  };
}

function waiting(): Pick<World, "changed" | "until" | "stop"> {
  const waiters = new Set<{ look(): void; stop(): void }>();
  return {
    changed() {
      for (const waiter of [...waiters]) waiter.look();
    },
    until<T>(look: () => T | undefined | false) {
      const found = new Promise<T>((resolve, reject) => {
        const waiter = {
          look() {
            try {
              const value = look();
              if (value === undefined || value === false) return;
              resolve(value);
            } catch (error) {
              reject(error);
            }
            waiters.delete(waiter);
          },
          stop: () => reject(new Error("The fake Slack has stopped.")),
        };
        waiters.add(waiter);
        waiter.look();
      });
      found.catch(() => undefined); // a test that gave up waits no longer
      return found;
    },
    stop() {
      for (const waiter of waiters) waiter.stop();
      waiters.clear();
    },
  };
}
