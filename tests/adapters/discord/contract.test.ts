import { readArguments } from "#core";
import { render } from "../../../src/adapters/discord/render.ts";
import { adapterContract, type Stage } from "../../contracts/adapter.ts";
import type { Answer } from "../../support/fakes/discord/index.ts";
import { note, noteAction } from "../../support/note.ts";
import { only } from "./group.ts";
import { readMessage } from "./read.ts";
import { createDiscordWorld } from "./world.ts";

adapterContract(async (): Promise<Stage> => {
  const world = await createDiscordWorld({ moreCommands: [note], moreActions: [noteAction] });
  let last: Answer["messages"][number];
  const turn = async (answered: Promise<Answer>) => {
    last = only(await answered);
    return { reply: world.lastReply(), shown: readMessage(last as never).words };
  };
  const press = (who: string, label: string) =>
    world.fake.interaction.press(last, (component) => component.label === label && !component.disabled, who);
  return {
    say(who, line) {
      const [name = "", ...words] = line.slice(1).split(" ");
      const specs = world.bot.options.get(name) ?? [];
      const { options } = readArguments(words.join(" "), specs, (mentioned) => mentioned);
      return turn(world.say(name, options as Readonly<Record<string, string>>, { user: who, manages: who === "you" }));
    },
    press: (who, label) => turn(press(who, label).answer()),
    async write(who, label, words) {
      const opened = press(who, label);
      await opened.answer();
      return turn(world.fake.interaction.submit(opened, words).answer());
    },
    pass: world.pass,
    draw: (reply) =>
      render(reply)
        .map((message) => readMessage(message).words)
        .join("\n"),
  };
});
