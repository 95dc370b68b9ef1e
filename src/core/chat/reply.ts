import { type CommandSpan, lengthOf, type Text, toText, type Words } from "./text.ts";

export type Tone = "plain" | "good" | "bad" | "notice";

/** The platform-neutral answer: what it says, never how a platform draws it. */
export interface Reply {
  readonly title: Words;
  readonly tone: Tone;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: "text"; readonly text: Text }
  | { readonly kind: "section"; readonly heading: string; readonly text: Text }
  | { readonly kind: "fields"; readonly fields: readonly Field[] }
  /** A bar: `done` of `total`, in any unit. */
  | { readonly kind: "progress"; readonly label: string; readonly done: number; readonly total: number }
  | { readonly kind: "checklist"; readonly rows: readonly ChecklistRow[] }
  | { readonly kind: "table"; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: "divider" }
  /** Small print. */
  | { readonly kind: "footer"; readonly text: Text }
  | { readonly kind: "buttons"; readonly buttons: readonly Button[] }
  | {
      readonly kind: "choices";
      readonly prompt: string;
      readonly choices: readonly Choice[];
      readonly press: Press;
      readonly pick: { readonly min: number; readonly max: number };
    };

export interface Field {
  readonly name: Words;
  readonly value: Text;
}

export interface ChecklistRow {
  readonly text: Text;
  readonly done: boolean;
  readonly button?: Button;
}

export interface Button {
  readonly label: string;
  readonly style: "main" | "plain" | "danger";
  readonly press: Press | { readonly url: string };
  readonly disabled?: boolean;
}

export interface Choice {
  readonly label: string;
  /** Handed to the action when it is picked. */
  readonly value: string;
  readonly hint?: string;
  readonly selected?: boolean;
}

const toned =
  (tone: Tone) =>
  (title: Words, ...blocks: readonly Block[]): Reply => ({ title, tone, blocks });

export const reply = toned("plain");
export const good = toned("good");
export const bad = toned("bad");
export const notice = toned("notice");

export const paragraph = (words: Words): Block => ({ kind: "text", text: toText(words) });
export const section = (heading: string, words: Words): Block => ({ kind: "section", heading, text: toText(words) });
export const fields = (values: Readonly<Record<string, Words>>): Block => ({
  kind: "fields",
  fields: Object.entries(values).map(([name, value]) => ({ name, value: toText(value) })),
});
export const progressBar = (label: string, done: number, total: number): Block => ({ kind: "progress", label, done, total });
export const checklist = (...rows: readonly ChecklistRow[]): Block => ({ kind: "checklist", rows });
export const table = (columns: readonly string[], rows: readonly (readonly string[])[]): Block => ({ kind: "table", columns, rows });
/** A line between what belongs apart. @public */
export const divider: Block = { kind: "divider" };
export const footer = (words: Words): Block => ({ kind: "footer", text: toText(words) });
export const buttons = (...list: readonly Button[]): Block => ({ kind: "buttons", buttons: list });
export const button = (label: string, press: Press, style: Button["style"] = "plain"): Button => ({ label, press, style });
export const choices = (prompt: string, press: Press, list: readonly Choice[], pick = { min: 1, max: 1 }): Block => ({
  kind: "choices",
  prompt,
  press,
  choices: list,
  pick,
});

/** How many characters a block shows, at most. */
export function sizeOf(block: Block): number {
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  switch (block.kind) {
    case "text":
    case "footer":
      return lengthOf(block.text);
    case "section":
      return block.heading.length + lengthOf(block.text);
    case "fields":
      return sum(block.fields.map((f) => lengthOf(f.name) + lengthOf(f.value)));
    case "progress":
      return block.label.length + 20;
    case "checklist":
      return sum(block.rows.map((row) => lengthOf(row.text) + (row.button?.label.length ?? 0)));
    case "table":
      return sum([block.columns, ...block.rows].map((row) => sum(row.map((cell) => cell.length + 2))));
    case "divider":
      return 0;
    case "buttons":
      return sum(block.buttons.map((b) => b.label.length));
    case "choices":
      return block.prompt.length + sum(block.choices.map((c) => c.label.length + (c.hint?.length ?? 0)));
    default:
      return block satisfies never;
  }
}

/** The reply with each command that it names as a platform calls it. */
export function withCommands({ title, blocks, ...rest }: Reply, called: (command: CommandSpan) => CommandSpan): Reply {
  const said = (text: Text): Text => text.map((span) => (span.kind === "command" ? called(span) : span));
  const words = (either: Words): Words => (typeof either === "string" ? either : said(either));
  const inBlock = (block: Block): Block => {
    switch (block.kind) {
      case "text":
      case "section":
      case "footer":
        return { ...block, text: said(block.text) };
      case "fields":
        return { ...block, fields: block.fields.map(({ name, value }) => ({ name: words(name), value: said(value) })) };
      case "checklist":
        return { ...block, rows: block.rows.map((row) => ({ ...row, text: said(row.text) })) };
      case "progress":
      case "table":
      case "divider":
      case "buttons":
      case "choices":
        return block;
      default:
        return block satisfies never;
    }
  };
  return { ...rest, title: words(title), blocks: blocks.map(inBlock) };
}

/** A button's meaning, as data. */
export interface Press {
  readonly action: string;
  readonly payload: Readonly<Record<string, string>>;
}
