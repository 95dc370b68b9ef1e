import { type Source, sourceOf } from "../../draft.ts";
import type { Fault } from "../../fault.ts";
import { type QuestionsFile, questionsSchema } from "../../schema-questions.ts";
import type { Place } from "../../yaml-file.ts";
import { mostOptions, type Row } from "./table.ts";

/** Words by which one knows what was copied out of an exam: such a question is not ours to ask. */
const dumpMarkers = [
  "examtopics",
  "braindump",
  "brain dump",
  "exam dump",
  "actual exam question",
  "real exam question",
  "passleader",
  "testking",
];

/** A row as a file of one question, under an id of its own; its faults stand on the row's number and name the column. */
export const sourceOfRow = (file: string, { number, cells }: Row, id: string): Source<QuestionsFile> =>
  sourceOf({ file, value: fileOf(cells, id), lineOf: () => number }, questionsSchema, columnOf);

/** What only a row can have wrong. */
export function rowFaults(file: string, { number, cells }: Row): readonly Fault[] {
  const fault = (message: string): Fault => ({ file, line: number, message });
  const words = [...cells.values()].join("\n").toLowerCase();
  const marker = dumpMarkers.find((one) => words.includes(one));
  const right = cells.get("right") ?? "";
  const options = [...cells.keys()].filter((name) => name.startsWith("option_"));
  const foreign = rightOf(right).filter((one) => !options.includes(`option_${one}`));
  return [
    ...(marker ? [fault(`"${marker}" stands in the row: questions copied from exams are not taken; write one of your own`)] : []),
    ...(foreign.length > 0
      ? [fault(`right names ${foreign.join(", ")}, and there is no such option: write the numbers of right options, such as 2 or 1 3`)]
      : []),
  ];
}

function fileOf(cells: Row["cells"], id: string): unknown {
  const cell = (name: string, as: (cell: string) => unknown = (text) => text) => {
    const text = cells.get(name);
    return text === undefined ? {} : { [name]: as(text) };
  };
  const right = rightOf(cells.get("right") ?? "");
  const options = Array.from({ length: mostOptions }, (_, i) => i + 1)
    .filter((n) => ["option", "match", "why"].some((name) => cells.has(`${name}_${n}`)))
    .map((n) => ({
      text: cells.get(`option_${n}`),
      ...(cells.has(`match_${n}`) && { match: cells.get(`match_${n}`) }),
      ...(right.includes(String(n)) && { right: true }),
      why: cells.get(`why_${n}`),
    }));
  const question = {
    id,
    version: 1,
    ...cell("task"),
    ...cell("items", (text) => text.split(/[\s,;]+/).filter(Boolean)),
    ...cell("type", (text) => text.toLowerCase()),
    ...cell("difficulty", (text) => (/^[123]$/.test(text) ? Number(text) : text)),
    ...cell("stem"),
    options,
    ...cell("source"),
    ...cell("checked"),
    ...cell("author"),
  };
  return { ...cell("domain"), questions: [question] };
}

const rightOf = (cell: string): readonly string[] => cell.split(/[\s,;]+/).filter(Boolean);

/** `why_3: ` before what is wrong in the third option; other faults name their column themselves. */
function columnOf(place: Place): string {
  const [, , list, index, key] = place;
  if (list !== "options" || typeof index !== "number") return "";
  return `${key === undefined || key === "text" ? "option" : String(key)}_${index + 1}: `;
}
