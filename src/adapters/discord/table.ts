import { bold, isNumeric, lines, onOneLine, rowInWords, type Text, text } from "#core";

/** How many columns of a code block a phone shows without breaking its lines. */
const phoneWidth = 38;

/** A table as lines that stand in columns where a phone can show them; otherwise as running text, a row a line. */
export function drawTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): { readonly aligned: readonly string[] } | { readonly running: Text } {
  const all = [columns, ...rows].map((row) => row.map(onOneLine)).filter((row, i) => i > 0 || row.some((cell) => cell.trim()));
  const widths = all.reduce<number[]>(
    (widest, row) => [...row, ...widest.slice(row.length)].map((_, i) => Math.max(widest[i] ?? 0, widthOf(row[i] ?? ""))),
    [],
  );
  if (widths.reduce((sum, width) => sum + width + 2, -2) > phoneWidth) return { running: running(columns, rows) };
  const atRight = widths.map((_, i) => isNumeric(rows, i));
  return {
    aligned: all.map((row) =>
      row
        .map((cell, i) => padded(cell, widths[i] ?? 0, atRight[i] === true))
        .join("  ")
        .trimEnd(),
    ),
  };
}

const running = (columns: readonly string[], rows: readonly (readonly string[])[]): Text =>
  lines(...(columns.some((name) => name.trim()) ? [text`${bold(rowInWords(columns))}`] : []), ...rows.map(rowInWords));

const padded = (cell: string, width: number, atRight: boolean): string => {
  const blanks = " ".repeat(Math.max(0, width - widthOf(cell)));
  return atRight ? blanks + cell : cell + blanks;
};

/** How many columns the words take: East Asian letters and emoji two each, marks upon a letter none. */
function widthOf(words: string): number {
  let width = 0;
  for (const { segment } of new Intl.Segmenter().segment(words)) width += wide.test(segment) ? 2 : 1;
  return width;
}

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u{ff01}-\u{ff60}]/u;
