import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface, type Interface } from "node:readline";
import type { Platform } from "#core";
import { type ConversationParts, createConversation, greeting } from "./conversation.ts";
import { createBeats, createTerminalPoster } from "./post.ts";

export { createTerminalClock } from "./clock.ts";
/** @internal */
export { type Conversation, createConversation, greeting } from "./conversation.ts";
/** @internal */
export { createBeats, createTerminalPoster, type Post, terminalChannel } from "./post.ts";

export interface TerminalParts extends Omit<ConversationParts, "channel" | "beats"> {
  readonly scheduler: { tick(): Promise<void>; settled(): Promise<void> };
  /** Keeps the lines that were typed, for the next start. */
  readonly historyFile: string;
  /** Begins a beat in real time, and gives what ends it. */
  startBeat(tick: () => Promise<void>): () => Promise<void>;
}

/** The terminal as a platform: one conversation. */
export interface Terminal extends Platform {
  /** Until the input ends or the speaker quits; refused where the conversation broke off. */
  readonly ended: Promise<void>;
}

const mostHistory = 500;

/**
 * Talks on standard input and output. With a terminal: a prompt, a history, suggestions at the Tab key, and what happens by itself is
 * printed when it happens. Without one: a message a line, the answers on standard output and nothing else; there time stands
 * still but for `:at`.
 */
export function createTerminal({ scheduler, historyFile, startBeat, ...parts }: TerminalParts): Terminal {
  const { clock, newId, store } = parts;
  const { stdin: input, stdout: output } = process;
  const isInteractive = input.isTTY === true;
  const poster = createTerminalPoster({ now: clock.now, newId });
  const beats = createBeats({ scheduler, poster, store, hear: (post) => conversation.hear(post) });
  const conversation = createConversation({ ...parts, beats });
  const ended = Promise.withResolvers<void>();
  let readline: Interface | undefined;

  function open(): Interface {
    const history = isInteractive && existsSync(historyFile) ? readFileSync(historyFile, "utf8").split("\n").filter(Boolean) : [];
    const opened = createInterface({
      input,
      ...(isInteractive && {
        output,
        history,
        historySize: mostHistory,
        removeHistoryDuplicates: true,
        completer: (line: string, give: (error: null, found: [string[], string]) => void) =>
          void conversation.complete(line).then((found) => give(null, [[...found], line])),
      }),
      crlfDelay: Number.POSITIVE_INFINITY,
    });
    opened.on("history", (lines: readonly string[]) => writeFileSync(historyFile, lines.join("\n"), { mode: 0o600 }));
    return opened;
  }

  async function talk(lines: Interface): Promise<void> {
    const prompt = () => {
      lines.setPrompt(`${conversation.speaker()}> `);
      lines.prompt();
    };
    if (isInteractive) prompt();
    const stopBeat = isInteractive
      ? startBeat(async () => {
          const printed = await beats.tick();
          if (printed.length === 0) return;
          output.write(`\r${printed.join("\n\n")}\n\n`);
          lines.prompt(true);
        })
      : async () => {};
    try {
      for await (const line of lines) {
        const { print, quit } = await conversation.say(line);
        if (print) output.write(`${print}\n\n`);
        if (quit) break;
        if (isInteractive) prompt();
      }
    } finally {
      await stopBeat();
      lines.close();
    }
  }

  return {
    ...poster,
    ended: ended.promise,
    async start() {
      if (isInteractive) output.write(`${greeting(clock.now())}\n\n`);
      readline = open();
      talk(readline).then(ended.resolve, ended.reject);
      return undefined;
    },
    async stop() {
      if (!readline) return;
      readline.close();
      await Promise.allSettled([ended.promise]);
    },
  };
}
