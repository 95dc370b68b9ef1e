import { describe, expect, test } from "vitest";
import {
  type Block,
  bold,
  buttons,
  checklist,
  choices,
  code,
  divider,
  fields,
  footer,
  italic,
  link,
  mention,
  paragraph,
  progressBar,
  type Reply,
  reply,
  type Span,
  section,
  slash,
  table,
  text,
  when,
} from "#core";

/** Blocks, and what each platform shows of them below a title: Discord's components, Slack's blocks, the terminal's lines in Berlin. */
interface Row {
  readonly blocks: readonly Block[];
  readonly discord: readonly object[];
  readonly slack: readonly object[];
  readonly terminal: string;
}

const press = (item: string) => ({ action: "tick", payload: { item } });
const go = (label: string, item = "x") => ({ label, style: "plain" as const, press: press(item) });
const at = new Date("2026-11-30T09:00:00Z");
const ada = { platform: "discord", id: "discord:80351110224678912", name: "ada" } as const;
const bob = { platform: "slack", id: "slack:T1:U1", name: "bob" } as const;
const long = `Done: ${"long ".repeat(20)}end`;
const wide = "x".repeat(130);

/** Discord's text, and its button. */
const words = (content: string) => ({ type: 10, content });
const button = (label: string, style: number, id: string, disabled = false) => ({ type: 2, style, label, custom_id: id, disabled });
/** Slack's texts, and its button. */
const mrkdwn = (shown: string) => ({ type: "mrkdwn", text: shown, verbatim: true });
const plain = (shown: string) => ({ type: "plain_text", text: shown, emoji: false });
const shown = (inMrkdwn: string) => ({ type: "section", text: mrkdwn(inMrkdwn), expand: true });
const pressed = (label: string, id: string) => ({ type: "button", text: plain(label), action_id: id });
const cell = (inside: string) => ({ type: "raw_text", text: inside });

