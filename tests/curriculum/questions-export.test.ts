import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Question, questionsOf, questionTypes } from "#core";
import { type WrongAnswer, wrongAnswersAnki, wrongAnswersCsv } from "../../src/curriculum/export.ts";
import { loadPaths } from "../../src/curriculum/load.ts";
import { soundQuestions, tinyWith } from "./bank.ts";

function questions(): readonly Question[] {
  const loaded = loadPaths(tinyWith({ "a.yaml": soundQuestions }));
  return "paths" in loaded ? questionsOf(loaded.paths.first) : expect.unreachable();
}
const wrong = (picks: readonly (readonly number[])[]): readonly WrongAnswer[] =>
  questions().map((question, i) => ({ question, picked: picks[i] ?? [], studyDay: "2026-11-30" }));
const picks = [[0], [0, 2], [1, 0, 2], [1, 0, 2]];

test("a table holds what was asked, what was picked, and what would have been right", () => {
  const rows: Record<string, string>[] = parse(wrongAnswersCsv(wrong(picks)), { columns: true, bom: true });
  expect(rows).toHaveLength(4);
  expect(rows[0]).toMatchObject({
    day: "2026-11-30",
    question: "bbb-c01-1-01",
    domain: "BBB-C01/1",
    type: "single",
    options: "ls\nls -a\ncat\ncd",
    "your answer": "ls",
    "right answer": "ls -a",
    source: "https://docs.python.org/3/using/cmdline.html",
  });
  expect(rows[0]?.why).toMatch(/^ls: It lists the folder, but passes over hidden files\.\nls -a: /);
  expect(rows[1]?.["your answer"]).toBe("A written guide with examples\nPhotos of lower resolution");
  expect(rows[1]?.["right answer"]).toBe("A written guide with examples\nA talk about photos on which they differ");
  expect(rows[2]?.["your answer"]).toBe("1. Train on a part of them\n2. Label the pictures\n3. Measure on the rest of them");
  expect(rows[2]?.["right answer"]).toBe("1. Label the pictures\n2. Train on a part of them\n3. Measure on the rest of them");
  expect(rows[3]?.["your answer"]).toContain("Finds the words in a scan → Translate\nPuts words into another language → Textract");
  expect(rows[3]?.["right answer"]).toContain("Finds the words in a scan → Textract");
});

test("nothing on the front gives the answer away", () => {
  const [, , ordering = "", matching = ""] = parse(wrongAnswersAnki(wrong(picks)), {
    delimiter: "\t",
    comment: "#",
    relax_column_count: true,
  }).map((row: string[]) => row[1] ?? "");
  expect(ordering).toMatch(/Label the pictures<br>Measure on the rest of them<br>Train on a part of them$/);
  expect(matching).toMatch(/Finds the words.*<br>Polly<br>Textract<br>Translate$/);
});

test("an index that the question has no more is said to be gone", () => {
  expect(wrongAnswersCsv(wrong([[9]]))).toContain("(taken out since)");
});

test("no answers are a table with a heading alone", () => {
  expect(parse(wrongAnswersCsv([]), { bom: true })).toHaveLength(1);
  expect(wrongAnswersAnki([])).toMatch(/^(#.+\n)+$/);
});

const hostile = fc.oneof(
  fc.string({ minLength: 1 }),
  fc
    .tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", '"', "<b>", "&amp;", "#", ";"), fc.string())
    .map((parts) => parts.join("")),
);
const answers = fc.array(
  fc.record({
    question: fc.record({
      id: fc.constant("q-1"),
      version: fc.constant(1),
      domain: fc.constant("BBB-C01/1"),
      items: fc.constant(["labeling"]),
      type: fc.constantFrom(...questionTypes),
      difficulty: fc.constant(1 as const),
      stem: hostile,
      options: fc.array(fc.record({ text: hostile, match: hostile, right: fc.boolean(), why: hostile }), { minLength: 1, maxLength: 7 }),
      source: fc.constant("https://numpy.org/"),
      checked: fc.constant("2026-11-23"),
      author: hostile,
    }),
    picked: fc.array(fc.nat({ max: 9 }), { maxLength: 7 }),
    studyDay: fc.constant("2026-11-30"),
  }),
  { maxLength: 4 },
);

test("whatever the words are, a spreadsheet reads as many cells back, and none as a formula", () => {
  fc.assert(
    fc.property(answers, (all) => {
      const [, ...rows] = parse(wrongAnswersCsv(all), { bom: true });
      expect(rows).toHaveLength(all.length);
      for (const [i, row] of rows.entries()) {
        expect(row).toHaveLength(10);
        for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        expect([row[4], row[4]?.slice(1)]).toContain(all[i]?.question.stem);
      }
    }),
  );
});

test("whatever the words are, Anki reads one note of four columns for each, and no HTML but line breaks", () => {
  fc.assert(
    fc.property(answers, (all) => {
      const text = wrongAnswersAnki(all);
      const body = text.slice(text.indexOf("#tags column:4\n") + "#tags column:4\n".length);
      const rows = parse(body, { delimiter: "\t" });
      expect(rows).toHaveLength(all.length);
      for (const row of rows) {
        expect(row).toHaveLength(4);
        expect([row[1], row[2]].join("").replaceAll("<br>", "")).not.toMatch(/[<>"\n\r\t]|&(?!#\d+;)/);
      }
    }),
  );
});
