import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { size } from "../support/size.ts";
import { bankOf, faultsOn, soundQuestions, wholeBank } from "./bank.ts";

const vocabulary = Array.from({ length: 20 }, (_, i) => `wording${i}`);
const stems = fc.array(fc.uniqueArray(fc.constantFrom(...vocabulary), { minLength: 5, maxLength: 18 }), { minLength: 2, maxLength: 8 });

/** The share of their words that two stems have in common, by trying each with each. */
function shareOf(a: readonly string[], b: readonly string[]): number {
  const both = a.filter((word) => b.includes(word)).length;
  return both / (a.length + b.length - both);
}

test("a stem is said to resemble an earlier one where they share 60 % of their words, and only there", () => {
  const folder = bankOf(soundQuestions);
  const seen = { alike: 0, unlike: 0 };
  const [template] = wholeBank(1, { multiple: 0 });
  fc.assert(
    fc.property(stems, (all) => {
      const questions = all.map((words, i) => ({ ...template, id: `q-${i}`, stem: words.join(" ") }));
      writeFileSync(
        join(folder, "tiny/questions/bbb-c01-1.yaml"),
        ["domain: BBB-C01/1", "questions:", ...questions.map((one) => `  - ${JSON.stringify(one)}`)].join("\n"),
      );
      const expected = all.flatMap((words, i) => (all.slice(0, i).some((other) => shareOf(words, other) >= 0.6) ? [i + 3] : []));
      expect(faultsOn(folder).map(({ line, message }) => [line, message.includes("resembles")])).toEqual(
        expected.map((line) => [line, true]),
      );
      seen[expected.length > 0 ? "alike" : "unlike"]++;
    }),
    { numRuns: size(40, 120) },
  );
  expect(Math.min(seen.alike, seen.unlike)).toBeGreaterThan(size(3, 10));
});
