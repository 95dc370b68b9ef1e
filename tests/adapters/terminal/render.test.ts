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
  code,
  decodePress,
  divider,
  fields,
  footer,
  good,
  italic,
  lines,
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
  when,
} from "#core";
import { render } from "../../../src/adapters/terminal/render.ts";
import { anyReply, wordsOf } from "../../support/replies.ts";

const drawn = (...blocks: Parameters<typeof reply>[1][]) =>
  render(reply("Title", ...blocks), "Europe/Berlin").lines.replace(/^Title\n\n/, "");
const press = (item: string) => ({ action: "tick", payload: { item } });

describe("each block", () => {
  test("the title says by its mark how things stand", () => {
    expect([reply, good, bad, notice].map((make) => render(make("Title"), "UTC").lines)).toEqual([
      "Title",
      "✔ Title",
      "✘ Title",
      "➤ Title",
    ]);
  });

  test("text, with all that it may hold", () => {
    const account = { platform: "terminal", id: "terminal:ada", name: "ada" } as const;
    expect(
      drawn(paragraph(text`A ${bold("b")} ${italic("i")} ${code("/c")} ${link("docs", "https://x.example")} ${mention(account)} ${3}`)),
    ).toBe("A b i /c docs <https://x.example> @ada 3");
    expect(drawn(paragraph(lines("one", "two")))).toBe("one\ntwo");
  });

  test("times on the wall of the group's zone", () => {
    const at = new Date("2026-11-29T23:30:00Z");
    expect(drawn(paragraph(text`${when(at)} · ${when(at, "date")} · ${when(at, "time")}`))).toBe(
      "30 Nov 2026, 00:30 · 30 Nov 2026 · 00:30",
    );
  });

  test("a section under its heading, which may stand alone", () => {
    expect(drawn(section("Next", "boto3"))).toBe("NEXT\nboto3");
    expect(drawn(section("Next", ""))).toBe("NEXT");
  });

  test("fields and tables in columns", () => {
    expect(drawn(fields({ Start: "Mon", "Time zone": "UTC" }))).toBe("Start      Mon\nTime zone  UTC");
    expect(
      drawn(
        table(
          ["", "Member", "Points"],
          [
            ["1", "ada", "120"],
            ["10", "cem (you)", "5"],
          ],
        ),
      ),
    ).toBe("    Member     Points\n1   ada        120\n10  cem (you)  5");
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

  test("a checklist, its buttons behind the rows", () => {
    const row = (words: string, done: boolean) => ({ text: text`${words}`, done });
    expect(drawn(checklist({ ...row("boto3", true), button: button("Undo", press("a")) }, row("cli", false)))).toBe(
      "✓ boto3  [1] Undo\n· cli",
    );
  });

  test("a divider and small print", () => {
    expect(drawn(divider, footer("small"))).toBe(`${"─".repeat(20)}\n\nsmall`);
  });

  test("buttons beside one another; a link as its address, a disabled one without a number", () => {
    expect(
      drawn(
        buttons(
          button("One", press("a")),
          { ...button("Two", press("b")), disabled: true },
          { label: "Docs", style: "plain", press: { url: "https://x.example" } },
          button("Three", press("c")),
        ),
      ),
    ).toBe("[1] One   (Two)   Docs <https://x.example>   [2] Three");
  });

  test("choices under their question", () => {
    const list = [
      { label: "A", value: "a", hint: "first" },
      { label: "B", value: "b", selected: true },
    ];
    expect(drawn(choices("Which?", press("x"), list))).toBe("Which?\n[1] A (first)\n[2] B ←");
  });

  test("blocks with nothing in them leave no gap", () => {
    expect(drawn(paragraph(""), checklist(), paragraph("x"))).toBe("x");
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
      for (const words of [any.title, ...any.blocks.flatMap(wordsOf)]) expect(page).toContain(squeezed(words).toLowerCase());
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
