/**
 * A Discord for tests, at the wire: unmodified discord.js logs into it (`rest: { api: fake.url }`).
 * It keeps Discord's rules (rules.ts is their list), lets tests act as people, and runs by the clock that it is given.
 * Left out: MESSAGE_CREATE and other events, shards, roles, voice, forms with anything but texts, subcommands' payloads.
 */
import { once } from "node:events";
import { defaultDocument, openApiAt } from "./checks/openapi.ts";
import { type Failure, type FailurePlan, makeFailures } from "./failures.ts";
import { type Gateway, gatewayOf } from "./gateway.ts";
import type { Handle } from "./interaction.ts";
import type { Fields } from "./json.ts";
import { type Limits, makeLimits } from "./limits.ts";
import { createMessage, type Message } from "./message.ts";
import { type People, peopleOf } from "./people.ts";
import { callbackRoutes } from "./routes/callbacks.ts";
import { channelRoutes } from "./routes/channels.ts";
import { commandRoutes } from "./routes/commands.ts";
import { selfRoutes } from "./routes/self.ts";
import { webhookRoutes } from "./routes/webhooks.ts";
import { restServer } from "./server.ts";
import type { PermissionName } from "./words.ts";
import {
  addGuild,
  bitsOf,
  type Channel,
  channelNamed,
  directChannel,
  type Guild,
  type GuildPlan,
  guildNamed,
  makeWorld,
  type Recorded,
  threadNamed,
  type User,
  userNamed,
} from "./world.ts";

export { defaultDocument } from "./checks/openapi.ts";
export type { Answer, Handle } from "./interaction.ts";
export { allComponents, buttonsOf, textOfMessage } from "./look.ts";
export type { Component, Message } from "./message.ts";
export { rules } from "./rules.ts";

export interface FakeDiscordOptions {
  /** The time in milliseconds; the real one unless told. */
  readonly now?: () => number;
  /** Where Discord's OpenAPI document lies; `false` leaves it out. Unless told: ../shared/specs/, where present. */
  readonly openapi?: string | false | undefined;
  /** The servers that the bot is in; unless told one, "Study group", with #study and #general. */
  readonly guilds?: readonly GuildPlan[];
  /** What HELLO asks for. */
  readonly heartbeatMs?: number;
}

export interface FakeDiscord {
  /** For `rest.api`, and DISCORD_API_URL. */
  readonly url: string;
  readonly token: string;
  readonly applicationId: string;
  /** All requests that arrived, with what was answered. */
  readonly requests: readonly Recorded[];
  readonly gateway: Gateway;
  /** What people do. */
  readonly interaction: People;
  /** Sends the same INTERACTION_CREATE once more. */
  redeliver(handle: Handle): void;

  user(name: string): User;
  guild(name: string): Guild;
  addGuild(plan: GuildPlan): Guild;
  channel(name: string, guild?: string): Channel;
  thread(name: string, channel: string): Channel;
  direct(user: string): Channel;
  /** The commands of a server, or the global ones, as Discord keeps them. */
  commands(guild?: string): readonly Fields[];
  /** How often commands were replaced. */
  readonly commandPuts: number;
  /** What everyone in a channel sees, the oldest first. By name or id; `direct("Ada").id` for direct messages. */
  messages(channel: string): readonly Message[];
  /** A person writes. */
  write(channel: string, user: string, content: string): Message;

  /** Takes from the bot what it may do in a channel. */
  forbid(channel: string, ...permissions: readonly PermissionName[]): void;
  allow(channel: string, ...permissions: readonly PermissionName[]): void;
  /** Throws the bot out of a server. */
  removeBot(guild: string): void;
  deleteChannel(channel: string): void;
  deleteMessage(id: string): void;
  /** The person takes no direct messages. */
  closeDirect(user: string): void;

  /** Plants failures for the next requests. */
  answerNext(how: Failure, plan?: number | FailurePlan): void;
  /** Sets a rate limit; the fake's clock counts. */
  limit: Limits["set"];

  /** Waits, without a clock, until `look` finds something: it looks after each request and each frame. */
  until<T>(look: () => T | undefined | false): Promise<T>;
  /** Waits until this many messages stand in a channel. */
  posted(channel: string, count?: number): Promise<readonly Message[]>;
  /** Waits until a client is connected and identified. */
  loggedIn(): Promise<void>;
  stop(): Promise<void>;
}

const studyGroup: GuildPlan = { name: "Study group", channels: ["study", "general"] };

export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const { now = Date.now, openapi = defaultDocument, guilds = [studyGroup], heartbeatMs = 45_000 } = options;
  const world = makeWorld(now, guilds);
  const token = `${Buffer.from(world.bot.id).toString("base64url")}.fake.token`;
  const limits = makeLimits(world);
  const failures = makeFailures();
  let port = 0;
  const gatewayUrl = () => `ws://127.0.0.1:${port}/gateway`;
  const routes = [...selfRoutes(gatewayUrl), ...commandRoutes, ...channelRoutes, ...callbackRoutes, ...webhookRoutes];
  const server = restServer({ world, routes, token, limits, failures, openApi: openapi === false ? undefined : openApiAt(openapi) });
  const gateway = gatewayOf(server, world, { token, url: gatewayUrl, heartbeatMs });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("no free port");
  port = address.port;

  const channel = (name: string, guild?: string) =>
    world.channels.get(name) ?? channelNamed(world, name, guild && guildNamed(world, guild).id);
  const messages = (name: string) => {
    const { id } = channel(name);
    return [...world.messages.values()].filter(({ channel_id, onlyFor }) => channel_id === id && !onlyFor);
  };

  return {
    url: `http://127.0.0.1:${port}/api`,
    token,
    applicationId: world.bot.id,
    requests: world.requests,
    gateway,
    interaction: peopleOf(world, gateway),
    redeliver: (handle) => gateway.dispatch("INTERACTION_CREATE", handle.payload),

    user: (name) => userNamed(world, name),
    guild: (name) => guildNamed(world, name),
    addGuild: (plan) => addGuild(world, plan),
    channel,
    thread: (name, parent) => threadNamed(world, name, channel(parent)),
    direct: (user) => directChannel(world, userNamed(world, user)),
    commands: (guild) => world.commands.get(guild === undefined ? "" : guildNamed(world, guild).id) ?? [],
    get commandPuts() {
      return world.commandPuts;
    },
    messages,
    write: (name, user, content) => createMessage(world, { content }, [], { channel: channel(name), author: userNamed(world, user) }),

    forbid(name, ...permissions) {
      channel(name).permissions &= ~bitsOf(permissions);
    },
    allow(name, ...permissions) {
      channel(name).permissions |= bitsOf(permissions);
    },
    removeBot(name) {
      guildNamed(world, name).joined = false;
    },
    deleteChannel(name) {
      world.channels.delete(channel(name).id);
    },
    deleteMessage(id) {
      world.messages.delete(id);
    },
    closeDirect(user) {
      world.closedTo.add(userNamed(world, user).id);
    },

    answerNext: (how, plan = {}) => failures.plant(how, typeof plan === "number" ? { times: plan } : plan),
    limit: limits.set,

    until: (look) => world.until(look),
    posted: (name, count = 1) => world.until(() => messages(name).length >= count && messages(name)),
    async loggedIn() {
      await world.until(() => [...gateway.sessions.values()].some(({ socket }) => socket !== undefined));
    },
    async stop() {
      world.stop();
      gateway.stop();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
