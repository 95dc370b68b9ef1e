import { describe, expect, test } from "vitest";
import { ownActions } from "#core";
import { actions, commands } from "../../src/features.ts";
import { type Stage, transcript } from "./conversation.ts";
import { conversationIds, conversationPaths } from "./conversation-path.ts";
import { script } from "./conversation-script.ts";
import { discordStage } from "./discord/stage.ts";
import { slackStage } from "./slack/stage.ts";
import { terminalStage } from "./terminal/stage.ts";

const stages = [
  // The terminal shows no ids of buttons; they are those of the other two.
  { name: "terminal", open: terminalStage, unseen: [...actions, ...ownActions].map(({ name }) => name) },
  // Discord asks for what is missing itself.
  { name: "discord", open: discordStage, unseen: ["fill"] },
  { name: "slack", open: slackStage, unseen: [] },
];

describe.each(stages)("on $name", ({ name, open, unseen }) => {
  // What is changed on purpose is written anew: npx vitest run tests/adapters/conversation.test.ts -u
  test("a group's whole life reads as it did before", async () => {
    const stage: Stage = await open(conversationPaths, conversationIds());
    const read = await transcript(stage, script);
    const all = [...commands.map(({ name }) => `/${name}`), ...[...actions, ...ownActions].map(({ name }) => name)];
    await expect(read).toMatchFileSnapshot(`__snapshots__/conversation.${name}.txt`);
    expect(stage.trouble()).toEqual([]);
    expect(all.filter((each) => !stage.used.has(each) && !unseen.includes(each))).toEqual([]);
  });
});
