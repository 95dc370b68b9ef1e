import { examStatuses, itemKinds, itemStatuses, questionTypes, z } from "#core";
import { address, date, domainName, examCode, id, words } from "./schema-parts.ts";
import { questionsSchema } from "./schema-questions.ts";
import { vendorSchema } from "./schema-vendor.ts";

/** The most minutes that one item, or one week of a plan, may take. */
export const longestWeek = 14 * 60;

const title = words(120).describe("a title in at most 120 characters, on one line");
const note = words(300).describe("a sentence or two in at most 300 characters, such as a new name, a cost, a catch");
const planWeek = z.int().min(1).max(104);
const checkedOn = date.describe("the day on which status and address were last checked, as year-month-day, such as 2026-11-23");

const replacement = z
  .strictObject({
    title,
    url: address.exactOptional().describe("the address of what takes its place, beginning with https://"),
  })
  .describe("what to study instead, as { title: …, url: https://… }; the url may be left out");

const item = z
  .strictObject({
    id,
    title,
    kind: z.enum(itemKinds).describe(`what one does with it: ${itemKinds.join(", ")}`),
    minutes: z.int().min(5).max(longestWeek).describe("how long one learner takes, a whole number of minutes from 5 to 840, such as 90"),
    url: address.exactOptional().describe("the address to study, beginning with https://"),
    seed_url: address
      .exactOptional()
      .describe("the address that the path first gave, beginning with https://, kept where url differs from it"),
    fast_week: planWeek.describe("the week of the fast plan, a whole number counted from 1"),
    relaxed_week: planWeek.describe("the week of the relaxed plan, a whole number counted from 1"),
    domains: z
      .array(domainName.describe("an exam's code, a slash and the number of a domain of exams.yaml, such as CLF-C02/1"))
      .describe("the exam domains that it prepares for, such as [CLF-C02/1, CLF-C02/3], or []"),
    status: z
      .enum(itemStatuses)
      .describe(`how the thing stands: ${itemStatuses.join(", ")}; closed takes no new customers, ended is gone for everybody`),
    as_of: checkedOn.exactOptional(),
    replacement: replacement.exactOptional(),
    exam: examCode.exactOptional().describe("the code of an exam of exams.yaml, such as CLF-C02; always and only with kind: exam"),
    note: note.exactOptional(),
    covers: z.array(title).exactOptional().describe("the points of the original learning path that it teaches, a list of titles"),
    optional: z.boolean().exactOptional().describe("true where it does not count for the percentage; otherwise left out"),
    asked: z.boolean().exactOptional().describe("false where no question can be about it, such as opening an account; otherwise left out"),
  })
  .describe("an item, with id, title, kind, minutes, fast_week, relaxed_week, domains and status");

const unit = z
  .strictObject({ id, title, items: z.array(item).min(1).describe("a list with at least one item") })
  .describe("a unit, with id, title and items");

const planWeeks = planWeek.describe("a whole number of weeks from 1 to 104");

const phase = z
  .strictObject({
    id,
    title,
    weeks: z
      .strictObject({ fast: planWeeks, relaxed: planWeeks })
      .describe("how many weeks the phase takes in each plan, such as { fast: 2, relaxed: 3 }"),
    units: z.array(unit).min(1).describe("a list with at least one unit"),
  })
  .describe("a phase, with id, title, weeks and units");

/** What a path.yaml holds; unknown keys are faults. */
export const pathSchema = z
  .strictObject({
    id,
    title,
    short: words(30).describe("a name in at most 30 characters, short enough for a cohort's name"),
    as_of: checkedOn,
    phases: z.array(phase).min(1).describe("a list with at least one phase"),
  })
  .describe("a path, with id, title, short, as_of and phases");

const count = z.int().min(0).max(1000);

const exam = z
  .strictObject({
    code: examCode.describe("the exam's code in capitals, such as CLF-C02; never used for another version"),
    title,
    level: z
      .enum(["foundational", "associate", "professional", "specialty"])
      .describe("foundational, associate, professional or specialty"),
    status: z.enum(examStatuses).describe(`how the exam stands: ${examStatuses.join(", ")}`),
    as_of: checkedOn,
    opened: date.exactOptional().describe("the first day on which it can be taken, as year-month-day, such as 2026-09-29"),
    ended: date.exactOptional().describe("the last day on which it could be taken, as year-month-day, such as 2026-09-28"),
    replacement: examCode.exactOptional().describe("the code of the exam of exams.yaml that takes its place"),
    minutes: z
      .int()
      .min(5)
      .max(longestWeek)
      .exactOptional()
      .describe("how long the exam takes, a whole number of minutes such as 90; left out where no source says so"),
    questions: z
      .strictObject({
        scored: count.min(1).describe("how many questions count, a whole number from 1"),
        unscored: count.describe("how many do not count, a whole number from 0"),
      })
      .describe("such as { scored: 50, unscored: 15 }"),
    pass_mark: z.int().min(1).max(1000).describe("the score that passes, a whole number up to 1000, such as 700"),
    types: z
      .array(z.enum(questionTypes).describe(`a type of question: ${questionTypes.join(", ")}`))
      .min(1)
      .describe("the types of its questions, such as [single, multiple]"),
    domains: z
      .array(
        z
          .strictObject({
            number: z.int().min(1).max(99).describe("the domain's number in the exam guide, a whole number from 1"),
            title,
            weight: z.int().min(1).max(100).describe("percent of the scored questions, a whole number from 1 to 100"),
          })
          .describe("a domain, such as { number: 1, title: Cloud Concepts, weight: 24 }"),
      )
      .min(1)
      .describe("a list with at least one domain, whose weights add up to 100"),
    source: address.describe("the address of the exam guide, beginning with https://"),
    note: note.exactOptional(),
  })
  .describe("an exam, with code, title, level, status, as_of, questions, pass_mark, types, domains and source");

/** What an exams.yaml holds; unknown keys are faults. */
export const examsSchema = z
  .strictObject({ exams: z.array(exam).describe("a list of exams, or [] for a path without any") })
  .describe("a list, beginning with exams:");

export type PathFile = z.output<typeof pathSchema>;
export type ItemEntry = z.output<typeof item>;
export type ExamsFile = z.output<typeof examsSchema>;
export type ExamEntry = z.output<typeof exam>;

/** All schemas as one JSON Schema document, for the editors that know the first line of the YAML files. */
export function curriculumJsonSchema(): Readonly<Record<string, unknown>> {
  const definition = (schema: z.ZodType) => {
    const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12", io: "input" });
    return rest;
  };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $comment: "Generated from src/curriculum/schema.ts: npm run cairn -- curriculum schema",
    $defs: {
      path: definition(pathSchema),
      exams: definition(examsSchema),
      vendor: definition(vendorSchema),
      questions: definition(questionsSchema),
    },
  };
}
