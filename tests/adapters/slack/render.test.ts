import { describe, expect, test } from "vitest";
import { type Block, bad, checklist, choices, fields, footer, good, notice, paragraph, reply, section, slash, table, text } from "#core";
import { inSlacksNames, slackNames } from "../../../src/adapters/slack/commands.ts";
import { piecesOf, render } from "../../../src/adapters/slack/render.ts";
import { drawingContract } from "../../contracts/drawing.ts";

const press = (item: string) => ({ action: "tick", payload: { item } });

/** The blocks of the only message, without the title. */
function drawnOf(...blocks: readonly Block[]) {
  const messages = render(reply("T", ...blocks));
  expect(messages).toHaveLength(1);
  return messages[0]?.blocks.slice(1);
}
const mrkdwn = (words: string) => ({ type: "mrkdwn", text: words, verbatim: true });
const plain = (words: string) => ({ type: "plain_text", text: words, emoji: false });
const shown = (words: string) => ({ type: "section", text: mrkdwn(words), expand: true });

drawingContract("slack", (whole) => render(whole)[0]?.blocks.slice(1) ?? []);

describe("of Slack alone", () => {
  test("title and tone", () => {
    const heads = [reply, good, bad, notice].map((tone) => render(tone("Well & good"))[0]);
    expect(heads.map((head) => head?.blocks)).toEqual(
      ["", "✔ ", "✘ ", "➤ "].map((mark) => [{ type: "header", text: plain(`${mark}Well &amp; good`) }]),
    );
    expect(heads.map((head) => head?.text)).toEqual(["", "✔ ", "✘ ", "➤ "].map((mark) => `${mark}Well &amp; good`));
    const long = "long ".repeat(40).trim();
    expect(render(reply(long))[0]?.blocks).toEqual([shown(`*${long}*`)]);
  });

  test("fields stand ten beside one another", () => {
    const eleven = fields(Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`n${i}`, "v"])));
    expect(drawnOf(eleven)?.map((block) => "fields" in block && block.fields?.length)).toEqual([10, 1]);
  });

  test("a table is lines in a view, and in the text beside a message", () => {
    const board = table(
      ["", "Member", "Points"],
      [
        ["1", "Ada & co", "120"],
        ["10", "漢字", "5"],
      ],
    );
    const lines = "Member · Points\n1 · Ada &amp; co · 120\n10 · 漢字 · 5";
    expect(render(reply("T", board))[0]?.text).toBe(`T\n${lines}`);
    expect(piecesOf(reply("T", board), "view")[1]?.block).toEqual(shown(lines));
  });

  test("a second table is in a message of its own, for Slack takes one in each", () => {
    const board = table(["Who"], [["Ada"]]);
    expect(render(reply("T", board, board)).map(({ blocks }) => blocks.map(({ type }) => type))).toEqual([["header", "table"], ["table"]]);
  });

  test("several choices may be picked, some of them beforehand", () => {
    const list = Array.from({ length: 3 }, (_, i) => ({ label: `L${i}`, value: `v${i}`, selected: i === 1 }));
    expect(drawnOf(choices("Which?", press("x"), list, { min: 1, max: 9 }))).toMatchObject([
      { accessory: { type: "multi_static_select", max_selected_items: 3, initial_options: [{ text: plain("L1"), value: "v1" }] } },
    ]);
  });

  test("values too long for a menu are buttons; of several nobody could pick", () => {
    const value = "v".repeat(76);
    const long = (max: number) => choices("Which?", press("x"), [{ label: "L", value, hint: "h" }], { min: 1, max });
    expect(drawnOf(long(1))).toEqual([
      shown("Which?"),
      shown("h"),
      { type: "actions", elements: [{ type: "button", text: plain("L"), action_id: "tick:x", value }] },
    ]);
    expect(() => render(reply("T", long(2)))).toThrow(/lets one be picked/);
  });
});

test("commands are called what Slack calls them, everywhere in a reply, and nobody's words are touched", () => {
  const names = slackNames({ commands: ["join", "week"].map((name) => ({ name })) as never }, "");
  const told = text`Write ${slash("join")} or ${slash("week")}, not ${"/join"}.`;
  const [message] = render(
    inSlacksNames(
      reply(
        [slash("join")],
        paragraph(told),
        section("A", told),
        { kind: "fields", fields: [{ name: [slash("join")], value: told }] },
        checklist({ text: told, done: false }),
        footer(told),
      ),
      names,
    ),
  );
  const words = JSON.stringify(message?.blocks);
  expect(words.match(/\/cairn-join/g)).toHaveLength(7);
  expect(words.match(/\/week/g)).toHaveLength(5);
  expect(words.match(/not \/join/g)).toHaveLength(5);
  expect(words).not.toMatch(/cairn-week/);
});

test("a command with what is written behind it is there to be copied", () => {
  const names = slackNames({ commands: [{ name: "settings" }] as never }, "study-");
  const said = inSlacksNames(reply("T", paragraph(text`Give ${slash("settings", "rest:sat,sun")}.`)), names);
  expect(render(said)[0]?.blocks[1]).toMatchObject(shown("Give `/study-settings rest:sat,sun`."));
});
