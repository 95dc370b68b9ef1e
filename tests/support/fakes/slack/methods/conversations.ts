import { type Fields, isTrue, type Json } from "../json.ts";
import { type Message, wire } from "../message.ts";
import { refuse } from "../refusal.ts";
import type { Channel, World } from "../world.ts";
import { type Call, channelOf, direct, type Method, needScopeFor, personOf, word } from "./method.ts";

/** Channels, and what stands in them. */
export const conversationMethods: Readonly<Record<string, Method>> = {
  "conversations.open": { token: "bot", scope: "im:write", answer: open },
  "conversations.info": { token: "bot", answer: info },
  "conversations.history": { token: "bot", answer: history },
  "conversations.replies": { token: "bot", answer: replies },
};

/** With one person: the direct messages. */
function open(call: Call): Fields {
  const { world, args } = call;
  const users = word(call, "users");
  if (users === "") refuse("somebody is named to open a conversation with");
  const channel = direct(world, personOf(world, users));
  return { ok: true, channel: isTrue(args.return_im) ? channelWire(world, channel) : { id: channel.id } };
}

function info(call: Call): Fields {
  const channel = channelOf(call);
  needScopeFor(call.world, channel, "read");
  return { ok: true, channel: channelWire(call.world, channel) };
}

/** The newest first, without what only one person sees. Answers in threads stand in conversations.replies. */
function history(call: Call): Fields {
  const inTheChannel = standing(call).filter(({ thread_ts, ts }) => !thread_ts || thread_ts === ts);
  return page(call, inTheChannel.reverse());
}

/** The first message of the thread, and the answers, the oldest first. */
function replies(call: Call): Fields {
  const first = word(call, "ts");
  const thread = standing(call).filter(({ thread_ts, ts }) => ts === first || thread_ts === first);
  if (!thread.some(({ ts }) => ts === first)) refuse("the thread exists");
  return page(call, thread);
}

function standing(call: Call): Message[] {
  const { world, args } = call;
  const channel = channelOf(call);
  needScopeFor(world, channel, "history");
  if (!channel.member) refuse("the bot is in the channel");
  const [oldest, latest, inclusive] = [word(call, "oldest") || "0", word(call, "latest") || "9999999999", isTrue(args.inclusive)];
  if (!/^\d+(\.\d+)?$/.test(oldest)) refuse("history is asked for by timestamps");
  return [...world.messages.values()].filter(
    ({ channel: id, ts, onlyFor }) =>
      id === channel.id &&
      !onlyFor &&
      (Number(ts) > Number(oldest) || (inclusive && Number(ts) === Number(oldest))) &&
      (Number(ts) < Number(latest) || (inclusive && Number(ts) === Number(latest))),
  );
}

/** A cursor says how many were read. */
function page(call: Call, messages: readonly Message[]): Fields {
  const limit = Number(word(call, "limit") || call.args.limit || 100);
  if (!(limit >= 1 && limit <= 999)) refuse("history is read in pages of 1 to 999");
  const from = Number(Buffer.from(word(call, "cursor"), "base64").toString() || 0);
  const next = from + limit;
  const has_more = next < messages.length;
  return {
    ok: true,
    messages: messages.slice(from, next).map((message) => told(call, message)),
    has_more,
    ...(has_more && { response_metadata: { next_cursor: Buffer.from(String(next)).toString("base64") } }),
  };
}

/** Metadata in full when all of it is asked for; else its name alone. */
function told({ world, args }: Call, message: Message): Json {
  const all = isTrue(args.include_all_metadata);
  const { metadata } = message;
  return { ...wire(world, message, all), ...(!all && metadata && { metadata: { event_type: metadata.event_type } }) };
}

const channelWire = (world: World, { id, name, kind, member, archived, with: person }: Channel): Fields => ({
  id,
  is_channel: kind === "public",
  is_group: kind === "private",
  is_im: kind === "direct",
  is_mpim: false,
  is_private: kind !== "public",
  is_archived: archived,
  context_team_id: world.team.id,
  ...(person
    ? { user: person.id, is_user_deleted: person.isDeactivated }
    : { name, name_normalized: name, is_member: member, is_general: false }),
});
