import type { Failure } from "./failures.ts";
import type { Interaction } from "./interaction.ts";
import type { Fields, Json } from "./json.ts";
import type { Message } from "./message.ts";
import type { RuleName } from "./rules.ts";
import { channelType, type PermissionName, permission } from "./words.ts";

export interface User {
  readonly id: string;
  readonly username: string;
  readonly global_name: string | null;
  readonly bot: boolean;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  /** Whether the bot is a member: it may be thrown out. */
  joined: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly guild_id?: string;
  /** The channel of a thread. */
  readonly parent_id?: string;
  /** The person at the other end of a direct channel. */
  readonly recipient?: User;
  /** What the bot may do here. */
  permissions: bigint;
}

/** One request as it arrived, and what was answered. */
export interface Recorded {
  readonly method: string;
  /** Without /api/v10. */
  readonly path: string;
  readonly query: string;
  readonly body: Json | undefined;
  readonly at: number;
  readonly status: number;
  /** The rules by which it was refused. */
  readonly rules: readonly RuleName[];
  /** What the refusal said. */
  readonly refusal?: Fields;
  /** The failure that a test planted. */
  readonly failed?: Failure;
}

export interface GuildPlan {
  readonly name: string;
  readonly channels: readonly string[];
}

/** All that this Discord knows. */
export interface World {
  now(): number;
  newId(): string;
  readonly bot: User;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  readonly users: Map<string, User>;
  /** People who take no direct messages, by id. */
  readonly closedTo: Set<string>;
  readonly messages: Map<string, Message>;
  readonly nonces: Map<string, { readonly message: string; readonly at: number }>;
  readonly interactions: Map<string, Interaction>;
  /** By guild; the global ones under "". */
  readonly commands: Map<string, readonly Fields[]>;
  commandPuts: number;
  readonly requests: Recorded[];
  /** Wakes those who wait. */
  changed(): void;
  /** What `look` finds, as soon as it finds anything. */
  until<T>(look: () => T | undefined | false): Promise<T>;
  stop(): void;
}

/** What a bot has that was invited as README says. */
const invited: readonly PermissionName[] = [
  "VIEW_CHANNEL",
  "SEND_MESSAGES",
  "CREATE_PUBLIC_THREADS",
  "SEND_MESSAGES_IN_THREADS",
  "EMBED_LINKS",
  "ATTACH_FILES",
  "READ_MESSAGE_HISTORY",
];
export const bitsOf = (names: readonly PermissionName[]): bigint => names.reduce((bits, name) => bits | permission[name], 0n);

export function makeWorld(now: () => number, plans: readonly GuildPlan[]): World {
  const newId = snowflakes(now);
  const waiting = new Set<{ look(): void; stop(): void }>();
  const world: World = {
    now,
    newId,
    bot: { id: newId(), username: "cairn", global_name: null, bot: true },
    guilds: new Map(),
    channels: new Map(),
    users: new Map(),
    closedTo: new Set(),
    messages: new Map(),
    nonces: new Map(),
    interactions: new Map(),
    commands: new Map(),
    commandPuts: 0,
    requests: [],
    changed() {
      for (const waiter of [...waiting]) waiter.look();
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
            waiting.delete(waiter);
          },
          stop: () => reject(new Error("The fake Discord has stopped.")),
        };
        waiting.add(waiter);
        waiter.look();
      });
      found.catch(() => undefined); // a test that gave up waits no longer
      return found;
    },
    stop() {
      for (const waiter of waiting) waiter.stop();
      waiting.clear();
    },
  };
  for (const plan of plans) addGuild(world, plan);
  return world;
}

export function addGuild(world: World, plan: GuildPlan): Guild {
  const guild: Guild = { id: world.newId(), name: plan.name, joined: true };
  world.guilds.set(guild.id, guild);
  for (const name of plan.channels) addChannel(world, { name, type: channelType.text, guild_id: guild.id });
  return guild;
}

export function addChannel(world: World, plan: Omit<Channel, "id" | "permissions">, id = world.newId()): Channel {
  const channel: Channel = { ...plan, id, permissions: bitsOf(invited) };
  world.channels.set(channel.id, channel);
  return channel;
}

/** A person by name, who is there from the first mention on. */
export function userNamed(world: World, name: string): User {
  const known = world.users.get(name);
  if (known) return known;
  const user: User = { id: world.newId(), username: name.toLowerCase(), global_name: name, bot: false };
  world.users.set(name, user);
  return user;
}

/** The channel between the bot and one person. */
export function directChannel(world: World, user: User): Channel {
  const known = [...world.channels.values()].find(({ recipient }) => recipient?.id === user.id);
  return known ?? addChannel(world, { name: user.username, type: channelType.direct, recipient: user });
}

/** A channel by name or id, in a guild if one is named. */
export function channelNamed(world: World, name: string, guildId?: string): Channel {
  const found = [...world.channels.values()].find(
    (channel) =>
      (channel.id === name || channel.name === name) && channel.type !== channelType.direct && (!guildId || channel.guild_id === guildId),
  );
  if (!found) throw new Error(`There is no channel "${name}".`);
  return found;
}

/** A thread of a channel, which is made where there is none of this name. */
export function threadNamed(world: World, name: string, parent: Channel): Channel {
  const known = [...world.channels.values()].find((channel) => channel.name === name && channel.parent_id === parent.id);
  if (known) return known;
  return addChannel(world, { name, type: channelType.thread, parent_id: parent.id, ...(parent.guild_id && { guild_id: parent.guild_id }) });
}

export function guildNamed(world: World, name: string): Guild {
  const found = [...world.guilds.values()].find((guild) => guild.id === name || guild.name === name);
  if (!found) throw new Error(`There is no server "${name}".`);
  return found;
}

const discordEpoch = 1_420_070_400_000;

/** Ids of 17 to 19 digits that carry the moment: discord.js keeps rate-limit buckets apart by nothing shorter. */
function snowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const moment = BigInt(Math.max(Math.floor(now()) - discordEpoch, 30 * 86_400_000)) << 22n;
    last = moment > last ? moment : last + 1n;
    return String(last);
  };
}
