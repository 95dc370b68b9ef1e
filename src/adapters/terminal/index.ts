import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Conversation } from "./conversation.ts";

export { createTerminalClock } from "./clock.ts";
export { createConversation, greeting, isTerminalOrganizer, type TerminalClock, terminalChannel } from "./conversation.ts";

const mostHistory = 500;

/**
 * Talks until the input ends or the speaker quits. With a terminal: a prompt, a history that is kept in `historyFile`,
 * suggestions at the Tab key. Without one: a message a line, the answers on standard output and nothing else.
 */
export async function converse(conversation: Conversation, greeting: () => string, historyFile: string): Promise<void> {
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
  for await (const line of readline) {
    const { print, quit } = await conversation.say(line);
    if (print) output.write(`${print}\n\n`);
    if (quit) break;
    if (isInteractive) prompt();
  }
  readline.close();
}
