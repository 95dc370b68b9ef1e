import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  againOf,
  type Block,
  button,
  buttons,
  type Call,
  type Caller,
  callAgain,
  checklist,
  decodePress,
  encodePress,
  fields,
  fitsButton,
  footer,
  longestPress,
  pageLimits,
  pageOf,
  paginate,
  paragraph,
  press,
  progressBar,
  type Reply,
  reply,
  section,
  sizeOf,
  table,
  turnPage,
} from "#core";
import { anyReply, wordsOf } from "../../support/replies.ts";

const from: Caller = {
  account: { platform: "terminal", id: "terminal:ada", name: "ada" },
  channel: { platform: "terminal", space: "s", id: "c" },
};

const isFrame = ({ kind }: Block) => kind === "buttons" || kind === "footer";
/** What stands before the buttons and small print at a reply's end, and those. */
function parts({ blocks }: Reply): { readonly content: readonly Block[]; readonly frame: readonly Block[] } {
  const end = blocks.findLastIndex((block) => !isFrame(block)) + 1;
  return { content: blocks.slice(0, end), frame: blocks.slice(end) };
}

/** All that a reader could lose, run together, for a text may go on over the page: words, rows, buttons, bars. */
const everything = (blocks: readonly Block[]): string => blocks.map(everythingIn).join("");
function everythingIn(block: Block): string {
  switch (block.kind) {
    case "text":
    case "section":
    case "footer":
      return (
        (block.kind === "section" ? block.heading : "") +
        block.text.map((span) => ("text" in span ? span.text : JSON.stringify(span))).join("")
      );
    case "checklist":
      return block.rows.map((row) => JSON.stringify(row)).join("");
    case "fields":
      return block.fields.map((field) => JSON.stringify(field)).join("");
    case "table": // its columns stand again on each page
      return block.rows.length === 0 ? JSON.stringify(block.columns) : block.rows.map((row) => JSON.stringify(row)).join("");
    default:
      return JSON.stringify(block);
  }
}

const isList = (block: Block) => block.kind === "checklist" || block.kind === "table";
const rowsOf = (block: Block) => (block.kind === "checklist" || block.kind === "table" ? block.rows.length : 0);
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe("any reply", () => {
  test("is often too long for one page, so that these tests say something", () => {
    const counts = fc.sample(anyReply, { numRuns: 200, seed: 1 }).map((whole) => paginate(whole).length);
    expect(counts.filter((count) => count > 1).length).toBeGreaterThan(30);
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(20);
  });

  test("is split without loss and in order", () => {
    fc.assert(
      fc.property(anyReply, (whole) => {
        const { content, frame } = parts(whole);
        const split = paginate(whole).flatMap(({ blocks }) => blocks.slice(0, blocks.length - frame.length));
        expect(everything(split)).toBe(everything(content));
      }),
    );
  });

  test("carries its title, its buttons and its small print on each page", () => {
    fc.assert(
      fc.property(anyReply, (whole) => {
        const { frame } = parts(whole);
        for (const page of paginate(whole)) {
          expect(page.title).toBe(whole.title);
          expect(page.tone).toBe(whole.tone);
          expect(page.blocks.slice(page.blocks.length - frame.length)).toEqual(frame);
        }
      }),
    );
  });

  test("has pages that fit a message, but for a single block that cannot be split", () => {
    fc.assert(
      fc.property(anyReply, (whole) => {
        const { frame } = parts(whole);
        const room = Math.max(pageLimits.characters - sum(frame.map(sizeOf)), pageLimits.characters / 2);
        for (const page of paginate(whole)) {
          const blocks = page.blocks.slice(0, page.blocks.length - frame.length);
          expect(sum(blocks.map(rowsOf))).toBeLessThanOrEqual(pageLimits.rows);
          expect(blocks.filter((block) => !isList(block)).length).toBeLessThanOrEqual(pageLimits.blocks);
          if (blocks.length > 1) expect(sum(blocks.map(sizeOf))).toBeLessThanOrEqual(room);
          const [only] = blocks;
          if (blocks.length === 1 && only && ["text", "section", "footer"].includes(only.kind))
            expect(sizeOf(only)).toBeLessThanOrEqual(room);
        }
      }),
    );
  });

  test("has at least one page, and asking for one that is not there gives the nearest", () => {
    fc.assert(
      fc.property(anyReply, fc.integer({ min: -5, max: 50 }), (whole, number) => {
        const pages = paginate(whole);
        expect(pages.length).toBeGreaterThan(0);
        const nearest = Math.min(Math.max(number, 1), pages.length);
        expect(pageOf(paginate(whole), number, "/x")).toEqual(pageOf(paginate(whole), nearest, "/x"));
      }),
    );
  });
});

const items = (count: number) =>
  checklist(...Array.from({ length: count }, (_, i) => ({ text: [{ kind: "plain" as const, text: `item ${i}` }], done: false })));

