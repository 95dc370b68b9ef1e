import type { Source } from "../draft.ts";
import type { ExamsFile, PathFile } from "../schema.ts";
import type { QuestionEntry, QuestionsFile } from "../schema-questions.ts";
import type { VendorFile } from "../schema-vendor.ts";
import { type Entry, listed } from "./entries.ts";

/** A path's files with those of its questions. */
export interface Bank {
  /** The folder of the questions, whether it is there or not. */
  readonly folder: string;
  readonly path: Source<PathFile>;
  readonly exams: Source<ExamsFile>;
  /** A path may do without. */
  readonly vendor: Source<VendorFile> | undefined;
  /** In the order of their names. */
  readonly files: readonly Source<QuestionsFile>[];
}

/** A question with its place and its file. */
export interface AskedEntry extends Entry<QuestionEntry> {
  readonly file: Source<QuestionsFile>;
}

/** Every question that is there at all, in the bank's order. */
export const questionsIn = ({ files }: Bank): readonly AskedEntry[] =>
  files.flatMap((file) => listed<QuestionEntry>(file.draft?.questions, ["questions"]).map((one) => ({ ...one, file })));
