import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import { CsvError } from "csv-parse/sync";
import { ankiTable } from "./anki.ts";
import { csvTable } from "./csv.ts";
import type { Row } from "./table.ts";

/** The rows of a CSV file, or of Anki's "Notes in Plain Text", that hold anything; or why it cannot be read as either. */
export function readTable(file: string): { readonly rows: readonly Row[] } | { readonly wrong: readonly string[] } {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    return { wrong: [`${file} is no file: name a CSV file, or a text file that Anki exported`] };
  const bytes = readFileSync(file);
  if (!isUtf8(bytes) || bytes.includes(0)) return { wrong: [`${file} is not in UTF-8: save it again as CSV UTF-8`] };
  const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
  try {
    const read = /^#\w/.test(text) ? ankiTable(text) : csvTable(text);
    return "wrong" in read ? read : { rows: read.map(withoutEmpty).filter(({ cells }) => cells.size > 0) };
  } catch (error) {
    if (error instanceof CsvError) return { wrong: [`${file} cannot be read as a table (${error.message}): look at its quotes`] };
    throw error;
  }
}

const withoutEmpty = ({ number, cells }: Row): Row => ({
  number,
  cells: new Map([...cells].map(([name, cell]) => [name, cell.trim()] as const).filter(([, cell]) => cell !== "")),
});
