import { cellsOf, mostOptions, type Row } from "./table.ts";

/** The fields of the note type that is understood, in their order; those with one line for each option stand for several columns. */
const fields = [
  "stem",
  "options",
  "matches",
  "whys",
  "right",
  "type",
  "difficulty",
  "domain",
  "task",
  "items",
  "source",
  "checked",
  "author",
];
const listFields: ReadonlyMap<string, string> = new Map([
  ["options", "option"],
  ["matches", "match"],
  ["whys", "why"],
]);

const separators: Readonly<Record<string, string>> = { tab: "\t", comma: ",", semicolon: ";", pipe: "|", colon: ":", space: " " };

/**
 * The rows of Anki's "Notes in Plain Text", which begins with lines such as `#separator:tab` and `#html:true`. Anki's
 * own columns (its id, the note type, the deck, the tags) are passed over; a row's number is that of the note.
 */
export function ankiTable(text: string): readonly Row[] {
  const lines = text.split("\n");
  const begin = lines.findIndex((line) => !line.startsWith("#"));
  const said = new Map(
    lines.slice(0, Math.max(begin, 0)).map((line) => {
      const [key = "", ...value] = line.trimEnd().slice(1).split(":");
      return [key.toLowerCase(), value.join(":")];
    }),
  );
  const separator = said.get("separator") ?? "tab";
  const own = ["guid", "notetype", "deck", "tags"].map((name) => Number(said.get(`${name} column`)) - 1);
  const plain = said.get("html") === "true" ? withoutHtml : (cell: string) => cell;
  return cellsOf(begin < 0 ? "" : lines.slice(begin).join("\n"), separators[separator.toLowerCase()] ?? separator).map((record, i) => {
    const cells = record.filter((_, at) => !own.includes(at)).map(plain);
    return { number: i + 1, cells: new Map(fields.flatMap((name, at) => columnsOf(name, cells[at] ?? ""))) };
  });
}

function columnsOf(name: string, cell: string): readonly (readonly [string, string])[] {
  const each = listFields.get(name);
  if (each === undefined) return [[name, cell.replace(/\s+/g, " ")]];
  return cell
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, mostOptions + 1)
    .map((line, i) => [`${each}_${i + 1}`, line] as const);
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** The words of a field, with a line break where its HTML begins a new line. */
const withoutHtml = (html: string): string =>
  html
    .replace(/\s+/g, " ")
    .replace(/<br\s*\/?>|<\/?(div|p|li|ul|ol)\b[^>]*>/gi, "\n")
    .replace(/<[a-z/!][^>]*>/gi, "")
    .replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
