import { type Block, type Button, cellsOf, encodePress, plainly, type Reply, type Span, type Text, toneMarks, written } from "#core";

/** What a number under a message stands for: a button, or a choice of a list. */
export interface Numbered {
  readonly label: string;
  readonly press: string;
  readonly picked: readonly string[];
}

/** A reply as lines for a terminal, and what its numbers press. Never drops a block. */
export interface Drawn {
  readonly lines: string;
  readonly numbered: readonly Numbered[];
}

/** Draws a reply; its buttons are numbered from 1, in the order in which they stand. `zone` is the wall clock for times. */
export function render(reply: Reply, zone: string): Drawn {
  const numbered: Numbered[] = [];
  const number = (label: string, press: string, picked: readonly string[] = []) => {
    numbered.push({ label, press, picked });
    return `[${numbered.length}] ${label}`;
  };
  const words = (text: Text) => text.map((span) => renderSpan(span, zone)).join("");
  const drawButton = ({ label, press, disabled }: Button): string =>
    "url" in press ? `${label} <${press.url}>` : disabled ? `(${label})` : number(label, encodePress(press));

  const draw = (block: Block): string => {
    switch (block.kind) {
      case "text":
        return words(block.text);
      case "section":
        return [block.heading.toUpperCase(), words(block.text)].filter(Boolean).join("\n");
      case "fields":
        return aligned(block.fields.map(({ name, value }) => [plainly(name), words(value)]));
      case "progress":
        return `${cellsOf(block)} ${percentage(block.done, block.total)}  ${block.label}`;
      case "checklist":
        return block.rows
          .map(
            (row) =>
              `${row.done ? "✓" : "·"} ${words(row.text).replaceAll("\n", "\n  ")}${row.button ? `  ${drawButton(row.button)}` : ""}`,
          )
          .join("\n");
      case "table":
        return aligned([block.columns, ...block.rows]);
      case "divider":
        return "─".repeat(20);
      case "footer":
        return words(block.text);
      case "buttons":
        return block.buttons.map(drawButton).join("   ");
      case "choices":
        return [
          block.prompt,
          ...block.choices.map((choice) => {
            const line = number(choice.label, encodePress(block.press), [choice.value]);
            return `${line}${choice.hint ? ` (${choice.hint})` : ""}${choice.selected ? " ←" : ""}`;
          }),
        ].join("\n");
      default:
        return block satisfies never;
    }
  };
  const drawn = [
    { kind: "title", lines: toneMarks[reply.tone] + plainly(reply.title) },
    ...reply.blocks.map((block) => ({ kind: block.kind, lines: draw(block) })),
  ].filter(({ lines }) => lines);
  // Bars stand under one another, everything else apart.
  const lines = drawn.map(
    ({ kind, lines }, i) => (i === 0 ? "" : kind === "progress" && drawn[i - 1]?.kind === "progress" ? "\n" : "\n\n") + visible(lines),
  );
  return { lines: lines.join(""), numbered };
}

function renderSpan(span: Span, zone: string): string {
  switch (span.kind) {
    case "plain":
    case "bold":
    case "italic":
    case "code":
      return span.text;
    case "link":
      return `${span.text} <${span.url}>`;
    case "member":
      return `@${span.account.name}`;
    case "command":
      return written(span);
    case "time":
      return showTime(span.at, span.as, zone);
    default:
      return span satisfies never;
  }
}

/** Columns as wide as their widest cell; the last one runs free. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, i) => Math.max(all[i] ?? 0, cell.length)), []);
  return rows.map((row) => row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join("  ")).join("\n");
}

const percentage = (done: number, total: number): string => `${total === 0 ? 0 : Math.floor((100 * done) / total)} %`.padStart(5);

function showTime(at: Date, as: "date" | "time" | "from now", zone: string): string {
  const style =
    as === "time"
      ? { timeStyle: "short" as const }
      : as === "date"
        ? { dateStyle: "medium" as const }
        : { dateStyle: "medium" as const, timeStyle: "short" as const };
  return new Intl.DateTimeFormat("en-GB", { ...style, timeZone: zone }).format(at);
}

/** What a terminal would obey, such as an escape sequence in a name, is shown instead. */
export const visible = (words: string): string => words.replace(/[^\P{Cc}\n]/gu, "�");
