/**
 * A Slack for tests, at the wire: unmodified @slack/bolt connects to it in Socket Mode (`slackApiUrl: fake.url`).
 * It keeps Slack's rules (rules.ts is their list), lets tests act as people, and runs by the clock that it is given.
 * Left out: forms with more than one input, shortcuts, files, other events, Enterprise Grid, OAuth.
 * Blocks and elements that it cannot check it refuses as unknown: checks/shape.ts lists those that it can.
 */
import { once } from "node:events";
import type { Handle } from "./act.ts";
import { checkMessage } from "./checks/message.ts";
import { type Failure, type FailurePlan, makeFailures } from "./failures.ts";
import { type Limits, makeLimits } from "./limits.ts";
import { createMessage, type Message } from "./message.ts";
import { authMethods } from "./methods/auth.ts";
import { chatMethods } from "./methods/chat.ts";
import { conversationMethods } from "./methods/conversations.ts";
import { userMethods } from "./methods/users.ts";
import { viewMethods } from "./methods/views.ts";
import { type People, peopleOf } from "./people.ts";
import { httpServer } from "./server.ts";
import { type SocketMode, socketMode } from "./socket.ts";
import type { View } from "./view.ts";
import {
  addChannel,
  type Channel,
  type ChannelPlan,
  channelNamed,
  directChannel,
  makeWorld,
  type PersonFacts,
  type Recorded,
  type Report,
  type User,
  userNamed,
} from "./world.ts";

export type { Answer, Handle } from "./act.ts";
export { buttonsOf, elementsOf, labelOf, textOfSurface } from "./look.ts";
export type { Message } from "./message.ts";
export { rules } from "./rules.ts";
export type { View } from "./view.ts";
export type { Channel, ChannelPlan, Report, User } from "./world.ts";

export interface FakeSlackOptions {
  /** The time in milliseconds; the real one unless told. */
  readonly now?: () => number;
  /** The channels; unless told #study and #general, public, with the bot in them. */
  readonly channels?: readonly ChannelPlan[];
  /** The bot's scopes; all that the methods here ask for unless told, but not chat:write.public. */
  readonly scopes?: readonly string[];
}

export interface FakeSlack extends People {
  /** For SLACK_API_URL, and bolt's `clientOptions.slackApiUrl`: it ends in /api/. */
  readonly url: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly teamId: string;
  readonly appId: string;
  /** The bot's own user. */
  readonly bot: User;
  /** All requests that arrived, with what was answered; calls of a response_url among them. */
  readonly requests: readonly Recorded[];
  /** What Slack lets pass and this project does not: pings, foreign links, unescaped characters. A test asks that it be empty. */
  readonly reports: readonly Report[];
  /** What may be linked to ("aws.amazon.com") and mentioned (ids of people); nothing unless a test adds to it. */
  readonly allowed: { readonly hosts: Set<string>; readonly mentions: Set<string> };
  readonly socket: SocketMode;
  /** Sends the same envelope's payload once more, with retry_attempt and retry_reason. */
  redeliver(handle: Handle, reason?: string): void;

  /** A person by name, who is there from the first mention on; `facts` change what is known. */
  user(name: string, facts?: Partial<PersonFacts>): User;
  addChannel(plan: ChannelPlan): Channel;
  /** By name or id; "@Ada" means the direct messages with Ada. */
  channel(name: string): Channel;
  direct(user: string): Channel;
  /** What everyone in a channel sees, the oldest first. By name or id, or "@Ada". */
  messages(channel: string): readonly Message[];
  /** What one person alone sees in a channel, the oldest first. */
  ephemeral(channel: string, user: string): readonly Message[];
  /** What a person's Home shows. */
  home(user: string): View | undefined;
  /** A person writes. */
  write(channel: string, user: string, text: string): Message;

