import { parse } from "csv-parse/sync";

/** One line of a table, by the names of its columns; empty cells are left out. */
export interface Row {
  /** Counted from 1: as a spreadsheet does, with the heading, or Anki's notes. */
  readonly number: number;
  readonly cells: ReadonlyMap<string, string>;
}

/** As many options as a question may have. */
export const mostOptions = 7;

/** The cells of a table, as they stand; quoted ones may hold separators and line breaks. */
export const cellsOf = (text: string, separator: string): readonly (readonly string[])[] =>
  parse(text, { delimiter: separator, relax_column_count: true, skip_empty_lines: false });
