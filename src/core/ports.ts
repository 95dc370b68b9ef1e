import type { Caller, MessageRef, Target } from "./chat/platform.ts";
import type { Reply } from "./chat/reply.ts";

/** Where it is written down what happened, for whoever runs the bot; pino's logger is one. */
export interface Log {
  info(details: object, sentence: string): void;
  warn(details: object, sentence: string): void;
  error(details: object, sentence: string): void;
}

/** Short delays, in real time: never the clock that a conversation may move. */
export interface Timers {
  /** Runs after so many milliseconds; what it returns calls that off. */
  after(milliseconds: number, run: () => void): () => void;
}

/** What became of a post, or of the edit of one. */
export type Posted =
  | { readonly kind: "sent"; readonly message: MessageRef }
  /** The channel or the message is no more, or the person takes no direct messages. */
  | { readonly kind: "gone" }
  /** The bot may not write there; in the platform's words, what to do about it. */
  | { readonly kind: "forbidden"; readonly remedy: string }
  /** Nothing was sent; try again after this time. */
  | { readonly kind: "later"; readonly milliseconds: number }
  /** It may have been sent or not. */
  | { readonly kind: "unknown" };

/** A platform's end of what the bot says by itself. Each method makes one attempt; whoever calls owns the next. */
export interface Poster {
  /** For so many milliseconds the platform itself knows a delivery that it was sent before, and shows it once. */
  readonly knowsAgainFor: number;
  /** `delivery` is the same for each attempt at the same message. Throws only for a message that the platform will never take. */
  post(target: Target, reply: Reply, delivery: string): Promise<Posted>;
  /** Draws a message of ours anew. */
  edit(message: MessageRef, reply: Reply): Promise<Posted>;
  /** After an unknown outcome: the message of a delivery that was attempted since then, `absent`, or `unclear` where the platform cannot tell. */
  find(target: Target, delivery: string, since: Date): Promise<MessageRef | "absent" | "unclear">;
}

/** A platform that the bot is on, and the whole of what an adapter gives. */
export interface Platform extends Poster {
  /**
   * Connects, and says in a sentence where the bot is to be found; nothing where whoever starts it is there already.
   * Throws a sentence where the platform does not let it in.
   */
  start(): Promise<string | undefined>;
  /** Takes nothing more, answers what it has, and hangs up. */
  stop(): Promise<void>;
  /** Whether the platform itself lets the caller manage this space. */
  isOrganizer(caller: Caller): Promise<boolean>;
  /** Where the bot may not speak in the caller's channel: a sentence that says what to do about it. */
  remedy(caller: Caller): Promise<string | undefined>;
}
