import { faultAt } from "../draft.ts";
import type { Fault } from "../fault.ts";
import { type BankKind, bankKinds, typesThat } from "../kinds.ts";
import type { OptionEntry } from "../schema-questions.ts";
import { type Bank, questionsIn } from "./bank.ts";
import { listed } from "./entries.ts";

const numbers = ["ZERO", "ONE", "TWO", "THREE"];

/** Whether several options of a question are right. */
const areSeveral = ({ right }: BankKind) => right[1] > 1;

/** Who must choose several is told how many, in the words of the exams, and nobody else is. */
export function* wrongChooses(bank: Bank): Iterable<Fault> {
  for (const { file, at, entry } of questionsIn(bank)) {
    if (entry.stem === undefined || entry.type === undefined) continue;
    const place = [...at, "stem"];
    const said = /\(choose \w+\.?\)/i.exec(entry.stem)?.[0];
    if (!areSeveral(bankKinds[entry.type])) {
      if (said)
        yield faultAt(
          file,
          place,
          `the stem says ${said}, and the type is ${entry.type}: take it out, or write type: ${typesThat(areSeveral)}`,
        );
      continue;
    }
    const right = entry.options?.filter((option) => option?.right).length ?? 0;
    // How many are right is the key's own fault.
    if (right < 2 || right >= numbers.length) continue;
    const wanted = `(Choose ${numbers[right]}.)`;
    if (!entry.stem.endsWith(` ${wanted}`))
      yield faultAt(
        file,
        place,
        `${right} options are right, and the stem ${said ? `says ${said}` : "does not say so"}: write ${wanted} at its end`,
      );
  }
}

/** Options are shuffled: an explanation that names one by its letter or place would speak of another. */
export function* namedPlaces(bank: Bank): Iterable<Fault> {
  for (const { file, place, why } of whysOf(bank)) {
    const named = byLetter.exec(why)?.[0] ?? byPlace.exec(why)?.[0];
    if (named)
      yield faultAt(file, place, `why speaks of "${named}", but options are shuffled: name the thing itself, such as "a NAT gateway"`);
  }
}

const byLetter = /\b([Oo]ption|[Aa]nswer|[Cc]hoice)s? (\(?[A-H]\b|#?[1-8]\b(?!\.\d| [a-z]))/;
const byPlace =
  /\b(first|second|third|fourth|fifth|sixth|seventh|last|previous|next|other) (options?|choices?)\b|\b(options?|answers?|choices?) (above|below)\b/i;

/** An explanation that quotes an option quotes one that is there. */
export function* absentOptions(bank: Bank): Iterable<Fault> {
  for (const { file, place, why, options } of whysOf(bank))
    for (const [, quoted = ""] of why.matchAll(/\b(?:options?|answers?|choices?)(?: [a-z]+){0,2} ["“]([^"”]+)["”]/gi))
      if (!options.some((text) => text.includes(quoted.toLowerCase().replace(/[.,;:!?]+$/, ""))))
        yield faultAt(
          file,
          place,
          `why speaks of the option "${quoted}", which is not there: quote one as it stands, or name the thing itself`,
        );
}

function* whysOf(bank: Bank) {
  for (const { file, at, entry } of questionsIn(bank)) {
    const all = listed<OptionEntry>(entry.options, [...at, "options"]);
    const options = all.flatMap(({ entry: { text, match } }) => [text ?? "", match ?? ""]).map((text) => text.toLowerCase());
    for (const {
      at: where,
      entry: { why },
    } of all)
      if (why !== undefined) yield { file, place: [...where, "why"], why, options };
  }
}
