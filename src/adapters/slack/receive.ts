import { type ChannelRef, pickedValue, withoutMark, z } from "#core";
import { lineOf, type Names } from "./commands.ts";
import { linkId } from "./elements.ts";
import { fromSubmission } from "./form.ts";
import type { Address, Received } from "./received.ts";

const slash = z.object({
  command: z.string().startsWith("/"),
  text: z.string().default(""),
  trigger_id: z.string(),
  team_id: z.string(),
  channel_id: z.string(),
  user_id: z.string(),
  user_name: z.string().default(""),
  response_url: z.string(),
});

const picked = z.object({ value: z.string() });

const press = z.object({
  type: z.literal("block_actions"),
  trigger_id: z.string(),
  team: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: z.string(), team_id: z.string().optional(), username: z.string().optional(), name: z.string().optional() }),
  channel: z.object({ id: z.string() }).optional(),
  container: z
    .object({ is_ephemeral: z.boolean().optional(), message_ts: z.string().optional(), thread_ts: z.string().optional() })
    .optional(),
  view: z.object({ id: z.string(), type: z.string() }).optional(),
  response_url: z.string().optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        block_id: z.string().default(""),
        value: z.string().optional(),
        selected_option: picked.nullish(),
        selected_options: z.array(picked).optional(),
      }),
    )
    .min(1),
});

const opened = z.object({
  type: z.literal("event_callback"),
  event_id: z.string(),
  team_id: z.string(),
  event: z.object({ type: z.literal("app_home_opened"), user: z.string(), tab: z.literal("home") }),
});

/** The channel in which App Home's calls are made: everybody's own, and no cohort's. */
export const homeChannel = (team: string): ChannelRef => ({ platform: "slack", space: team, id: "home" });

/** The meaning of an envelope's payload, whichever door it came through; undefined for what is none of ours. */
export function receive(raw: unknown, names: Names): Received | undefined {
  const command = slash.safeParse(raw).data;
  if (command) return fromSlash(command, names);
  const pressed = press.safeParse(raw).data;
  if (pressed) return fromPress(pressed);
  const home = opened.safeParse(raw).data;
  if (!home) return fromSubmission(raw);
  return { kind: "home opened", id: home.event_id, by: { team: home.team_id, user: home.event.user, handle: "" } };
}

function fromSlash(payload: z.output<typeof slash>, names: Names): Received {
  const { team_id: team, channel_id: id, trigger_id, response_url: url } = payload;
  return {
    kind: "call",
    by: { team, user: payload.user_id, handle: payload.user_name },
    channel: { platform: "slack", space: team, id },
    at: { kind: "message", url, thread: undefined },
    meant: { kind: "line", id: trigger_id, line: lineOf(payload.command, typed(payload.text), names) },
    isPrivate: false,
  };
}

function fromPress({
  team,
  user,
  channel,
  container,
  view,
  trigger_id,
  response_url: url,
  actions: [action],
}: z.output<typeof press>): Received {
  const home = team?.id ?? user.team_id;
  if (!action || !home || action.action_id === linkId || withoutMark(action.action_id) === linkId) return { kind: "nothing" };
  const at: Address | undefined = url
    ? { kind: "message", url, thread: container?.thread_ts }
    : view?.type === "home"
      ? { kind: "home", trigger: trigger_id, part: partOf(action.block_id) }
      : view && { kind: "modal", view: view.id };
  if (!at) return { kind: "nothing" };
  const values = action.selected_options ?? (action.selected_option ? [action.selected_option] : []);
  const all = action.value === undefined ? values.map(({ value }) => value) : [action.value];
  // A thread is its channel here: Slack names messages by channel and time.
  const place: ChannelRef = channel ? { platform: "slack", space: home, id: channel.id } : homeChannel(home);
  return {
    kind: "call",
    by: { team: home, user: user.id, handle: user.name ?? user.username ?? "" },
    channel: place,
    at,
    meant: {
      kind: "action",
      id: trigger_id,
      press: withoutMark(action.action_id),
      picked: all.map(pickedValue),
      ...(channel && container?.message_ts && { message: { channel: place, id: container.message_ts } }),
    },
    isPrivate: container?.is_ephemeral ?? false,
  };
}

/** The blocks of each part of App Home bear its name. */
export const inPart = (part: string, number: number): string => `${part}:${number}`;
const partOf = (blockId: string): string => blockId.split(":")[0] ?? "";

/**
 * What a member typed: Slack hands mentions and links as <…> and escapes the rest once. Mentions of people stay for the
 * core to read, everything else becomes its plain words.
 * @internal
 */
export const typed = (text: string): string =>
  text
    .split(/(<[^<>]*>)/)
    .map((part) => (/^<[^<>]*>$/.test(part) ? plainWordsOf(part.slice(1, -1)) : unescapedOnce(part)))
    .join("");

function plainWordsOf(inside: string): string {
  const [target = "", label = ""] = inside.split("|");
  if (target.startsWith("@")) return `<${target}>`;
  if (target.startsWith("#")) return `#${unescapedOnce(label || target.slice(1))}`;
  if (target.startsWith("!")) return unescapedOnce(label || `@${target.slice(1).split("^")[0]}`);
  return unescapedOnce(label || target);
}

const unescapedOnce = (words: string): string =>
  words.replace(/&(lt|gt|amp);/g, (_, name: "lt" | "gt" | "amp") => ({ lt: "<", gt: ">", amp: "&" })[name]);
