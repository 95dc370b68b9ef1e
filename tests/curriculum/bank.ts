import { expect } from "vitest";
import type { Fault } from "../../src/curriculum/fault.ts";
import { loadPaths } from "../../src/curriculum/load.ts";
import type { QuestionEntry } from "../../src/curriculum/schema-questions.ts";
import { type Edit, edited, folderWith, lineWith, soundExams, soundPath, soundVendor } from "./fixture.ts";

/** The exams of the tiny path, of which one can be taken and asks every type. */
export const bankExams = edited(soundExams, ["types: [ordering, matching]", "types: [single, multiple, ordering, matching]"]);

/** One sound question of each type. */
export const soundQuestions = `domain: BBB-C01/1
questions:
  - id: bbb-c01-1-01
    version: 1
    task: "1.1"
    items: [command-line]
    type: single
    difficulty: 1
    stem: "A baker wants to see every file of a folder, hidden ones too. Which command shows them?"
    options:
      - text: "ls"
        why: "It lists the folder, but passes over hidden files."
      - text: "ls -a"
        right: true
        why: "It lists all files, and so those that begin with a dot."
      - text: "cat"
        why: "It prints what a file holds, not what a folder holds."
      - text: "cd"
        why: "It goes into a folder and shows nothing of it."
    source: https://docs.python.org/3/using/cmdline.html
    checked: 2026-11-23
    author: Cairn
  - id: bbb-c01-1-02
    version: 1
    task: "1.2"
    items: [command-line, labeling]
    type: multiple
    difficulty: 2
    stem: "Two gardeners label photos of weeds and often disagree. What makes their labels agree more? (Choose TWO.)"
    options:
      - text: "A written guide with examples"
        right: true
        why: "Both then decide doubtful photos in the same way."
      - text: "A talk about photos on which they differ"
        right: true
        why: "It finds the cases that the guide leaves open."
      - text: "Photos of lower resolution"
        why: "They hide the differences by which one tells weeds apart."
      - text: "A faster computer"
        why: "It shows photos sooner, and decides nothing."
      - text: "More photos for each of them"
        why: "It makes more labels, of which as many disagree."
    source: https://scikit-learn.org/stable/modules/model_evaluation.html
    checked: 2026-11-23
    author: Cairn
  - id: bbb-c01-1-03
    version: 1
    task: "1.3"
    items: [labeling]
    type: ordering
    difficulty: 3
    stem: "A museum trains a classifier of pottery shards from raw pictures. Put its steps into order."
    options:
      - text: "Label the pictures"
        why: "Nothing can be learned before the answers are known."
      - text: "Train on a part of them"
        why: "It needs labels, and gives what is measured next."
      - text: "Measure on the rest of them"
        why: "Only a trained model can be measured."
    source: https://docs.aws.amazon.com/sagemaker/latest/dg/how-it-works-training.html
    checked: 2026-11-23
    author: Cairn
  - id: bbb-c01-1-04
    version: 2
    task: "1.4"
    items: [labeling]
    type: matching
    difficulty: 2
    stem: "An archive sorts its tools by what they do to a scanned letter. Match each task with its tool."
    options:
      - text: "Finds the words in a scan"
        match: "Textract"
        why: "It reads print and handwriting out of documents."
      - text: "Puts words into another language"
        match: "Translate"
        why: "It takes text and gives text."
      - text: "Reads words aloud"
        match: "Polly"
        why: "It turns text into speech."
    source: https://aws.amazon.com/textract/
    checked: 2026-11-23
    author: Cairn
`;

const place = "tiny/questions/bbb-c01-1.yaml";

/** The tiny path with files of questions, by their names. */
export const tinyWith = (questions: Readonly<Record<string, string>>, path = soundPath, exams = bankExams) =>
  folderWith({
    "tiny/path.yaml": path,
    "tiny/exams.yaml": exams,
    "tiny/vendor.yaml": soundVendor,
    ...Object.fromEntries(Object.entries(questions).map(([name, text]) => [`tiny/questions/${name}`, text])),
  });

export const bankOf = (text: string) => tinyWith({ "bbb-c01-1.yaml": text });

/** The faults of a folder as a check finds them on a day, by file names within it. */
export function faultsOn(folder: string, judgedOn: string | undefined = "2026-11-23"): readonly Fault[] {
  const loaded = loadPaths(folder, judgedOn);
  return "faults" in loaded ? loaded.faults.map((fault) => ({ ...fault, file: fault.file.replace(`${folder}/`, "") })) : [];
}

/** The first line with some words, or the first with the second words that comes after one with the first. */
function lineOn(text: string, on: string | readonly [after: string, words: string]): number {
  if (typeof on === "string") return lineWith(text, on);
  const start = lineWith(text, on[0]);
  return start + lineWith(text.split("\n").slice(start).join("\n"), on[1]);
}

/** Edits the sound questions and demands this one fault of them, on the line with these words. */
export function expectQuestionFault(
  edits: readonly Edit[],
  on: string | readonly [after: string, words: string],
  says: readonly string[],
  judgedOn?: string,
): void {
  const text = edited(soundQuestions, ...edits);
  const faults = faultsOn(bankOf(text), judgedOn);
  expect(faults.map(({ message }) => message)).toHaveLength(1);
  expect(faults[0]).toMatchObject({ file: place, line: lineOn(text, on) });
  for (const words of says) expect(faults[0]?.message).toContain(words);
}

/** A sound bank with the shares of types, difficulties, places and lengths that are demanded; the stems share no words. */
export function wholeBank(count: number, { multiple = 22 } = {}): readonly QuestionEntry[] {
  let singles = 0;
  return Array.from({ length: count }, (_, i): QuestionEntry => {
    const several = i % 100 < multiple;
    const place = several ? 0 : singles++ % 4;
    const options = Array.from({ length: several ? 5 : 4 }, (_, at) => ({
      text: `${"abcde"[at]} of ${i}`,
      ...((at === place || (several && at === 1)) && { right: true as const }),
      why: `It is what ${i} calls for, or is not.`,
    }));
    return {
      id: `made-${i}`,
      version: 1,
      task: "1.1",
      items: [i % 2 === 0 ? "command-line" : "labeling"],
      type: several ? "multiple" : "single",
      difficulty: ([1, 1, 1, 2, 2, 2, 2, 2, 3, 3] as const)[i % 10] ?? 1,
      stem: `${[1, 2, 3, 4, 5].map((n) => `word${i}n${n}`).join(" ")}?${several ? " (Choose TWO.)" : ""}`,
      options,
      source: "https://docs.aws.amazon.com/a.html",
      checked: "2026-11-23",
      author: "Cairn",
    };
  });
}
