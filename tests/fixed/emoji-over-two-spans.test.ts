import { expect, test } from "vitest";
import { paragraph, reply, text } from "#core";
import { render as renderForDiscord } from "../../src/adapters/discord/render.ts";
import { render as renderForSlack } from "../../src/adapters/slack/render.ts";

// On Slack, a name that ends in a colon made an emoji together with the words behind it.
test.each([
  ["two spans", text`${{ kind: "plain", text: "Ada:" }}${{ kind: "plain", text: "joy: done" }}`],
  ["three spans", text`${{ kind: "plain", text: ":j" }}${{ kind: "plain", text: "o" }}${{ kind: "plain", text: "y: done" }}`],
])("no emoji is read over %s", (_, words) => {
  for (const drawn of [renderForSlack(reply("T", paragraph(words))), renderForDiscord(reply("T", paragraph(words)))])
    expect(JSON.stringify(drawn)).not.toMatch(/(?<!\\):joy:/);
});
