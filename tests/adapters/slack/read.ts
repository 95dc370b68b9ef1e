import type { Message } from "../../../src/adapters/slack/render.ts";

/** What a member sees of a message, and what Slack makes of it. */
export interface Read {
  /** The letters, marks taken away. */
  readonly words: string;
  readonly links: readonly string[];
  /** Users who are mentioned. */
  readonly pings: readonly string[];
  /** Everything that Slack took for more than words, in order: `bold`, `quote`, `emoji` … */
  readonly marks: readonly string[];
}

interface Rule {
  readonly mark: string;
  readonly pattern: RegExp;
  /** Which group is read on; none where the whole is its own word. */
  readonly inner?: number;
  /** Only where no letter or digit stands before. */
  readonly atEdge?: true;
  readonly lineStart?: true;
}

/** What Slack's documentation of mrkdwn and of escaping says, with `verbatim`: bare words become no links. */
const rules: readonly Rule[] = [
  { mark: "time", pattern: /^<!date\^\d+\^[^|>]+\|([^>]*)>/, inner: 1 },
  { mark: "ping", pattern: /^<@(\w+)(?:\|[^>]*)?>/ },
  { mark: "at large", pattern: /^<!(?:here|channel|everyone|subteam)[^>]*>/ },
  { mark: "channel", pattern: /^<#\w+[^>]*>/ },
  { mark: "link", pattern: /^<([^|<>]+)\|([^<>]*)>/, inner: 2 },
  { mark: "link", pattern: /^<([^|<>]+)>/ },
  { mark: "broken", pattern: /^[<>]|^&(?!amp;|lt;|gt;)/ },
  { mark: "quote", pattern: /^(?:&gt;)+/, lineStart: true },
  { mark: "block", pattern: /^```([\s\S]+?)```/, inner: 1 },
  { mark: "code", pattern: /^`(?=\S)([^\n`]*[^\s`])`(?![\p{L}\p{N}])/u, inner: 1, atEdge: true },
  { mark: "bold", pattern: /^\*(?=\S)([^\n]*?\S)\*(?![\p{L}\p{N}])/u, inner: 1, atEdge: true },
  { mark: "italic", pattern: /^_(?=\S)([^\n]*?\S)_(?![\p{L}\p{N}])/u, inner: 1, atEdge: true },
  { mark: "struck", pattern: /^~(?=\S)([^\n]*?\S)~(?![\p{L}\p{N}])/u, inner: 1, atEdge: true },
  { mark: "emoji", pattern: /^:[\w+'-]+:/ },
];

/** Reads mrkdwn as Slack's client does, without knowing how it was written. */
export function read(mrkdwn: string, after = ""): Read {
  let words = "";
  const links: string[] = [];
  const pings: string[] = [];
  const marks: string[] = [];
  let rest = mrkdwn;
  let before = after;
  while (rest !== "") {
    // With none of these, no rule begins.
    const [plain] = /^[^<>&`*_~:]+/.exec(rest) ?? [];
    if (plain) {
      words += plain;
      before = /.$/su.exec(plain)?.[0] ?? "";
      rest = rest.slice(plain.length);
      continue;
    }
    const found = firstOf(rest, before);
    if (!found) {
      const [character = ""] = /^&(?:amp|lt|gt);/.exec(rest) ?? rest;
      before = { "&amp;": "&", "&lt;": "<", "&gt;": ">" }[character] ?? character;
      words += before;
      rest = rest.slice(character.length);
      continue;
    }
    const { rule, match } = found;
    marks.push(rule.mark);
    if (rule.mark === "link") links.push(read(match[1] ?? "").words);
    if (rule.mark === "ping") pings.push(match[1] ?? "");
    const inner = rule.inner === undefined ? "" : (match[rule.inner] ?? "");
    const within = rule.mark === "code" || rule.mark === "block" ? plainly(inner) : read(inner, " ");
    if (rule.mark !== "time") words += within.words;
    links.push(...within.links);
    pings.push(...within.pings);
    marks.push(...within.marks);
    before = match[0].at(-1) ?? "";
    rest = rest.slice(match[0].length);
  }
  return { words, links, pings, marks };
}

function firstOf(rest: string, before: string): { readonly rule: Rule; readonly match: RegExpExecArray } | undefined {
  for (const rule of rules) {
    if (rule.atEdge && /[\p{L}\p{N}]/u.test(before)) continue;
    if (rule.lineStart && before !== "" && before !== "\n") continue;
    const match = rule.pattern.exec(rest);
    if (match) return { rule, match };
  }
  return undefined;
}

interface TextObject {
  readonly type: string;
  readonly text: string;
}
interface Element {
  readonly type: string;
  readonly text?: TextObject | string;
  readonly url?: string;
  readonly options?: readonly { readonly text: TextObject; readonly description?: TextObject }[];
}
interface Block {
  readonly type: string;
  readonly text?: TextObject;
  readonly fields?: readonly TextObject[];
  readonly elements?: readonly Element[];
  readonly accessory?: Element;
  readonly rows?: readonly (readonly { readonly text: string }[])[];
}

const nothing: Read = { words: "", links: [], pings: [], marks: [] };

const plainly = (words: string): Read => ({
  ...nothing,
  words: words.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"),
});
const readText = ({ type, text }: TextObject): Read => (type === "mrkdwn" ? read(text) : plainly(text));

function readElement(element: Element): readonly Read[] {
  if (element.type === "mrkdwn" || element.type === "plain_text") return [readText(element as TextObject)];
  return [
    ...(typeof element.text === "object" ? [readText(element.text)] : []),
    ...(element.url ? [{ ...nothing, links: [element.url] }] : []),
    ...(element.options ?? []).flatMap(({ text, description }) => [readText(text), ...(description ? [readText(description)] : [])]),
  ];
}

const readBlock = (block: Block): readonly Read[] => [
  ...(block.text ? [readText(block.text)] : []),
  ...(block.fields ?? []).map(readText),
  ...(block.elements ?? []).flatMap(readElement),
  ...(block.accessory ? readElement(block.accessory) : []),
  ...(block.rows ?? []).flat().map(({ text }) => ({ ...nothing, words: text })),
];

/** A whole message, read from top to bottom: texts, labels of buttons, choices, cells. */
export function readMessage({ blocks }: Pick<Message, "blocks">): Read {
  const parts = (blocks as unknown as readonly Block[]).flatMap(readBlock);
  return {
    words: parts.map(({ words }) => words).join("\n"),
    links: parts.flatMap(({ links }) => links),
    pings: parts.flatMap(({ pings }) => pings),
    marks: parts.flatMap(({ marks }) => marks),
  };
}

/** Letters alone: blanks, control characters and what has no width are no part of a word. */
export const letters = (words: string): string => words.toWellFormed().replace(/[\s\p{Cc}]/gu, "");
