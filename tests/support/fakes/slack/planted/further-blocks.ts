import type { Fields } from "../json.ts";
import type { BlockRuleName } from "../rules.ts";
import { actions, button, long, mrkdwn, plain, section, times } from "./moves.ts";

const option = (value: string, text = value): Fields => ({ text: plain(text), value });
const options = (count: number): Fields[] => times(count, (index) => option(`${index}`));
const picture = (more: Fields = {}): Fields => ({ type: "image", alt_text: "A bar", image_url: "https://a.example/bar.png", ...more });
const beside = (accessory: Fields): Fields => ({ ...section("a"), accessory });
const input = (more: Fields): Fields => ({ type: "input", label: plain("Why?"), element: { type: "plain_text_input" }, ...more });
const table = (...cells: Fields[]): Fields => ({ type: "table", rows: [cells] });
const data = (rows: Fields[][], more: Fields = {}): Fields => ({ type: "data_table", caption: "Board", rows, ...more });
const rich = (...leaves: Fields[]): Fields => ({ type: "rich_text", elements: [{ type: "rich_text_section", elements: leaves }] });
const cell: Fields = { type: "raw_text", text: "a" };
/** Numbers of ten digits each, in rows of twenty. */
const numbers = (count: number): Fields[][] =>
  times(Math.ceil(count / 20), (row) => times(Math.min(20, count - row * 20), () => ({ type: "raw_number", value: 1_000_000_000 })));
const groups = (group: Fields): Fields => actions({ type: "static_select", option_groups: [{ label: plain("Week 1"), ...group }] });

/** The same rules in other places: what it is, a block, and the rule that refuses it. */
export const furtherBlocks: readonly (readonly [string, Fields, BlockRuleName])[] = [
  ["a button beside a section", beside(button({ text: plain(long(76)) })), "a button's label has at most 75 characters"],
  ["a button's words for screen readers", actions(button({ accessibility_label: long(76) })), "a button's label has at most 75 characters"],
  ["a button without a label", actions({ type: "button" }), "nothing that is needed is missing"],
  ["a picture beside a section", beside(picture({ alt_text: long(2001) })), "an image's alt_text has at most 2000 characters"],
  ["a picture in a context", { type: "context", elements: [picture({ image_url: undefined })] }, "nothing that is needed is missing"],
  ["a picture among actions", actions(picture()), "an element stands where it may"],
  ["an input beside a section", beside({ type: "plain_text_input" }), "an element stands where it may"],
  ["a button in an input", input({ element: button() }), "an element stands where it may"],
  ["a hint", input({ hint: plain(long(2001)) }), "an input's label has at most 2000 characters"],
  ["a select in an input", input({ element: { type: "multi_static_select", options: options(101) } }), "a select has at most 100 options"],
  ["a group's options", groups({ options: options(101) }), "a select has at most 100 options"],
  ["an option of a group", groups({ options: [option("a", long(76))] }), "an option's text has at most 75 characters"],
  ["an option in mrkdwn", groups({ options: [{ text: mrkdwn("a"), value: "a" }] }), "labels and titles are plain text"],
  ["eleven checkboxes", actions({ type: "checkboxes", options: options(11) }), "radio buttons and checkboxes have at most 10 options"],
  [
    "options and groups",
    actions({ type: "static_select", options: options(1), option_groups: [] }),
    "a select has options or groups of them",
  ],
  [
    "a choice among many that is none",
    actions({ type: "checkboxes", options: options(2), initial_options: options(3) }),
    "what is chosen beforehand is among the options",
  ],
  [
    "a confirmation without buttons",
    actions(button({ confirm: { title: plain("Leave?"), text: mrkdwn("Yes?"), confirm: plain("Yes") } })),
    "nothing that is needed is missing",
  ],
  [
    "the other button of a confirmation",
    actions(button({ confirm: { title: plain("Leave?"), text: mrkdwn("Yes?"), confirm: plain(long(31)), deny: plain("No") } })),
    "a confirmation's buttons have at most 30 characters",
  ],
  ["a text with a key too many", { type: "section", text: mrkdwn("a", { emoji: true }) }, "nothing unknown stands in a block"],
  ["a text without words", { type: "section", text: { type: "mrkdwn" } }, "nothing that is needed is missing"],
  [
    "a list in rich text",
    { type: "rich_text", elements: [{ type: "rich_text_list", elements: [{ type: "text" }] }] },
    "rich text has known parts",
  ],
  ["a link without an address", rich({ type: "link", text: "Read" }), "nothing that is needed is missing"],
  ["an empty text in rich text", rich({ type: "text", text: "" }), "a text is not empty"],
  ["a section in rich text", { type: "rich_text", elements: [section("a")] }, "rich text has known parts"],
  ["a number in a table", table({ type: "raw_number", text: "1" }), "nothing that is needed is missing"],
  ["rich text in a table", table(rich({ type: "bold" })), "rich text has known parts"],
  ["rich text that fills a table", table(rich({ type: "text", text: long(10_001) })), "a table has at most 10,000 characters"],
  ["numbers that fill a table", { type: "table", rows: numbers(1001) }, "a table has at most 10,000 characters"],
  ["a data table with a header alone", data([[cell]]), "a data table has 2 to 101 rows"],
  ["a page of no rows", data([[cell], [cell]], { page_size: 0 }), "a data table's page has 1 to 100 rows"],
  ["an empty cell of a data table", data([[cell], [{ type: "raw_text", text: "" }]]), "a cell is not empty"],
];