describe("a reply", () => {
  test("that fits stays as it is, without buttons to turn it", () => {
    const whole = reply("Few", items(11), footer("small"));
    expect(pageOf(paginate(whole), 1, "/x")).toEqual(whole);
  });

  test("of twelve rows has two pages", () => {
    expect(paginate(reply("Many", items(12))).map(({ blocks }) => blocks.map(rowsOf))).toEqual([[11], [1]]);
  });

  test("of many blocks has several pages", () => {
    const bars = Array.from({ length: 45 }, (_, i) => progressBar(`bar ${i}`, i, 45));
    expect(paginate(reply("Bars", ...bars)).map(({ blocks }) => blocks.length)).toEqual([20, 20, 5]);
  });

  test("of nothing, or of buttons alone, is one page", () => {
    expect(paginate(reply("Empty"))).toHaveLength(1);
    const whole = reply("Buttons", buttons(button("x", press(turnPage, { page: "1", again: "/x" }))), footer("small"));
    expect(paginate(whole)).toEqual([whole]);
  });

  test("keeps a heading with its list, also where the page ends between them", () => {
    const pages = paginate(reply("Path", section("A", "…"), items(11), section("B", "…"), items(2)));
    expect(pages.map(({ blocks }) => blocks.map(({ kind }) => kind))).toEqual([
      ["section", "checklist"],
      ["section", "checklist"],
    ]);
  });

  test("keeps a table that has no rows yet", () => {
    expect(paginate(reply("Board", table(["Member", "Points"], []), paragraph("x")))[0]?.blocks[0]).toEqual(
      table(["Member", "Points"], []),
    );
  });

  test("repeats a table's columns on each page", () => {
    const rows = Array.from({ length: 30 }, (_, i) => [`m${i}`, "1"]);
    const pages = paginate(reply("Board", table(["Member", "Points"], rows)));
    expect(pages.map(({ blocks: [block] }) => block)).toEqual([0, 11, 22].map((i) => table(["Member", "Points"], rows.slice(i, i + 11))));
  });

  test("cuts a long text between words, and a word that is too long between characters", () => {
    for (const text of [`  ${"lorem ipsum ".repeat(1000)}`, "😀".repeat(5000), " ".repeat(7000), `${"x".repeat(2799)} y`.repeat(3)]) {
      const stretches = paginate(reply("Long", paragraph(text))).map(({ blocks }) => blocks.flatMap(wordsOf).join(""));
      expect(stretches.join("")).toBe(text);
      expect(stretches.length).toBeGreaterThan(2);
      for (const stretch of stretches) {
        expect(stretch.length).toBeLessThanOrEqual(pageLimits.characters);
        expect(stretch.isWellFormed()).toBe(true);
      }
    }
    for (const { blocks } of paginate(reply("Long", paragraph("lorem ipsum ".repeat(1000)))))
      expect(blocks.flatMap(wordsOf).join("")).toMatch(/^(lorem ipsum |lorem |ipsum )+$/);
  });

  test("is split even where a heading or a field's name alone is long", () => {
    const pages = paginate(
      reply("Long", section("h".repeat(5000), "lorem ".repeat(2000)), fields({ ["n".repeat(2000)]: "v", ["m".repeat(2000)]: "w" })),
    );
    expect(pages.flatMap(({ blocks }) => blocks.flatMap(wordsOf)).join("")).toBe(
      `${"h".repeat(5000)}${"lorem ".repeat(2000)}${"n".repeat(2000)}v${"m".repeat(2000)}w`,
    );
    expect(pages.length).toBeGreaterThan(5);
  });

  test("whose fields don't fit together has them on different pages", () => {
    const pages = paginate(reply("Fields", fields({ ["n".repeat(2000)]: "v", ["m".repeat(1000)]: "w" })));
    expect(pages.map(({ blocks }) => blocks.flatMap(wordsOf).join("").length)).toEqual([2001, 1001]);
  });
});

describe("the buttons that turn", () => {
  const labels = (number: number) =>
    pageOf(paginate(reply("Many", items(30))), number, "/x").blocks.flatMap((block) =>
      block.kind === "buttons" ? block.buttons.map(({ label }) => label) : [],
    );

  test("lead on and back, and nowhere beyond the ends", () => {
    expect([1, 2, 3].map(labels)).toEqual([["Next"], ["Back", "Next"], ["Back"]]);
  });

  test("say which page this is", () => {
    expect(pageOf(paginate(reply("Many", items(30))), 2, "/x").blocks.at(-1)).toEqual(footer("Page 2 of 3"));
  });

  const picked = fc.array(fc.oneof(fc.string({ unit: "grapheme", maxLength: 4 }), fc.constantFrom("a,b", "?", "%", "", "/x")), {
    maxLength: 3,
  });
  const pressed = fc.record({
    item: fc.string({ unit: "grapheme", maxLength: 5 }).filter((value) => value.isWellFormed() && encodeURIComponent(value).length < 90),
  });
  const calls: fc.Arbitrary<Call> = fc.oneof(
    fc.string({ unit: "grapheme" }).map((rest): Call => ({ kind: "line", id: "1", line: `/${rest}`, from })),
    fc
      .tuple(pressed, picked)
      .map(([payload, picked]): Call => ({ kind: "action", id: "1", press: encodePress({ action: "tick", payload }), picked, from })),
  );

  test("ask again exactly what was asked", () => {
    fc.assert(
      fc.property(calls, (call) => {
        if (call.kind === "command") return;
        const again = againOf(call);
        expect(callAgain(again, { id: "1", from })).toEqual(call);
        if (!fitsButton(again)) return;
        const id = encodePress(press(turnPage, { page: "999", again }));
        expect(decodePress(id, new Map([["page", turnPage]]))?.payload).toEqual({ page: "999", again });
      }),
    );
  });

  test("carry what fits, and say what does not", () => {
    const room = longestPress - "page:999:".length;
    expect(fitsButton("x".repeat(room))).toBe(true);
    expect(fitsButton("x".repeat(room + 1))).toBe(false);
    expect(fitsButton("漢".repeat(11))).toBe(false);
  });

  test("forged, ask for what means nothing, and never throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (again) => {
        const call = callAgain(again, { id: "1", from });
        expect(call.kind).toBe(again.startsWith("/") ? "line" : "action");
      }),
    );
    expect(callAgain("x?%,%zz", { id: "1", from })).toMatchObject({ press: "x", picked: ["%", "%zz"] });
    for (const page of ["0x1", "-1", "1000", "", "１"]) expect(turnPage.payload.safeParse({ page, again: "/x" }).success).toBe(false);
  });
});
