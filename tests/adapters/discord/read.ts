import type { Message } from "../../../src/adapters/discord/render.ts";

/** What a member sees of a message, and what Discord makes of it. */
export interface Read {
  /** The letters, marks taken away. */
  readonly words: string;
  readonly links: readonly string[];
  /** Users who are mentioned. */
  readonly pings: readonly string[];
  /** Everything that Discord took for more than words, in order: `bold`, `heading`, `emoji` … */
  readonly marks: readonly string[];
}

interface Rule {
  readonly mark: string;
  readonly pattern: RegExp;
  /** Which group is read on; none where the whole is its own word. */
  readonly inner?: number;
  readonly lineStart?: true;
  readonly raw?: true;
}

/** The rules of Discord's client, in its order, as they are known from the public copies of its parser. */
const rules: readonly Rule[] = [
  { mark: "block", pattern: /^```(?:[a-z0-9_+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```/i, inner: 1, raw: true },
  { mark: "heading", pattern: /^ *#{1,3} +(?=\S)/, lineStart: true },
  { mark: "small", pattern: /^ *-# +(?=\S)/, lineStart: true },
  { mark: "quote", pattern: /^ *>(>>)? (?=\S)/, lineStart: true },
  { mark: "list", pattern: /^ *([-*]|\d+\.) +(?=\S)/, lineStart: true },
  { mark: "", pattern: /^\\([^0-9A-Za-z\s])/, inner: 1, raw: true },
  { mark: "link", pattern: /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?\)/, inner: 1 },
  { mark: "address", pattern: /^(?:https?|steam):\/\/[^\s<]+[^<.,:;"'\]\s]/ },
  { mark: "ping", pattern: /^<@!?(\d+)>/ },
  { mark: "command", pattern: /^<(\/[^>]+):\d+>/, inner: 1, raw: true },
  { mark: "mention", pattern: /^(?:@everyone|@here|<@&\d+>|<#\d+>|<id:\w+>)/ },
  { mark: "emoji", pattern: /^(?:<a?:\w+:\d+>|:[^\s:]+?:)/ },
  { mark: "time", pattern: /^<t:-?\d+(?::[a-zA-Z])?>/ },
  { mark: "mail", pattern: /^<[^\s>]+[@:][^\s>]+>/ },
  { mark: "bold", pattern: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, inner: 1 },
  { mark: "underlined", pattern: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, inner: 1 },
  { mark: "italic", pattern: /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/, inner: 1 },
  { mark: "italic", pattern: /^_((?:__|\\[\s\S]|[^\\_])+?)_\b/, inner: 1 },
  { mark: "struck", pattern: /^~~((?:\\[\s\S]|[^\\])+?)~~(?!_)/, inner: 1 },
  { mark: "spoiler", pattern: /^\|\|([\s\S]+?)\|\|/, inner: 1 },
  { mark: "code", pattern: /^(`+)([\s\S]*?[^`])\1(?!`)/, inner: 2, raw: true },
];

/** Reads markdown as Discord's client does, without knowing how it was written. */
export function read(markdown: string): Read {
  let words = "";
  const links: string[] = [];
  const pings: string[] = [];
  const marks: string[] = [];
  let rest = markdown;
  let lineStart = true;
  while (rest !== "") {
    const [plain = ""] = lineStart ? [] : (/^(?:(?!https?:|steam:)[^\\`*_~|[<@:\n])+/.exec(rest) ?? []);
    if (plain) {
      words += plain;
      rest = rest.slice(plain.length);
      continue;
    }
    const found = firstOf(rest, lineStart);
    if (!found) {
      const [character = ""] = rest;
      words += character;
      lineStart = character === "\n" || (lineStart && character === " ");
      rest = rest.slice(character.length);
      continue;
    }
    const { rule, match } = found;
    if (rule.mark) marks.push(rule.mark);
    if (rule.mark === "link") links.push(match[2] ?? "");
    if (rule.mark === "ping") pings.push(match[1] ?? "");
    const inner = rule.inner === undefined ? "" : (match[rule.inner] ?? "");
    if (rule.raw) words += inner;
    else if (inner) {
      const within = read(inner);
      words += within.words;
      links.push(...within.links);
      pings.push(...within.pings);
      marks.push(...within.marks);
    }
    lineStart = rule.lineStart === true;
    rest = rest.slice(match[0].length);
  }
  return { words, links, pings, marks };
}

function firstOf(rest: string, lineStart: boolean): { readonly rule: Rule; readonly match: RegExpExecArray } | undefined {
  for (const rule of rules) {
    const match = rule.lineStart && !lineStart ? null : rule.pattern.exec(rest);
    if (match) return { rule, match };
  }
  return undefined;
}

interface Component {
  readonly type: number;
  readonly content?: string;
  readonly label?: string;
  readonly url?: string;
  readonly accessory?: Component;
  readonly components?: readonly Component[];
  readonly options?: readonly { readonly label: string; readonly description?: string }[];
}

/** A whole message, read from top to bottom: texts, labels of buttons, choices. */
export function readMessage(message: Message): Read {
  const parts = flat(message.components).map(({ content, label, url, options }): Read => {
    if (content !== undefined) return read(content);
    const words = options ? options.map((option) => `${option.label}\n${option.description ?? ""}`).join("\n") : (label ?? "");
    return { words, links: url ? [url] : [], pings: [], marks: [] };
  });
  return {
    words: parts.map(({ words }) => words).join("\n"),
    links: parts.flatMap(({ links }) => links),
    pings: parts.flatMap(({ pings }) => pings),
    marks: parts.flatMap(({ marks }) => marks),
  };
}

/** Every component in it, in the order in which they are seen. */
export const flat = (components: readonly unknown[]): readonly Component[] =>
  (components as readonly Component[]).flatMap((each) => [
    each,
    ...flat(each.components ?? []),
    ...(each.accessory ? [each.accessory] : []),
  ]);

/** Letters alone: blanks, control characters and what has no width are no part of a word. */
export const letters = (words: string): string => words.toWellFormed().replace(/[\s\p{Cc}\u200b]/gu, "");
