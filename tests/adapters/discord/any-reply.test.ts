import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Block, buttons, checklist, footer, paragraph, type Reply, reply, text } from "#core";
import { type Message, render } from "../../../src/adapters/discord/render.ts";
import { anyReply, wordsIn, wordsOf } from "../../support/replies.ts";
import { size } from "../../support/size.ts";
import { withinLimits } from "./limits.ts";
import { flat, letters, read, readMessage } from "./read.ts";

const press = (item: string) => ({ action: "tick", payload: { item } });
const go = (label: string, item = "x") => ({ label, style: "plain" as const, press: press(item) });

describe("any reply", () => {
  test("is drawn within every limit, its words and addresses in order, over as many messages as it takes", () => {
    let messages = 0;
    fc.assert(
      fc.property(anyReply, (any) => {
        const drawn = render(any);
        messages = Math.max(messages, drawn.length);
        expect(drawn.length).toBeGreaterThan(0);
        for (const message of drawn) withinLimits(message);
        const seen = drawn.map(readMessage);
        const all = letters(seen.map(({ words }) => words).join("\n"));
        let at = 0;
        for (const words of [...wordsIn(any.title), ...any.blocks.flatMap(wordsOf)]) {
          const found = all.indexOf(letters(words), at);
          if (found < 0) throw new Error(`“${words}” is missing after ${at}: ${all.slice(at, at + 300)}`);
          at = found + letters(words).length;
        }
        expect(seen.flatMap(({ links }) => links.map(plainAddress))).toEqual(addressesOf(any).map(plainAddress));
      }),
      { numRuns: size(100, 500) },
    );
    expect(messages).toBeGreaterThan(size(1, 2)); // the property met replies that had to be split
  });

  test("without a word in it is a message all the same", () => {
    const [message, ...more] = render(reply(" ", paragraph("\n"), buttons()));
    expect(more).toEqual([]);
    if (message) withinLimits(message);
    expect(message?.components[0].components).toEqual([{ type: 10, content: "–" }]);
  });

  test("texts move together before a second message is begun", () => {
    const row = (item: string) => ({ text: text`row`, done: false, button: go("Done", item) });
    const rows = checklist(...Array.from({ length: 11 }, (_, i) => row(String(i))));
    const around = Array.from({ length: 5 }, (_, i) => paragraph(`word${i}`));
    const [message, ...more] = render(reply("T", ...around, rows, footer("end")));
    expect(more).toEqual([]);
    expect(message?.components[0].components[0]).toEqual({ type: 10, content: "## T\nword0\nword1\nword2\nword3\nword4" });
    if (message) withinLimits(message);
  });

  test("forty buttons that all do the same are told apart, however long their press", () => {
    for (const item of ["x", "x".repeat(94), "x".repeat(95)]) {
      const rows = Array.from({ length: 12 }, () => ({ text: text`row`, done: false, button: go("Done", item) }));
      const drawn = render(reply("T", checklist(...rows), buttons(...rows.map(({ button }) => button))));
      for (const message of drawn) withinLimits(message);
      expect(drawn.flatMap(({ components }) => flat(components)).filter(({ type }) => type === 2)).toHaveLength(24);
    }
  });

  test("the check itself can fail", () => {
    const [message] = render(reply("T", buttons(go("a"), go("b", "y"))));
    if (!message) throw new Error("nothing drawn");
    const [container] = message.components;
    const planted = (components: readonly object[]) => ({ ...message, components: [{ ...container, components }] }) as unknown as Message;
    const label = (content: string) => ({ type: 10, content });
    expect(() => withinLimits(planted(Array.from({ length: 40 }, () => label("x"))))).toThrow();
    expect(() => withinLimits(planted([label("x".repeat(2_001)), label("x".repeat(2_000))]))).toThrow();
    expect(() => withinLimits(planted([label("漢".repeat(3_500))]))).toThrow();
    expect(() => withinLimits(planted([...container.components, ...container.components]))).toThrow();
    expect(() => withinLimits(planted([label(" ")]))).toThrow();
    expect(read("**a** <@1> :x: https://x.example [a](https://b) @here").marks).toEqual([
      "bold",
      "ping",
      "emoji",
      "address",
      "link",
      "mention",
    ]);
  });
});

/** The addresses that a reply links to, from top to bottom. */
function addressesOf({ blocks }: Reply): readonly string[] {
  const ofText = (spans: Extract<Block, { kind: "text" }>["text"]) => spans.flatMap((span) => (span.kind === "link" ? [span.url] : []));
  const ofButton = ({ press: to }: { readonly press: object }) => ("url" in to ? [String(to.url)] : []);
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case "text":
      case "section":
      case "footer":
        return ofText(block.text);
      case "fields":
        return block.fields.flatMap(({ value }) => ofText(value));
      case "checklist":
        return block.rows.flatMap((row) => [...ofText(row.text), ...(row.button ? ofButton(row.button) : [])]);
      case "buttons":
        return block.buttons.flatMap(ofButton);
      default:
        return [];
    }
  });
}

const plainAddress = (url: string) => decodeURIComponent(new URL(url).href);
