import type { Fields } from "./json.ts";
import type { Message } from "./message.ts";
import type { Refusal } from "./refusal.ts";
import type { View } from "./view.ts";
import { ackWithin } from "./words.ts";
import type { Channel, User, World } from "./world.ts";

/** One thing that a person did, and what became of it. */
export interface Act {
  readonly kind: "command" | "action" | "home";
  /** When the person did it. */
  readonly at: number;
  readonly user: User;
  readonly channel?: Channel;
  readonly payload: Fields;
  /** The message whose element was used: `keyOf`. */
  readonly message?: string;
  /** The view whose element was used. */
  readonly view?: string;
  /** The form that was sent: an acknowledgement closes it. Message and view are those of what opened it. */
  readonly sends?: string;
  /** How often it was sent, and what each acknowledgement brought. */
  readonly attempts: { readonly envelope: string; readonly at: number; readonly retry: number }[];
  readonly acks: { readonly payload: Fields; readonly late: boolean }[];
  /** What the person sees, in order: keys of messages. */
  readonly shown: string[];
  /** Views that were opened, updated or published, in order: ids. */
  readonly views: string[];
  /** The answer took a message away: that is an answer too. */
  deleted: boolean;
  /** What Slack shows instead of an answer. */
  failed?: "operation_timeout" | "dispatch_failed";
  readonly refusals: Refusal[];
}

/** What a person sees in the end. */
export interface Answer {
  /**
   * What an acknowledgement or the response_url brought, or a change of the message that was pressed, as it stands now.
   * What the bot posts elsewhere belongs to nobody's act: `posted` waits for it.
   */
  readonly messages: readonly (Message & { readonly ephemeral: boolean })[];
  /** Opened, updated or published, as they stand now. */
  readonly views: readonly View[];
  /** Whether a message was taken away. */
  readonly deleted: boolean;
  readonly acknowledgements: number;
  /** The payload of the first acknowledgement that had one and came in time. */
  readonly ack?: Fields;
  readonly failed?: Act["failed"];
}

export interface Wish {
  /** How many messages to wait for; 1 message or view unless told. */
  readonly messages?: number;
  /** Go on waiting though a request about this was refused; else the refusal rejects. */
  readonly despiteRefusals?: boolean;
}

/** What the one who plays the person holds in hand. */
export interface Handle {
  /** The envelope's payload as it was sent, for a fixture. */
  readonly payload: Fields;
  /** The first full answer: acknowledged, and a message or view to see, or a message gone. */
  answer(wish?: Wish): Promise<Answer>;
  /** The first acknowledgement, in time or not. */
  acknowledged(): Promise<Answer>;
  /** What stands there now. */
  seen(): Answer;
  /** The refusals of requests about this: its response_url, its trigger_id, its acknowledgement. */
  readonly refusals: readonly Refusal[];
  readonly act: Act;
}

export function handleOf(world: World, act: Act): Handle {
  const seen = () => answerOf(world, act);
  const unlessRefused = (found: Answer | false, wish: Wish = {}) => {
    const [first] = act.refusals;
    if (found) return found;
    if (act.failed === "dispatch_failed") throw new Error("Slack says dispatch_failed: no client was connected.");
    if (first && !wish.despiteRefusals) throw first;
    return false;
  };
  return {
    act,
    payload: act.payload,
    refusals: act.refusals,
    seen,
    answer: (wish) =>
      world.until(() => {
        const something = act.shown.length + act.views.length > 0 || act.deleted;
        const enough = act.acks.length > 0 && something && act.shown.length >= (wish?.messages ?? 0);
        return unlessRefused(enough && seen(), wish);
      }),
    acknowledged: () => world.until(() => unlessRefused(act.acks.length > 0 && seen())),
  };
}

function answerOf(world: World, act: Act): Answer {
  const messages = act.shown.flatMap((key) => world.messages.get(key) ?? []);
  const last = act.attempts.at(-1);
  const isLate = act.kind !== "home" && act.acks.length === 0 && last !== undefined && world.now() - last.at > ackWithin;
  const failed = act.failed ?? (isLate ? "operation_timeout" : undefined);
  const ack = act.acks.find(({ payload, late }) => !late && Object.keys(payload).length > 0)?.payload;
  return {
    messages: messages.map((message) => ({ ...message, ephemeral: message.onlyFor !== undefined })),
    views: act.views.flatMap((id) => world.views.get(id) ?? []),
    deleted: act.deleted,
    acknowledgements: act.acks.length,
    ...(ack && { ack }),
    ...(failed && { failed }),
  };
}

/** The act shows this message, at its last place. */
export function show(act: Act, key: string): void {
  if (!act.shown.includes(key)) act.shown.push(key);
}

export function showView(act: Act, id: string): void {
  if (!act.views.includes(id)) act.views.push(id);
}
