import { type Fields, fieldsOf, isGiven, isTrue, type Json, listOf, textOf } from "./json.ts";
import type { Channel, User, World } from "./world.ts";

/** A message as people see it. */
export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly user: User;
  readonly text: string;
  /** Each has a block_id, and each element that one uses an action_id: Slack makes up what is left out. */
  readonly blocks: readonly Fields[];
  readonly thread_ts?: string;
  readonly metadata?: Fields;
  readonly edited?: string;
  /** The one who sees it, where it is ephemeral. */
  readonly onlyFor?: User;
}

export interface Origin {
  readonly channel: Channel;
  readonly user: User;
  readonly onlyFor?: User;
}

export const keyOf = ({ channel, ts }: { readonly channel: string; readonly ts: string }): string => `${channel}/${ts}`;

export function createMessage(world: World, body: Fields, { channel, user, onlyFor }: Origin): Message {
  const message: Message = {
    channel: channel.id,
    ts: world.newTs(),
    user,
    text: textIn(body),
    blocks: withIds(world, listOf(body.blocks)),
    ...(textOf(body.thread_ts) !== "" && { thread_ts: textOf(body.thread_ts) }),
    ...(isGiven(body.metadata) && { metadata: fieldsOf(body.metadata) }),
    ...(onlyFor && { onlyFor }),
  };
  world.messages.set(keyOf(message), message);
  return message;
}

/** What an edit leaves out stays as it is: chat.update's blocks and metadata do. */
export function editMessage(world: World, before: Message, body: Fields): Message {
  const { metadata: had, ...rest } = before;
  const metadata = isGiven(body.metadata) ? fieldsOf(body.metadata) : had;
  const message: Message = {
    ...rest,
    ...((isGiven(body.text) || isGiven(body.markdown_text)) && { text: textIn(body) }),
    ...(isGiven(body.blocks) && { blocks: withIds(world, listOf(body.blocks)) }),
    ...(metadata && Object.keys(metadata).length > 0 && { metadata }),
    edited: world.newTs(),
  };
  world.messages.set(keyOf(message), message);
  return message;
}

/** As history and payloads tell it. */
export const wire = (world: World, message: Message, includeMetadata = false): Fields => ({
  type: "message",
  user: message.user.id,
  ...(message.user.isBot && { bot_id: world.botId, app_id: world.appId }),
  text: message.text,
  ts: message.ts,
  team: world.team.id,
  ...(message.blocks.length > 0 && { blocks: message.blocks }),
  ...(message.thread_ts && { thread_ts: message.thread_ts }),
  ...(message.edited && { edited: { user: message.user.id, ts: message.edited } }),
  ...(includeMetadata && message.metadata && { metadata: message.metadata }),
});

/** Slack numbers what the app did not: blocks, and the elements that people use. */
export function withIds(world: World, blocks: readonly Json[]): readonly Fields[] {
  return blocks.map((value) => {
    const block = fieldsOf(value);
    const named = (element: Json): Fields => {
      const fields = fieldsOf(element);
      return noIds.has(textOf(fields.type)) ? fields : { action_id: world.newId("a"), ...fields };
    };
    return {
      block_id: world.newId("b"),
      ...block,
      ...(block.type === "actions" && { elements: listOf(block.elements).map(named) }),
      ...(block.type === "section" && isGiven(block.accessory) && { accessory: named(block.accessory as Json) }),
      ...(block.type === "input" && isGiven(block.element) && { element: named(block.element as Json) }),
    };
  });
}

const noIds = new Set(["image", "plain_text", "mrkdwn"]);

const textIn = (body: Fields): string => textOf(body.text) || textOf(body.markdown_text);

export const isEphemeral = (body: Fields): boolean => body.response_type !== "in_channel";
export const wantsReplaced = (body: Fields): boolean => isTrue(body.replace_original);
export const wantsDeleted = (body: Fields): boolean => isTrue(body.delete_original);
