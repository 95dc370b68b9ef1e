import type { APIButtonComponent, APIComponentInContainer, APITextDisplayComponent } from "discord.js";
import {
  type Bar,
  type Block,
  type Button,
  bold,
  type ChecklistRow,
  type Choice,
  encodePress,
  isBars,
  lines,
  type Reply,
  type Text,
  type Tone,
  toText,
  withBarsTogether,
} from "#core";
import { codeBlock, fitted, onOneLine, secureAddress } from "./escape.ts";
import { buttonStyle, componentType, limits } from "./limits.ts";
import { hasRoomForMark, longestText, type Message, type Piece, split } from "./split.ts";
import { drawTable } from "./table.ts";
import { type Drawn, drawn, drawText, stacked } from "./words.ts";

export type { Message } from "./split.ts";

const room = longestText;
/** Small print bears a mark on each of its lines. */
const roomForFooter = 1_500;

const accents: Readonly<Record<Tone, number>> = { plain: 0x5b7c99, good: 0x2e9e5b, bad: 0xd64545, notice: 0xe0a526 };
/** Colour alone tells nothing to who does not see it. */
const marks: Readonly<Record<Tone, string>> = { plain: "", good: "✔ ", bad: "✘ ", notice: "➤ " };

/** A reply without a word in it; Discord takes no empty message. */
const nothing = "–";

/** Stands for the empty value, which Discord does not take. */
export const emptyValue = "∅";

/** A reply as Discord's messages: one where it fits, more where it must; nothing is dropped, every word stays a word. */
export function render({ title, tone, blocks }: Reply): readonly Message[] {
  const pieces = [...heading("## ", marks[tone] + title), ...withBarsTogether(blocks).flatMap(draw)];
  return split(pieces.length > 0 ? pieces : texts([drawn(nothing)]), accents[tone]);
}

function draw(block: Block | readonly Bar[]): readonly Piece[] {
  // Bars that follow one another stand in one text, close together.
  if (isBars(block)) return texts(stacked(block.flatMap(drawBar), room));
  switch (block.kind) {
    case "text":
      return paragraphs(block.text);
    case "section":
      return section(block.heading, block.text);
    case "fields":
      return paragraphs(lines(...block.fields.map(({ name, value }): Text => [bold(name), ...toText(": "), ...value])));
    case "progress":
      return texts(drawBar(block));
    case "checklist":
      return checklist(block.rows);
    case "table":
      return table(block.columns, block.rows);
    case "divider":
      return [piece({ type: componentType.separator })];
    case "footer":
      return texts(drawText(block.text, roomForFooter).map(small));
    case "buttons":
      return buttonRows(block.buttons);
    case "choices":
      return choices(block);
    default:
      return block satisfies never;
  }
}

const piece = (component: APIComponentInContainer, pings: readonly string[] = []): Piece => ({ component, pings });

const display = (content: string): APITextDisplayComponent => ({ type: componentType.text, content });

/** Each stretch as a text of its own; Discord refuses blank ones. */
const texts = (stretches: readonly Drawn[]): readonly Piece[] =>
  stretches.filter(({ markdown }) => markdown.trim()).map(({ markdown, pings }) => piece(display(markdown), pings));

const paragraphs = (text: Text) => texts(drawText(text, room));

const headingLines = (mark: string, words: string): readonly Drawn[] =>
  drawText(toText(onOneLine(words)), room).map(({ markdown }) => drawn(markdown.trim() && mark + markdown.trimStart()));

const heading = (mark: string, words: string) => texts(headingLines(mark, words));

const section = (words: string, text: Text) => texts(stacked([...headingLines("### ", words), ...drawText(text, room)], room));

const small = ({ markdown, pings }: Drawn): Drawn => drawn(markdown.replace(/^[^\S\n]*(?=\S)/gm, "-# "), pings);

function drawBar({ label, done, total }: Bar): readonly Drawn[] {
  const share = total > 0 ? Math.max(0, Math.min(1, done / total)) : 0;
  const full = Math.floor(share * cells);
  const bar = `\`${"█".repeat(full)}${"░".repeat(cells - full)} ${`${Math.floor(100 * share)} %`.padStart(5)}\` `;
  return drawText(toText(label), room).map(({ markdown }, i) => drawn(i === 0 ? bar + markdown : markdown));
}

const cells = 10;

