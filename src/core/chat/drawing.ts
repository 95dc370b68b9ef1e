import { dash, drawText, isFitting, type Markup, onOneLine, type Stretch, stacked, stretch } from "./markup.ts";
import type { Block, Button, ChecklistRow, Field, Reply, Tone } from "./reply.ts";
import { bold, lines, type Text, text, toText, type Words } from "./text.ts";

// What renderers do alike. A platform that shows messages hands in a pen, which knows its own blocks and limits.

/** Colour alone tells nothing to whoever does not see it. */
export const toneMarks: Readonly<Record<Tone, string>> = { plain: "", good: "✔ ", bad: "✘ ", notice: "➤ " };

type Bar = Extract<Block, { kind: "progress" }>;

const cells = 10;

/** How full a bar is, in cells. */
export function cellsOf({ done, total }: Pick<Bar, "done" | "total">): string {
  const full = Math.floor(shareOf(done, total) * cells);
  return "█".repeat(full) + "░".repeat(cells - full);
}

const shareOf = (done: number, total: number): number => (total > 0 ? Math.max(0, Math.min(1, done / total)) : 0);

/** What writes text on a platform. */
export type Writer<Piece> = ReturnType<typeof writer<Piece>>;

/** Writes text in a platform's markup, in stretches of at most `room` characters; `text` shows one as a text of its own. */
export function writer<Piece>(markup: Markup, room: number, text: (stretch: Stretch) => Piece) {
  const write = (words: Text, within = room): readonly Stretch[] => drawText(words, within, markup);
  const stack = (stretches: readonly Stretch[]): readonly Stretch[] => stacked(stretches, room);
  /** Each stretch as a text of its own; platforms refuse blank ones. */
  const texts = (stretches: readonly Stretch[]): readonly Piece[] => stretches.filter((each) => each.markup.trim()).map(text);
  const paragraphs = (words: Text): readonly Piece[] => texts(write(words));
  /** Labels of which only the beginning shows are said in full before. */
  const overlong = (labels: readonly string[], longest: number): readonly Piece[] =>
    paragraphs(lines(...labels.filter((label) => !isFitting(label, longest, markup.sent))));
  return { write, stack, texts, paragraphs, overlong };
}

/** How a platform draws what differs from one to the next. A piece must stand in one message; an element is a button as the platform has it. */
export interface Pen<Piece, Element> extends Writer<Piece> {
  title(words: Words): readonly Piece[];
  /** The lines of a heading within a message. */
  heading(words: Words): readonly Stretch[];
  fields(list: readonly Field[]): readonly Piece[];
  /** Undefined for one that cannot be a button there. */
  button(button: Button): Element | undefined;
  /** What is said in the place of one that cannot be a button. */
  inPlaceOf(button: Button): Text;
  /** Of a button's label, so much shows. */
  readonly longestLabel: number;
  /** A row with its button beside it. */
  beside(line: Stretch, element: Element, button: Button): Piece;
  table(columns: readonly string[], rows: readonly (readonly string[])[]): readonly Piece[];
  divider(): Piece;
  footer(text: Text): readonly Piece[];
  buttons(list: readonly Button[]): readonly Piece[];
  choices(block: Extract<Block, { kind: "choices" }>): readonly Piece[];
}

/** A reply in pieces, in order; nothing is dropped. */
export function drawReply<Piece, Element>({ title, tone, blocks }: Reply, pen: Pen<Piece, Element>): readonly Piece[] {
  // Bars that follow one another stand in one text, close together.
  const groups = inGroups(blocks, (group) => group.every(({ kind }) => kind === "progress"));
  const drawn = groups.flatMap((group) => [
    ...pen.texts(pen.stack(group.filter((block) => block.kind === "progress").flatMap((bar) => drawBar(bar, pen)))),
    ...group.filter((block) => block.kind !== "progress").flatMap((block) => draw(block, pen)),
  ]);
  const pieces = [...pen.title(text`${toneMarks[tone]}${title}`), ...drawn];
  return pieces.length > 0 ? pieces : pen.texts([stretch(dash)]);
}

