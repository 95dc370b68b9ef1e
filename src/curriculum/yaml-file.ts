import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import {
  Composer,
  type CST,
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  visit,
  type YAMLError,
  YAMLParseError,
} from "yaml";
import type { Fault } from "./fault.ts";

/** The keys that lead from the top of a file to a value in it. */
export type Place = readonly PropertyKey[];

/** A file's value, and the lines on which its parts stand. */
export interface YamlFile {
  readonly file: string;
  readonly value: unknown;
  /** The line of the key or list entry at a place; where it is missing, that of what should have held it. */
  lineOf(place: Place): number;
}

/** Reads and parses a file; gives its faults where it cannot be read, is no UTF-8, or is no YAML of the plain sort. */
export function readYamlFile(file: string): YamlFile | readonly Fault[] {
  const fault = (message: string): readonly Fault[] => [{ file, line: 1, message }];
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return fault(whyUnreadable(error));
  }
  if (bytes.length > largest)
    return fault(
      `the file has ${bytes.length.toLocaleString("en")} bytes: keep it below ${largest.toLocaleString("en")}, and make two paths of it`,
    );
  // UTF-16 passes as UTF-8 with a zero in each character.
  if (!isUtf8(bytes) || bytes.includes(0)) return fault("the file is not in UTF-8: save it again with the encoding UTF-8");
  return parseYaml(file, bytes.toString("utf8"));
}

/** Parses a text as the file's; refuses syntax errors, keys written twice, aliases and deep nesting. */
export function parseYaml(file: string, text: string): YamlFile | readonly Fault[] {
  const lineAt = (offset: number) => 1 + (text.slice(0, offset).match(/\n/g)?.length ?? 0);
  let value: unknown;
  let doc: Document.Parsed | undefined;
  try {
    // Parsed once: the lines are counted from the nodes' offsets, and only when a fault asks for one.
    doc = parseDocument(text);
    if (doc.errors.length + doc.warnings.length > 0)
      return tellingErrors(doc).map((error) => ({ file, line: lineAt(error.pos[0]), message: explainSyntax(error, text) }));
    value = doc.toJS({ maxAliasCount: 0 });
  } catch (error) {
    if (error instanceof TooDeep) return [{ file, line: lineAt(error.offset), message: tooDeep }];
    if (doc && error instanceof ReferenceError)
      return [{ file, line: lineAt(firstAlias(doc)), message: "an alias (*name) stands here: write out what it means" }];
    throw error;
  }
  const { contents } = doc;
  if (value === null || value === undefined) return [{ file, line: 1, message: "the file is empty: copy one of another path and edit it" }];
  return { file, value, lineOf: (place) => lineAt(offsetOf(contents, place)) };
}

const largest = 2_000_000;
/** How many lists and maps may stand in one another; a path needs eight. */
const deepest = 20;
const crooked = "the line is indented differently from its neighbours: begin it below the line that it belongs with";
const tooDeep =
  "the brackets or indents are nested too deeply to be read: write phases, units and items as the README of the curriculum shows";

/** As yaml's own function of this name, but for what is nested too deeply: that would take as many calls, and the engine's stack would be the limit. */
function parseDocument(text: string): Document.Parsed {
  const [doc, second] = new Composer({ prettyErrors: false, logLevel: "error" }).compose(tokensOf(text), true, text.length);
  if (!doc) throw new Error("YAML gave no document");
  if (second) doc.errors.push(new YAMLParseError([second.range[0], second.range[1]], "MULTIPLE_DOCS", ""));
  return doc;
}

function* tokensOf(text: string): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.filter((token) => "items" in token).length > deepest) throw new TooDeep(parser.offset);
  }
  yield* parser.end();
}

class TooDeep extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super();
    this.offset = offset;
  }
}

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  if (code === "ENOENT") return "the file is missing: copy one of another path and edit it";
  if (code === "EISDIR") return "this is a folder: put a file of this name in its place";
  return `the file cannot be read (${code}): give the bot the right to read it`;
}

function explainSyntax({ code, message, pos }: YAMLError, text: string): string {
  const word = text.slice(pos[0]).match(/^[^\s:]{1,60}/)?.[0];
  switch (code) {
    case "DUPLICATE_KEY":
      return `${word ?? "a key"} is written twice: keep one of them`;
    case "TAB_AS_INDENT":
      return "a tab stands at the beginning of the line: indent with spaces";
    case "MULTIPLE_DOCS":
      return "a second document begins here: take out the line with ---";
    case "BLOCK_AS_IMPLICIT_KEY":
    case "MULTILINE_IMPLICIT_KEY":
      return 'the text or the line after it holds a colon: put a text that holds a colon in quotes, such as "A Cloud Guru: AWS"';
    case "BAD_INDENT":
      return crooked;
    case "TAG_RESOLVE_FAILED":
      return "a tag (!name) stands here: write the value without it, in quotes if it begins with !";
    case "MISSING_CHAR":
      if (!/closing|end with/.test(message)) return crooked;
      return `a quotation mark or bracket is missing (${firstLine(message)}): close what was opened on this line or above it`;
    case "BAD_SCALAR_START":
      return 'the text begins with a sign that means something in YAML: put the text in quotes, such as "@home"';
    default:
      return `this is no YAML (${firstLine(message)}): look at the quotes, brackets, colons and indentation of this line and the one before`;
  }
}

const firstLine = (message: string) => message.split("\n", 1)[0]?.slice(0, 120);

/** Keys written twice and tags stand for themselves; of the others the first says most, for one slip puts the parser out of step. */
function tellingErrors({ errors, warnings }: Document.Parsed): readonly YAMLError[] {
  const alone = new Set(["DUPLICATE_KEY", "TAG_RESOLVE_FAILED"]);
  const all: readonly YAMLError[] = [...errors, ...warnings];
  const first = all.find(({ code }) => !alone.has(code));
  return all.filter((error) => error === first || alone.has(error.code));
}

function firstAlias(doc: Document.Parsed): number {
  let offset = 0;
  visit(doc, {
    Alias: (_key, node) => {
      offset = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

function offsetOf(contents: unknown, place: Place): number {
  let node = contents;
  let offset = startOf(node) ?? 0;
  for (const key of place) {
    if (isMap(node)) {
      const pair = node.items.find((one) => (isScalar(one.key) ? String(one.key.value) : String(one.key)) === String(key));
      if (!pair) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = startOf(node) ?? offset;
    } else return offset;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
