import type { Fields, Json } from "../json.ts";
import type { BlockRuleName } from "../rules.ts";
import { actions, long, mrkdwn, plain, section, times } from "./moves.ts";

/** Blocks that break one rule, and their nearest that do not. */
export interface PlantedBlocks {
  readonly bad: readonly Json[];
  readonly good: readonly Json[];
}

const context = (...elements: Json[]): Fields => ({ type: "context", elements });
const header = (text: string): Fields => ({ type: "header", text: plain(text) });
const image = (more: Fields = {}): Fields => ({ type: "image", alt_text: "A bar", image_url: "https://a.example/bar.png", ...more });
const fields = (...list: Json[]): Fields => ({ type: "section", fields: list });
const input = (more: Fields = {}): Fields => ({
  type: "input",
  label: plain("Why?"),
  element: { type: "plain_text_input", action_id: "why" },
  ...more,
});
const rich = (...leaves: Json[]): Fields => ({ type: "rich_text", elements: [{ type: "rich_text_section", elements: leaves }] });
const cell = (text: string): Fields => ({ type: "raw_text", text });
const table = (rows: Json, more: Fields = {}): Fields => ({ type: "table", rows, ...more });
const data = (rows: Json, more: Fields = {}): Fields => ({ type: "data_table", caption: "Board", rows, ...more });
const board = (size: number) => [[cell("Name")], [cell(long(size))]];
const one = (block: Json): readonly Json[] => [block];

/** What stands in a message. */
export const plantedBlocks: Partial<Record<BlockRuleName, PlantedBlocks>> = {
  "a message has at most 50 blocks": { bad: times(51, () => section("a")), good: times(50, () => section("a")) },
  "a block's type is known": { bad: one({ type: "sections", text: mrkdwn("a") }), good: one(section("a")) },
  "nothing unknown stands in a block": { bad: one({ ...section("a"), colour: "red" }), good: one({ ...section("a"), expand: true }) },
  "nothing that is needed is missing": { bad: one({ type: "header" }), good: one(header("a")) },
  "a block_id has at most 255 characters": {
    bad: one({ ...section("a"), block_id: long(256) }),
    good: one({ ...section("a"), block_id: long(255) }),
  },
  "a block_id occurs once": {
    bad: [
      { ...section("a"), block_id: "1" },
      { ...section("b"), block_id: "1" },
    ],
    good: [
      { ...section("a"), block_id: "1" },
      { ...section("b"), block_id: "2" },
    ],
  },

  "a text is an object": { bad: one({ type: "section", text: "a" }), good: one(section("a")) },
  "a text's type is known": { bad: one({ type: "section", text: { type: "markdown", text: "a" } }), good: one(section("a")) },
  "labels and titles are plain text": { bad: one({ type: "header", text: mrkdwn("a") }), good: one({ type: "section", text: plain("a") }) },
  "a text is not empty": { bad: one(section("")), good: one(section(" ")) },
  "a section's text has at most 3000 characters": { bad: one(section(long(3001))), good: one(section(long(3000))) },
  "a section has a text or fields": { bad: one({ type: "section" }), good: one(fields(mrkdwn("a"))) },
  "a section has at most 10 fields": {
    bad: one(fields(...times(11, () => mrkdwn("a")))),
    good: one(fields(...times(10, () => mrkdwn("a")))),
  },
  "a field has at most 2000 characters": { bad: one(fields(mrkdwn(long(2001)))), good: one(fields(mrkdwn(long(2000)))) },
  "a header has at most 150 characters": { bad: one(header(long(151))), good: one(header(long(150))) },
  "a context has an element": { bad: one(context()), good: one(context(plain("a"))) },
  "a context has at most 10 elements": {
    bad: one(context(...times(11, () => mrkdwn("a")))),
    good: one(context(...times(9, () => mrkdwn("a")), image())),
  },
  "a context's text has at most 3000 characters": { bad: one(context(mrkdwn(long(3001)))), good: one(context(mrkdwn(long(3000)))) },
  "actions have an element": { bad: one(actions()), good: one(actions({ type: "button", text: plain("a") })) },
  "actions have at most 25 elements": {
    bad: one(actions(...times(26, () => ({ type: "button", text: plain("a") })))),
    good: one(actions(...times(25, () => ({ type: "button", text: plain("a") })))),
  },
  "an image's alt_text has at most 2000 characters": {
    bad: one(image({ alt_text: long(2001) })),
    good: one(image({ alt_text: long(2000) })),
  },
  "an image's address has at most 3000 characters": {
    bad: one(image({ image_url: `https://a.example/${long(2983)}` })),
    good: one(image({ image_url: `https://a.example/${long(2982)}` })),
  },
  "markdown blocks have at most 12,000 characters together": {
    bad: times(2, (index) => ({ type: "markdown", text: long(6000 + index) })),
    good: times(2, () => ({ type: "markdown", text: long(6000) })),
  },
  "rich text has known parts": {
    bad: one(rich({ type: "bold", text: "a" })),
    good: one(rich({ type: "text", text: "a", style: { bold: true } })),
  },
  "an input's label has at most 2000 characters": {
    bad: one(input({ label: plain(long(2001)) })),
    good: one(input({ label: plain(long(2000)) })),
  },
  "what stands in an input fits it": {
    bad: one(input({ element: { type: "plain_text_input", max_length: 3, initial_value: "four" } })),
    good: one(input({ element: { type: "plain_text_input", max_length: 4, initial_value: "four" } })),
  },
  "an input takes at most 3000 characters": {
    bad: one(input({ element: { type: "plain_text_input", max_length: 3001 } })),
    good: one(input({ element: { type: "plain_text_input", max_length: 3000 } })),
  },

  "a table has a row": { bad: one(table([])), good: one(table([[cell("a")]])) },
  "a table has at most 100 rows": { bad: one(table(times(101, () => [cell("a")]))), good: one(table(times(100, () => [cell("a")]))) },
  "a table has at most 20 columns": { bad: one(table([times(21, () => cell("a"))])), good: one(table([times(20, () => cell("a"))])) },
  "a table describes at most 20 columns": {
    bad: one(table([[cell("a")]], { column_settings: times(21, () => ({})) })),
    good: one(table([[cell("a")]], { column_settings: times(20, () => ({ align: "right" })) })),
  },
  "a table has at most 10,000 characters": { bad: one(table(board(9997))), good: one(data(board(9996))) },
  "a cell's type is known": { bad: one(table([[mrkdwn("a")]])), good: one(table([[rich({ type: "text", text: "a" })]])) },
  "a cell is not empty": { bad: one(table([[cell("")]])), good: one(table([[cell(" "), { type: "raw_number", value: 0 }]])) },
  "a data table has 2 to 101 rows": { bad: one(data(times(102, () => [cell("a")]))), good: one(data(times(101, () => [cell("a")]))) },
  "a data table's rows are of one length": {
    bad: one(data([[cell("a"), cell("b")], [cell("c")]])),
    good: one(
      data([
        [cell("a"), cell("b")],
        [cell("c"), cell("d")],
      ]),
    ),
  },
  "a data table's header is not rich text": {
    bad: one(data([[rich({ type: "text", text: "a" })], [cell("b")]])),
    good: one(data([[cell("a")], [rich({ type: "text", text: "b" })]])),
  },
  "a data table's page has 1 to 100 rows": {
    bad: one(data(board(1), { page_size: 101 })),
    good: one(data(board(1), { page_size: 100 })),
  },
};
