import type { MessageRef } from "#core";

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

/** Keeps what was registered last, so that an unchanged list is not sent again. */
export interface Remembered {
  get(): Promise<string | undefined>;
  set(hash: string): Promise<void>;
}

/** The requests that we make of Discord: discord.js's REST is one. */
export interface Requests {
  post(route: `/${string}`, request: { readonly body: unknown; readonly auth?: boolean }): Promise<unknown>;
  patch(route: `/${string}`, request: { readonly body: unknown; readonly auth?: boolean }): Promise<unknown>;
}

/** What became of a post. */
export type Posted =
  | { readonly kind: "sent"; readonly message: MessageRef }
  /** The channel is no more. */
  | { readonly kind: "gone" }
  /** The bot may not write there. */
  | { readonly kind: "forbidden" }
  /** Nothing was sent; try again after this time. */
  | { readonly kind: "later"; readonly milliseconds: number }
  /** It may have been sent or not; sent again soon, Discord itself knows it by its nonce. */
  | { readonly kind: "unknown" };
