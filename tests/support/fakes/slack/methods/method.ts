import { type Fields, textOf } from "../json.ts";
import { refuse } from "../refusal.ts";
import { type Channel, directChannel, type User, type World } from "../world.ts";

/** One call, as a method sees it. */
export interface Call {
  readonly world: World;
  readonly method: string;
  /** Blocks, metadata and view as JSON already. */
  readonly args: Fields;
}

export interface Method {
  readonly token: "bot" | "app";
  /** What the token must be allowed; methods that ask by the kind of channel say it themselves. */
  readonly scope?: string;
  answer(call: Call): Fields;
}

export const word = ({ args }: Call, name: string): string => textOf(args[name]);

export function needScope(world: World, needed: string): void {
  if (!world.scopes.has(needed)) refuse("the scope is granted", { needed, provided: [...world.scopes].join(",") });
}

/** "channels:read" for a public channel, "groups:read" for a private one, "im:read" for direct messages. */
export function needScopeFor(world: World, { kind }: Channel, what: "read" | "history"): void {
  needScope(world, `${{ public: "channels", private: "groups", direct: "im" }[kind]}:${what}`);
}

/** The channel that `channel` names by id, as far as the bot knows of it. */
export function channelOf({ world, args }: Call): Channel {
  const channel = world.channels.get(textOf(args.channel)) ?? refuse("the channel exists");
  if (channel.kind === "private" && !channel.member) refuse("the bot knows a private channel");
  return channel;
}

/** Where the bot may write. A person's id stands for the direct messages with that person. */
export function writable(call: Call): Channel {
  const { world } = call;
  const person = world.users.get(word(call, "channel"));
  const channel = person ? direct(world, person) : channelOf(call);
  if (channel.kind === "direct" && world.switchedOff.has("messages")) refuse("the messages tab is switched on");
  if (channel.archived) refuse("the channel is not archived");
  if (!channel.member && !world.scopes.has("chat:write.public")) refuse("the bot is in the channel");
  return channel;
}

/** The direct messages with a person who can be reached. */
export function direct(world: World, person: User): Channel {
  if (person.isBot) refuse("a direct message goes to a person");
  if (person.isDeactivated) refuse("the person is active");
  return directChannel(world, person);
}

export const personOf = (world: World, id: string): User => world.users.get(id) ?? refuse("the person exists");
