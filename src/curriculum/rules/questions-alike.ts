import { basename } from "node:path";
import { alikePairs } from "../alike.ts";
import { faultAt } from "../draft.ts";
import type { Fault } from "../fault.ts";
import { type AskedEntry, type Bank, questionsIn } from "./bank.ts";

/** The share of their words that two stems may have in common. */
const mostAlike = 0.6;

/** A question's id stands once in the bank. */
export function* repeatedQuestions(bank: Bank): Iterable<Fault> {
  const first = new Map<string, AskedEntry>();
  for (const one of questionsIn(bank)) {
    const { id } = one.entry;
    if (id === undefined) continue;
    const earlier = first.get(id);
    if (earlier) yield faultAt(one.file, [...one.at, "id"], `id ${id} stands ${where(earlier, one)} too: write one that is not in use`);
    else first.set(id, one);
  }
}

/** Two stems of mostly the same words ask the same thing. */
export function* alikeStems(bank: Bank): Iterable<Fault> {
  const all = questionsIn(bank).flatMap((one) => (one.entry.stem === undefined ? [] : [{ ...one, words: wordsOf(one.entry.stem) }]));
  for (const { later, earlier, share } of alikePairs(
    all.map(({ words }) => words),
    mostAlike,
  )) {
    const [one, other] = [all[later], all[earlier]];
    if (one && other)
      yield faultAt(
        one.file,
        [...one.at, "stem"],
        `the stem resembles that of ${other.entry.id ?? "a question"} ${where(other, one)} (${Math.round(share * 100)} % of their words): ask for something else, or take one of the two out`,
      );
  }
}

const wordsOf = (stem: string): ReadonlySet<string> => new Set(stem.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu));

/** Where another question stands, seen from one. */
function where(other: AskedEntry, from: AskedEntry): string {
  const line = `on line ${other.file.lineOf([...other.at, "id"])}`;
  return other.file === from.file ? line : `${line} of ${basename(other.file.file)}`;
}
