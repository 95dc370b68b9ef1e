import { basename, dirname } from "node:path";
import { closest } from "#core";
import { faultAt, type Source } from "../draft.ts";
import type { Fault } from "../fault.ts";
import type { ExamEntry, ExamsFile, PathFile } from "../schema.ts";
import type { Place } from "../yaml-file.ts";
import { type Entry, entriesOf, listed } from "./entries.ts";

/** Phases, units and items share one set of ids, and each stands once. */
export function* repeatedIds(path: Source<PathFile>): Iterable<Fault> {
  const { phases, units, items } = entriesOf(path);
  const ids = [...phases, ...units, ...items].map(({ at, entry }) => ({ at: [...at, "id"], value: entry.id }));
  yield* repeated(
    path,
    ids,
    (value, line) => `id ${value} stands on line ${line} too: give one of them an id of its own, such as ${value.slice(0, 38)}-2`,
  );
}

/** Two versions of an exam are two exams. */
export function* repeatedCodes(exams: Source<ExamsFile>): Iterable<Fault> {
  const codes = listed<ExamEntry>(exams.draft?.exams, ["exams"]).map(({ at, entry }) => ({ at: [...at, "code"], value: entry.code }));
  yield* repeated(
    exams,
    codes,
    (value, line) => `code ${value} stands on line ${line} too: take one of the two exams out, or give it its own code`,
  );
}

/** The folder's name is what people see, so the id may not differ. */
export function* misnamedPath(path: Source<PathFile>): Iterable<Fault> {
  const folder = basename(dirname(path.file));
  const id = path.draft?.id;
  if (id !== undefined && id !== folder)
    yield faultAt(path, ["id"], `id ${id} differs from the folder's name: write ${folder}, or rename the folder to ${id}`);
}

/** Two paths of one id could not be told apart. */
export function* repeatedPaths(paths: readonly Source<PathFile>[]): Iterable<Fault> {
  const first = new Map<string, Source<PathFile>>();
  for (const path of paths) {
    const id = path.draft?.id;
    const other = id === undefined ? undefined : first.get(id);
    if (id !== undefined && !other) first.set(id, path);
    if (other)
      yield faultAt(path, ["id"], `id ${id} is that of the path in ${dirname(other.file)} too: write ${basename(dirname(path.file))}`);
  }
}

/** Items may only name exams and domains that exams.yaml has. */
export function* unknownExams(path: Source<PathFile>, exams: Source<ExamsFile>): Iterable<Fault> {
  const known = listed<ExamEntry>(exams.draft?.exams, ["exams"]);
  // Where an exam's code or number is faulty, that is one fault; each item that names it would be many more.
  if (!exams.draft?.exams || known.length < exams.draft.exams.length || !known.every(isNamed)) return;
  const codes = known.flatMap(({ entry }) => entry.code ?? []);
  const domains = known.flatMap(({ entry }) => (entry.domains ?? []).map((domain) => `${entry.code}/${domain?.number}`));
  for (const { at, entry } of entriesOf(path).items) {
    if (entry.exam !== undefined && !codes.includes(entry.exam))
      yield faultAt(path, [...at, "exam"], unknown("exam", entry.exam, codes, `one of ${codes.join(", ")}`));
    for (const [i, domain] of (entry.domains ?? []).entries())
      if (domain !== undefined && !domains.includes(domain))
        yield faultAt(path, [...at, "domains", i], unknown("domain", domain, domains, `a domain of ${codes.join(", ")}`));
  }
}

const isNamed = ({ entry }: Entry<ExamEntry>) =>
  entry.code !== undefined && entry.domains?.every((domain) => domain?.number !== undefined) === true;

/** `any` is what may stand there, for a value that resembles nothing. */
function unknown(what: string, value: string, known: readonly string[], any: string): string {
  const [near] = closest(value, known, (one) => one, 1);
  return `${what} ${value} is not in exams.yaml: ${known.length > 0 ? `write ${near ?? any}, or add it there` : "take it out, or add it there"}`;
}

function* repeated(
  source: Source<unknown>,
  all: readonly { readonly at: Place; readonly value: string | undefined }[],
  message: (value: string, line: number) => string,
): Iterable<Fault> {
  const first = new Map<string, Place>();
  for (const { at, value } of all) {
    if (value === undefined) continue;
    const earlier = first.get(value);
    if (earlier) yield faultAt(source, at, message(value, source.lineOf(earlier)));
    else first.set(value, at);
  }
}
