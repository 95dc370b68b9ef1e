import { expect, test } from "vitest";
import { chanceOfAtLeast, unevenness } from "../../src/curriculum/chance.ts";
import { bankExams, faultsOn, tinyWith, wholeBank } from "./bank.ts";
import { edited, lineWith, soundPath } from "./fixture.ts";

type Bank = ReturnType<typeof wholeBank>;
const judged = (bank: Bank) => judgedFiles({ "bank.yaml": JSON.stringify({ domain: "BBB-C01/1", questions: bank }) });
const judgedFiles = (files: Readonly<Record<string, string>>, exams = bankExams) =>
  faultsOn(tinyWith(files, soundPath, exams)).map(({ file, line, message }) => `${file}:${line}: ${message}`);

/** The sound bank with some of its questions changed. */
const changed = (change: (question: Bank[number], i: number) => Partial<Bank[number]>, count = 100) =>
  wholeBank(count).map((question, i) => ({ ...question, ...change(question, i) }));

test("a sound bank has no fault", () => expect(judged(wholeBank(100))).toEqual([]));

test("a small bank is not judged as a whole", () => {
  const easy = (count: number) => judged(changed(() => ({ difficulty: 1 }), count));
  expect(easy(99)).toEqual([]);
  expect(easy(100)).toHaveLength(3);
});

test("an item with too few questions is named where it stands", () => {
  const line = lineWith(soundPath, "id: labeling");
  expect(judged(changed(() => ({ items: ["command-line"] })))).toEqual([
    `tiny/path.yaml:${line}: item labeling has no questions in its bank: name it in 4 more, or write asked: false`,
  ]);
  expect(judged(changed((_, i) => ({ items: i < 3 ? ["labeling"] : ["command-line"] })))).toEqual([
    `tiny/path.yaml:${line}: item labeling has 3 questions in its bank: name it in 1 more, or write asked: false`,
  ]);
  expect(judged(changed((_, i) => ({ items: i < 4 ? ["labeling"] : ["command-line"] })))).toEqual([]);
});

test("a bank with a faulty file is not judged as a whole: what that file holds would be missed", () => {
  const files = { "a.yaml": JSON.stringify({ domain: "BBB-C01/1", questions: changed(() => ({ items: ["command-line"] })) }) };
  expect(judgedFiles(files)).toHaveLength(1);
  expect(judgedFiles({ ...files, "b.yaml": "questions: []" })).toEqual([expect.stringMatching(/b\.yaml:1: questions is empty/)]);
});

test.each([
  [19, "19.0 % of the questions are of type multiple: write 20 to 25 % of them so"],
  [20, undefined],
  [25, undefined],
  [26, "26.0 % of the questions are of type multiple: write 20 to 25 % of them so"],
])("%i of a hundred of several picks", (multiple, fault) => {
  expect(judged(wholeBank(100, { multiple }))).toEqual(fault ? [`tiny/questions:1: ${fault}`] : []);
});

test.each([
  [[25, 55, 20], []],
  [[35, 45, 20], []],
  [
    [24, 56, 20],
    ["24.0 % of the questions have difficulty 1: write 25 to 35", "56.0 % of the questions have difficulty 2: write 45 to 55"],
  ],
  [
    [30, 44, 26],
    ["44.0 % of the questions have difficulty 2: write 45 to 55", "26.0 % of the questions have difficulty 3: write 15 to 25"],
  ],
])("difficulties %j", (counts, faults) => {
  const [easy = 0, medium = 0] = counts;
  expect(judged(changed((_, i) => ({ difficulty: i < easy ? 1 : i < easy + medium ? 2 : 3 })))).toEqual(
    faults.map((fault) => `tiny/questions:1: ${fault} % of them so`),
  );
});

test("a domain that is asked too often or too rarely is named in its file, and one without a file in the folder", () => {
  const bank = wholeBank(100);
  const files = (first: number) => ({
    "1.yaml": JSON.stringify({ questions: bank.slice(0, first), domain: "BBB-C01/1" }),
    ...(first < 100 && {
      "2.yaml": `\ndomain: BBB-C01/2\nquestions: ${JSON.stringify(bank.slice(first).map((one) => ({ ...one, task: "2.1" })))}`,
    }),
  });
  const split = edited(bankExams, [
    "{ number: 1, title: Everything, weight: 100 }",
    "{ number: 1, title: One, weight: 60 }\n      - { number: 2, title: Two, weight: 40 }",
  ]);
  const faults = (first: number) => judgedFiles(files(first), split);
  for (const first of [59, 60, 61]) expect(faults(first)).toEqual([]);
  expect(faults(62)).toEqual([
    "tiny/questions/1.yaml:1: domain BBB-C01/1 has 62 of the 100 questions of BBB-C01, and its weight is 60 %: write 59 to 61",
    "tiny/questions/2.yaml:2: domain BBB-C01/2 has 38 of the 100 questions of BBB-C01, and its weight is 40 %: write 39 to 41",
  ]);
  expect(faults(100)[0]).toMatch(/^tiny\/questions:1: domain BBB-C01\/2 has 0 of the 100/);
});

test("keys that are the longest option more often than by chance", () => {
  const longest = (count: number) => {
    let seen = 0;
    return judged(
      changed(({ type, options }) => ({
        options: options.map((option) =>
          type === "single" && option.right && seen++ < count ? { ...option, text: `${option.text} and so on` } : option,
        ),
      })),
    );
  };
  // Of 78 single choices 20 are to be expected, and 29 or more in one bank of a hundred.
  expect(chanceOfAtLeast(29, 78, 1 / 4)).toBeGreaterThan(0.01);
  expect(chanceOfAtLeast(30, 78, 1 / 4)).toBeLessThan(0.01);
  expect(longest(29)).toEqual([]);
  expect(longest(30)).toEqual([
    "tiny/questions:1: the key is the longest option in 30 of 78 single choices, and chance would make it about 20: shorten keys, or lengthen other options",
  ]);
});

test("keys that stand in one place more often than in others", () => {
  const moved = judged(
    changed(({ type, options }, i) =>
      type === "single" && i % 3 === 0 ? { options: options.toSorted((a, b) => Number(b.right ?? false) - Number(a.right ?? false)) } : {},
    ),
  );
  expect(moved).toEqual([
    expect.stringMatching(/^tiny\/questions:1: the keys of single choices stand \d+, \d+, \d+, \d+ times .*: move options/),
  ]);
});

test("the chance is the binomial's, also of thousands", () => {
  expect(chanceOfAtLeast(0, 10, 1 / 4)).toBeCloseTo(1, 12);
  expect(chanceOfAtLeast(10, 10, 1 / 4)).toBeCloseTo(0.25 ** 10, 15);
  expect(chanceOfAtLeast(2, 3, 1 / 2)).toBeCloseTo(0.5, 12);
  expect(chanceOfAtLeast(3, 4, 1 / 4)).toBeCloseTo(13 / 256, 12);
  expect(chanceOfAtLeast(2_500, 10_000, 1 / 4)).toBeCloseTo(0.5, 1);
  expect(chanceOfAtLeast(2_700, 10_000, 1 / 4)).toBeLessThan(1e-5);
  expect(chanceOfAtLeast(1, 0, 1 / 4)).toBe(0);
});

test("counts are as uneven as chi-square says", () => {
  expect(unevenness([5, 5, 5, 5])).toBe(0);
  expect(unevenness([20, 0, 0, 0])).toBe(60);
  expect(unevenness([0, 0, 0, 0])).toBe(0);
});
