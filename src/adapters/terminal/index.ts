import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Conversation } from "./conversation.ts";
import type { Beats } from "./post.ts";

export { createTerminalClock } from "./clock.ts";
export {
  type Conversation,
  createConversation,
  greeting,
  isTerminalOrganizer,
  type TerminalClock,
  terminalRemedy,
} from "./conversation.ts";
export { type Beats, createBeats, createTerminalPoster, type Post, type TerminalPoster, terminalChannel } from "./post.ts";

const mostHistory = 500;

/**
 * Talks until the input ends or the speaker quits. With a terminal: a prompt, a history that is kept in `historyFile`,
 * suggestions at the Tab key, and what happens by itself is printed when it happens. Without one: a message a line,
 * the answers on standard output and nothing else; there time stands still but for `:at`.
 */
export async function converse(
  conversation: Conversation,
  { beats, greeting, historyFile }: { readonly beats: Beats; greeting(): string; readonly historyFile: string },
  startBeat: (tick: () => Promise<void>) => () => Promise<void>,
): Promise<void> {
  const { stdin: input, stdout: output } = process;
  const isInteractive = input.isTTY === true;
  if (isInteractive) output.write(`${greeting()}\n\n`);
  const history = isInteractive && existsSync(historyFile) ? readFileSync(historyFile, "utf8").split("\n").filter(Boolean) : [];
  const readline = createInterface({
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
  const prompt = () => {
    readline.setPrompt(`${conversation.speaker()}> `);
    readline.prompt();
  };
  readline.on("history", (lines: readonly string[]) => writeFileSync(historyFile, lines.join("\n"), { mode: 0o600 }));
  if (isInteractive) prompt();
  const stopBeat = isInteractive
    ? startBeat(async () => {
        const printed = await beats.tick();
        if (printed.length === 0) return;
        output.write(`\r${printed.join("\n\n")}\n\n`);
        readline.prompt(true);
      })
    : async () => {};
  for await (const line of readline) {
    const { print, quit } = await conversation.say(line);
    if (print) output.write(`${print}\n\n`);
    if (quit) break;
    if (isInteractive) prompt();
  }
  await stopBeat();
  readline.close();
}
