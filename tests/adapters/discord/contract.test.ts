import { readArguments } from "#core";
import { render } from "../../../src/adapters/discord/render.ts";
import { adapterContract, type Stage } from "../../contracts/adapter.ts";
import type { Answer } from "../../support/fakes/discord/index.ts";
import { only } from "./group.ts";
import { readMessage } from "./read.ts";
import { createDiscordWorld } from "./world.ts";

adapterContract(async (): Promise<Stage> => {
  const world = await createDiscordWorld();
  let last: Answer["messages"][number];
  const turn = async (answered: Promise<Answer>) => {
    last = only(await answered);
    return { reply: world.lastReply(), shown: readMessage(last as never).words };
  };
  return {
    say(who, line) {
      const [name = "", ...words] = line.slice(1).split(" ");
      const specs = world.bot.options.get(name) ?? [];
      const { options } = readArguments(words.join(" "), specs, (mentioned) => mentioned);
      return turn(world.say(name, options as Readonly<Record<string, string>>, { user: who, manages: who === "you" }));
    },
    press: (who, label) =>
      turn(world.fake.interaction.press(last, (component) => component.label === label && !component.disabled, who).answer()),
    pass: world.pass,
    draw: (reply) =>
      render(reply)
        .map((message) => readMessage(message).words)
        .join("\n"),
  };
});
