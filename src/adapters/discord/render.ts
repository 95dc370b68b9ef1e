import type { APIButtonComponent, APIComponentInContainer, APITextDisplayComponent } from "discord.js";
import {
  type Block,
  type Button,
  type Choice,
  drawReply,
  encodePress,
  fieldLines,
  fitted,
  inGroups,
  onOneLine,
  type Pen,
  type Reply,
  type Stretch,
  sentValue,
  stacked,
  stretch,
  type Text,
  type Tone,
  toText,
  type Words,
  writer,
} from "#core";
import { codeBlock, safeAddress } from "./escape.ts";
import { buttonStyle, componentType, limits } from "./limits.ts";
import { canBeToldApart, longestText, type Message, type Piece, split } from "./split.ts";
import { drawTable } from "./table.ts";
import { markup } from "./words.ts";

export type { Message } from "./split.ts";

const room = longestText;
/** Small print bears a mark on each of its lines. */
const roomForFooter = 1_500;

const accents: Readonly<Record<Tone, number>> = { plain: 0x5b7c99, good: 0x2e9e5b, bad: 0xd64545, notice: 0xe0a526 };

/** A reply as Discord's messages: one where it fits, more where it must; nothing is dropped, every word stays a word. */
export const render = (reply: Reply): readonly Message[] => split(drawReply(reply, pen), accents[reply.tone]);

const piece = (component: APIComponentInContainer, pings: readonly string[] = []): Piece => ({ component, pings });
const display = (content: string): APITextDisplayComponent => ({ type: componentType.text, content });

const inMarkdown = writer(markup, room, (each) => piece(display(each.markup), each.pings));
const { write, texts, paragraphs, overlong } = inMarkdown;

const pen: Pen<Piece, APIButtonComponent> = {
  ...inMarkdown,
  title: (words) => texts(headingLines("## ", words)),
  heading: (words) => headingLines("### ", words),
  fields: (list) => paragraphs(fieldLines(list)),
  longestLabel: limits.button.label,
  button,
  inPlaceOf: addressOf,
  beside: (line, accessory) => piece({ type: componentType.section, components: [display(line.markup)], accessory }, line.pings),
  table,
  divider: () => piece({ type: componentType.separator }),
  footer: (text) => texts(write(text, roomForFooter).map(small)),
  buttons,
  choices,
};

const headingLines = (mark: string, words: Words): readonly Stretch[] =>
  write(toText(words).map((span) => ("text" in span ? { ...span, text: onOneLine(span.text) } : span))).map((line) =>
    stretch(line.markup.trim() && mark + line.markup.trimStart()),
  );

const small = (line: Stretch): Stretch => stretch(line.markup.replace(/^[^\S\n]*(?=\S)/gm, "-# "), line.pings);

/** Undefined for an address that Discord does not take as a button. */
function button({ label, style, press, disabled = false }: Button): APIButtonComponent | undefined {
  const common = { type: componentType.button, label: fitted(label, limits.button.label), disabled };
  if (!("url" in press)) return { ...common, style: buttonStyle[style], custom_id: encodePress(press) };
  const url = safeAddress(press.url);
  return url && url.length <= limits.button.url ? { ...common, style: buttonStyle.link, url } : undefined;
}

function addressOf({ label, press }: Button): Text {
  return "url" in press ? [{ kind: "link", text: label, url: press.url }] : [];
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): readonly Piece[] {
  const table = drawTable(columns, rows);
  if ("running" in table) return paragraphs(table.running);
  const inBlocks = stacked(
    table.aligned.map((line) => stretch(line)),
    room / 2, // a fence among the cells grows when it is broken
  );
  return inBlocks.filter((block) => block.markup.trim()).map((block) => piece(display(codeBlock([block.markup]))));
}

/** Rows of buttons; one that cannot be a button stands between them in words. */
function buttons(list: readonly Button[]): readonly Piece[] {
  const rows = inGroups(
    list.map((each) => ({ each, drawn: button(each) })),
    (row) => row.length <= limits.row.buttons && row.every(({ drawn }) => drawn) && canBeToldApart(idsOf(row)),
  );
  return [
    ...overlong(
      list.map(({ label }) => label),
      limits.button.label,
    ),
    ...rows.flatMap((row) => {
      const components = row.flatMap(({ drawn }) => drawn ?? []);
      if (components.length > 0) return [piece({ type: componentType.row, components })];
      return texts(row.flatMap(({ each }) => write(addressOf(each))));
    }),
  ];
}

const idsOf = (row: readonly { readonly drawn: APIButtonComponent | undefined }[]): readonly string[] =>
  row.flatMap(({ drawn }) => (drawn && "custom_id" in drawn ? [drawn.custom_id] : []));

function choices({ prompt, choices, press, pick }: Extract<Block, { kind: "choices" }>): readonly Piece[] {
  const { select } = limits;
  return [
    ...paragraphs(toText(prompt)),
    ...overlong(
      choices.flatMap(({ label, hint = "" }) => [label, hint]),
      select.label,
    ),
    ...inGroups(choices, isMenu).map((menu) => {
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

/** A menu holds so many choices, and no value twice. */
const isMenu = (choices: readonly Choice[]): boolean =>
  choices.length <= limits.select.options && new Set(choices.map(({ value }) => value)).size === choices.length;

function pickable(value: string): string {
  if (value.length > limits.select.value)
    throw new Error(`A choice's value may be ${limits.select.value} characters long, this one is ${value.length}: ${value}`);
  return sentValue(value);
}
