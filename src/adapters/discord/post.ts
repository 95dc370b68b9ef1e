import { createHash } from "node:crypto";
import type { ChannelRef, Posted, Reply } from "#core";
import { failureOf, wrongToken } from "./failure.ts";
import { limits } from "./limits.ts";
import type { Requests } from "./ports.ts";
import { render } from "./render.ts";

/** After a refused token the process ends; whatever was to be posted is for the next one. */
const afterRestart = 60_000;

/** Posts in a channel. Once per request: whoever calls owns the second attempt, for only they know when it is due. */
export function createPoster(parts: { readonly requests: Pick<Requests, "post">; fatal(sentence: string): void }) {
  return async function post(channel: ChannelRef, reply: Reply, deliveryId: string): Promise<Posted> {
    let first: string | undefined;
    for (const [part, message] of render(reply).entries()) {
      try {
        const sent = await parts.requests.post(`/channels/${channel.id}/messages`, {
          body: { ...message, nonce: nonceOf(deliveryId, part), enforce_nonce: true },
        });
        first ??= (sent as { id: string }).id;
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind !== "refused") return failure;
        if (failure.status === 404) return { kind: "gone" };
        if (failure.status === 403)
          return { kind: "forbidden", remedy: "In this channel's settings, under Permissions, allow me to see it and to send messages." };
        if (failure.status !== 401) throw error; // a message that Discord does not take is a bug
        parts.fatal(wrongToken);
        return { kind: "later", milliseconds: afterRestart };
      }
    }
    return first === undefined ? { kind: "unknown" } : { kind: "sent", message: { channel, id: first } };
  };
}

/** By this Discord knows a part of a delivery that was sent before, for some minutes. */
export const nonceOf = (deliveryId: string, part: number): string =>
  createHash("sha256").update(`${deliveryId}:${part}`).digest("base64url").slice(0, limits.message.nonce);
