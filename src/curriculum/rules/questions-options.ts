import type { QuestionType } from "#core";
import { type Draft, faultAt } from "../draft.ts";
import type { Fault } from "../fault.ts";
import { bankKinds, spanOf, typesThat } from "../kinds.ts";
import type { OptionEntry } from "../schema-questions.ts";
import { type Bank, questionsIn } from "./bank.ts";
import { listed } from "./entries.ts";

/** As many options as the type has. */
export function* wrongCounts(bank: Bank): Iterable<Fault> {
  for (const { file, at, entry } of questionsIn(bank)) {
    if (entry.type === undefined || !entry.options) continue;
    const { options } = bankKinds[entry.type];
    const count = entry.options.length;
    if (count < options[0] || count > options[1])
      yield faultAt(
        file,
        [...at, "options"],
        `${aOrAn(entry.type)} question has ${spanOf(options)} options, and this one ${count}: write ${spanOf(options)}`,
      );
  }
}

/** A key that can be found: some are right and some are not; the order and the partners are a key of their own. */
export function* wrongKeys(bank: Bank): Iterable<Fault> {
  for (const { file, at, entry } of questionsIn(bank)) {
    // Where an option or its mark is faulty, the count may only seem wrong.
    if (entry.type === undefined || !entry.options || !entry.options.every(isMarked)) continue;
    const place = [...at, "options"];
    const options = listed<OptionEntry>(entry.options, place);
    const marked = options.filter(({ entry: option }) => option.right);
    const { right, key } = bankKinds[entry.type];
    if (right[1] === 0) {
      for (const { at: where } of marked)
        yield faultAt(
          file,
          [...where, "right"],
          `right has no meaning in a question of type ${entry.type}, whose key is ${key}: take it out`,
        );
    } else if (marked.length < right[0] || marked.length > right[1]) {
      const found = marked.length === 0 ? "none" : marked.length === options.length ? "all" : String(marked.length);
      yield faultAt(
        file,
        place,
        `${aOrAn(entry.type)} question has ${spanOf(right)} right, and of this one's options ${found} ${marked.length === 1 ? "is" : "are"} marked: write right: true on ${spanOf(right)} of them`,
      );
    }
  }
}

/** Partners belong to matching, each to one prompt alone. */
export function* wrongMatches(bank: Bank): Iterable<Fault> {
  for (const { file, at, entry } of questionsIn(bank)) {
    if (entry.type === undefined) continue;
    const first = new Map<string, number>();
    for (const { at: where, entry: option } of listed<OptionEntry>(entry.options, [...at, "options"])) {
      const place = [...where, "match"];
      if (!bankKinds[entry.type].isPaired) {
        if ("match" in option)
          yield faultAt(file, place, `match belongs only to a question of type ${typesThat(({ isPaired }) => isPaired)}: take it out`);
      } else if (!("match" in option)) yield faultAt(file, where, "match is missing from a pair: write the prompt's partner after match:");
      else if (option.match !== undefined) {
        const earlier = first.get(option.match.toLowerCase());
        if (earlier !== undefined)
          yield faultAt(file, place, `match "${option.match}" stands on line ${earlier} too: write a partner that fits this prompt alone`);
        else first.set(option.match.toLowerCase(), file.lineOf(place));
      }
    }
  }
}

/** Options differ, say something, and are short enough for where they are shown. */
export function* wrongTexts(bank: Bank): Iterable<Fault> {
  for (const { file, at, entry } of questionsIn(bank)) {
    const first = new Map<string, number>();
    for (const { at: where, entry: option } of listed<OptionEntry>(entry.options, [...at, "options"])) {
      if (option.text === undefined) continue;
      const place = [...where, "text"];
      const plain = option.text.toLowerCase();
      const earlier = first.get(plain);
      if (earlier !== undefined) yield faultAt(file, place, `option "${option.text}" stands on line ${earlier} too: write another one`);
      else first.set(plain, file.lineOf(place));
      if (/\b(all|none|both|neither|any) of (the|these) (above|below|others?|options|answers|choices)\b/i.test(plain))
        yield faultAt(
          file,
          place,
          `"${option.text}" speaks of the other options, which are shuffled: write an option that stands by itself`,
        );
      const longest = entry.type && bankKinds[entry.type].longest;
      if (longest !== undefined && option.text.length > longest)
        yield faultAt(file, place, `an option of type ${entry.type} has ${option.text.length} characters: write at most ${longest}`);
    }
  }
}

const isMarked = (option: Draft<OptionEntry> | undefined) => option !== undefined && (!("right" in option) || option.right !== undefined);

const aOrAn = (type: QuestionType) => `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
