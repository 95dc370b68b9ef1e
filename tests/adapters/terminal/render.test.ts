import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Block,
  type Button,
  bad,
  bold,
  button,
  buttons,
  checklist,
  choices,
  decodePress,
  fields,
  footer,
  good,
  link,
  mention,
  notice,
  paragraph,
  progressBar,
  reply,
  section,
  table,
  text,
  turnPage,
} from "#core";
import { render } from "../../../src/adapters/terminal/render.ts";
import { drawingContract } from "../../contracts/drawing.ts";
import { anyReply, wordsIn, wordsOf } from "../../support/replies.ts";

const drawn = (...blocks: Parameters<typeof reply>[1][]) =>
  render(reply("Title", ...blocks), "Europe/Berlin").lines.replace(/^Title\n\n/, "");
const press = (item: string) => ({ action: "tick", payload: { item } });

drawingContract("terminal", (whole) => render(whole, "Europe/Berlin").lines.replace(/^T\n\n/, ""));

describe("of the terminal alone", () => {
  test("the title says by its mark how things stand", () => {
    expect([reply, good, bad, notice].map((make) => render(make("Title"), "UTC").lines)).toEqual([
      "Title",
      "✔ Title",
      "✘ Title",
      "➤ Title",
    ]);
  });

  test.each([
    [0, 8, "░░░░░░░░░░   0 %  HTML"],
    [3, 8, "███░░░░░░░  37 %  HTML"],
    [7.99, 8, "█████████░  99 %  HTML"],
    [8, 8, "██████████ 100 %  HTML"],
    [0, 0, "░░░░░░░░░░   0 %  HTML"],
    [9, 8, "██████████ 112 %  HTML"],
    [-1, 8, "░░░░░░░░░░ -13 %  HTML"],
  ])("a bar: %d of %d", (done, total, line) => {
    expect(drawn(progressBar("HTML", done, total))).toBe(line);
  });
});

test("the numbers press what they stand at, across all blocks", () => {
  const { lines: shown, numbered } = render(
    reply(
      "Title",
      checklist({ text: text`boto3`, done: false, button: button("Done", press("a:b")) }),
      buttons({ ...button("Off", press("off")), disabled: true }, button("Go", press("go"))),
      choices("Which?", press("pick"), [
        { label: "A", value: "a,1" },
        { label: "B", value: "" },
      ]),
    ),
    "UTC",
  );
  expect(shown.match(/\[\d\] \w+/g)).toEqual(["[1] Done", "[2] Go", "[3] A", "[4] B"]);
  expect(numbered).toEqual([
    { label: "Done", press: "tick:a%3Ab", picked: [] },
    { label: "Go", press: "tick:go", picked: [] },
    { label: "A", press: "tick:pick", picked: ["a,1"] },
    { label: "B", press: "tick:pick", picked: [""] },
  ]);
});

test("the buttons that turn pages are pressed like any other", () => {
  const { numbered } = render(
    reply("T", buttons(button("Next", { action: "page", payload: { page: "2", again: "/path phase:3" } }))),
    "UTC",
  );
  expect(decodePress(numbered[0]?.press ?? "", new Map([["page", turnPage]]))?.payload).toEqual({ page: "2", again: "/path phase:3" });
});

const controls = /[^\P{Cc}\n]/u;

test("nothing that a terminal would obey comes out, wherever it stands", () => {
  const evil = "\u001b]0;title\u0007\u001b[2J\u009b31m\r\b\t\u0000\u007f";
  const account = { platform: "terminal", id: "terminal:x", name: evil } as const;
  const { lines: shown } = render(
    reply(
      evil,
      paragraph(text`${evil}${bold(evil)}${link(evil, `https://x.example/${evil}`)}${mention(account)}`),
      section(evil, evil),
      fields({ [evil]: evil }),
      progressBar(evil, 1, 2),
      checklist({ text: text`${evil}`, done: true, button: button(evil, press("a")) }),
      table([evil], [[evil]]),
      footer(evil),
      buttons(button(evil, press("a")), { label: evil, style: "plain", press: { url: evil } }),
      choices(evil, press("a"), [{ label: evil, value: evil, hint: evil }]),
    ),
    "UTC",
  );
  expect(shown).not.toMatch(controls);
  expect(shown.match(/title/g)).toHaveLength(21);
});

test("any reply is drawn, harmless, with every word of it and a number at every button", () => {
  /** As a terminal shows it: what it would obey replaced, spaces aside. */
  const squeezed = (words: string) => words.replaceAll(/[^\P{Cc}\n]/gu, "�").replaceAll(/\s+/g, "");
  fc.assert(
    fc.property(anyReply, (any) => {
      const { lines: shown, numbered } = render(any, "Europe/Berlin");
      expect(shown).not.toMatch(controls);
      const page = squeezed(shown).toLowerCase();
      for (const words of [...wordsIn(any.title), ...any.blocks.flatMap(wordsOf)]) expect(page).toContain(squeezed(words).toLowerCase());
      for (const [i, { label }] of numbered.entries()) expect(page).toContain(squeezed(`[${i + 1}] ${label}`).toLowerCase());
      expect(numbered).toHaveLength(any.blocks.reduce((sum, block) => sum + pressable(block), 0));
    }),
  );
});

/** How many numbers a block should have. */
function pressable(block: Block): number {
  const counts = ({ press, disabled }: Button) => !("url" in press) && !disabled;
  if (block.kind === "buttons") return block.buttons.filter(counts).length;
  if (block.kind === "checklist") return block.rows.filter(({ button }) => button && counts(button)).length;
  return block.kind === "choices" ? block.choices.length : 0;
}
