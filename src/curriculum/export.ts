import { stringify } from "csv-stringify/sync";
import { type LocalDate, type Question, questionKinds } from "#core";
import { bankKinds } from "./kinds.ts";

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

const optionsOf = ({ question: { type, options } }: WrongAnswer) => bankKinds[type].offered(options);
const pickedOf = ({ question: { type, options }, picked }: WrongAnswer) => bankKinds[type].answered(options, picked);
const keyOf = ({ question: { type, options } }: WrongAnswer) => bankKinds[type].answered(options, questionKinds[type].key(options));
const whysOf = ({ question: { options } }: WrongAnswer): readonly string[] => options.map(({ text, why }) => `${text}: ${why}`);

const joined = (cell: string | readonly string[]) => (typeof cell === "string" ? cell : cell.join("\n"));

const html = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/\s+/g, " ")).join("<br>");