function draw<Piece, Element>(block: Exclude<Block, Bar>, pen: Pen<Piece, Element>): readonly Piece[] {
  switch (block.kind) {
    case "text":
      return pen.paragraphs(block.text);
    case "section":
      return pen.texts(pen.stack([...pen.heading(block.heading), ...pen.write(block.text)]));
    case "fields":
      return pen.fields(block.fields);
    case "checklist":
      return checklist(block.rows, pen);
    case "table":
      return pen.table(block.columns, block.rows);
    case "divider":
      return [pen.divider()];
    case "footer":
      return pen.footer(block.text);
    case "buttons":
      return pen.buttons(block.buttons);
    case "choices":
      return pen.choices(block);
    default:
      return block satisfies never;
  }
}

function drawBar<Piece>({ label, done, total }: Bar, { write }: Writer<Piece>): readonly Stretch[] {
  const bar = `\`${cellsOf({ done, total })} ${`${Math.floor(100 * shareOf(done, total))} %`.padStart(5)}\` `;
  return write(toText(label)).map((part, i) => (i === 0 ? marked(bar, part) : part));
}

const marked = (mark: string, { markup, pings }: Stretch): Stretch => stretch(mark + markup, pings);

/** A row with a button has it beside it; rows without one share a text. */
function checklist<Piece, Element>(rows: readonly ChecklistRow[], pen: Pen<Piece, Element>): readonly Piece[] {
  const pieces: Piece[] = [];
  let together: Stretch[] = [];
  const flush = () => {
    pieces.push(...pen.texts(pen.stack(together)));
    together = [];
  };
  for (const { text, done, button } of rows) {
    const [first = stretch(""), ...more] = pen.write(text);
    const line = marked(done ? "✅ " : "⬜ ", first);
    const element = button && pen.button(button);
    if (element) {
      flush();
      pieces.push(...pen.overlong([button.label], pen.longestLabel), pen.beside(line, element, button), ...pen.texts(more));
    } else together.push(line, ...more, ...(button ? pen.write(pen.inPlaceOf(button)) : []));
  }
  flush();
  return pieces;
}

/** Fields one under the other. Names stand out: words as bold ones, and a command that can be pressed by itself. */
export const fieldLines = (list: readonly Field[]): Text =>
  lines(...list.map(({ name, value }): Text => [...(typeof name === "string" ? [bold(name)] : name), ...toText(": "), ...value]));

/** A row of a table in words. */
export const rowInWords = (cells: readonly string[]): string =>
  cells
    .map(onOneLine)
    .filter((cell) => cell.trim())
    .join(" · ");

/** Whether a column holds numbers, which stand at the right. */
export const isNumeric = (rows: readonly (readonly string[])[], column: number): boolean =>
  rows.every((row) => /^[-+]?\d*$/.test(row[column] ?? ""));

/** In as few groups as hold them, in order: each part joins the group before it while that fits. */
export function inGroups<Part>(parts: readonly Part[], fits: (group: readonly Part[]) => boolean): readonly (readonly Part[])[] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const before = groups.at(-1);
    if (before && fits([...before, part])) before.push(part);
    else groups.push([part]);
  }
  return groups;
}

/** Platforms want each id of a message to be its only one: the second of two alike bears a mark. */
export function ownIds(): (id: string) => string {
  const seen = new Map<string, number>();
  return (id) => {
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return times === 1 ? id : `${id}#${times}`;
  };
}

/** The press of a button, without the mark; presses themselves hold no "#". */
export const withoutMark = (id: string): string => id.replace(/#\d+$/, "");

/** Stands for the empty value of a choice, which platforms do not take. */
const emptyValue = "∅";

/** A choice's value as a platform takes it, and back. */
export const sentValue = (value: string): string => (value === "" ? emptyValue : value);
export const pickedValue = (value: string): string => (value === emptyValue ? "" : value);
