import type { Button as SlackButton } from "@slack/types";
import {
  type Button,
  drawReply,
  type Field,
  fieldLines,
  inGroups,
  isFitting,
  lines,
  onOneLine,
  type Pen,
  plainly,
  type Reply,
  type Text,
  toText,
  type Words,
} from "#core";
import { drawChoices } from "./choices.ts";
import { drawButton, inBrackets, inMrkdwn, mrkdwn, piece, plain, section } from "./elements.ts";
import { entities, escaped } from "./escape.ts";
import { limits } from "./limits.ts";
import { type Message, type Piece, split } from "./split.ts";
import { drawTable } from "./table.ts";

export type { Message } from "./split.ts";

/** Where a reply is shown: not every block may stand in a view, such as App Home. */
export type Surface = "message" | "view";

/** A reply as Slack's messages: one where it fits, more where it must; nothing is dropped, every word stays a word. */
export const render = (reply: Reply): readonly Message[] => split(piecesOf(reply, "message"));

/** The blocks of a reply, in order. */
export const piecesOf = (reply: Reply, surface: Surface): readonly Piece[] => drawReply(reply, pens[surface]);

const { write, texts, paragraphs, overlong, stack } = inMrkdwn;

const pens: Readonly<Record<Surface, Pen<Piece, SlackButton>>> = { message: pen(messageTable), view: pen(linesOfTable) };

function pen(table: Pen<Piece, SlackButton>["table"]): Pen<Piece, SlackButton> {
  return {
    ...inMrkdwn,
    title,
    heading: (words) => write([{ kind: "bold", text: plainly(words) }]),
    fields,
    longestLabel: limits.button.label,
    button: drawButton,
    inPlaceOf,
    beside: (line, accessory, button) => piece({ ...section(line.markup), accessory }, `${line.markup} ${inBrackets(button)}`),
    table,
    divider: () => piece({ type: "divider" }, ""),
    footer: (text) =>
      write(text, limits.context.text)
        .filter(({ markup }) => markup.trim())
        .map(({ markup }) => piece({ type: "context", elements: [mrkdwn(markup)] }, markup)),
    buttons,
    choices: drawChoices,
  };
}

function title(title: Words): readonly Piece[] {
  const words = plainly(title);
  if (!onOneLine(words).trim()) return [];
  if (!isFitting(words, limits.header, entities)) return paragraphs([{ kind: "bold", text: words }]);
  return [piece({ type: "header", text: plain(words, limits.header) }, escaped(words))];
}

/** Side by side where all of them are short. */
function fields(list: readonly Field[]): readonly Piece[] {
  const named = list.map(({ name, value }): Field => ({ name: onOneLine(plainly(name)), value }));
  const drawn = named.map(({ name, value }) =>
    write([{ kind: "bold", text: plainly(name) }, ...toText("\n"), ...value], limits.section.field),
  );
  if (drawn.some(([first, ...more]) => more.length > 0 || (first && first.markup.length > besides))) return paragraphs(fieldLines(named));
  const cells = drawn.flatMap(([first]) => (first?.markup.trim() ? [first.markup] : []));
  return inGroups(cells, ({ length }) => length <= limits.section.fields).map((some) =>
    piece({ type: "section", fields: some.map(mrkdwn) }, some.map((cell) => cell.replace("\n", ": ")).join("\n")),
  );
}

/** So many characters stand beside others without a column of short lines. */
const besides = 120;

/** Slack's own table, where it takes it. */
function messageTable(columns: readonly string[], rows: readonly (readonly string[])[]): readonly Piece[] {
  const { block, lines } = drawTable(columns, rows);
  return block ? [piece(block, escaped(lines.join("\n")))] : linesOfTable(columns, rows);
}

function linesOfTable(columns: readonly string[], rows: readonly (readonly string[])[]): readonly Piece[] {
  return paragraphs(lines(...drawTable(columns, rows).lines));
}

/** Slack has no button that cannot be pressed: what stands for one is said in words. */
function buttons(list: readonly Button[]): readonly Piece[] {
  const drawn = list.map((button) => ({ button, element: drawButton(button) }));
  const pressable = drawn.flatMap(({ button, element }) => (element ? [{ button, element }] : []));
  const said = drawn.filter(({ element }) => !element).flatMap(({ button }) => write(inPlaceOf(button)));
  return [
    ...texts(stack(said)),
    ...overlong(
      pressable.map(({ button }) => button.label),
      limits.button.label,
    ),
    ...inGroups(pressable, ({ length }) => length <= limits.actions.elements).map((some) =>
      piece({ type: "actions", elements: some.map(({ element }) => element) }, some.map(({ button }) => inBrackets(button)).join(" ")),
    ),
  ];
}

function inPlaceOf({ label, press, disabled }: Button): Text {
  return !disabled && "url" in press ? [{ kind: "link", text: label, url: press.url }] : toText(`(${label})`);
}
