import { checkMessage } from "../checks/message.ts";
import { type Fields, isFields, numberOf, textOf } from "../json.ts";
import { createMessage, editMessage, type Message, userWire, wire } from "../message.ts";
import { refuse } from "../refusal.ts";
import { channelType, flag, minutes, permission } from "../words.ts";
import { addChannel, type Channel, directChannel, type World } from "../world.ts";
import { type Call, empty, fileNames, formOf, ok, param, type Reply, type Route } from "./route.ts";

/** Channels and what the bot posts there without being asked. */
export const channelRoutes: readonly Route[] = [
  { method: "GET", path: "/channels/{channel_id}", answer: (call) => ok(channelWire(visible(call))) },
  { method: "POST", path: "/channels/{channel_id}/messages", answer: post },
  { method: "GET", path: "/channels/{channel_id}/messages", answer: history },
  { method: "GET", path: "/channels/{channel_id}/messages/{message_id}", answer: (call) => ok(wire(call.world, messageIn(call))) },
  { method: "PATCH", path: "/channels/{channel_id}/messages/{message_id}", answer: edit },
  { method: "DELETE", path: "/channels/{channel_id}/messages/{message_id}", answer: remove },
  { method: "POST", path: "/channels/{channel_id}/messages/{message_id}/threads", answer: startThread },
  { method: "POST", path: "/users/@me/channels", answer: openDirect },
];

/** How long "the past few minutes" are in which a nonce counts: Discord does not say. */
const nonceLives = minutes(5);

function post(call: Call): Reply {
  const { world } = call;
  const channel = writable(call);
  const body = formOf(call);
  checkMessage(body, { at: [], files: fileNames(call) });
  call.checkSchema();
  const known = knownNonce(world, body);
  if (known) return { ...ok(wire(world, known, true)), rule: "a nonce posts once" };
  const flags = numberOf(body.flags) & ~(flag.ephemeral | flag.loading);
  const answered = answeredBy(world, channel, body);
  const message = createMessage(world, { ...body, flags }, call.uploads, { channel, author: world.bot, ...answered });
  if (message.nonce !== undefined) world.nonces.set(String(message.nonce), { message: message.id, at: world.now() });
  return ok(wire(world, message, true));
}

/** The message that is answered. One that is not there is no fault where the request says so; then it answers none. */
function answeredBy(world: World, channel: Channel, { message_reference }: Fields): Pick<Message, "message_reference"> {
  if (!isFields(message_reference)) return {};
  const message_id = textOf(message_reference.message_id);
  if (world.messages.get(message_id)?.channel_id === channel.id) return { message_reference: { message_id, channel_id: channel.id } };
  if (message_reference.fail_if_not_exists !== false) refuse("a message that is answered exists");
  return {};
}

/** A thread has the id of the message that it hangs below. */
function startThread(call: Call): Reply {
  const { world } = call;
  const parent = visible(call);
  if ((parent.permissions & permission.CREATE_PUBLIC_THREADS) === 0n) refuse("the bot may create threads in the channel");
  const { id } = messageIn(call);
  if (world.channels.has(id)) refuse("a message has one thread");
  const { name, auto_archive_duration: archived } = formOf(call);
  if (textOf(name).length < 1 || textOf(name).length > 100) refuse("a thread's name has 1 to 100 characters");
  if (archived !== undefined && ![60, 1440, 4320, 10080].includes(numberOf(archived)))
    refuse("a thread is archived after 60, 1440, 4320 or 10080 minutes");
  call.checkSchema();
  const plan = {
    name: textOf(name),
    type: channelType.thread,
    parent_id: parent.id,
    ...(parent.guild_id && { guild_id: parent.guild_id }),
  };
  return { status: 201, body: channelWire(addChannel(world, plan, id)) };
}

function knownNonce(world: World, body: Fields): Message | undefined {
  if (body.enforce_nonce !== true) return undefined;
  const known = world.nonces.get(String(body.nonce));
  if (!known || world.now() - known.at > nonceLives) return undefined;
  return world.messages.get(known.message) ?? refuse("the first message with a nonce still exists");
}

/** The newest first; `before` and `after` are ids. */
function history(call: Call): Reply {
  const channel = visible(call);
  if (channel.guild_id && (channel.permissions & permission.READ_MESSAGE_HISTORY) === 0n) return ok([]);
  const limit = Number(call.query.get("limit") ?? 50);
  const before = BigInt(call.query.get("before") ?? "9999999999999999999");
  const after = BigInt(call.query.get("after") ?? "0");
  const messages = [...call.world.messages.values()]
    .filter(({ channel_id, onlyFor }) => channel_id === channel.id && !onlyFor)
    .filter(({ id }) => BigInt(id) < before && BigInt(id) > after);
  const taken = call.query.has("after") ? messages.slice(0, limit) : messages.slice(-limit);
  return ok(taken.reverse().map((message) => wire(call.world, message)));
}

function edit(call: Call): Reply {
  visible(call);
  const before = messageIn(call);
  if (before.author.id !== call.world.bot.id) refuse("only one's own messages are edited");
  const body = formOf(call);
  checkMessage(body, { at: [], before, files: [...fileNames(call), ...before.attachments.map(({ filename }) => filename)] });
  call.checkSchema();
  return ok(wire(call.world, editMessage(call.world, before, body, call.uploads)));
}

function remove(call: Call): Reply {
  visible(call);
  const message = messageIn(call);
  if (message.author.id !== call.world.bot.id) refuse("the bot may write in the channel");
  call.world.messages.delete(message.id);
  return empty;
}

function openDirect(call: Call): Reply {
  const id = textOf(formOf(call).recipient_id);
  const person = [...call.world.users.values()].find((user) => user.id === id) ?? refuse("the recipient exists");
  call.checkSchema();
  return ok(channelWire(directChannel(call.world, person)));
}

function visible({ world, params: [id = ""] }: Call): Channel {
  const channel = world.channels.get(id) ?? refuse("the channel exists");
  const joined = !channel.guild_id || world.guilds.get(channel.guild_id)?.joined;
  if (!joined || (channel.permissions & permission.VIEW_CHANNEL) === 0n) refuse("the bot can see the channel");
  return channel;
}

function writable(call: Call): Channel {
  const channel = visible(call);
  const needed = channel.type === channelType.thread ? permission.SEND_MESSAGES_IN_THREADS : permission.SEND_MESSAGES;
  if (channel.recipient && call.world.closedTo.has(channel.recipient.id)) refuse("the person takes direct messages");
  if ((channel.permissions & needed) === 0n) refuse("the bot may write in the channel");
  return channel;
}

/** Through this door nobody finds a message that only one person sees. */
function messageIn(call: Call): Message {
  const message = call.world.messages.get(param(call, 1));
  if (!message || message.channel_id !== param(call, 0) || message.onlyFor) refuse("the message exists");
  return message;
}

export const channelWire = ({ id, name, type, guild_id, parent_id, recipient }: Channel): Fields => ({
  id,
  type,
  ...(recipient ? { recipients: [userWire(recipient)] } : { name }),
  ...(guild_id && { guild_id, parent_id: parent_id ?? null }),
  last_message_id: null,
  flags: 0,
});
