import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { LocalDate } from "#core";
import { type Fault, showFault } from "../../fault.ts";
import { faultsOf, questionFaults } from "../../faults.ts";
import { readBank } from "../../load.ts";
import { type Bank, questionsIn } from "../../rules/bank.ts";
import { staleSources } from "../../rules/questions-sources.ts";
import type { QuestionEntry, QuestionsFile } from "../../schema-questions.ts";
import { parseYaml } from "../../yaml-file.ts";
import { readTable } from "./read.ts";
import { rowFaults, sourceOfRow } from "./row.ts";
import type { Row } from "./table.ts";
import { fileHead, writeQuestion } from "./write.ts";

const pledge =
  "Questions must be original: written by whoever is named as author, from official documentation, never taken from an exam, a dump or a practice test. By importing you say that these are.";

/** A question of a table that is sound, with the file that it would be written to. */
interface Imported {
  readonly file: string;
  readonly domain: string | undefined;
  readonly question: QuestionEntry;
}

/**
 * Judges the questions of a CSV file or of Anki's text export as those of a path's folder, and shows what would be
 * written or an error for each row; with `write`, and where no row has a fault, puts them behind those that are there.
 */
export function importQuestions(
  folder: string,
  table: string,
  { judgedOn, write }: { readonly judgedOn: LocalDate; readonly write: boolean },
): { readonly lines: readonly string[]; readonly ok: boolean } {
  const bank = readBank(folder);
  const before = [...faultsOf(bank), ...questionFaults(bank, undefined)];
  if (before.length > 0) return refusal(...before.map(showFault), "The path itself is faulty; mend these lines first.");
  const read = readTable(table);
  if ("wrong" in read) return refusal(...read.wrong);
  const { rows } = read;
  const { faults, found } = judge(bank, table, rows, judgedOn);
  const count = `${rows.length} ${rows.length === 1 ? "row" : "rows"}, ${new Set(faults.map(({ line }) => line)).size} with faults`;
  if (faults.length > 0) return refusal(...faults.map(showRow), `${count}. Nothing is written; mend the rows and give the file again.`);
  if (rows.length === 0) return refusal(`${table} holds no questions.`);
  const texts = [...Map.groupBy(found, ({ file }) => file)].map(([file, added]) => ({ file, added, text: withAdded(file, added) }));
  if (write) for (const { file, text } of texts) replaceFile(file, text);
  return {
    ok: true,
    lines: [
      ...texts.flatMap(({ file, added }) => [`${file}:`, ...added.map(({ question }) => writeQuestion(question))]),
      pledge,
      write
        ? `${count}. Written; now run npm run curriculum.`
        : `${count}. Nothing is written yet: give --write too, and this is put into the files.`,
    ],
  };
}

function judge(bank: Bank, table: string, rows: readonly Row[], judgedOn: LocalDate) {
  const newId = idsAfter(bank);
  const sources = rows.map((row) => sourceOfRow(table, row, newId(stemOf(row.cells.get("domain")))));
  // The bank's own are judged along, for a new question may resemble one of them.
  const faults = [
    ...rows.flatMap((row) => rowFaults(table, row)),
    ...questionFaults({ ...bank, files: [...bank.files, ...sources] }, undefined),
    ...staleSources({ ...bank, files: sources }, judgedOn),
  ];
  const found = sources.flatMap(({ sound }): readonly Imported[] =>
    (sound?.questions ?? []).map((question) => ({ file: fileFor(bank, sound?.domain), domain: sound?.domain, question })),
  );
  return { faults: faults.toSorted((a, b) => a.line - b.line), found };
}

/** The file of a domain that is there, or the name of a new one. */
const fileFor = ({ files, folder }: Bank, domain: string | undefined): string =>
  files.find(({ file, sound }) => sound?.domain === domain && (domain !== undefined || basename(file) === `${stemOf(undefined)}.yaml`))
    ?.file ?? join(folder, `${stemOf(domain)}.yaml`);

/** `clf-c02-1` for a domain: the name of its file, and how its ids begin. */
const stemOf = (domain: string | undefined): string =>
  domain
    ?.toLowerCase()
    .match(/[a-z0-9]+/g)
    ?.join("-")
    .slice(0, 30) ?? "imported";

/** Ids one above the highest that is in use, so that none is given twice. */
function idsAfter(bank: Bank): (stem: string) => string {
  const used = questionsIn(bank).flatMap(({ entry }) => entry.id ?? []);
  const last = new Map<string, number>();
  return (stem) => {
    const numbers = used.map((id) => (id.startsWith(`${stem}-`) ? Number(id.slice(stem.length + 1)) : 0)).filter(Number.isInteger);
    const number = 1 + (last.get(stem) ?? Math.max(0, ...numbers));
    last.set(stem, number);
    return `${stem}-${String(number).padStart(2, "0")}`;
  };
}

/** The file with questions behind its own. It is read again as YAML before it counts: a file laid out otherwise is left alone. */
function withAdded(file: string, added: readonly Imported[]): string {
  const before = existsSync(file) ? `${readFileSync(file, "utf8").trimEnd()}\n\n` : fileHead(added[0]?.domain);
  const text = before + added.map(({ question }) => writeQuestion(question)).join("\n");
  const yaml = parseYaml(file, text);
  const last = "value" in yaml && (yaml.value as Partial<QuestionsFile>).questions?.at(-1)?.id;
  if (last !== added.at(-1)?.question.id)
    throw new Error(
      `${file} is laid out so that nothing can be put behind it: make questions: its last key, with two spaces before each "- id:".`,
    );
  return text;
}

/** Under another name first, so that the file is whole at every moment. */
function replaceFile(file: string, text: string): void {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, text);
  renameSync(fresh, file);
}

const showRow = ({ line, message }: Fault) => `row ${line}: ${message}`;
const refusal = (...lines: readonly string[]) => ({ lines, ok: false });
