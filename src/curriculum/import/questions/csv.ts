import { closest } from "#core";
import { cellsOf, mostOptions, type Row } from "./table.ts";

const plain = ["stem", "type", "difficulty", "domain", "task", "items", "right", "source", "checked", "author"];
const numbered = ["option", "match", "why"].flatMap((name) => Array.from({ length: mostOptions }, (_, i) => `${name}_${i + 1}`));
const columns = [...plain, ...numbered];

/** The rows of a CSV file whose first row names the columns; or what is wrong with that row. */
export function csvTable(text: string): readonly Row[] | { readonly wrong: readonly string[] } {
  const [heading = [], ...records] = cellsOf(text, separatorOf(text));
  const names = heading.map((name) => name.trim().toLowerCase().replaceAll(" ", "_"));
  const missing = ["stem", "type", "option_1", "why_1"].filter((name) => !names.includes(name));
  const wrong = [
    ...names.filter((name) => !columns.includes(name)).map(unknown),
    ...names
      .filter((name, i) => columns.includes(name) && names.indexOf(name) !== i)
      .map((name) => `column ${name} stands twice: take one out`),
    ...(missing.length > 0 ? [`the columns ${missing.join(", ")} are missing: write their names into the first row`] : []),
  ];
  if (wrong.length > 0) return { wrong };
  return records.map((record, i) => ({ number: i + 2, cells: new Map(names.map((name, at) => [name, record[at] ?? ""])) }));
}

function unknown(name: string): string {
  const [near] = closest(name, columns, (one) => one, 1);
  return `column "${name}" is not known: write ${near ?? `one of ${plain.join(", ")}, option_1, why_1, match_1 and so on`}`;
}

/** Spreadsheets of many countries write semicolons, for their comma stands in numbers. */
function separatorOf(text: string): string {
  const [heading = ""] = text.split("\n", 1);
  const count = (separator: string) => heading.split(separator).length;
  return [",", ";", "\t"].reduce((most, one) => (count(one) > count(most) ? one : most));
}
