import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Question, questionsOf } from "#core";
import { blindSheet, readAnswers } from "../../src/curriculum/blind.ts";
import { agreementOf, readReview, type Solved, wordingOf } from "../../src/curriculum/review.ts";
import { answerCurriculum } from "../../src/curriculum/verbs.ts";
import { realPaths } from "../support/talk.ts";
import { soundQuestions, tinyWith } from "./bank.ts";

const bank = questionsOf(realPaths().first);
const review = readReview(join(import.meta.dirname, "../../curriculum/aws-ai-ml"));

test("every question of the bank was solved blind as it stands, and 97 % agree with its key", () => {
  const { questions, first, now, unsolved } = agreementOf(bank, review);
  expect(questions).toBeGreaterThanOrEqual(400);
  expect(unsolved).toEqual([]);
  expect(first.solved).toBe(questions);
  expect(now.agreed / now.solved).toBeGreaterThanOrEqual(0.97);
});

test("a question whose wording or key has changed wants solving again", () => {
  const [one, ...others] = bank;
  if (!one) expect.unreachable();
  const reworded: Question = { ...one, stem: `${one.stem} Today?` };
  const rekeyed: Question = { ...one, options: one.options.map((option) => ({ ...option, right: !option.right })) };
  for (const changed of [reworded, rekeyed]) expect(agreementOf([changed, ...others], review).unsolved).toEqual([one.id]);
  expect(agreementOf([{ ...one, difficulty: 3, source: "https://docs.aws.amazon.com/" }, ...others], review).unsolved).toEqual([]);
});

test("the last answer counts now, the first one stays the first", () => {
  const [one] = bank;
  if (!one) expect.unreachable();
  const row = (picked: string, round: string): Solved => ({
    round,
    solver: round,
    question: one.id,
    wording: wordingOf(one),
    picked,
    key: review.find(({ question }) => question === one.id)?.key ?? "",
    sure: "3",
    note: round === "1" ? "hm" : "",
  });
  const key = row("", "1").key;
  expect(agreementOf([one], [row("E", "1"), row(key, "2")])).toEqual({
    questions: 1,
    first: { solved: 1, agreed: 0 },
    now: { solved: 1, agreed: 1 },
    notes: 1,
    unsolved: [],
  });
});

test("whatever the solver's order of options, the key is read back as the key, and something else is not", () => {
  fc.assert(
    fc.property(fc.constantFrom(...bank), fc.string({ minLength: 1 }), (question, solver) => {
      const sheet = blindSheet(solver, [question]).split("\n");
      const letterOf = (text: string | undefined) =>
        sheet
          .find((line) => line.trim().slice(3) === text)
          ?.trim()
          .slice(0, 1);
      const letters =
        question.type === "matching"
          ? sheet
              .filter((line) => /^\d\. /.test(line))
              .map((line) => letterOf(question.options.find(({ text }) => text === line.slice(3))?.match))
          : question.options.filter(({ right }) => question.type === "ordering" || right).map(({ text }) => letterOf(text));
      const read = (picked: readonly (string | undefined)[]) =>
        readAnswers(solver, `${question.id} | ${picked.join(" ")} | 3 | `, bank, [])[0] as { readonly solved: Solved };
      const right = read(letters).solved;
      expect(right.picked).toBe(right.key);
      if (question.type === "single") {
        const others = sheet.filter((line) => /^[A-D]\. /.test(line) && line.slice(0, 1) !== letters[0]);
        for (const line of others) expect(read([line.slice(0, 1)]).solved.picked).not.toBe(right.key);
      } else if (question.type === "ordering" || question.type === "matching")
        expect(read(letters.toReversed()).solved.picked).not.toBe(right.key);
      for (const { why } of question.options) expect(sheet.join("\n")).not.toContain(why);
    }),
    { numRuns: 300 },
  );
});

test("a sheet is printed, its answers are kept, all or none, and what was solved is asked no more", async () => {
  const folder = tinyWith({ "a.yaml": soundQuestions });
  const say = (...words: string[]) => answerCurriculum(folder, ["blind", ...words], "2026-11-23");
  const sheet = (await say("grace"))?.lines.join("\n") ?? "";
  const ids = [...sheet.matchAll(/^### (\S+)/gm)].map(([, id]) => id);
  expect(ids).toHaveLength(4);
  const file = join(mkdtempSync(join(tmpdir(), "cairn-review-")), "answers.txt");
  const single = /^### (\S+) \(single\)/m.exec(sheet)?.[1];
  writeFileSync(file, `${single} | B | 2 | a, "note" | with a bar\nnothing | A | 3 |\n${single} | A B | 3 |\n${single} | A | sure |\n`);
  expect(await say("grace", file)).toEqual({
    ok: false,
    lines: [
      "line 2: nothing is no question of the bank",
      `line 3: A B is no whole answer to ${single}, a single`,
      "line 4: write how sure you are behind the second bar: 3, 2 or 1",
      "Nothing was kept; mend these lines and give the command again.",
    ],
  });
  expect(readReview(join(folder, "tiny"))).toEqual([]);
  writeFileSync(file, `${single} | B | 2 | a, "note" | with a bar\n`);
  expect(await say("grace", file)).toMatchObject({ ok: true, lines: expect.arrayContaining(["Kept 1 answer of grace."]) });
  expect(readReview(join(folder, "tiny"))).toMatchObject([
    { round: "1", solver: "grace", question: single, sure: "2", note: 'a, "note"|with a bar' },
  ]);
  expect(readFileSync(join(folder, "tiny/review/answers.csv"), "utf8")).toMatch(/^round,solver,question,wording,picked,key,sure,note\n/);
  expect((await say("linus"))?.lines.join("\n")).not.toContain(`### ${single} `);
  expect(await say()).toBeUndefined();
});
