import { questionTypes, z } from "#core";
import { bankKinds, spanOf, typesThat } from "./kinds.ts";
import { address, date, domainName, id, words } from "./schema-parts.ts";

const longest = Math.max(...questionTypes.map((type) => bankKinds[type].longest));
/** `a step in at most 90 for ordering`, and so on. */
const lengths = questionTypes.flatMap((type) => {
  const { called, longest } = bankKinds[type];
  return called ? [`a ${called[0]} in at most ${longest} for ${type}`] : [];
});
/** `3 to 5 steps for ordering`, and so on. */
const counts = questionTypes.map((type) => {
  const { options, called } = bankKinds[type];
  return `${spanOf(options)}${called ? ` ${called[1]}` : ""} for ${type}`;
});

const option = z
  .strictObject({
    text: words(longest).describe(`the option in at most ${longest} characters, on one line: ${lengths.join(", ")}`),
    match: words(70)
      .exactOptional()
      .describe(`the prompt's partner in at most 70 characters; always and only with type: ${typesThat(({ isPaired }) => isPaired)}`),
    right: z
      .literal(true)
      .exactOptional()
      .describe(`true on a right option of a ${typesThat(({ right }) => right[1] > 0)} question; otherwise left out`),
    why: words(320).min(20).describe("why it is right or wrong here, or stands where it stands, in 20 to 320 characters, on one line"),
  })
  .describe("an option, with text and why, and right: true or match: where the type has it");

const question = z
  .strictObject({
    id: id.describe("lower-case words joined by hyphens, at most 40 characters, such as clf-c02-1-01; never changed or used again"),
    version: z.int().min(1).max(999).describe("a whole number from 1, one higher each time that the key changes"),
    task: z
      .string()
      .regex(/^[1-9]\d?\.[1-9]\d?$/)
      .exactOptional()
      .describe('the task of the exam guide in quotes, such as "1.4"; left out where the file has no domain'),
    items: z
      .array(id)
      .min(1)
      .max(6)
      .describe("a list of 1 to 6 ids of path.yaml that one studies to answer it, such as [iam-for-security]"),
    type: z.enum(questionTypes).describe(`a type of question: ${questionTypes.join(", ")}`),
    difficulty: z.literal([1, 2, 3]).describe("1 to recognise, 2 to apply, 3 to weigh two things that both look right"),
    stem: words(600).min(30).describe("the question in 30 to 600 characters, on one line"),
    options: z
      .array(option)
      .min(1)
      .describe(`a list of options: ${counts.join(", ")}`),
    source: address.describe("the address of an official page that supports the key, beginning with https://"),
    checked: date.describe("the day on which somebody last saw that the source supports the key, such as 2026-11-23"),
    author: words(60).describe("who wrote it, in at most 60 characters"),
  })
  .describe("a question, with id, version, task, items, type, difficulty, stem, options, source, checked and author");

/** What a file of the folder `questions` holds; unknown keys are faults. */
export const questionsSchema = z
  .strictObject({
    domain: domainName
      .exactOptional()
      .describe("an exam's code, a slash and the number of a domain, such as CLF-C02/1; left out for what no exam asks for by itself"),
    questions: z.array(question).min(1).describe("a list with at least one question"),
  })
  .describe("questions, beginning with domain: and questions:");

export type QuestionsFile = z.output<typeof questionsSchema>;
export type QuestionEntry = QuestionsFile["questions"][number];
export type OptionEntry = QuestionEntry["options"][number];
