import type { TableBlock } from "@slack/types";
import { isNumeric, onOneLine, rowInWords } from "#core";
import { escaped } from "./escape.ts";
import { limits } from "./limits.ts";

/** Stands in a cell without a word, which Slack does not take. */
const empty = "\u00a0";

/** A table as Slack's own, where it is within its limits; and in words, a row a line. */
export function drawTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): { readonly block?: TableBlock; readonly lines: readonly string[] } {
  const all = [columns, ...rows].map((row) => row.map(onOneLine)).filter((row) => row.some((cell) => cell.trim()));
  const lines = all.map(rowInWords);
  const width = Math.max(0, ...all.map((row) => row.length));
  const { table, message } = limits;
  if (all.length === 0 || all.length > table.rows || width > table.columns) return { lines };
  const block: TableBlock = {
    type: "table",
    column_settings: Array.from({ length: width }, (_, i) => ({
      align: isNumeric(rows, i) ? "right" : "left",
      is_wrapped: true,
    })),
    rows: all.map((row) => Array.from({ length: width }, (_, i) => ({ type: "raw_text", text: row[i]?.trim() ? row[i] : empty }))),
  };
  // Within what a message holds it is within what a table does.
  const isSmall = JSON.stringify(block).length < message.json / 2 && escaped(lines.join("\n")).length < message.text / 2;
  return isSmall ? { block, lines } : { lines };
}
