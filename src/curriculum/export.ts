import { stringify } from "csv-stringify/sync";
import type { LocalDate, Question } from "#core";

/** A question that a member got wrong, with what was picked: indexes of options, as an answer keeps them. */
export interface WrongAnswer {
  readonly question: Question;
  readonly picked: readonly number[];
  readonly studyDay: LocalDate;
}

/** A CSV file for spreadsheets, which take a cell that begins with = + - or @ for a formula: such a cell gets an apostrophe before it. */
export const wrongAnswersCsv = (answers: readonly WrongAnswer[]): string =>
  stringify(
    answers.map((answer) => {
      const { id, domain = "", type, stem, source } = answer.question;
      return [answer.studyDay, id, domain, type, stem, optionsOf(answer), pickedOf(answer), keyOf(answer), whysOf(answer), source].map(
        joined,
      );
    }),
    {
      header: true,
      columns: ["day", "question", "domain", "type", "stem", "options", "your answer", "right answer", "why", "source"],
      escape_formulas: true,
      bom: true,
    },
  );

/** Text that Anki imports as notes of its type Basic, in a deck of their own; imported again, a note is changed instead of doubled. */
export function wrongAnswersAnki(answers: readonly WrongAnswer[]): string {
  const rows = answers.map((answer) => {
    const { id, domain, stem, source, items } = answer.question;
    const front = [stem, "", ...optionsOf(answer)];
    const back = [...keyOf(answer), "", ...whysOf(answer), "", source];
    return [`cairn-${id}`, html(front), html(back), ["cairn", domain?.replace("/", "-") ?? "prerequisites", ...items].join(" ")];
  });
  const head = [
    "separator:tab",
    "html:true",
    "notetype:Basic",
    "deck:Cairn",
    "columns:guid\tFront\tBack\tTags",
    "guid column:1",
    "tags column:4",
  ];
  return `${head.map((line) => `#${line}\n`).join("")}${stringify(rows, { delimiter: "\t" })}`;
}

/** What there was to choose from: for a matching, the prompts and then their partners, which stand in the alphabet's order. */
function optionsOf({ question: { type, options } }: WrongAnswer): readonly string[] {
  const texts = options.map(({ text }) => text);
  switch (type) {
    case "single":
    case "multiple":
      return texts;
    case "ordering":
      return sorted(texts);
    case "matching":
      return [...texts, ...sorted(options.flatMap(({ match }) => match ?? []))];
    default:
      return type satisfies never;
  }
}

function pickedOf({ question: { type, options }, picked }: WrongAnswer): readonly string[] {
  // An answer to an earlier version may name an option that is there no more.
  const text = (index: number) => options[index]?.text ?? "(taken out since)";
  switch (type) {
    case "single":
    case "multiple":
      return picked.map(text);
    case "ordering":
      return picked.map((index, i) => `${i + 1}. ${text(index)}`);
    case "matching":
      return picked.map((index, i) => `${text(i)} → ${options[index]?.match ?? "(taken out since)"}`);
    default:
      return type satisfies never;
  }
}

const keyOf = (answer: WrongAnswer): readonly string[] => pickedOf({ ...answer, picked: keyIndexes(answer.question) });

function keyIndexes({ type, options }: Question): readonly number[] {
  const indexes = [...options.keys()];
  return type === "single" || type === "multiple" ? indexes.filter((i) => options[i]?.right) : indexes;
}

const whysOf = ({ question: { options } }: WrongAnswer): readonly string[] => options.map(({ text, why }) => `${text}: ${why}`);

const sorted = (texts: readonly string[]) => texts.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
const joined = (cell: string | readonly string[]) => (typeof cell === "string" ? cell : cell.join("\n"));

const html = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/\s+/g, " ")).join("<br>");
