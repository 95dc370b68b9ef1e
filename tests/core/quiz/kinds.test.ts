import { expect, test } from "vitest";
import { type QuestionType, questionTypes } from "#core";
import { type Source, sourcesIn } from "../../support/imports.ts";

/** Where a type of question is written down; all else asks these. */
const homes = ["src/core/quiz/question.ts", "src/core/quiz/kinds.ts", "commands/quiz/kinds.ts", "src/curriculum/kinds.ts"];

const sources = sourcesIn("src", "commands");

test("a type of question is named by its tables alone: a new one comes in with four files", () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(sources.filter((source) => named(source).length > 0).map(({ path }) => path)).toEqual(expect.arrayContaining(homes));
  expect(sources.filter(({ path }) => !homes.includes(path)).flatMap(offences)).toEqual([]);
});

test("each of them names every type", () => {
  for (const home of homes) {
    const source = sources.find(({ path }) => path === home);
    expect(source && questionTypes.filter((type) => named(source).includes(type)), home).toEqual(questionTypes);
  }
});

test.each([
  ['if (quiz.type === "single") return;', ["single"]],
  ["switch (type) {\n  case 'ordering':", ["ordering"]],
  ["const texts = { multiple: [5, 6], matching: [3, 7] };", ["multiple", "matching"]],
  ["const rows = {\n  ordering: [3, 5],\n};", ["ordering"]],
  ["const { matching, ...rest } = counts;", ["matching"]],
  ["const share = types.multiple;", ["multiple"]],
  ['const share = types["multiple"];', ["multiple"]],
  ["// A single answer for `ordering`.\n/** `matching`: the partners. */\nconst found = matching(typed, items);", []],
  ['import { closest, matching } from "#core";\nconst words = "single choices";', []],
])("the check itself sees what it shall, and no more: %s", (code, types) => {
  expect(offences({ path: "commands/new.ts", code })).toEqual(types.map((type) => `commands/new.ts names ${type}`));
});

const offences = (source: Source) => named(source).map((type) => `${source.path} names ${type}`);

/** The types that a file names as a value, a key or a property. */
function named({ code }: Source): readonly QuestionType[] {
  const bare = code.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "").replace(/^(import|export)\b[^;]*\bfrom\b.*$/gm, "");
  return questionTypes.filter((type) => new RegExp(`(["'])${type}\\1|\\.${type}\\b(?!\\()|[{,]\\s*${type}\\b\\s*[:,}]`).test(bare));
}
