import { checkMessage } from "../checks/message.ts";
import type { Interaction } from "../interaction.ts";
import { numberOf } from "../json.ts";
import { createMessage, editMessage, type Message, wire } from "../message.ts";
import { refuse } from "../refusal.ts";
import { callback, flag, minutes } from "../words.ts";
import { type Call, empty, fileNames, formOf, ok, param, type Reply, type Route } from "./route.ts";

const messages = "/webhooks/{webhook_id}/{webhook_token}/messages";

/** What follows the first answer: edits, further messages, removal. */
export const webhookRoutes: readonly Route[] = [
  { method: "POST", path: "/webhooks/{webhook_id}/{webhook_token}", open: true, answer: follow },
  ...[`${messages}/@original`, `${messages}/{message_id}`].flatMap((path): readonly Route[] => [
    { method: "GET", path, open: true, answer: (call) => ok(wire(call.world, messageOf(call, answered(call)))) },
    { method: "PATCH", path, open: true, answer: edit },
    { method: "DELETE", path, open: true, answer: remove },
  ]),
];

function answered(call: Call): Interaction {
  const { world } = call;
  if (param(call, 0) !== world.bot.id) refuse("the webhook is the application's");
  const interaction = world.interactions.get(param(call, 1)) ?? refuse("the interaction's token is known");
  if (world.now() - interaction.at > minutes(15)) refuse("an interaction's token lives for 15 minutes");
  if (interaction.acknowledged === undefined) refuse("nothing is edited or added before the first answer");
  return interaction;
}

/** "@original", or one of the messages that this interaction brought. */
function messageOf(call: Call, interaction: Interaction): Message {
  const id = param(call, 2) === "" || param(call, 2) === "@original" ? interaction.original : param(call, 2);
  const own = id !== undefined && (id === interaction.original || interaction.shown.includes(id));
  return (own && call.world.messages.get(id)) || refuse("the message exists");
}

function edit(call: Call): Reply {
  const interaction = answered(call);
  const message = changed(call, interaction, messageOf(call, interaction));
  return ok(wire(call.world, message));
}

function changed(call: Call, interaction: Interaction, before: Message): Message {
  const body = formOf(call);
  checkMessage(body, { at: [], before, files: [...fileNames(call), ...before.attachments.map(({ filename }) => filename)] });
  call.checkSchema();
  if (!interaction.shown.includes(before.id)) interaction.shown.push(before.id);
  return editMessage(call.world, before, body, call.uploads);
}

/** After a deferral the first message that follows takes the place of "is thinking", and keeps who sees it. */
function follow(call: Call): Reply {
  const { world } = call;
  const interaction = answered(call);
  const original = world.messages.get(interaction.original ?? "");
  if (interaction.acknowledged === callback.deferredMessage && original && original.flags & flag.loading) {
    return ok(wire(world, changed(call, interaction, original)));
  }
  const body = formOf(call);
  checkMessage(body, { at: [], files: fileNames(call) });
  call.checkSchema();
  const { id, type, user, channel } = interaction;
  const hidden = (numberOf(body.flags) & flag.ephemeral) !== 0;
  const origin = { channel, author: world.bot, interaction: { id, type, user }, ...(hidden ? { onlyFor: user } : {}) };
  const message = createMessage(world, body, call.uploads, origin);
  interaction.shown.push(message.id);
  return ok(wire(world, message));
}

function remove(call: Call): Reply {
  const interaction = answered(call);
  const { id } = messageOf(call, interaction);
  call.world.messages.delete(id);
  interaction.shown.splice(0, Infinity, ...interaction.shown.filter((shown) => shown !== id));
  interaction.deleted = true;
  return empty;
}
