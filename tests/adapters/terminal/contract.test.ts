import { createConversation, terminalChannel } from "../../../src/adapters/terminal/index.ts";
import { render } from "../../../src/adapters/terminal/render.ts";
import { adapterContract, listening, type Stage, type Turn, withoutTimes } from "../../contracts/adapter.ts";
import { note, noteAction } from "../../support/note.ts";
import { createWorld } from "../../support/talk.ts";

adapterContract(async (): Promise<Stage> => {
  const world = await createWorld({ moreCommands: [note], moreActions: [noteAction] });
  const bot = listening(world.bot);
  const clock = { now: world.now, moveTo: async () => {} };
  const conversation = createConversation({ bot, store: world.store, clock, newId: world.newId, channel: terminalChannel });
  const drawn = (reply: Turn["reply"]) => render(withoutTimes(reply), "Europe/Berlin").lines;
  const turn = async (print: Promise<unknown>): Promise<Turn> => {
    await print;
    // Without the numbers before its buttons, which are the terminal's own.
    return { reply: bot.last(), shown: drawn(bot.last()).replaceAll(/\[\d+\] /g, "") };
  };
  return {
    async say(who, line) {
      await conversation.say(`:as ${who}`);
      return turn(conversation.say(line));
    },
    async press(who, label) {
      await conversation.say(`:as ${who}`);
      return turn(conversation.press(label) ?? Promise.reject(new Error(`There is no button “${label}”.`)));
    },
    async write(who, label, words) {
      await conversation.say(`:as ${who}`);
      await conversation.press(label);
      return turn(conversation.say(words));
    },
    pass: (milliseconds) => void world.at(new Date(world.now().getTime() + milliseconds).toISOString().slice(0, 16)),
    draw: drawn,
  };
});
