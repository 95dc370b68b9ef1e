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
import { render } from "../../../src/adapters/discord/render.ts";
import { flat } from "./read.ts";

const press = (item: string) => ({ action: "tick", payload: { item } });
const go = (label: string, item = "x") => ({ label, style: "plain" as const, press: press(item) });

/** The components of the only message, without the container and the title. */
function drawnOf(...blocks: readonly Block[]) {
  const messages = render(reply("T", ...blocks));
  expect(messages).toHaveLength(1);
  return messages[0]?.components[0].components.slice(1);
}
const textOf = (...blocks: readonly Block[]) => flat(drawnOf(...blocks) ?? []).flatMap(({ content }) => content ?? []);

describe("each block", () => {
  test("title and tone", () => {
    const heads = [reply, good, bad, notice].map((tone) => render(tone("Well"))[0]?.components[0]);
    expect(heads.map((head) => head?.components)).toEqual(
      ["## Well", "## ✔ Well", "## ✘ Well", "## ➤ Well"].map((content) => [{ type: 10, content }]),
    );
    expect(new Set(heads.map((head) => head?.accent_color)).size).toBe(4);
  });

  test("text, with every kind of span", () => {
    const at = new Date("2026-11-30T09:00:00Z");
    const ada = { platform: "discord" as const, id: "discord:80351110224678912", name: "ada" };
    expect(
      textOf(
        paragraph(
          text`a ${bold("b")} ${italic("c")} ${code("/d")} ${link("e", "https://x.example/(y)")} ${when(at, "date")} ${when(at, "time")} ${when(at)} ${mention(ada)} ${mention({ platform: "slack", id: "slack:T:U", name: "bob" })}`,
        ),
      ),
    ).toEqual([
      "a **b** *c* `/d` [e](https://x.example/%28y%29) <t:1796029200:D> <t:1796029200:t> <t:1796029200:R> <@80351110224678912> \\@bob",
    ]);
  });

  test("section, fields, footer, divider", () => {
    expect(
      drawnOf(section("Next", "boto3"), divider, fields({ Pace: "on pace", Points: text`${bold("3")}` }), footer("small\nprint")),
    ).toEqual([
      { type: 10, content: "### Next\nboto3" },
      { type: 14 },
      { type: 10, content: "**Pace**: on pace\n**Points**: **3**" },
      { type: 10, content: "-# small\n-# print" },
    ]);
  });

  test("bars that follow one another stand together, their ends under one another", () => {
    expect(textOf(progressBar("Whole", 1, 3), progressBar("None", 0, 0), paragraph("x"), progressBar("All", 8, 8))).toEqual([
      "`███░░░░░░░  33 %` Whole\n`░░░░░░░░░░   0 %` None",
      "x",
      "`██████████ 100 %` All",
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
    ).toEqual([
      { type: 10, content: "✅ one\n⬜ two" },
      {
        type: 9,
        components: [{ type: 10, content: "⬜ three" }],
        accessory: { type: 2, style: 2, label: "Done", custom_id: "tick:x", disabled: false },
      },
    ]);
  });

  test("a table stands in columns, numbers at the right", () => {
    expect(
      textOf(
        table(
          ["", "Member", "Points"],
          [
            ["1", "Ada", "120"],
            ["10", "漢字", "5"],
          ],
        ),
      ),
    ).toEqual(["```\n    Member  Points\n 1  Ada        120\n10  漢字         5\n```"]);
  });

  test("a table too wide for a phone is written as lines", () => {
    expect(textOf(table(["Who", "What"], [["Ada", "x".repeat(40)]]))).toEqual([`**Who · What**\nAda · ${"x".repeat(40)}`]);
  });

  test("buttons: five a row, their styles, disabled ones, addresses", () => {
    const six = Array.from({ length: 6 }, (_, i) => go(String(i), `i${i}`));
    expect(drawnOf(buttons(...six))?.map((row) => "components" in row && row.components.length)).toEqual([5, 1]);
    const styles = buttons(
      { ...go("Main"), style: "main" },
      { ...go("Danger", "y"), style: "danger", disabled: true },
      { label: "Docs", style: "plain", press: { url: "https://x.example/" } },
      { label: "Old", style: "plain", press: { url: "http://x.example/" } },
    );
    expect(drawnOf(styles)).toEqual([
      {
        type: 1,
        components: [
          { type: 2, style: 1, label: "Main", custom_id: "tick:x", disabled: false },
          { type: 2, style: 4, label: "Danger", custom_id: "tick:y", disabled: true },
          { type: 2, style: 5, label: "Docs", url: "https://x.example/", disabled: false },
        ],
      },
      { type: 10, content: "Old (http\\://x.example/)" },
    ]);
  });

  test("choices are a select, and as many as they need", () => {
    const list = Array.from({ length: 26 }, (_, i) => ({
      label: `L${i}`,
      value: i === 0 ? "" : `v${i}`,
      ...(i === 1 && { hint: "h", selected: true }),
    }));
    const [prompt, first, second] = drawnOf(choices("Which?", press("x"), list, { min: 1, max: 3 })) ?? [];
    expect(prompt).toEqual({ type: 10, content: "Which?" });
    expect(first).toMatchObject({
      type: 1,
      components: [
        {
          type: 3,
          custom_id: "tick:x",
          min_values: 1,
          max_values: 3,
          options: { length: 25, 0: { value: "∅" }, 1: { label: "L1", value: "v1", description: "h", default: true } },
        },
      ],
    });
    expect(second).toMatchObject({ components: [{ custom_id: "tick:x#2", max_values: 1, options: [{ label: "L25", value: "v25" }] }] });
  });

  test("an overlong label is said in full before its button", () => {
    const label = `Done: ${"long ".repeat(20)}end`;
    expect(textOf(buttons(go(label)))).toEqual([label]);
    expect(flat(drawnOf(buttons(go(label))) ?? []).find(({ type }) => type === 2)?.label).toMatch(/^Done: long.*…$/);
  });
});
