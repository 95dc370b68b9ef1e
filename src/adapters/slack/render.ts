import {
  type Bar,
  type Block,
  type Button,
  type ChecklistRow,
  isBars,
  lines,
  type Reply,
  type Text,
  type Tone,
  toText,
  withBarsTogether,
} from "#core";
import { drawChoices } from "./choices.ts";
import { drawButton, inBrackets, mrkdwn, overlong, paragraphs, piece, plain, room, section, texts } from "./elements.ts";
import { escaped, fitted, isFitting, onOneLine } from "./escape.ts";
import { limits } from "./limits.ts";
import { type Message, nothing, type Piece, split } from "./split.ts";
import { drawTable } from "./table.ts";
import { drawText, stacked } from "./words.ts";

export type { Message } from "./split.ts";

/** Where a reply is shown: not every block may stand in a view, such as App Home. */
export type Surface = "message" | "view";

/** Colour would tell nothing to who does not see it, and Slack has none. */
const marks: Readonly<Record<Tone, string>> = { plain: "", good: "✔ ", bad: "✘ ", notice: "➤ " };

/** A reply as Slack's messages: one where it fits, more where it must; nothing is dropped, every word stays a word. */
export const render = (reply: Reply): readonly Message[] => split(piecesOf(reply, "message"));

/** The blocks of a reply, in order. */
export function piecesOf({ title, tone, blocks }: Reply, surface: Surface): readonly Piece[] {
  const pieces = [...heading(marks[tone] + title), ...withBarsTogether(blocks).flatMap((block) => draw(block, surface))];
  return pieces.length > 0 ? pieces : texts([nothing]);
}

function draw(block: Block | readonly Bar[], surface: Surface): readonly Piece[] {
  // Bars that follow one another stand in one text, close together.
  if (isBars(block)) return texts(stacked(block.flatMap(drawBar), room));
  switch (block.kind) {
    case "text":
      return paragraphs(block.text);
    case "section":
      return texts(stacked([...drawText([{ kind: "bold", text: block.heading }], room), ...drawText(block.text, room)], room));
    case "fields":
      return fields(block.fields);
    case "progress":
      return texts(drawBar(block));
    case "checklist":
      return checklist(block.rows);
    case "table":
      return table(block.columns, block.rows, surface);
    case "divider":
      return [piece({ type: "divider" }, "")];
    case "footer":
      return small(block.text);
    case "buttons":
      return buttonRows(block.buttons);
    case "choices":
      return drawChoices(block);
    default:
      return block satisfies never;
  }
}

function heading(words: string): readonly Piece[] {
  if (!onOneLine(words).trim()) return [];
  if (!isFitting(words, limits.header)) return paragraphs([{ kind: "bold", text: words }]);
  return [piece({ type: "header", text: plain(fitted(words, limits.header)) }, escaped(words))];
}

const small = (text: Text): readonly Piece[] =>
  drawText(text, limits.context.text)
    .filter((stretch) => stretch.trim())
    .map((stretch) => piece({ type: "context", elements: [mrkdwn(stretch)] }, stretch));

/** Side by side where all of them are short. */
function fields(list: Extract<Block, { kind: "fields" }>["fields"]): readonly Piece[] {
  const drawn = list.map(({ name, value }) =>
    drawText([{ kind: "bold", text: onOneLine(name) }, ...toText("\n"), ...value], limits.section.field),
  );
  if (drawn.some(([first = "", ...more]) => more.length > 0 || first.length > besides))
    return paragraphs(lines(...list.map(({ name, value }): Text => [{ kind: "bold", text: onOneLine(name) }, ...toText(": "), ...value])));
  const cells = drawn.map(([first]) => first ?? "").filter((cell) => cell.trim());
  const pieces: Piece[] = [];
  for (let i = 0; i < cells.length; i += limits.section.fields) {
    const some = cells.slice(i, i + limits.section.fields);
    pieces.push(piece({ type: "section", fields: some.map(mrkdwn) }, some.map((cell) => cell.replace("\n", ": ")).join("\n")));
  }
  return pieces;
}

/** So many characters stand beside others without a column of short lines. */
const besides = 120;

function drawBar({ label, done, total }: Bar): readonly string[] {
  const share = total > 0 ? Math.max(0, Math.min(1, done / total)) : 0;
  const full = Math.floor(share * cells);
  const bar = `\`${"█".repeat(full)}${"░".repeat(cells - full)} ${`${Math.floor(100 * share)} %`.padStart(5)}\` `;
  return drawText(toText(label), room).map((stretch, i) => (i === 0 ? bar + stretch : stretch));
}

const cells = 10;

/** A row with a button is a section with the button beside it; rows without one share a text. */
function checklist(rows: readonly ChecklistRow[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let open: string[] = [];
  const flush = () => {
    pieces.push(...texts(stacked(open, room)));
    open = [];
  };
  for (const { text, done, button } of rows) {
    const [first = "", ...more] = drawText(text, room);
    const line = (done ? "✅ " : "⬜ ") + first;
    const accessory = button && drawButton(button);
    if (!accessory) {
      open.push(line, ...more, ...(button ? inTheirPlace(button) : []));
      continue;
    }
    flush();
    pieces.push(...overlong([button.label], limits.button.label));
    pieces.push(piece({ ...section(line), accessory }, `${line} ${inBrackets(button)}`), ...texts(more));
  }
  flush();
  return pieces;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[], surface: Surface): readonly Piece[] {
  const drawn = drawTable(columns, rows);
  if (surface === "message" && drawn.block) return [piece(drawn.block, escaped(drawn.lines.join("\n")))];
  return paragraphs(lines(...drawn.lines));
}

/** Slack has no button that cannot be pressed: what stands for one is said in words. */
function buttonRows(buttons: readonly Button[]): readonly Piece[] {
  const drawn = buttons.map((button) => ({ button, element: drawButton(button) }));
  const pressable = drawn.flatMap(({ button, element }) => (element ? [{ button, element }] : []));
  const said = drawn.filter(({ element }) => !element).flatMap(({ button }) => inTheirPlace(button));
  const pieces = [
    ...texts(stacked(said, room)),
    ...overlong(
      pressable.map(({ button }) => button.label),
      limits.button.label,
    ),
  ];
  for (let i = 0; i < pressable.length; i += limits.actions.elements) {
    const some = pressable.slice(i, i + limits.actions.elements);
    pieces.push(
      piece({ type: "actions", elements: some.map(({ element }) => element) }, some.map(({ button }) => inBrackets(button)).join(" ")),
    );
  }
  return pieces;
}

const inTheirPlace = ({ label, press, disabled }: Button): readonly string[] =>
  !disabled && "url" in press
    ? drawText([{ kind: "link", text: label, url: press.url }], room)
    : drawText([{ kind: "plain", text: `(${label})` }], room);
