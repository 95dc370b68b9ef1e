import { type ChannelRef, type MessageRef, type Posted, type Poster, pause, persist, type Reply, type Target, type Timers, z } from "#core";
import { userOf } from "./account.ts";
import { inSlacksNames, type Names } from "./commands.ts";
import { failureOf, tokenTrouble } from "./failure.ts";
import { invite } from "./people.ts";
import type { Requests } from "./ports.ts";
import { type Message, render } from "./render.ts";

/** Slack takes about one message a second in each channel. */
const perMessage = 1_000;

/** After a refused token the process ends; whatever was to be posted is for the next one. */
const afterRestart = 60_000;

/** By this the messages of deliveries are known among others. */
const eventType = "cairn_delivery";

/** Clocks of ours and Slack's may differ by so much. */
const skew = 60_000;
const pageSize = 200;
const mostPages = 10;
/** How long it is waited before a search is made again that did not come through. */
const firstPause = 500;

/** The channel or message is no more, or the person takes no direct messages. */
const gone: readonly string[] =
  "is_archived channel_not_found message_not_found cant_update_message edit_window_closed user_not_found users_not_found user_disabled cannot_dm_bot messages_tab_disabled thread_not_found".split(
    " ",
  );
const forbidden: readonly string[] = ["restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_locked"];

const sent = z.object({ channel: z.string(), ts: z.string() });
const page = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()).default({}) }).optional(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().default("") }).optional(),
});

/** Slack's end of what the bot says by itself: `team` is the workspace that the token is for. */
export function createPoster(parts: {
  readonly requests: Requests;
  readonly names: Names;
  readonly timers: Timers;
  now(): Date;
  team(): string;
  fatal(sentence: string): void;
}): Poster {
  const { requests, names, timers, now, fatal } = parts;
  const freeAt = new Map<string, number>();

  /** How long until the channel takes another message; takes so many places in the row where that is now. */
  function reserve(channel: string, places: number): number {
    const at = now().getTime();
    const until = (freeAt.get(channel) ?? 0) - at;
    if (until > 0) return until;
    for (const [each, free] of freeAt) if (free <= at) freeAt.delete(each);
    freeAt.set(channel, at + places * perMessage);
    return 0;
  }

  /** What became of a request that failed. Throws where it is a bug. */
  function outcome(error: unknown, channel: string): Posted {
    const failure = failureOf(error);
    if (failure.kind === "later") freeAt.set(channel, now().getTime() + failure.milliseconds);
    if (failure.kind !== "refused") return failure;
    const trouble = tokenTrouble(error, "SLACK_BOT_TOKEN");
    if (trouble && failure.answer === "missing_scope") return { kind: "forbidden", remedy: trouble };
    if (trouble) {
      fatal(trouble);
      return { kind: "later", milliseconds: afterRestart };
    }
    if (gone.includes(failure.answer)) return { kind: "gone" };
    if (failure.answer === "not_in_channel") return { kind: "forbidden", remedy: invite };
    if (forbidden.includes(failure.answer))
      return {
        kind: "forbidden",
        remedy: "Only some people may post in this channel. In its settings, under Posting permissions, allow me.",
      };
    throw error;
  }

  const place = (target: Target) => {
    switch (target.kind) {
      case "channel":
        return { channel: target.channel.id };
      case "thread":
        return { channel: target.below.channel.id, thread_ts: target.below.id };
      case "direct":
        return { channel: userOf(target.account) ?? "" };
      default:
        return target satisfies never;
    }
  };

  const refOf = (answer: z.output<typeof sent>): MessageRef => {
    const channel: ChannelRef = { platform: "slack", space: parts.team(), id: answer.channel };
    return { channel, id: answer.ts };
  };

  const drawn = (reply: Reply): readonly Message[] => render(inSlacksNames(reply, names));

  return {
    knowsAgainFor: 0,

    async post(target, reply, delivery) {
      const where = place(target);
      const messages = drawn(reply);
      const until = reserve(where.channel, messages.length);
      if (until > 0) return { kind: "later", milliseconds: until };
      let first: MessageRef | undefined;
      for (const [part, message] of messages.entries()) {
        // A reply of several messages goes out whole, or who calls could not tell how much of it is there.
        if (part > 0) await pause(timers, perMessage);
        try {
          const answer = await requests.apiCall("chat.postMessage", {
            ...where,
            ...message,
            unfurl_links: false,
            unfurl_media: false,
            metadata: { event_type: eventType, event_payload: { delivery, part } },
          });
          first ??= refOf(sent.parse(answer));
        } catch (error) {
          const became = outcome(error, where.channel);
          return first && became.kind === "later" ? { kind: "unknown" } : became;
        }
      }
      return first ? { kind: "sent", message: first } : { kind: "unknown" };
    },

    async edit(message, reply) {
      const [first] = drawn(reply);
      try {
        await requests.apiCall("chat.update", { channel: message.channel.id, ts: message.id, ...first });
        return { kind: "sent", message };
      } catch (error) {
        return outcome(error, message.channel.id);
      }
    },

    async find(target, delivery, since) {
      const { channel, thread_ts } = { thread_ts: undefined, ...place(target) };
      if (target.kind === "direct") return "unclear"; // its history wants a scope that we don't ask for
      const method = thread_ts === undefined ? "conversations.history" : "conversations.replies";
      const oldest = String((since.getTime() - skew) / 1000);
      let cursor: string | undefined;
      for (let number = 0; number < mostPages; number++) {
        const question = {
          channel,
          oldest,
          limit: pageSize,
          include_all_metadata: true,
          ...(thread_ts && { ts: thread_ts }),
          ...(cursor && { cursor }),
        };
        const asked = await persist({ timers, firstPause }, () => requests.apiCall(method, question), failureOf);
        if (!("answer" in asked)) return "unclear";
        const { messages, response_metadata } = page.parse(asked.answer);
        const found = messages.find(
          ({ metadata }) =>
            metadata?.event_type === eventType && metadata.event_payload.delivery === delivery && Number(metadata.event_payload.part) === 0,
        );
        if (found) return refOf({ channel, ts: found.ts });
        cursor = response_metadata?.next_cursor;
        if (!cursor) return "absent";
      }
      return "unclear";
    },
  };
}
