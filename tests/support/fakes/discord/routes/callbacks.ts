import { suggestionFaults } from "../checks/commands.ts";
import { checkMessage } from "../checks/message.ts";
import { modalFaults } from "../checks/modal.ts";
import type { Interaction } from "../interaction.ts";
import { type Fields, fieldsOf, listOf, numberOf } from "../json.ts";
import { createMessage, editMessage, type Message, wire } from "../message.ts";
import { type Fault, fault, refuse, refuseFaults } from "../refusal.ts";
import { callback, flag, interaction as kind, seconds } from "../words.ts";
import type { World } from "../world.ts";
import { type Call, empty, fileNames, formOf, ok, param, type Reply, type Route } from "./route.ts";

/** The first answer to an interaction. */
export const callbackRoutes: readonly Route[] = [
  { method: "POST", path: "/interactions/{interaction_id}/{interaction_token}/callback", open: true, answer },
];

function answer(call: Call): Reply {
  const interaction = waiting(call);
  const { type: given, data: givenData } = formOf(call);
  const type = numberOf(given);
  const data = fieldsOf(givenData);
  refuseFaults(typeFaults(interaction, type, data));
  if (type === callback.message) checkMessage(data, { at: ["data"], files: fileNames(call) });
  const source = call.world.messages.get(interaction.source ?? "");
  if (type === callback.modal) refuseFaults(modalFaults(data));
  if (type === callback.update) checkUpdate(call, data, source);
  call.checkSchema();
  interaction.acknowledged = type;
  interaction.acknowledgements += 1;
  const message = effect(call, interaction, type, data);
  return call.query.get("with_response") === "true" ? ok(response(call.world, interaction, type, message)) : empty;
}

function waiting(call: Call): Interaction {
  const { world } = call;
  const interaction = world.interactions.get(param(call, 1));
  if (!interaction || interaction.id !== param(call, 0)) return refuse("the interaction exists");
  if (interaction.acknowledged !== undefined) refuse("an interaction is acknowledged once");
  if (world.now() - interaction.at > seconds(3)) refuse("the first answer comes within 3 seconds");
  return interaction;
}

function* typeFaults(interaction: Interaction, type: number, data: Fields): Iterable<Fault> {
  const known: readonly number[] = Object.values(callback);
  const completing = interaction.type === kind.autocomplete;
  const updates = type === callback.update || type === callback.deferredUpdate;
  if (!known.includes(type)) yield fault("a callback's type is known", "type");
  else if (completing && type !== callback.choices) yield fault("autocomplete is answered with choices only", "type");
  else if (!completing && type === callback.choices) yield fault("only autocomplete is answered with choices", "type");
  else if (type === callback.modal && interaction.type === kind.modal) yield fault("a form is not answered by a form", "type");
  else if (updates && interaction.source === undefined) yield fault("only a component's message is updated", "type");
  else if (type === callback.deferredMessage && numberOf(data.flags) & ~flag.ephemeral) {
    yield fault("a deferral sets no flag but EPHEMERAL", "data", "flags");
  } else if (type === callback.choices) yield* suggestionFaults(listOf(data.choices), interaction.completes ?? 3);
}

function checkUpdate(call: Call, data: Fields, source: Message | undefined): void {
  const before = source ?? refuse("the message exists");
  checkMessage(data, { at: ["data"], before, files: [...fileNames(call), ...before.attachments.map(({ filename }) => filename)] });
}

/** What the person sees from now on. */
function effect({ world, uploads }: Call, interaction: Interaction, type: number, data: Fields): Message | undefined {
  const source = world.messages.get(interaction.source ?? "");
  const { channel, user } = interaction;
  const ephemeral = numberOf(data.flags) & flag.ephemeral;
  const { id } = interaction;
  const origin = { channel, author: world.bot, interaction: { id, type: interaction.type, user }, ...(ephemeral ? { onlyFor: user } : {}) };
  switch (type) {
    case callback.message:
      return show(interaction, createMessage(world, data, uploads, origin));
    case callback.deferredMessage:
      return show(interaction, createMessage(world, { flags: ephemeral | flag.loading }, [], origin));
    case callback.deferredUpdate:
      if (source) interaction.original = source.id;
      return undefined;
    case callback.update:
      return source && show(interaction, editMessage(world, source, data, uploads));
    case callback.choices:
      interaction.choices = listOf(data.choices).map(fieldsOf);
      return undefined;
    default:
      interaction.form = data;
      return undefined;
  }
}

function show(interaction: Interaction, message: Message): Message {
  interaction.original = message.id;
  interaction.shown.push(message.id);
  return message;
}

const response = (world: World, interaction: Interaction, type: number, message: Message | undefined): Fields => ({
  interaction: {
    id: interaction.id,
    type: interaction.type,
    ...(message && {
      response_message_id: message.id,
      response_message_loading: (message.flags & flag.loading) !== 0,
      response_message_ephemeral: (message.flags & flag.ephemeral) !== 0,
    }),
  },
  resource: { type, ...(message && { message: wire(world, message) }) },
});
