import type { AccountRef } from "./platform.ts";

/** A run of text. Plain text is words, never markup: each adapter escapes it. */
export type Span =
  | { readonly kind: "plain" | "bold" | "italic" | "code"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly url: string }
  | { readonly kind: "member"; readonly account: AccountRef }
  | { readonly kind: "time"; readonly at: Date; readonly as: "date" | "time" | "from now" }
  | CommandSpan;

/** A command as somebody is told of it. */
export interface CommandSpan {
  readonly kind: "command";
  readonly name: string;
  /** What is written behind it. */
  readonly rest?: string;
  /** The platform's own id of the command, where it shows one that can be pressed. */
  readonly id?: string;
}

export type Text = readonly Span[];
export type Words = string | Text;

export const bold = (text: string): Span => ({ kind: "bold", text });
/** @public */
export const italic = (text: string): Span => ({ kind: "italic", text });
export const code = (text: string): Span => ({ kind: "code", text });
export const link = (text: string, url: string): Span => ({ kind: "link", text, url });
/** Names a member so that the platform shows who it is; the only span that may ping. @public */
export const mention = (account: AccountRef): Span => ({ kind: "member", account });
/** Names a command, with what is written behind it, so that each platform calls it as it does there. */
export const slash = (name: string, rest = ""): CommandSpan => ({ kind: "command", name, ...(rest && { rest }) });
/** An instant, shown in each reader's own zone. */
export const when = (at: Date, as: "date" | "time" | "from now" = "from now"): Span => ({ kind: "time", at, as });

/** text`Well done, ${bold(name)}: ${3} items.` */
export function text(parts: TemplateStringsArray, ...values: readonly (number | Span | Words)[]): Text {
  const spans: Span[] = [];
  for (const [i, part] of parts.entries()) {
    if (part) spans.push({ kind: "plain", text: part });
    const value = values[i];
    if (value === undefined) continue;
    if (typeof value === "object") spans.push(...[value].flat());
    else spans.push({ kind: "plain", text: String(value) });
  }
  return spans;
}

export const toText = (words: Words): Text => (typeof words === "string" ? [{ kind: "plain", text: words }] : words);

/** Puts the texts one under the other. */
export const lines = (...all: readonly Words[]): Text =>
  all.flatMap((words, i) => (i === 0 ? toText(words) : [{ kind: "plain", text: "\n" } as const, ...toText(words)]));

/** How many characters the words take, at most, whichever platform shows them. */
export const lengthOf = (words: Words): number =>
  typeof words === "string" ? words.length : words.reduce((sum, span) => sum + lengthOfSpan(span), 0);

function lengthOfSpan(span: Span): number {
  switch (span.kind) {
    case "member":
      return span.account.name.length + 1;
    case "time":
      return 30;
    case "command":
      // Discord writes `</week:1441000000000000777>`, with an id of at most 20 digits.
      return written(span).length + 23;
    default:
      return span.text.length;
  }
}

/** A command as it is typed: `/settings nudge:off`. */
export const written = ({ name, rest }: CommandSpan): string => `/${name}${rest === undefined ? "" : ` ${rest}`}`;

/** The words without anything that a platform could draw, for where it takes only such; an instant in UTC. */
export const plainly = (words: Words): string =>
  toText(words)
    .map((span) => {
      switch (span.kind) {
        case "member":
          return `@${span.account.name}`;
        case "time":
          return span.at.toISOString();
        case "command":
          return written(span);
        default:
          return span.text;
      }
    })
    .join("");

/**
 * What comes in, fit to be stored and shown: well-formed, NFC, no control characters
 * (SQLite stores a NUL, PostgreSQL refuses it), no marks that turn the direction of what follows.
 */
export const clean = (value: string): string =>
  value
    .toWellFormed()
    .normalize("NFC")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]+/g, " ")
    .trim();

/** A name on one line: cleaned, spaces folded, at most `longest` characters, never cut inside one. */
export function cleanName(value: string, longest = 40): string {
  const words = clean(value).replace(/\s+/g, " ");
  if (!isVisible(words)) return nobody;
  const name = beginning(words, longest).trim();
  return isVisible(name) ? name : nobody;
}

/** Whether there is anything to see: zero-width letters and fillers alone would leave a gap where a name belongs. */
export const isVisible = (words: string): boolean => /[^\s\p{Default_Ignorable_Code_Point}]/u.test(words);

const nobody = "somebody";

/** The words where they are at most so long; else as much of their beginning, never cut inside a character. */
export function beginning(words: string, longest: number, measure: (words: string) => number = lengthOf): string {
  if (measure(words) <= longest) return words;
  let start = "";
  for (const { segment } of characters.segment(words)) {
    if (measure(start + segment) > longest) break;
    start += segment;
  }
  return start;
}

const characters = new Intl.Segmenter();
