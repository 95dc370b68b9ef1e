import { type Call, type Caller, type ChannelRef, pickedValue, type Typing, withoutMark, z } from "#core";
import { accountOf } from "./account.ts";
import { interactionType, messageFlag, optionType, permission, threadTypes } from "./limits.ts";
import { writtenInto } from "./modal.ts";

/** Where an interaction is answered. */
export interface Address {
  readonly application: string;
  readonly id: string;
  readonly token: string;
}

export type Received =
  /** `isPrivate`: the button hangs on a message that only its member sees; a form belongs to the button that opened it. */
  | { readonly kind: "call"; readonly at: Address; readonly call: Call; readonly isPrivate: boolean }
  | { readonly kind: "typing"; readonly at: Address; readonly typing: Typing };

const permissions = z
  .string()
  .regex(/^\d{1,30}$/)
  .transform(BigInt);

const user = z.object({ id: z.string(), username: z.string(), global_name: z.string().nullish() });

/** What every interaction carries, as far as we read it: in a server a member, in direct messages a user. */
const interaction = z.object({
  id: z.string(),
  application_id: z.string(),
  token: z.string(),
  type: z.number(),
  guild_id: z.string().optional(),
  channel_id: z.string(),
  channel: z.object({ type: z.number(), parent_id: z.string().nullish() }).optional(),
  app_permissions: permissions,
  member: z.object({ nick: z.string().nullish(), permissions, user }).optional(),
  user: user.optional(),
  message: z.object({ id: z.string(), flags: z.number().default(0) }).optional(),
  data: z.unknown(),
});

const commandData = z.object({
  name: z.string(),
  type: z.literal(1),
  options: z
    .array(
      z.object({
        name: z.string(),
        type: z.number(),
        value: z.union([z.string(), z.number(), z.boolean()]),
        focused: z.boolean().optional(),
      }),
    )
    .default([]),
});

const pressData = z.object({ custom_id: z.string(), values: z.array(z.string()).default([]) });

/** The meaning of an interaction's JSON, whichever door it came through; undefined for what is none of ours. */
export function receive(raw: unknown): Received | undefined {
  const parsed = interaction.safeParse(raw);
  if (!parsed.success) return undefined;
  const { id, application_id: application, token, type, data, message } = parsed.data;
  const at: Address = { application, id, token };
  const from = callerOf(parsed.data);
  // In direct messages there are our buttons, and no commands.
  if (!from || (from.channel.space === directSpace && type !== interactionType.component && type !== interactionType.modal))
    return undefined;
  switch (type) {
    case interactionType.command: {
      const command = commandData.safeParse(data).data;
      if (!command) return undefined;
      const options = Object.fromEntries(
        command.options.map((each) => [each.name, each.type === optionType.member ? accountOf(String(each.value)) : each.value]),
      );
      return { kind: "call", at, isPrivate: false, call: { kind: "command", id, name: command.name, options, from } };
    }
    case interactionType.autocomplete: {
      const command = commandData.safeParse(data).data;
      const focused = command?.options.find((each) => each.focused);
      if (!command || !focused) return undefined;
      return { kind: "typing", at, typing: { command: command.name, option: focused.name, typed: String(focused.value), from } };
    }
    case interactionType.component: {
      const press = pressData.safeParse(data).data;
      if (!press || !message) return undefined;
      return {
        kind: "call",
        at,
        isPrivate: (message.flags & messageFlag.private) !== 0,
        call: {
          kind: "action",
          id,
          press: withoutMark(press.custom_id),
          picked: press.values.map(pickedValue),
          message: { channel: from.channel, id: message.id },
          from,
        },
      };
    }
    case interactionType.modal: {
      const written = writtenInto(data);
      if (!written || !message) return undefined;
      return {
        kind: "call",
        at,
        isPrivate: (message.flags & messageFlag.private) !== 0,
        call: { kind: "action", id, ...written, picked: [], message: { channel: from.channel, id: message.id }, from },
      };
    }
    default:
      return undefined; // a ping, which the gateway never sends
  }
}

/** The space of direct messages, which belong to no server. */
export const directSpace = "direct";

/** Who speaks, where, and what Discord says that they and the bot may do there. */
function callerOf({ guild_id, channel_id, channel, member, user, app_permissions }: z.output<typeof interaction>): Caller | undefined {
  const who = member?.user ?? user;
  if (!who) return undefined;
  const called = { platform: "discord", id: accountOf(who.id), name: member?.nick ?? who.global_name ?? who.username } as const;
  if (guild_id === undefined || !member)
    return { account: called, channel: { platform: "discord", space: directSpace, id: channel_id }, manages: false, lacks: [] };
  const isThread = threadTypes.includes(channel?.type ?? -1);
  const place: ChannelRef = {
    platform: "discord",
    space: guild_id,
    id: channel_id,
    ...(isThread && channel?.parent_id && { parent: channel.parent_id }),
  };
  const inThreads = ["Send Messages in Threads", permission.sendMessagesInThreads] as const;
  const inChannels = [["Send Messages", permission.sendMessages], ["Create Public Threads", permission.createThreads], inThreads] as const;
  const needed: readonly (readonly [string, bigint])[] = [
    ["View Channel", permission.viewChannel],
    ...(isThread ? [inThreads] : inChannels),
  ];
  return {
    account: called,
    channel: place,
    manages: may(member.permissions, permission.manageServer),
    lacks: needed.filter(([, wanted]) => !may(app_permissions, wanted)).map(([name]) => name),
  };
}

const may = (granted: bigint, wanted: bigint) => (granted & (wanted | permission.administrator)) !== 0n;
