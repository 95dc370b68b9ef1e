import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Block, buttons, checklist, choices, paragraph, type Reply, reply, text } from "#core";
import { piecesOf, render } from "../../../src/adapters/slack/render.ts";
import { withOwnIds } from "../../../src/adapters/slack/split.ts";
import { elementsOf } from "../../support/fakes/slack/index.ts";
import { anyReply, wordsIn, wordsOf } from "../../support/replies.ts";
import { size } from "../../support/size.ts";
import { withinLimits } from "./limits.ts";
import { letters, type Read, read, readMessage } from "./read.ts";

const press = (item: string) => ({ action: "tick", payload: { item } });
const go = (label: string, item = "x") => ({ label, style: "plain" as const, press: press(item) });

/** That each word of the reply is there, in no order: a button that cannot be pressed is said before those that can. */
function holds(reply: Reply, seen: readonly Read[]): void {
  const all = letters(seen.map(({ words }) => words).join("\n"));
  for (const words of [...wordsIn(reply.title), ...reply.blocks.flatMap(wordsOf)])
    if (!all.includes(letters(words))) throw new Error(`“${words}” is missing: ${all.slice(0, 500)}`);
}

describe("any reply", () => {
  test("is drawn within every limit, with all its words and addresses, over as many messages as it takes", () => {
    let messages = 0;
    fc.assert(
      fc.property(anyReply, (any) => {
        const drawn = render(any);
        messages = Math.max(messages, drawn.length);
        expect(drawn.length).toBeGreaterThan(0);
        for (const message of drawn) withinLimits(message);
        const seen = drawn.map(readMessage);
        holds(any, seen);
        expect(seen.flatMap(({ links }) => links.map(plainAddress)).toSorted()).toEqual(addressesOf(any).map(plainAddress).toSorted());
      }),
      { numRuns: size(60, 500) },
    );
    expect(messages).toBeGreaterThan(size(1, 2)); // the property met replies that had to be split
  });

  test("is all in the text beside the blocks as well, but for what a menu hides", () => {
    fc.assert(
      fc.property(anyReply, (any) => {
        const all = letters(
          render(any)
            .map((message) => read(message.text).words)
            .join("\n"),
        );
        for (const words of [...wordsIn(any.title), ...any.blocks.filter(({ kind }) => kind !== "choices").flatMap(wordsOf)])
          if (!all.includes(letters(words))) throw new Error(`“${words}” is missing: ${all.slice(0, 500)}`);
      }),
      { numRuns: size(40, 200) },
    );
  });

  test("is in a view as it is in a message, with no block that a view does not take", () => {
    fc.assert(
      fc.property(anyReply, (any) => {
        const blocks = withOwnIds(piecesOf(any, "view").map(({ block }) => block));
        expect(blocks.filter(({ type }) => type === "table")).toEqual([]);
        holds(any, [readMessage({ blocks })]);
      }),
      { numRuns: size(40, 200) },
    );
  });

  test("without a word in it is a message all the same", () => {
    const [message, ...more] = render(reply(" ", paragraph("\n"), buttons()));
    expect(more).toEqual([]);
    if (message) withinLimits(message);
    expect(message?.blocks).toMatchObject([{ type: "section", text: { text: "–" } }]);
  });

  test("forty buttons that all do the same are told apart, however long their press", () => {
    for (const item of ["x", "x".repeat(95)]) {
      const rows = Array.from({ length: 20 }, () => ({ text: text`row`, done: false, button: go("Done", item) }));
      const drawn = render(reply("T", checklist(...rows), buttons(...rows.map(({ button }) => button))));
      for (const message of drawn) {
        withinLimits(message);
        const ids = elementsOf(message as never).map(({ element }) => element.action_id);
        expect(new Set(ids).size).toBe(ids.length);
      }
    }
  });

  test("a hundred and one long choices are all there", () => {
    const list = Array.from({ length: 101 }, (_, i) => ({ label: `${"label ".repeat(20)}${i}`, value: `v${i}`, hint: "h".repeat(100) }));
    for (const max of [1, 5]) {
      const drawn = render(
        reply(
          "T",
          choices(
            "p".repeat(4_000),
            press("x"),
            list.map((choice) => ({ ...choice, selected: true })),
            { min: 1, max },
          ),
        ),
      );
      for (const message of drawn) withinLimits(message);
      holds(reply("T", choices("p", press("x"), list)), drawn.map(readMessage));
    }
  });

  test("the check itself can fail", () => {
    const [message] = render(reply("T", buttons(go("a"), go("b", "y"))));
    if (!message) throw new Error("nothing drawn");
    const planted = (blocks: readonly object[]) => ({ ...message, blocks }) as unknown as typeof message;
    const section = (words: string) => ({ type: "section", text: { type: "mrkdwn", text: words, verbatim: true } });
    expect(() => withinLimits(planted(Array.from({ length: 51 }, () => section("x"))))).toThrow();
    expect(() => withinLimits(planted([section("x".repeat(3_001))]))).toThrow();
    expect(() => withinLimits(planted([section("<!channel>")]))).toThrow();
    expect(() => withinLimits(planted(Array.from({ length: 5 }, () => section("x".repeat(2_900)))))).toThrow();
    expect(() => withinLimits({ ...message, text: " " })).toThrow();
    expect(read("*a* <@U1> :x: <https://b|c> <!here> &gt; ~d~\n&gt;e & `_f_`").marks).toEqual([
      "bold",
      "ping",
      "emoji",
      "link",
      "at large",
      "struck",
      "quote",
      "broken",
      "code",
    ]);
  });
});

/** The addresses that a reply links to. */
function addressesOf({ blocks }: Reply): readonly string[] {
  const ofText = (spans: Extract<Block, { kind: "text" }>["text"]) => spans.flatMap((span) => (span.kind === "link" ? [span.url] : []));
  const ofButton = ({ press: to, disabled }: { readonly press: object; readonly disabled?: boolean }) =>
    "url" in to && !disabled ? [String(to.url)] : [];
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
