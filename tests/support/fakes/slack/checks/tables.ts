import { type Fields, fieldsOf, type Json, listOf, textOf } from "../json.ts";
import { type Fault, fault, type Path } from "../refusal.ts";
import { richTextFaults } from "./rich-text.ts";

export function* tableFaults(table: Fields, at: Path): Iterable<Fault> {
  const rows = listOf(table.rows);
  if (rows.length === 0) yield fault("a table has a row", ...at, "rows");
  if (rows.length > 100) yield fault("a table has at most 100 rows", ...at, "rows");
  if (listOf(table.column_settings).length > 20) yield fault("a table describes at most 20 columns", ...at, "column_settings");
  yield* rowsFaults(rows, [...at, "rows"]);
}

export function* dataTableFaults(table: Fields, at: Path): Iterable<Fault> {
  const rows = listOf(table.rows).map(listOf);
  const page = table.page_size;
  if (rows.length < 2 || rows.length > 101) yield fault("a data table has 2 to 101 rows", ...at, "rows");
  if (new Set(rows.map(({ length }) => length)).size > 1) yield fault("a data table's rows are of one length", ...at, "rows");
  if (typeof page === "number" && (page < 1 || page > 100)) yield fault("a data table's page has 1 to 100 rows", ...at, "page_size");
  for (const [column, cell] of (rows[0] ?? []).entries()) {
    if (fieldsOf(cell).type === "rich_text") yield fault("a data table's header is not rich text", ...at, "rows", 0, column);
  }
  yield* rowsFaults(rows, [...at, "rows"]);
}

function* rowsFaults(rows: readonly Json[], at: Path): Iterable<Fault> {
  if (lengthOf(rows) > 10_000) yield fault("a table has at most 10,000 characters", ...at);
  for (const [index, row] of rows.entries()) yield* rowFaults(row, [...at, index]);
}

function* rowFaults(row: Json, at: Path): Iterable<Fault> {
  const cells = listOf(row);
  if (cells.length > 20) yield fault("a table has at most 20 columns", ...at);
  for (const [index, value] of cells.entries()) {
    const cell = fieldsOf(value);
    const type = textOf(cell.type);
    if (type === "rich_text") yield* richTextFaults(cell, [...at, index]);
    else if (type === "raw_text") {
      if (textOf(cell.text) === "") yield fault("a cell is not empty", ...at, index, "text");
    } else if (type === "raw_number") {
      if (typeof cell.value !== "number")
        yield { ...fault("nothing that is needed is missing", ...at, index), says: "missing required field: value" };
    } else {
      yield { ...fault("a cell's type is known", ...at, index, "type"), says: `unsupported type: ${type}` };
    }
  }
}

/** The characters that a person reads in a cell. */
function lengthOf(value: Json): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, inner) => sum + lengthOf(inner), 0);
  const fields = fieldsOf(value);
  const own = textOf(fields.text).length + (typeof fields.value === "number" ? String(fields.value).length : 0);
  return own + lengthOf(listOf(fields.elements));
}
