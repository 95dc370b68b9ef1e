import { show } from "../act.ts";
import { checkMessage } from "../checks/message.ts";
import { type Fields, isGiven } from "../json.ts";
import { createMessage, editMessage, keyOf, type Message, wire } from "../message.ts";
import { refuse } from "../refusal.ts";
import { type Call, channelOf, type Method, personOf, word, writable } from "./method.ts";

/** What the bot writes. */
export const chatMethods: Readonly<Record<string, Method>> = {
  "chat.postMessage": { token: "bot", scope: "chat:write", answer: post },
  "chat.postEphemeral": { token: "bot", scope: "chat:write", answer: postEphemeral },
  "chat.update": { token: "bot", scope: "chat:write", answer: update },
  "chat.delete": { token: "bot", scope: "chat:write", answer: remove },
};

function post(call: Call): Fields {
  const { world, args, method } = call;
  const channel = writable(call);
  checkMessage(world, args, { method, whole: "post" });
  const message = createMessage(world, args, { channel, user: world.bot });
  return { ok: true, channel: channel.id, ts: message.ts, message: wire(world, message, true) };
}

function postEphemeral(call: Call): Fields {
  const { world, args, method } = call;
  const channel = writable(call);
  const person = personOf(world, word(call, "user"));
  if (channel.absent.has(person.id) || (channel.with && channel.with.id !== person.id)) refuse("the person is in the channel");
  checkMessage(world, args, { method, whole: "answer" });
  const { ts } = createMessage(world, args, { channel, user: world.bot, onlyFor: person });
  return { ok: true, message_ts: ts };
}

/** With a text and no blocks, the blocks go: a text alone is the whole message. */
function update(call: Call): Fields {
  const { world, args, method } = call;
  const before = own(call, "only one's own messages are changed");
  if (channelOf(call).archived) refuse("an archived channel's messages stay as they are");
  checkMessage(world, args, { method, whole: "update" });
  const message = editMessage(world, before, isGiven(args.text) ? { blocks: [], ...args } : args);
  const pressed = world.acts.findLast((act) => act.message === keyOf(message));
  if (pressed) show(pressed, keyOf(message));
  return { ok: true, channel: message.channel, ts: message.ts, text: message.text, message: wire(world, message) };
}

function remove(call: Call): Fields {
  const message = own(call, "only one's own messages are deleted");
  call.world.messages.delete(keyOf(message));
  const pressed = call.world.acts.findLast((act) => act.message === keyOf(message));
  if (pressed) pressed.deleted = true;
  return { ok: true, channel: message.channel, ts: message.ts };
}

/** The bot's message at this place. Through this door nobody finds what only one person sees. */
function own(call: Call, rule: "only one's own messages are changed" | "only one's own messages are deleted"): Message {
  const channel = channelOf(call);
  const message = call.world.messages.get(keyOf({ channel: channel.id, ts: word(call, "ts") }));
  if (!message || message.onlyFor) return refuse("the message exists");
  if (message.user.id !== call.world.bot.id) refuse(rule);
  return message;
}
