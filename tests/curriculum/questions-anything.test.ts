import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { type QuestionType, questionTypes } from "#core";
import { loadPaths } from "../../src/curriculum/load.ts";
import type { OptionEntry, QuestionEntry } from "../../src/curriculum/schema-questions.ts";
import { size } from "../support/size.ts";
import { bankOf, faultsOn, soundQuestions } from "./bank.ts";

const word = fc.stringMatching(/^[a-z]{3,9}$/).filter((one) => !/^(option|answer|choice)/.test(one));
const sentence = fc.array(word, { minLength: 8, maxLength: 12 }).map((words) => words.join(" "));
const counts: Readonly<Record<QuestionType, readonly [number, number]>> = {
  single: [4, 4],
  multiple: [5, 6],
  ordering: [3, 5],
  matching: [3, 7],
};

/** A sound question; its number makes its words its own. */
const question = fc
  .record({
    type: fc.constantFrom(...questionTypes),
    length: fc.nat(),
    key: fc.nat(),
    three: fc.boolean(),
    words: fc.array(sentence, { minLength: 7, maxLength: 7 }),
    difficulty: fc.constantFrom(1 as const, 2 as const, 3 as const),
    items: fc.subarray(["command-line", "labeling"], { minLength: 1 }),
    task: fc.integer({ min: 1, max: 9 }),
    checked: fc.integer({ min: 0, max: 180 }),
  })
  .map(({ type, length, key, three, words, difficulty, items, task, checked }) => (number: number): QuestionEntry => {
    const [least, most] = counts[type];
    const count = least + (length % (most - least + 1));
    const right = type === "single" ? 1 : type === "multiple" ? (three ? 3 : 2) : 0;
    const options = Array.from(
      { length: count },
      (_, i): OptionEntry => ({
        text: `${i} ${words[i]}`.slice(0, 80).trim(),
        ...(type === "matching" && { match: `${i} ${words[6 - i]}`.slice(0, 70).trim() }),
        ...((i - (key % count) + count) % count < right && { right: true as const }),
        why: `${i} ${words[i]}`,
      }),
    );
    return {
      id: `q-${number}`,
      version: 1 + (key % 3),
      task: `1.${task}`,
      items,
      type,
      difficulty,
      stem: `${Array.from({ length: 12 }, (_, i) => `w${number}x${i}`).join(" ")}?${type === "multiple" ? ` (Choose ${three ? "THREE" : "TWO"}.)` : ""}`,
      options,
      source: "https://docs.aws.amazon.com/a/b.html",
      checked: new Date(Date.UTC(2026, 10, 23 - checked)).toISOString().slice(0, 10),
      author: words[0]?.slice(0, 20).trim() ?? "",
    };
  });
const banks = fc.array(question, { minLength: 1, maxLength: 5 }).map((makers) => makers.map((make, i) => make(i)));

const fileOf = (questions: readonly unknown[]) => stringify({ domain: "BBB-C01/1", questions }, { lineWidth: 0 });

test("any sound bank loads, and what loads is what was written", () => {
  const folder = bankOf(soundQuestions);
  fc.assert(
    fc.property(banks, (bank) => {
      writeFileSync(join(folder, "tiny/questions/bbb-c01-1.yaml"), fileOf(bank));
      expect(faultsOn(folder)).toEqual([]);
      const loaded = loadPaths(folder);
      if ("faults" in loaded) expect.unreachable();
      expect(loaded.paths.first.questions).toMatchObject(bank);
    }),
    { numRuns: size(15, 60) },
  );
});

interface Slip {
  readonly name: string;
  readonly to?: readonly QuestionType[];
  readonly make: (question: QuestionEntry) => object;
  readonly says: RegExp;
}

const first = (change: (option: OptionEntry) => object) => (question: QuestionEntry) => ({
  options: question.options.map((option, i) => (i === 0 ? { ...option, ...change(option) } : option)),
});
const keyed = ["single", "multiple"] as const;

