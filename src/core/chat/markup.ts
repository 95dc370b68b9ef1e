import type { AccountRef } from "./platform.ts";
import { beginning, type CommandSpan, type Span, type Text, written } from "./text.ts";

// How words become a platform's markup: what every platform's escaping wants of them first, and how a text is laid in stretches.

/** Words as they may stand in a message at all: well-formed, without control characters other than the line's end. */
export const shown = (value: string): string => value.toWellFormed().replace(/[^\P{Cc}\n]/gu, " ");

/** The same, on one line. */
export const onOneLine = (value: string): string => shown(value).replace(/\s*[\n\u2028\u2029]\s*/g, " ");

/** The words between marks, line by line, for marks reach over no line's end; blanks at their ends stay outside. */
export const between = (mark: string, value: string): string =>
  value
    .split("\n")
    .map((line) => line.replace(/^(\s*)(.*?)(\s*)$/su, (_, before, words, after) => `${before}${words && mark + words + mark}${after}`))
    .join("\n");

/** The address, if it is one of https, without what would end a link; undefined otherwise. */
export function secureAddress(url: string, ends: RegExp): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href, username, password } = new URL(url);
  if (protocol !== "https:" || username || password) return undefined;
  return href.replace(ends, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** What stands where there is not a word, for platforms refuse what is blank. */
export const dash = "–";

/** Words as they are sent; the same, unless the platform encodes some of them. */
type Sent = (words: string) => string;
const asTheyAre: Sent = (words) => words;

/** On one line, at most `longest` units as they are sent, never cut inside a character; a dash for blank words. */
export function fitted(words: string, longest: number, sent = asTheyAre): string {
  const line = onOneLine(words).trim();
  if (line === "") return dash;
  if (isFitting(line, longest, sent)) return sent(line);
  return `${sent(beginning(line, longest - 1, (start) => sent(start).length)) || dash}…`;
}

/** Whether the words are sent whole within so many units. */
export const isFitting = (words: string, longest: number, sent = asTheyAre): boolean => sent(onOneLine(words).trim()).length <= longest;

/** How a platform writes each kind of span. */
export interface Markup {
  readonly sent: Sent;
  escaped(words: string): string;
  bold(words: string): string;
  italic(words: string): string;
  code(words: string): string;
  link(words: string, url: string): string;
  /** Undefined for an account of another platform, which is called by its name. */
  member(account: AccountRef): Stretch | undefined;
  /** A command that can be pressed; undefined where its name is only to be read. */
  command(span: CommandSpan): string | undefined;
  time(span: Extract<Span, { kind: "time" }>): string;
  /** What keeps two stretches apart that would be read together; empty where nothing must. */
  seam(before: string, after: string): string;
  /** So many characters may become of one. */
  readonly growth: number;
}

/** A stretch of markup, and the accounts that it may ping, where the platform wants to be told. */
export interface Stretch {
  readonly markup: string;
  readonly pings: readonly string[];
}

export const stretch = (markup: string, pings: readonly string[] = []): Stretch => ({ markup, pings });

/** The text in stretches of at most `room` characters as they are sent, cut between words; one stretch where it fits. */
export const drawText = (text: Text, room: number, markup: Markup): readonly Stretch[] =>
  gathered(
    text.flatMap((span) => drawSpan(span, room, markup)),
    room,
    (before, after) => markup.seam(before.markup, after.markup),
  );

/** One under the other, in as few stretches as hold them; an empty one is a blank line. */
export const stacked = (lines: readonly Stretch[], room: number): readonly Stretch[] => gathered(lines, room, () => "\n");

/** In as few stretches as fit: each joins the one before it while they fit together. */
function gathered(parts: readonly Stretch[], room: number, seam: (before: Stretch, after: Stretch) => string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const part of parts) {
    const before = stretches.at(-1);
    const both = before && stretch(before.markup + seam(before, part) + part.markup, [...before.pings, ...part.pings]);
    if (both && both.markup.length <= room) stretches[stretches.length - 1] = both;
    else stretches.push(part);
  }
  return stretches;
}

function drawSpan(span: Span, room: number, markup: Markup): readonly Stretch[] {
  const pieces = (words: string, draw: (words: string) => string) =>
    inPieces(words, draw, room, Math.floor(room / markup.growth)).map((piece) => stretch(piece));
  switch (span.kind) {
    case "plain":
      return pieces(span.text, markup.escaped);
    case "bold":
    case "italic":
    case "code":
      return pieces(span.text, markup[span.kind]);
    case "link": {
      const whole = markup.link(span.text, span.url);
      if (whole.length <= room) return [stretch(whole)];
      const link = markup.link("", span.url);
      const address = link.length <= room ? [stretch(link)] : pieces(span.url, markup.escaped);
      return [...pieces(`${span.text} `, markup.escaped), ...address];
    }
    case "member": {
      const member = markup.member(span.account);
      return member ? [member] : pieces(`@${span.account.name}`, markup.escaped);
    }
    case "command": {
      const pressable = markup.command(span);
      const { rest } = span;
      // What is more than a name is there to be copied.
      if (pressable === undefined) return pieces(written(span), rest === undefined ? markup.escaped : markup.code);
      return [stretch(pressable), ...(rest === undefined ? [] : pieces(` ${rest}`, markup.code))];
    }
    case "time":
      return [stretch(markup.time(span))];
    default:
      return span satisfies never;
  }
}

/**
 * Words as they are drawn, in pieces of at most `room` characters: cut between words where there are any, else between
 * characters, of which `shard` are never drawn too long.
 */
function inPieces(words: string, draw: (words: string) => string, room: number, shard: number): readonly string[] {
  const whole = draw(words);
  if (whole.length <= room) return whole === "" ? [] : [whole];
  const kept: string[] = [];
  for (const word of words.match(/\s*\S+\s*|\s+/g) ?? []) {
    for (const piece of draw(word).length <= room ? [word] : shards(word, shard)) {
      const longer = `${kept.at(-1) ?? ""}${piece}`;
      if (kept.length > 0 && draw(longer).length <= room) kept[kept.length - 1] = longer;
      else kept.push(piece);
    }
  }
  return kept.map(draw);
}

/** A word without a space in it, cut between characters. */
function shards(word: string, most: number): readonly string[] {
  const cut: string[] = [""];
  for (const character of word) {
    if ((cut.at(-1) ?? "").length + character.length > most) cut.push("");
    cut[cut.length - 1] += character;
  }
  return cut;
}
