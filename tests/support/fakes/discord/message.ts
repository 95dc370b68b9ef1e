import { type Fields, fieldsOf, isFields, isGiven, type Json, listOf, numberOf, textOf } from "./json.ts";
import { flag } from "./words.ts";
import type { Channel, User, World } from "./world.ts";

/** A component as it is shown: the checks have passed. */
export interface Component {
  readonly type: number;
  readonly id: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly content?: string;
  readonly disabled?: boolean;
  readonly style?: number;
  readonly url?: string;
  readonly placeholder?: string;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly options?: readonly {
    readonly label: string;
    readonly value: string;
    readonly description?: string;
    readonly default?: boolean;
  }[];
  readonly components?: readonly Component[];
  readonly accessory?: Component;
}

export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly url: string;
  /** What was uploaded; not sent out again. */
  readonly content: Buffer;
}

/** A message as Discord keeps it. */
export interface Message {
  readonly id: string;
  readonly channel_id: string;
  readonly author: User;
  readonly content: string;
  readonly embeds: readonly Fields[];
  readonly components: readonly Component[];
  readonly attachments: readonly Attachment[];
  readonly flags: number;
  readonly timestamp: string;
  readonly edited_timestamp: string | null;
  /** Only this person sees it. */
  readonly onlyFor?: User;
  /** The interaction that it answers. */
  readonly interaction?: { readonly id: string; readonly type: number; readonly user: User };
  readonly nonce?: string | number;
  /** The message that it answers. */
  readonly message_reference?: { readonly message_id: string; readonly channel_id: string };
}

export interface Upload {
  readonly filename: string;
  readonly content: Buffer;
}

export interface Origin {
  readonly channel: Channel;
  readonly author: User;
  readonly onlyFor?: User;
  readonly interaction?: NonNullable<Message["interaction"]>;
  readonly message_reference?: NonNullable<Message["message_reference"]>;
}

/** A new message of a body that the checks have passed. */
export function createMessage(world: World, body: Fields, uploads: readonly Upload[], { channel, ...origin }: Origin): Message {
  const message: Message = {
    ...origin,
    id: world.newId(),
    channel_id: channel.id,
    content: textOf(body.content),
    embeds: listOf(body.embeds).map(fieldsOf),
    components: numbered(body.components),
    attachments: uploads.map((upload) => attachment(world, channel, upload)),
    flags: numberOf(body.flags),
    timestamp: momentOf(world),
    edited_timestamp: null,
    ...(typeof body.nonce === "string" || typeof body.nonce === "number" ? { nonce: body.nonce } : {}),
  };
  world.messages.set(message.id, message);
  return message;
}

/** What an edit leaves of a message: a field that is not given stays; null empties it. */
export function editMessage(world: World, before: Message, body: Fields, uploads: readonly Upload[]): Message {
  const channel = world.channels.get(before.channel_id);
  const kept =
    body.attachments === undefined ? before.attachments : before.attachments.filter(({ id }) => idsOf(body.attachments).includes(id));
  const added = channel ? uploads.map((upload) => attachment(world, channel, upload)) : [];
  const message: Message = {
    ...before,
    content: body.content === undefined ? before.content : textOf(body.content),
    embeds: body.embeds === undefined ? before.embeds : listOf(body.embeds).map(fieldsOf),
    components: body.components === undefined ? before.components : numbered(body.components),
    attachments: [...kept, ...added],
    flags: (before.flags & ~flag.loading) | (numberOf(body.flags) & ~flag.ephemeral),
    edited_timestamp: momentOf(world),
  };
  world.messages.set(message.id, message);
  return message;
}

/** As it goes over the wire. A nonce is told to the one who posts, and never again. */
export function wire(world: World, message: Message, withNonce = false): Fields {
  const { onlyFor: _, interaction, nonce, author, attachments, ...plain } = message;
  const trusted: Fields = {
    ...(plain as unknown as Fields),
    type: interaction ? (interaction.type === 2 ? 20 : 0) : 0,
    author: userWire(author),
    attachments: attachments.map(({ content: _content, ...shown }) => shown),
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    ...(author.id === world.bot.id && interaction ? { application_id: world.bot.id, webhook_id: world.bot.id } : {}),
    ...(interaction
      ? {
          interaction_metadata: {
            id: interaction.id,
            type: interaction.type,
            user: userWire(interaction.user),
            authorizing_integration_owners: {},
          },
        }
      : {}),
    ...(withNonce && nonce !== undefined ? { nonce } : {}),
  };
  return trusted;
}

export const userWire = (user: User): Fields => ({
  id: user.id,
  username: user.username,
  global_name: user.global_name,
  discriminator: "0",
  avatar: null,
  public_flags: 0,
  bot: user.bot,
});

const momentOf = (world: World) => new Date(world.now()).toISOString();

const idsOf = (attachments: Json | undefined) => listOf(attachments).map((given) => String(fieldsOf(given).id));

const attachment = (world: World, channel: Channel, { filename, content }: Upload): Attachment => {
  const id = world.newId();
  return { id, filename, size: content.length, content, url: `https://cdn.discordapp.com/attachments/${channel.id}/${id}/${filename}` };
};

/** Discord numbers the components that have no id of their own, in order. */
function numbered(components: Json | undefined): readonly Component[] {
  let next = 1;
  const withId = (value: Json): Fields => {
    const component = fieldsOf(value);
    const id = isGiven(component.id) && component.id !== 0 ? component.id : next++;
    return {
      ...component,
      id: numberOf(id),
      ...(component.components === undefined ? {} : { components: listOf(component.components).map(withId) }),
      ...(isFields(component.accessory) ? { accessory: withId(component.accessory) } : {}),
    };
  };
  return listOf(components).map(withId) as unknown as readonly Component[];
}
