import { describe, expect, test } from "vitest";
import { type Block, bad, buttons, choices, good, notice, reply, table } from "#core";
import { render } from "../../../src/adapters/discord/render.ts";
import { drawingContract } from "../../contracts/drawing.ts";
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

drawingContract("discord", (whole) => render(whole)[0]?.components[0].components.slice(1) ?? []);

describe("of Discord alone", () => {
  test("title and tone", () => {
    const heads = [reply, good, bad, notice].map((tone) => render(tone("Well"))[0]?.components[0]);
    expect(heads.map((head) => head?.components)).toEqual(
      ["## Well", "## ✔ Well", "## ✘ Well", "## ➤ Well"].map((content) => [{ type: 10, content }]),
    );
    expect(new Set(heads.map((head) => head?.accent_color)).size).toBe(4);
  });

  test("a table too wide for a phone is written as lines", () => {
    expect(textOf(table(["Who", "What"], [["Ada", "x".repeat(40)]]))).toEqual([`**Who · What**\nAda · ${"x".repeat(40)}`]);
  });

  test("buttons stand five a row", () => {
    const six = Array.from({ length: 6 }, (_, i) => go(String(i), `i${i}`));
    expect(drawnOf(buttons(...six))?.map((row) => "components" in row && row.components.length)).toEqual([5, 1]);
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
});
