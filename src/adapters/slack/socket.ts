import type { SocketModeReceiver } from "@slack/bolt";
import { type Log, type Timers, within } from "#core";
import { failureOf, outline, tokenTrouble, unreachable } from "./failure.ts";

/** How long it is waited before a connection is tried again that failed: longer each time, up to a limit. */
const firstPause = 300;
const longestPause = 30_000;

/** A connection that is kept up. */
export interface Connection {
  /** Connects. Throws a sentence where Slack does not let the app in. */
  open(): Promise<void>;
  /** Hangs up, and stays so. */
  close(): Promise<void>;
}

/**
 * Keeps a Socket Mode connection: Slack ends each of them after some hours, and wants it made anew. The SDK's own way (3.1) waits
 * for seconds before it does so, during which commands fail, and ends the process by an unhandled rejection where
 * the first attempt fails; so it is switched off (`autoReconnectEnabled: false`), and we connect again: at once, then with growing
 * pauses, until it is for us to stop or Slack no longer takes the token.
 */
export function keepConnected(parts: {
  readonly receiver: SocketModeReceiver;
  readonly log: Log;
  readonly timers: Timers;
  fatal(sentence: string): void;
}): Connection {
  const { receiver, log, timers, fatal } = parts;
  const { client } = receiver;
  let isOpen = false;
  let isConnecting = false;
  const closed = Promise.withResolvers<void>();

  async function reconnect(): Promise<void> {
    if (!isOpen || isConnecting) return;
    isConnecting = true;
    log.info({}, "The connection to Slack was lost; it is made anew");
    for (let pause = firstPause; isOpen; pause = Math.min(2 * pause, longestPause)) {
      try {
        await receiver.start();
        log.info({}, "The connection to Slack is back");
        break;
      } catch (error) {
        const trouble = tokenTrouble(error, "SLACK_APP_TOKEN");
        if (trouble) {
          isOpen = false;
          fatal(trouble);
          break;
        }
        log.warn(outline(error), "Slack could not be reached; it is tried again");
        const failure = failureOf(error);
        if (isOpen) await within(timers, failure.kind === "later" ? failure.milliseconds : pause, closed.promise, undefined);
      }
    }
    isConnecting = false;
    // We may have been told to stop while we connected.
    if (!isOpen) await client.disconnect().catch(() => {});
  }

  // It tells of each end, also of those that we asked for.
  client.on("disconnected", () => void reconnect());

  return {
    async open() {
      isConnecting = true;
      try {
        await receiver.start();
        isOpen = true;
      } catch (error) {
        const reason = error instanceof Error ? error.message : "the connection ended";
        throw new Error(tokenTrouble(error, "SLACK_APP_TOKEN") ?? unreachable(reason), { cause: error });
      } finally {
        isConnecting = false;
      }
    },
    async close() {
      const wasOpen = isOpen;
      isOpen = false;
      closed.resolve();
      if (wasOpen && !isConnecting) await client.disconnect();
    },
  };
}