/** What somebody may get wrong, each of which is one fault. */
const slips: readonly Slip[] = [
  { name: "no author", make: () => ({ author: undefined }), says: /^author is missing/ },
  { name: "an unknown key", make: () => ({ level: 1 }), says: /^"level" is not a key here/ },
  { name: "an unknown item", make: () => ({ items: ["nothing-known"] }), says: /is not in path\.yaml/ },
  { name: "an item that is not asked about", make: () => ({ items: ["take-the-exam"] }), says: /asked: false/ },
  { name: "another domain's task", make: () => ({ task: "4.1" }), says: /is not of domain/ },
  { name: "a difficulty of nothing", make: () => ({ difficulty: 0 }), says: /^difficulty is 0/ },
  { name: "a stem that is too short", to: ["single", "ordering", "matching"], make: () => ({ stem: "What?" }), says: /fewer than 30/ },
  {
    name: "a number of picks where there is none",
    to: ["single", "ordering", "matching"],
    make: ({ stem }) => ({ stem: `${stem} (Choose TWO.)` }),
    says: /the type is/,
  },
  {
    name: "no number of picks",
    to: ["multiple"],
    make: ({ stem }) => ({ stem: stem.replace(/ \(.*/, "") }),
    says: /write \(Choose (TWO|THREE)\.\) at its end/,
  },
  {
    name: "one option",
    to: ["ordering", "matching"],
    make: ({ options }) => ({ options: options.slice(0, 1) }),
    says: /options, and this one 1/,
  },
  {
    name: "a wrong option too many",
    to: ["single"],
    make: ({ options }) => ({ options: [...options, { text: "one more", why: "It is wrong, and one too many." }] }),
    says: /options, and this one 5/,
  },
  {
    name: "nothing right",
    to: ["single"],
    make: ({ options }) => ({ options: options.map(({ right: _no, ...rest }) => rest) }),
    says: /none are marked/,
  },
  {
    name: "everything right",
    to: ["single"],
    make: ({ options }) => ({ options: options.map((option) => ({ ...option, right: true })) }),
    says: /all are marked/,
  },
  { name: "something right", to: ["ordering", "matching"], make: first(() => ({ right: true })), says: /^right has no meaning/ },
  { name: "a partner", to: ["single", "multiple", "ordering"], make: first(() => ({ match: "x" })), says: /^match belongs only/ },
  { name: "no partner", to: ["matching"], make: first(() => ({ match: undefined })), says: /^match is missing/ },
  {
    name: "a partner of two",
    to: ["matching"],
    make: (one) => first(() => ({ match: one.options[1]?.match }))(one),
    says: /fits this prompt alone/,
  },
  {
    name: "an option twice",
    make: (one) => first(() => ({ text: one.options[1]?.text.toUpperCase() }))(one),
    says: /stands on line \d+ too/,
  },
  { name: "all of the above", make: first(() => ({ text: "All of the above" })), says: /stands by itself/ },
  { name: "a text that is too long", to: ["ordering"], make: first(() => ({ text: "x".repeat(91) })), says: /at most 90/ },
  { name: "a why that is too short", make: first(() => ({ why: "So it is." })), says: /fewer than 20/ },
  { name: "a why by letters", make: first(() => ({ why: "It is better here than option B is." })), says: /options are shuffled/ },
  { name: "a why of nothing there", make: first(() => ({ why: 'It is better than the option "8x8x8" is.' })), says: /which is not there/ },
  {
    name: "a closed service",
    to: ["ordering", "matching"],
    make: first(() => ({ text: "Ask Amazon Kendra" })),
    says: /takes no new customers/,
  },
  {
    name: "a closed service that is right",
    to: keyed,
    make: ({ options }) => ({
      options: options.map((option, i) => (i === options.findIndex(({ right }) => right) ? { ...option, text: "App Runner" } : option)),
    }),
    says: /^App Runner takes no new customers/,
  },
  { name: "somebody's page", make: () => ({ source: "https://blog.example.org/" }), says: /^source is on blog/ },
  { name: "an old page", make: () => ({ checked: "2026-05-26" }), says: /181 days back/ },
];

test.each(slips)("$name is exactly one fault, within its question", ({ to = questionTypes, make, says }) => {
  const folder = bankOf(soundQuestions);
  const able = banks.filter((bank) => bank.some(({ type }) => to.includes(type)));
  fc.assert(
    fc.property(able, (bank) => {
      const at = bank.findIndex(({ type }) => to.includes(type));
      const changed = bank.map((one, i) => (i === at ? JSON.parse(JSON.stringify({ ...one, ...make(one) })) : one));
      const text = fileOf(changed);
      writeFileSync(join(folder, "tiny/questions/bbb-c01-1.yaml"), text);
      const faults = faultsOn(folder);
      expect(faults.map(({ message }) => message)).toEqual([expect.stringMatching(says)]);
      const lines = text.split("\n");
      const begin = lines.indexOf(`  - id: q-${at}`) + 1;
      const next = lines.indexOf(`  - id: q-${at + 1}`);
      expect(faults[0]?.line).toBeGreaterThanOrEqual(begin);
      expect(faults[0]?.line).toBeLessThanOrEqual(next < 0 ? lines.length : next);
    }),
    { numRuns: size(3, 12) },
  );
});

test("any file of questions, however it is cut or filled, gives faults in plain words or loads", () => {
  const folder = bankOf(soundQuestions);
  const lines = soundQuestions.split("\n");
  const values = fc.oneof(fc.jsonValue(), fc.constantFrom(null, "", [], {}, [null], 0, 1e308, "__proto__", true));
  fc.assert(
    fc.property(fc.nat(), values, fc.constantFrom("value", "out", "doubled", "cut"), (place, value, how) => {
      const at = place % (lines.length - 1);
      const line = lines[at] ?? "";
      const instead = {
        value: [line.replace(/:.*$/, `: ${JSON.stringify(value)}`)],
        out: [],
        doubled: [line, line],
        cut: [line.slice(0, line.length / 2)],
      };
      writeFileSync(join(folder, "tiny/questions/bbb-c01-1.yaml"), lines.toSpliced(at, 1, ...instead[how]).join("\n"));
      for (const fault of faultsOn(folder)) {
        expect(fault.line).toBeGreaterThanOrEqual(1);
        expect(fault.line).toBeLessThanOrEqual(lines.length + 1);
        expect(fault.message).toMatch(/.+: .+/s);
        expect(fault.message).not.toMatch(/\[object|NaN|undefined|Invalid input|Too (big|small)/);
      }
    }),
    { numRuns: size(60, 300) },
  );
});
