import { createHash } from "node:crypto";
import { beginning, type ChannelRef, type MessageRef, type Posted, type Poster, type Reply, type Target } from "#core";
import { userOf } from "./account.ts";
import { type CommandIds, pressable } from "./commands.ts";
import { failureOf, wrongToken } from "./failure.ts";
import { limits, takesNoMessages } from "./limits.ts";
import type { Requests } from "./ports.ts";
import { directSpace } from "./receive.ts";
import { render } from "./render.ts";

/** After a refused token the process ends; whatever was to be posted is for the next one. */
const afterRestart = 60_000;

/** A nonce counts "in the past few minutes", says Discord: we take them to be three. */
const knowsAgainFor = 3 * 60_000;

const threadPermissions =
  "In this channel's settings, under Permissions, allow me to see it, to send messages, and to create threads and write in them.";

/** What is made of a failed attempt; undefined where the attempt itself was at fault. */
type Failed = Exclude<Posted, { kind: "sent" }>;

/** Posts and edits. Once per request: whoever calls owns the second attempt, for only they know when it is due. */
export function createPoster(parts: { readonly requests: Requests; readonly ids: CommandIds; fatal(sentence: string): void }): Poster {
  const { requests, ids } = parts;

  async function post(target: Target, reply: Reply, delivery: string): Promise<Posted> {
    try {
      switch (target.kind) {
        case "channel":
          return await send(target.channel, reply, delivery);
        case "direct":
          return await send(await directChannel(target.account), reply, delivery);
        case "thread":
          return await inThread(target, reply, delivery);
        default:
          return target satisfies never;
      }
    } catch (error) {
      return failed(error);
    }
  }

  /** Each part once; the first one's id is the message's. */
  async function send(channel: ChannelRef, reply: Reply, delivery: string, below?: MessageRef): Promise<Posted> {
    let first: string | undefined;
    for (const [part, message] of render(pressable(reply, ids)).entries()) {
      const answered = below && { message_reference: { message_id: below.id, fail_if_not_exists: false } };
      const sent = await requests.post(`/channels/${channel.id}/messages`, {
        body: { ...message, ...answered, nonce: nonceOf(delivery, part), enforce_nonce: true },
      });
      first ??= (sent as { id: string }).id;
    }
    return first === undefined ? { kind: "unknown" } : { kind: "sent", message: { channel, id: first } };
  }

  /** In the thread below a message; where there may be none, as an answer to it. */
  async function inThread({ below, title }: Extract<Target, { kind: "thread" }>, reply: Reply, delivery: string): Promise<Posted> {
    const { channel, id } = below;
    try {
      await requests.post(`/channels/${channel.id}/messages/${id}/threads`, {
        body: { name: beginning(title.toWellFormed(), limits.thread.name), auto_archive_duration: limits.thread.archiveAfter },
      });
    } catch (error) {
      const failure = failureOf(error);
      // Refused where it is there already, or may not be: which of the two, the message itself finds out.
      if (failure.kind !== "refused" || failure.status === 401) throw error;
    }
    try {
      // A thread has the id of the message that it hangs below.
      return await send({ ...channel, id, parent: channel.id }, reply, delivery);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== "refused" || (failure.status !== 403 && failure.status !== 404)) throw error;
      return send(channel, reply, delivery, below);
    }
  }

  async function directChannel(account: string): Promise<ChannelRef> {
    const { id } = (await requests.post("/users/@me/channels", { body: { recipient_id: userOf(account) } })) as { id: string };
    return { platform: "discord", space: directSpace, id };
  }

  function failed(error: unknown): Failed {
    const failure = failureOf(error);
    if (failure.kind !== "refused") return failure;
    const { status, code } = failure;
    if (status === 404 || code === takesNoMessages) return { kind: "gone" };
    if (status === 403) return { kind: "forbidden", remedy: threadPermissions };
    if (status !== 401) throw error; // a message that Discord does not take is a bug
    parts.fatal(wrongToken);
    return { kind: "later", milliseconds: afterRestart };
  }

  return {
    knowsAgainFor,
    post,
    async edit(message, reply) {
      const [first] = render(pressable(reply, ids));
      try {
        await requests.patch(`/channels/${message.channel.id}/messages/${message.id}`, { body: first });
        return { kind: "sent", message };
      } catch (error) {
        return failed(error);
      }
    },
    // A nonce is not kept with its message, so nobody finds it there.
    find: async () => "unclear",
  };
}

/** By this Discord knows a part of a delivery that was sent before, for some minutes. @internal */
export const nonceOf = (deliveryId: string, part: number): string =>
  createHash("sha256").update(`${deliveryId}:${part}`).digest("base64url").slice(0, limits.message.nonce);
