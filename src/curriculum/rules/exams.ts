import { closest } from "#core";
import { type Draft, faultAt, type Source } from "../draft.ts";
import type { Fault } from "../fault.ts";
import type { ExamEntry, ExamsFile } from "../schema.ts";
import type { VendorFile } from "../schema-vendor.ts";
import { listed } from "./entries.ts";

type DomainEntry = ExamEntry["domains"][number];

/** A domain's number stands once in its exam. */
export function* repeatedDomains(exams: Source<ExamsFile>): Iterable<Fault> {
  for (const { at, entry } of examsOf(exams)) {
    const domains = listed<DomainEntry>(entry.domains, [...at, "domains"]);
    for (const [i, domain] of domains.entries()) {
      const number = domain.entry.number;
      const first = domains.findIndex((other) => other.entry.number === number);
      if (number === undefined || first === i) continue;
      const line = exams.lineOf(domains[first]?.at ?? at);
      yield faultAt(
        exams,
        [...domain.at, "number"],
        `number ${number} stands on line ${line} too: write the number that the exam guide gives, such as ${freeNumber(domains.map((other) => other.entry))}`,
      );
    }
  }
}

/** The weights are shares of the whole. */
export function* wrongWeights(exams: Source<ExamsFile>): Iterable<Fault> {
  for (const { at, entry } of examsOf(exams)) {
    const weights = entry.domains?.map((domain) => domain?.weight);
    if (!weights || weights.includes(undefined)) continue;
    const sum = weights.reduce<number>((total, weight) => total + (weight ?? 0), 0);
    if (sum !== 100)
      yield faultAt(
        exams,
        [...at, "domains"],
        `the weights of ${entry.code ?? "this exam"} add up to ${sum}: write weights that add up to 100`,
      );
  }
}

/** An ended exam says when it ended and what takes its place. */
export function* unfinishedEnds(exams: Source<ExamsFile>): Iterable<Fault> {
  for (const { at, entry } of examsOf(exams)) {
    if (entry.status !== "ended") continue;
    if (!("ended" in entry))
      yield faultAt(exams, [...at, "status"], "status is ended, but there is no date: write ended: and its last day, such as 2026-09-28");
    if (!("replacement" in entry))
      yield faultAt(
        exams,
        [...at, "status"],
        "status is ended, but there is no replacement: write replacement: and the code of the exam that takes its place",
      );
  }
}

/** What takes an exam's place is another exam of the file. */
export function* danglingReplacements(exams: Source<ExamsFile>): Iterable<Fault> {
  const all = examsOf(exams);
  if (all.some(({ entry }) => entry.code === undefined) || exams.draft?.exams?.includes(undefined)) return;
  const codes = all.flatMap(({ entry }) => entry.code ?? []);
  for (const { at, entry } of all) {
    if (entry.replacement === undefined || (codes.includes(entry.replacement) && entry.replacement !== entry.code)) continue;
    const others = codes.filter((code) => code !== entry.code);
    const [near] = closest(entry.replacement, others, (code) => code, 1);
    const problem = entry.replacement === entry.code ? "is the exam itself" : "is not in this file";
    yield faultAt(
      exams,
      [...at, "replacement"],
      `replacement ${entry.replacement} ${problem}: ${near ? `write ${near}` : others.length > 0 ? `write one of ${others.join(", ")}` : "add the exam that takes its place"}`,
    );
  }
}

/** A pass mark is a score that the vendor's exams give. */
export function* passMarksOffTheScale(exams: Source<ExamsFile>, vendor: Source<VendorFile>): Iterable<Fault> {
  const { least, most } = vendor.draft?.scale ?? {};
  if (least === undefined || most === undefined) return;
  for (const { at, entry } of examsOf(exams))
    if (entry.pass_mark !== undefined && (entry.pass_mark < least || entry.pass_mark > most))
      yield faultAt(
        exams,
        [...at, "pass_mark"],
        `pass_mark ${entry.pass_mark} is off the scale of vendor.yaml: write a score from ${least} to ${most}`,
      );
}

const examsOf = (exams: Source<ExamsFile>) => listed<ExamEntry>(exams.draft?.exams, ["exams"]);

function freeNumber(domains: readonly Draft<DomainEntry>[]): number {
  let number = 1;
  while (domains.some((domain) => domain.number === number)) number++;
  return number;
}
