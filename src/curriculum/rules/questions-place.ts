import { closest } from "#core";
import { faultAt } from "../draft.ts";
import type { Fault } from "../fault.ts";
import type { ExamEntry } from "../schema.ts";
import { type Bank, questionsIn } from "./bank.ts";
import { entriesOf } from "./entries.ts";

/** One learns for a question from items of the path, each named once, that questions can be about. */
export function* foreignItems(bank: Bank): Iterable<Fault> {
  // A faulty item is one fault; each question that names it would be many more.
  if (!bank.path.sound) return;
  const items = new Map(entriesOf(bank.path).items.map(({ entry }) => [entry.id, entry]));
  const ids = [...items.keys()].flatMap((id) => id ?? []);
  for (const { file, at, entry } of questionsIn(bank))
    for (const [i, id] of (entry.items ?? []).entries()) {
      if (id === undefined) continue;
      const place = [...at, "items", i];
      const item = items.get(id);
      if (!item) {
        const [near] = closest(id, ids, (one) => one, 1);
        yield faultAt(file, place, `item ${id} is not in path.yaml: write ${near ?? "the id of an item there"}`);
      } else if (item.asked === false)
        yield faultAt(file, place, `item ${id} has asked: false, so no question can be about it: name what one studies for it instead`);
      if (entry.items?.indexOf(id) !== i) yield faultAt(file, place, `item ${id} is named twice: take one of the two out`);
    }
}

/** A file's domain is one of an exam that can be taken. */
export function* foreignDomains({ exams, files }: Bank): Iterable<Fault> {
  if (!exams.sound) return;
  const taken = exams.sound.exams.filter(isTaken);
  const open = taken.flatMap(namesOf);
  for (const file of files) {
    const domain = file.draft?.domain;
    if (domain === undefined || open.includes(domain)) continue;
    const exam = exams.sound.exams.find((one) => namesOf(one).includes(domain));
    const [near] = closest(domain, open, (one) => one, 1);
    const any = taken.length > 0 ? `a domain of ${taken.map(({ code }) => code).join(", ")}` : "none, and take the line out";
    yield faultAt(
      file,
      ["domain"],
      exam
        ? `domain ${domain} is of an exam that has ended: write ${exam.replacement ? `a domain of ${exam.replacement}` : any}`
        : `domain ${domain} is not in exams.yaml: write ${near ?? any}`,
    );
  }
}

/** A question of a domain names one of the domain's tasks, and is of a type that the exam has; others have no task. */
export function* foreignTasks(bank: Bank): Iterable<Fault> {
  for (const { file, at, entry } of questionsIn(bank)) {
    const domain = file.draft?.domain;
    if (domain === undefined) {
      // Where the file's domain is faulty, that is the one fault.
      if (entry.task !== undefined && !(file.draft && "domain" in file.draft))
        yield faultAt(
          file,
          [...at, "task"],
          "task belongs to a domain, and this file has none: take it out, or write domain: above questions:",
        );
      continue;
    }
    const exam = bank.exams.sound?.exams.find((one) => isTaken(one) && namesOf(one).includes(domain));
    // The same for a domain that is no exam's.
    if (bank.exams.sound && !exam) continue;
    const [code, number] = domain.split("/");
    if (!("task" in entry)) yield faultAt(file, at, `task is missing: write a task of the domain in quotes, such as "${number}.1"`);
    else if (entry.task !== undefined && entry.task.split(".")[0] !== number)
      yield faultAt(
        file,
        [...at, "task"],
        `task ${entry.task} is not of domain ${domain}: write one that begins with ${number}, such as "${number}.1"`,
      );
    if (exam && entry.type !== undefined && !exam.types.includes(entry.type))
      yield faultAt(file, [...at, "type"], `type ${entry.type} is none of those that ${code} asks: write ${exam.types.join(" or ")}`);
  }
}

const isTaken = ({ status }: ExamEntry) => status !== "ended";
const namesOf = ({ code, domains }: ExamEntry) => domains.map(({ number }) => `${code}/${number}`);