/** A row with a button is a section with the button beside it; rows without one share a text. */
function checklist(rows: readonly ChecklistRow[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let plain: Drawn[] = [];
  const flush = () => {
    pieces.push(...texts(stacked(plain, room)));
    plain = [];
  };
  for (const row of rows) {
    const mark = row.done ? "✅ " : "⬜ ";
    const [first = drawn(""), ...more] = drawText(row.text, room);
    const line = drawn(mark + first.markdown, first.pings);
    const button = row.button && drawButton(row.button);
    if (button) {
      flush();
      pieces.push(...overlong([row.button?.label ?? ""], limits.button.label));
      pieces.push(
        piece({ type: componentType.section, components: [display(line.markdown)], accessory: button }, line.pings),
        ...texts(more),
      );
    } else plain.push(line, ...more, ...(row.button ? addressInWords(row.button) : []));
  }
  flush();
  return pieces;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): readonly Piece[] {
  const table = drawTable(columns, rows);
  if ("running" in table) return paragraphs(table.running);
  const inBlocks = stacked(
    table.aligned.map((line) => drawn(line)),
    room / 2, // a fence among the cells grows when it is broken
  );
  return inBlocks.filter(({ markdown }) => markdown.trim()).map(({ markdown }) => piece(display(codeBlock([markdown]))));
}

function buttonRows(buttons: readonly Button[]): readonly Piece[] {
  const pieces: Piece[] = [
    ...overlong(
      buttons.map(({ label }) => label),
      limits.button.label,
    ),
  ];
  let row: APIButtonComponent[] = [];
  const flush = () => {
    if (row.length > 0) pieces.push(piece({ type: componentType.row, components: row }));
    row = [];
  };
  for (const each of buttons) {
    const button = drawButton(each);
    const isTwin =
      button &&
      "custom_id" in button &&
      !hasRoomForMark(button.custom_id) &&
      row.some((b) => "custom_id" in b && b.custom_id === button.custom_id);
    if (!button || isTwin || row.length === limits.row.buttons) flush();
    if (button) row.push(button);
    else pieces.push(...texts(addressInWords(each)));
  }
  flush();
  return pieces;
}

/** Undefined for an address that Discord does not take as a button. */
function drawButton({ label, style, press, disabled = false }: Button): APIButtonComponent | undefined {
  const common = { type: componentType.button, label: fitted(label, limits.button.label), disabled };
  if (!("url" in press)) return { ...common, style: buttonStyle[style], custom_id: encodePress(press) };
  const url = secureAddress(press.url);
  return url && url.length <= limits.button.url ? { ...common, style: buttonStyle.link, url } : undefined;
}

const addressInWords = ({ label, press }: Button): readonly Drawn[] =>
  "url" in press ? drawText([{ kind: "link", text: label, url: press.url }], room) : [];

/** Labels that Discord shows only the beginning of are said in full before. */
const overlong = (labels: readonly string[], longest: number): readonly Piece[] =>
  paragraphs(lines(...labels.filter((label) => fitted(label, longest) !== onOneLine(label).trim() && label.trim())));

function choices({ prompt, choices, press, pick }: Extract<Block, { kind: "choices" }>): readonly Piece[] {
  const { select } = limits;
  return [
    ...paragraphs(toText(prompt)),
    ...overlong(
      choices.flatMap(({ label, hint = "" }) => [label, hint]),
      select.label,
    ),
    ...menus(choices).map((menu) => {
      const most = Math.max(1, Math.min(pick.max, menu.length));
      let defaults = 0;
      return piece({
        type: componentType.row,
        components: [
          {
            type: componentType.select,
            custom_id: encodePress(press),
            min_values: Math.max(0, Math.min(pick.min, most)),
            max_values: most,
            options: menu.map(({ label, hint, selected, value }) => ({
              label: fitted(label, select.label),
              value: pickable(value),
              ...(hint?.trim() && { description: fitted(hint, select.hint) }),
              ...(selected && ++defaults <= most && { default: true }),
            })),
          },
        ],
      });
    }),
  ];
}

/** As many menus as the choices need: 25 each, and no value twice in one. */
function menus(choices: readonly Choice[]): readonly (readonly Choice[])[] {
  const menus: Choice[][] = [];
  for (const choice of choices) {
    const menu = menus.find((each) => each.length < limits.select.options && each.every(({ value }) => value !== choice.value));
    if (menu && menu === menus.at(-1)) menu.push(choice);
    else menus.push([choice]);
  }
  return menus;
}

function pickable(value: string): string {
  if (value.length > limits.select.value)
    throw new Error(`A choice's value may be ${limits.select.value} characters long, this one is ${value.length}: ${value}`);
  return value === "" ? emptyValue : value;
}
