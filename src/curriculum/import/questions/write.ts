import type { QuestionEntry } from "../../schema-questions.ts";

/** A new file of questions, up to its first one. */
export const fileHead = (domain: string | undefined): string =>
  [
    "# yaml-language-server: $schema=../../schema.json#/$defs/questions",
    ...(domain === undefined ? [] : [`domain: ${domain}`]),
    "questions:",
    "",
  ].join("\n");

/** A question as a file's lines, laid out as the others are; texts in double quotes, which JSON and YAML write alike. */
export const writeQuestion = (question: QuestionEntry): string =>
  [
    `  - id: ${question.id}`,
    `    version: ${question.version}`,
    ...(question.task === undefined ? [] : [`    task: ${quoted(question.task)}`]),
    `    items: [${question.items.join(", ")}]`,
    `    type: ${question.type}`,
    `    difficulty: ${question.difficulty}`,
    `    stem: ${quoted(question.stem)}`,
    "    options:",
    ...question.options.flatMap(({ text, match, right, why }) => [
      `      - text: ${quoted(text)}`,
      ...(match === undefined ? [] : [`        match: ${quoted(match)}`]),
      ...(right ? ["        right: true"] : []),
      `        why: ${quoted(why)}`,
    ]),
    `    source: ${question.source}`,
    `    checked: ${question.checked}`,
    `    author: ${quoted(question.author)}`,
    "",
  ].join("\n");

const quoted = (text: string) => JSON.stringify(text);