  archive(channel: string): void;
  deleteChannel(channel: string): void;
  removeBot(channel: string): void;
  inviteBot(channel: string): void;
  /** The person is not in the channel. */
  leave(channel: string, user: string): void;
  /** Switches off what the app's manifest may leave out: the Home, or the messages tab. */
  switchOff(what: "home" | "messages"): void;
  takeScopes(...scopes: readonly string[]): void;

  /** Plants failures for the next requests. */
  answerNext(how: Failure, plan?: number | FailurePlan): void;
  /** Sets a rate limit: `limit("chat.postMessage", 1, 1000, "channel")`. The fake's clock counts. */
  limit: Limits["set"];

  /** Waits, without a clock, until `look` finds something: it looks after each request and each frame. */
  until<T>(look: () => T | undefined | false): Promise<T>;
  /** Waits until this many messages stand in a channel. */
  posted(channel: string, count?: number): Promise<readonly Message[]>;
  /** Waits until a client is connected. */
  connected(): Promise<void>;
  stop(): Promise<void>;
}

export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const { now = Date.now, channels = [{ name: "study" }, { name: "general" }], scopes } = options;
  const world = makeWorld(now);
  if (scopes) world.scopes.clear();
  for (const scope of scopes ?? []) world.scopes.add(scope);
  for (const plan of channels) addChannel(world, plan);
  const limits = makeLimits(world);
  const failures = makeFailures();
  let port = 0;
  const methods = { ...authMethods(() => socket), ...chatMethods, ...conversationMethods, ...userMethods, ...viewMethods };
  const server = httpServer({ world, methods, limits, failures });
  const socket = socketMode(
    server,
    world,
    () => `ws://127.0.0.1:${port}/link/`,
    (_, payload) => checkMessage(world, payload, { method: "ack", whole: "answer" }),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("no free port");
  port = address.port;

  const channel = (name: string) => channelNamed(world, name);
  const standing = (name: string, isSeen: (message: Message) => boolean) => {
    const { id } = channel(name);
    return [...world.messages.values()].filter((message) => message.channel === id && isSeen(message));
  };
  const messages = (name: string) => standing(name, ({ onlyFor }) => !onlyFor);

  return {
    ...peopleOf(
      world,
      () => socket,
      () => `http://127.0.0.1:${port}`,
    ),
    url: `http://127.0.0.1:${port}/api/`,
    botToken: world.botToken,
    appToken: world.appToken,
    teamId: world.team.id,
    appId: world.appId,
    bot: world.bot,
    requests: world.requests,
    reports: world.reports,
    allowed: world.allowed,
    socket,
    redeliver: (handle, reason = "timeout") => socket.send(handle.act, reason),

    user: (name, facts = {}) => Object.assign(userNamed(world, name), facts),
    addChannel: (plan) => addChannel(world, plan),
    channel,
    direct: (user) => directChannel(world, userNamed(world, user)),
    messages,
    ephemeral: (name, user) => standing(name, ({ onlyFor }) => onlyFor?.id === userNamed(world, user).id),
    home: (user) => world.views.get(world.homes.get(userNamed(world, user).id) ?? ""),
    write: (name, user, text) => createMessage(world, { text }, { channel: channel(name), user: userNamed(world, user) }),

    archive(name) {
      channel(name).archived = true;
    },
    deleteChannel(name) {
      world.channels.delete(channel(name).id);
    },
    removeBot(name) {
      channel(name).member = false;
    },
    inviteBot(name) {
      channel(name).member = true;
    },
    leave(name, user) {
      channel(name).absent.add(userNamed(world, user).id);
    },
    switchOff(what) {
      world.switchedOff.add(what);
    },
    takeScopes(...taken) {
      for (const scope of taken) world.scopes.delete(scope);
    },

    answerNext: (how, plan = {}) => failures.plant(how, typeof plan === "number" ? { times: plan } : plan),
    limit: limits.set,

    until: (look) => world.until(look),
    posted: (name, count = 1) => world.until(() => messages(name).length >= count && messages(name)),
    async connected() {
      await world.until(() => socket.connected > 0);
    },
    async stop() {
      world.stop();
      socket.stop();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
