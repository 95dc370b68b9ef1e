import { describe, expect, test } from "vitest";
import {
  type Block,
  bad,
  bold,
  buttons,
  checklist,
  choices,
  code,
  divider,
  fields,
  footer,
  good,
  italic,
  link,
  mention,
  notice,
  paragraph,
  progressBar,
  reply,
  section,
  table,
  text,
  when,
} from "#core";
import { inSlacksNames, slackNames } from "../../../src/adapters/slack/commands.ts";
import { piecesOf, render } from "../../../src/adapters/slack/render.ts";

const press = (item: string) => ({ action: "tick", payload: { item } });
const go = (label: string, item = "x") => ({ label, style: "plain" as const, press: press(item) });

/** The blocks of the only message, without the title. */
function drawnOf(...blocks: readonly Block[]) {
  const messages = render(reply("T", ...blocks));
  expect(messages).toHaveLength(1);
  return messages[0]?.blocks.slice(1);
}
const mrkdwn = (words: string) => ({ type: "mrkdwn", text: words, verbatim: true });
const plain = (words: string) => ({ type: "plain_text", text: words, emoji: false });
const shown = (words: string) => ({ type: "section", text: mrkdwn(words), expand: true });

describe("each block", () => {
  test("title and tone", () => {
    const heads = [reply, good, bad, notice].map((tone) => render(tone("Well & good"))[0]);
    expect(heads.map((head) => head?.blocks)).toEqual(
      ["", "✔ ", "✘ ", "➤ "].map((mark) => [{ type: "header", text: plain(`${mark}Well &amp; good`) }]),
    );
    expect(heads.map((head) => head?.text)).toEqual(["", "✔ ", "✘ ", "➤ "].map((mark) => `${mark}Well &amp; good`));
    const long = "long ".repeat(40).trim();
    expect(render(reply(long))[0]?.blocks).toEqual([shown(`*${long}*`)]);
  });

  test("text, with every kind of span", () => {
    const at = new Date("2026-11-30T09:00:00Z");
    const ada = { platform: "slack" as const, id: "slack:T1:U1", name: "ada" };
    expect(
      drawnOf(
        paragraph(
          text`a ${bold("b")} ${italic("c")} ${code("/d x:y")} ${link("e", "https://x.example/(y)?a=1&b")} ${when(at, "date")} ${when(at, "time")} ${when(at)} ${mention(ada)} ${mention({ platform: "discord", id: "discord:1", name: "bob" })}`,
        ),
      ),
    ).toEqual([
      shown(
        "a *b* _c_ `/d x:y` <https://x.example/(y)?a=1&amp;b|e> <!date^1796029200^{date_pretty}|2026-11-30> <!date^1796029200^{time}|09:00 UTC> <!date^1796029200^{date_short_pretty} {time}|2026-11-30 09:00 UTC> <@U1> @bob",
      ),
    ]);
  });

  test("section, short fields side by side, long ones as lines, footer, divider", () => {
    expect(
      drawnOf(section("Next", "boto3"), divider, fields({ Pace: "on pace", Points: text`${bold("3")}` }), footer("small\nprint")),
    ).toEqual([
      shown("*Next*\nboto3"),
      { type: "divider" },
      { type: "section", fields: [mrkdwn("*Pace*\non pace"), mrkdwn("*Points*\n*3*")] },
      { type: "context", elements: [mrkdwn("small\nprint")] },
    ]);
    const long = "x".repeat(130);
    expect(drawnOf(fields({ A: "b", C: long }))).toEqual([shown(`*A*: b\n*C*: ${long}`)]);
    const eleven = fields(Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`n${i}`, "v"])));
    expect(drawnOf(eleven)?.map((block) => "fields" in block && block.fields?.length)).toEqual([10, 1]);
  });

  test("bars that follow one another stand together, their ends under one another", () => {
    expect(drawnOf(progressBar("Whole", 1, 3), progressBar("None", 0, 0), paragraph("x"), progressBar("All", 8, 8))).toEqual([
      shown("`███░░░░░░░  33 %` Whole\n`░░░░░░░░░░   0 %` None"),
      shown("x"),
      shown("`██████████ 100 %` All"),
    ]);
  });

  test("a checklist: rows with a button beside them, rows without one together", () => {
    expect(
      drawnOf(
        checklist(
          { text: text`one`, done: true },
          { text: text`two`, done: false },
          { text: text`three`, done: false, button: go("Done") },
        ),
      ),
    ).toEqual([shown("✅ one\n⬜ two"), { ...shown("⬜ three"), accessory: { type: "button", text: plain("Done"), action_id: "tick:x" } }]);
  });

  test("a table is Slack's own in a message, numbers at the right, and lines in a view", () => {
    const board = table(
      ["", "Member", "Points"],
      [
        ["1", "Ada & co", "120"],
        ["10", "漢字", "5"],
      ],
    );
    const cell = (words: string) => ({ type: "raw_text", text: words });
    expect(drawnOf(board)).toEqual([
      {
        type: "table",
        column_settings: [
          { align: "right", is_wrapped: true },
          { align: "left", is_wrapped: true },
          { align: "right", is_wrapped: true },
        ],
        rows: [
          [cell("\u00a0"), cell("Member"), cell("Points")],
          [cell("1"), cell("Ada & co"), cell("120")],
          [cell("10"), cell("漢字"), cell("5")],
        ],
      },
    ]);
    const lines = "Member · Points\n1 · Ada &amp; co · 120\n10 · 漢字 · 5";
    expect(render(reply("T", board))[0]?.text).toBe(`T\n${lines}`);
    expect(piecesOf(reply("T", board), "view")[1]?.block).toEqual(shown(lines));
  });

  test("a second table is in a message of its own, for Slack takes one in each", () => {
    const board = table(["Who"], [["Ada"]]);
    expect(render(reply("T", board, board)).map(({ blocks }) => blocks.map(({ type }) => type))).toEqual([["header", "table"], ["table"]]);
  });

  test("buttons: their styles, addresses, and in words those that cannot be pressed", () => {
    expect(
      drawnOf(
        buttons(
          { ...go("Main"), style: "main" },
          { ...go("Danger", "y"), style: "danger" },
          { ...go("Chosen", "z"), disabled: true },
          { label: "Docs", style: "plain", press: { url: "https://x.example/" } },
          { label: "Old", style: "plain", press: { url: "http://x.example/" } },
          go("Main again"),
        ),
      ),
    ).toEqual([
      shown("(Chosen)\nOld (http:\ufeff//x.example/)"),
      {
        type: "actions",
        elements: [
          { type: "button", text: plain("Main"), style: "primary", action_id: "tick:x" },
          { type: "button", text: plain("Danger"), style: "danger", action_id: "tick:y" },
          { type: "button", text: plain("Docs"), url: "https://x.example/", action_id: "link" },
          { type: "button", text: plain("Main again"), action_id: "tick:x#2" },
        ],
      },
    ]);
  });

  test("choices are a menu beside their prompt; several may be picked, and some are beforehand", () => {
    const list = Array.from({ length: 3 }, (_, i) => ({
      label: `L${i}`,
      value: i === 0 ? "" : `v${i}`,
      ...(i === 1 && { hint: "h", selected: true }),
    }));
    const options = [
      { text: plain("L0"), value: "∅" },
      { text: plain("L1"), value: "v1", description: plain("h") },
      { text: plain("L2"), value: "v2" },
    ];
    const common = { action_id: "tick:x", placeholder: plain("Choose"), options };
    expect(drawnOf(choices("Which?", press("x"), list))).toEqual([
      { type: "section", text: mrkdwn("Which?"), accessory: { ...common, type: "static_select", initial_option: options[1] } },
    ]);
    expect(drawnOf(choices("Which?", press("x"), list, { min: 1, max: 9 }))).toMatchObject([
      { accessory: { ...common, type: "multi_static_select", max_selected_items: 3, initial_options: [options[1]] } },
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

  test("an overlong label is said in full before its button", () => {
    const label = `Done: ${"long ".repeat(20)}end`;
    expect(drawnOf(buttons(go(label)))).toMatchObject([
      shown(label),
      { elements: [{ text: { text: expect.stringMatching(/^Done: long.*…$/) } }] },
    ]);
  });
});

test("commands are called what Slack calls them, everywhere in a reply, and nothing else is touched", () => {
  const names = slackNames({ commands: ["join", "week"].map((name) => ({ name })) as never }, "");
  const said = inSlacksNames(
    reply(
      "/join",
      paragraph(
        text`Write ${code("/join now")}, (/join) or /week. Not /joined, a/join, /join/x or ${link("/join", "https://x.example/join")}.`,
      ),
      fields({ "/join": "x /join." }),
      table(["x"], [["/join"]]),
      checklist({ text: text`/join`, done: false }),
    ),
    names,
  );
  const words = JSON.stringify(said);
  expect(words.match(/\/cairn-join/g)).toHaveLength(8);
  expect(words).toMatch(/\/joined, a\/join, \/join\/x|example\/join/);
  expect(words).toContain("https://x.example/join");
  expect(inSlacksNames(reply("/week"), names)).toEqual(reply("/week"));
});
