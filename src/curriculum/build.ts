import type { Exam, Item, Path, Question } from "#core";
import type { ExamEntry, ExamsFile, ItemEntry, PathFile } from "./schema.ts";
import type { QuestionEntry, QuestionsFile } from "./schema-questions.ts";
import type { VendorFile } from "./schema-vendor.ts";

/** Sound files as the path that the bot walks, with what they leave out filled in. */
export const buildPath = (path: PathFile, { exams }: ExamsFile, questions: readonly QuestionsFile[], vendor?: VendorFile): Path => ({
  id: path.id,
  title: path.title,
  short: path.short,
  asOf: path.as_of,
  ...(vendor && { disclaimer: vendor.disclaimer }),
  phases: path.phases.map((phase) => ({
    ...phase,
    units: phase.units.map((unit) => ({ ...unit, items: unit.items.map((item) => buildItem(item, path.as_of)) })),
  })),
  exams: exams.map(buildExam),
  questions: questions.flatMap((file) => file.questions.map((question) => buildQuestion(question, file.domain))),
});

const buildItem = ({ fast_week, relaxed_week, seed_url: _forEditors, as_of, ...item }: ItemEntry, pathAsOf: string): Item => ({
  ...item,
  weeks: { fast: fast_week, relaxed: relaxed_week },
  asOf: as_of ?? pathAsOf,
  covers: item.covers ?? [],
  optional: item.optional ?? false,
  asked: item.asked ?? true,
});

const buildExam = ({ as_of, pass_mark, ...exam }: ExamEntry): Exam => ({ ...exam, asOf: as_of, passMark: pass_mark });

const buildQuestion = ({ options, ...question }: QuestionEntry, domain: string | undefined): Question => ({
  ...question,
  ...(domain !== undefined && { domain }),
  options: options.map((option) => ({ ...option, right: option.right ?? false })),
});