const drawings: Readonly<Record<string, Row>> = {
  "text, with every kind of span": {
    blocks: [
      paragraph(
        text`a ${bold("b")} ${italic("c")} ${code("/d x:y")} ${link("e", "https://x.example/(y)?a=1&b")} ${when(at, "date")} ${when(at, "time")} ${when(at)} ${mention(ada)} ${mention(bob)}`,
      ),
    ],
    discord: [
      words(
        "a **b** *c* `/d x:y` [e](https://x.example/%28y%29?a=1&b) <t:1796029200:D> <t:1796029200:t> <t:1796029200:R> <@80351110224678912> \\@bob",
      ),
    ],
    slack: [
      shown(
        "a *b* _c_ `/d x:y` <https://x.example/(y)?a=1&amp;b|e> <!date^1796029200^{date_pretty}|2026-11-30> <!date^1796029200^{time}|09:00 UTC> <!date^1796029200^{date_short_pretty} {time}|2026-11-30 09:00 UTC> @ada <@U1>",
      ),
    ],
    terminal: "a b c /d x:y e <https://x.example/(y)?a=1&b> 30 Nov 2026 10:00 30 Nov 2026, 10:00 @ada @bob",
  },
  "a section, a line across, small print": {
    blocks: [section("Next", "boto3"), divider, footer("small\nprint")],
    discord: [words("### Next\nboto3"), { type: 14 }, words("-# small\n-# print")],
    slack: [shown("*Next*\nboto3"), { type: "divider" }, { type: "context", elements: [mrkdwn("small\nprint")] }],
    terminal: `NEXT\nboto3\n\n${"─".repeat(20)}\n\nsmall\nprint`,
  },
  "a heading alone": {
    blocks: [section("Next", "")],
    discord: [words("### Next")],
    slack: [shown("*Next*")],
    terminal: "NEXT",
  },
  "short fields": {
    blocks: [fields({ Pace: "on pace", Points: text`${bold("3")}` })],
    discord: [words("**Pace**: on pace\n**Points**: **3**")],
    slack: [{ type: "section", fields: [mrkdwn("*Pace*\non pace"), mrkdwn("*Points*\n*3*")] }],
    terminal: "Pace    on pace\nPoints  3",
  },
  "long fields": {
    blocks: [fields({ A: "b", C: wide })],
    discord: [words(`**A**: b\n**C**: ${wide}`)],
    slack: [shown(`*A*: b\n*C*: ${wide}`)],
    terminal: `A  b\nC  ${wide}`,
  },
  "bars that follow one another stand together, their ends under one another": {
    blocks: [progressBar("Whole", 1, 3), progressBar("None", 0, 0), paragraph("x"), progressBar("All", 8, 8)],
    discord: [words("`███░░░░░░░  33 %` Whole\n`░░░░░░░░░░   0 %` None"), words("x"), words("`██████████ 100 %` All")],
    slack: [shown("`███░░░░░░░  33 %` Whole\n`░░░░░░░░░░   0 %` None"), shown("x"), shown("`██████████ 100 %` All")],
    terminal: "███░░░░░░░  33 %  Whole\n░░░░░░░░░░   0 %  None\n\nx\n\n██████████ 100 %  All",
  },
  "a checklist: rows with a button beside them, rows without one together": {
    blocks: [
      checklist({ text: text`one`, done: true }, { text: text`two`, done: false }, { text: text`three`, done: false, button: go("Done") }),
    ],
    discord: [words("✅ one\n⬜ two"), { type: 9, components: [words("⬜ three")], accessory: button("Done", 2, "tick:x") }],
    slack: [shown("✅ one\n⬜ two"), { ...shown("⬜ three"), accessory: pressed("Done", "tick:x") }],
    terminal: "✓ one\n· two\n· three  [1] Done",
  },
  "a table, numbers at the right where the platform has columns for them": {
    blocks: [
      table(
        ["", "Member", "Points"],
        [
          ["1", "Ada & co", "120"],
          ["10", "漢字", "5"],
        ],
      ),
    ],
    discord: [words("```\n    Member    Points\n 1  Ada & co     120\n10  漢字           5\n```")],
    slack: [
      {
        type: "table",
        column_settings: ["right", "left", "right"].map((align) => ({ align, is_wrapped: true })),
        rows: [
          [cell("\u00a0"), cell("Member"), cell("Points")],
          [cell("1"), cell("Ada & co"), cell("120")],
          [cell("10"), cell("漢字"), cell("5")],
        ],
      },
    ],
    terminal: "    Member    Points\n1   Ada & co  120\n10  漢字        5",
  },
  "buttons: their styles, addresses, one that cannot be pressed, two that do the same": {
    blocks: [
      buttons(
        { ...go("Main"), style: "main" },
        { ...go("Danger", "y"), style: "danger" },
        { ...go("Chosen", "z"), disabled: true },
        { label: "Docs", style: "plain", press: { url: "https://x.example/" } },
        { label: "Old", style: "plain", press: { url: "http://x.example/" } },
        go("Main again"),
      ),
    ],
    discord: [
      {
        type: 1,
        components: [
          button("Main", 1, "tick:x"),
          button("Danger", 4, "tick:y"),
          button("Chosen", 2, "tick:z", true),
          { type: 2, style: 5, label: "Docs", url: "https://x.example/", disabled: false },
        ],
      },
      words("Old (http\\://x.example/)"),
      { type: 1, components: [button("Main again", 2, "tick:x#2")] },
    ],
    slack: [
      shown("(Chosen)\nOld (http:\ufeff//x.example/)"),
      {
        type: "actions",
        elements: [
          { ...pressed("Main", "tick:x"), style: "primary" },
          { ...pressed("Danger", "tick:y"), style: "danger" },
          { ...pressed("Docs", "link"), url: "https://x.example/" },
          pressed("Main again", "tick:x#2"),
        ],
      },
    ],
    terminal: "[1] Main   [2] Danger   (Chosen)   Docs <https://x.example/>   Old <http://x.example/>   [3] Main again",
  },
  "a label that shows in part is said in full before its button": {
    blocks: [buttons(go(long))],
    discord: [words(long), { type: 1, components: [button(`${long.slice(0, 79)}…`, 2, "tick:x")] }],
    slack: [shown(long), { type: "actions", elements: [pressed(`${long.slice(0, 74)}…`, "tick:x")] }],
    terminal: `[1] ${long}`,
  },
  "choices of which one is picked, one of them beforehand; the empty value": {
    blocks: [
      choices("Which?", press("x"), [
        { label: "None", value: "" },
        { label: "One", value: "1", hint: "first", selected: true },
      ]),
    ],
    discord: [
      words("Which?"),
      {
        type: 1,
        components: [
          {
            type: 3,
            custom_id: "tick:x",
            min_values: 1,
            max_values: 1,
            options: [
              { label: "None", value: "∅" },
              { label: "One", value: "1", description: "first", default: true },
            ],
          },
        ],
      },
    ],
    slack: [
      {
        type: "section",
        text: mrkdwn("Which?"),
        accessory: {
          type: "static_select",
          action_id: "tick:x",
          placeholder: plain("Choose"),
          options: [
            { text: plain("None"), value: "∅" },
            { text: plain("One"), value: "1", description: plain("first") },
          ],
          initial_option: { text: plain("One"), value: "1", description: plain("first") },
        },
      },
    ],
    terminal: "Which?\n[1] None\n[2] One (first) ←",
  },
  "a command: pressed where its id is known, named as it is where not, and with the rest to be copied": {
    blocks: [
      paragraph(
        text`Try ${slash("week")}, ${{ ...slash("week"), id: "77" }}, ${slash("done", "boto3")}, ${{ ...slash("done", "boto3"), id: "78" }}`,
      ),
    ],
    discord: [words("Try /week, </week:77>, `/done boto3`, </done:78> `boto3`")],
    slack: [shown("Try /week, /week, `/done boto3`, `/done boto3`")],
    terminal: "Try /week, /week, /done boto3, /done boto3",
  },
  "blocks with nothing in them leave no gap": {
    blocks: [paragraph(""), checklist(), paragraph("x")],
    discord: [words("x")],
    slack: [shown("x")],
    terminal: "x",
  },
};

/** Holds a renderer to the table. `draw` gives what is shown below the title. */
export function drawingContract<Platform extends Exclude<keyof Row, "blocks">>(platform: Platform, draw: (reply: Reply) => Row[Platform]) {
  describe("each block", () => {
    test.each(Object.entries(drawings))("%s", (_, row) => {
      expect(draw(reply("T", ...row.blocks))).toEqual(row[platform]);
    });

    test("there is a row for every kind of block, and of span", () => {
      const all = Object.values(drawings).flatMap(({ blocks }) => blocks);
      const spans = all.flatMap((block) => (block.kind === "text" ? block.text : []));
      expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(Object.keys(blockKinds)));
      expect(new Set(spans.map(({ kind }) => kind))).toEqual(new Set(Object.keys(spanKinds)));
    });
  });
}

/** Every kind, or the compiler objects. */
const blockKinds: Readonly<Record<Block["kind"], true>> = {
  ...{ text: true, section: true, fields: true, progress: true, checklist: true },
  ...{ table: true, divider: true, footer: true, buttons: true, choices: true },
};
const spanKinds: Readonly<Record<Span["kind"], true>> = {
  ...{ plain: true, bold: true, italic: true, code: true, link: true, member: true, time: true, command: true },
};
