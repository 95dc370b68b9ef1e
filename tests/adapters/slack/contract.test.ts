import { render } from "../../../src/adapters/slack/render.ts";
import { adapterContract, type Stage } from "../../contracts/adapter.ts";
import { type Answer, elementsOf, labelOf } from "../../support/fakes/slack/index.ts";
import { note, noteAction } from "../../support/note.ts";
import { give, only } from "./group.ts";
import { readMessage } from "./read.ts";
import { createSlackWorld } from "./world.ts";

adapterContract(async (): Promise<Stage> => {
  const world = await createSlackWorld({ moreCommands: [note], moreActions: [noteAction] });
  world.fake.user("you", { isAdmin: true });
  let last: Answer["messages"][number];
  const turn = async (answered: Promise<Answer>) => {
    last = only(await answered);
    return { reply: world.lastReply(), shown: readMessage(last as never).words };
  };
  const press = (who: string, label: string) => {
    const found = elementsOf(last).find(({ element }) => labelOf(element) === label);
    return world.fake.press(last, String(found?.element.action_id), who);
  };
  return {
    say: (who, line) => turn(give(world, `/cairn ${line}`, who).answer()),
    press: (who, label) => turn(press(who, label).answer()),
    async write(who, label, words) {
      const [form] = (await press(who, label).answer()).views;
      if (!form) throw new Error("no form");
      return turn(world.fake.submit(form, words).answer());
    },
    pass: world.pass,
    draw: (reply) =>
      render(reply)
        .map((message) => readMessage(message).words)
        .join("\n"),
  };
});
