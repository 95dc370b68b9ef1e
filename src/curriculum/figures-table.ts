import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { type Path, questionsOf, questionTypes } from "#core";
import { difficulties, type Figures, figuresOf, type GroupFigures } from "./figures.ts";
import { type Agreement, agreementOf, type Solved } from "./review.ts";

const markers = ["<!-- figures: made by npm run cairn -- curriculum figures -->", "<!-- end of figures -->"] as const;

/** The figures of a bank, and of its review, as Markdown, line by line. */
export function showFigures(path: Path, review: readonly Solved[]): readonly string[] {
  const figures = figuresOf(path);
  return [
    `${figures.all.questions} questions.`,
    ...reviewTable(agreementOf(questionsOf(path), review)),
    ...table(["exam and domain", "questions", "target", "weight"], figures.groups.flatMap(domainRows)),
    ...table(
      ["type", ...columnsOf(figures)],
      questionTypes.map((type) => countRow(figures, type, (group) => group.types[type])),
    ),
    ...table(
      ["difficulty", ...columnsOf(figures)],
      difficulties.map((difficulty) => countRow(figures, String(difficulty), (group) => group.difficulties[difficulty])),
    ),
    ...singlesTable(figures.singles),
    ...table(
      ["item", "questions"],
      figures.items.map(({ id, questions }) => [id, String(questions)]),
    ),
  ];
}

/** Puts the figures between the markers of a text; undefined where it has none. @internal */
export function withFigures(text: string, path: Path, review: readonly Solved[]): string | undefined {
  const [begin, end] = markers.map((marker) => text.indexOf(marker));
  if (begin === undefined || end === undefined || begin < 0 || end < begin) return undefined;
  return `${text.slice(0, begin + markers[0].length)}\n\n${showFigures(path, review).join("\n")}\n\n${text.slice(end)}`;
}

/** Writes the figures into a file that has the markers for them; says whether it has. */
export function writeFigures(file: string, path: Path, review: readonly Solved[]): boolean {
  const written = existsSync(file) ? withFigures(readFileSync(file, "utf8"), path, review) : undefined;
  if (written === undefined) return false;
  writeFileSync(file, written);
  return true;
}

const nameOf = ({ exam }: GroupFigures) => exam ?? "prerequisites";
const columnsOf = ({ groups }: Figures) => [...groups.map(nameOf), "all", "share"];

const domainRows = (group: GroupFigures): readonly (readonly string[])[] => [
  [`**${nameOf(group)}**`, String(group.questions), "", ""],
  ...group.domains.map(({ name, title, questions, target, weight }) => [
    `${name} ${title}`,
    String(questions),
    target.toFixed(1),
    `${weight} %`,
  ]),
];

const countRow = ({ groups, all }: Figures, name: string, count: (group: GroupFigures) => number): readonly string[] => [
  name,
  ...[...groups, all].map((group) => String(count(group))),
  percent(count(all), all.questions),
];

const reviewTable = ({ questions, first, now, notes }: Agreement): readonly string[] =>
  table(
    ["solved blind", "questions", "agree with the key"],
    [
      ["at first", `${first.solved} of ${questions}`, `${first.agreed} (${percent(first.agreed, first.solved)})`],
      ["as they stand now", `${now.solved} of ${questions}`, `${now.agreed} (${percent(now.agreed, now.solved)})`],
      ["notes of the solvers, in all rounds", String(notes), ""],
    ],
  );

function singlesTable({ count, positions, unevenness, longest, shortest, longestByChance }: Figures["singles"]): readonly string[] {
  const share = (found: number) => `${found} (${percent(found, count)})`;
  return table(
    [`the key of ${count} single choices`, "found"],
    [
      ...["first", "second", "third", "fourth"].map((place, i) => [`stands ${place} in its file`, share(positions[i] ?? 0)]),
      ["chi-square of the places (even at the 1 % level below 11.345)", unevenness.toFixed(2)],
      ["is the longest option (by chance 25 %)", share(longest)],
      ["chance of so many or more", longestByChance.toFixed(3)],
      ["is the shortest option (by chance 25 %)", share(shortest)],
    ],
  );
}

const percent = (part: number, whole: number) => `${whole === 0 ? 0 : ((100 * part) / whole).toFixed(1)} %`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  "",
  ...[head, head.map((_, i) => (i === 0 ? "---" : "---:")), ...rows].map((cells) => `| ${cells.join(" | ")} |`),
];
