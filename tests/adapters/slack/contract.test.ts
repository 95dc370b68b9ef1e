import { render } from "../../../src/adapters/slack/render.ts";
import { adapterContract, type Stage } from "../../contracts/adapter.ts";
import { type Answer, elementsOf, labelOf } from "../../support/fakes/slack/index.ts";
import { give, only } from "./group.ts";
import { readMessage } from "./read.ts";
import { createSlackWorld } from "./world.ts";

adapterContract(async (): Promise<Stage> => {
  const world = await createSlackWorld();
  world.fake.user("you", { isAdmin: true });
  let last: Answer["messages"][number];
  const turn = async (answered: Promise<Answer>) => {
    last = only(await answered);
    return { reply: world.lastReply(), shown: readMessage(last as never).words };
  };
  return {
    say: (who, line) => turn(give(world, `/cairn ${line}`, who).answer()),
    press(who, label) {
      const found = elementsOf(last).find(({ element }) => labelOf(element) === label);
      return turn(world.fake.press(last, String(found?.element.action_id), who).answer());
    },
    pass: world.pass,
    draw: (reply) =>
      render(reply)
        .map((message) => readMessage(message).words)
        .join("\n"),
  };
});
