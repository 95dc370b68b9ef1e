import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type LocalDate, questionsOf } from "#core";
import { blindSheet, questionsFor, readAnswers } from "./blind.ts";
import { checkCurriculum, writeSchema } from "./check.ts";
import { showFault } from "./fault.ts";
import { showFigures, writeFigures } from "./figures-table.ts";
import { loadPaths } from "./load.ts";
import { keepReview, readReview } from "./review.ts";

interface Said {
  readonly lines: readonly string[];
  readonly ok: boolean;
}

interface CurriculumVerb {
  readonly name: string;
  /** What is written after the name, and what it does then, in a line or two. */
  readonly takes: string;
  readonly does: readonly string[];
  /** Undefined where the words after its name are none that it knows. */
  run(folder: string, words: readonly string[], today: LocalDate): Promise<Said | undefined> | Said | undefined;
}

/** What an operator can ask of the curriculum, in the order in which it is listed. */
export const curriculumVerbs: readonly CurriculumVerb[] = [
  {
    name: "check",
    takes: "",
    does: ["read every learning path with its questions, and name every fault"],
    run: (folder, words, today) => (words.length === 0 ? checkCurriculum(folder, today) : undefined),
  },
  {
    name: "schema",
    takes: "",
    does: ["write the schema by which editors help with the YAML"],
    run(folder) {
      writeSchema(join(folder, "schema.json"));
      return { lines: [`Wrote ${join(folder, "schema.json")}.`], ok: true };
    },
  },
  {
    name: "figures",
    takes: "",
    does: ["count the questions, and write the figures into QUALITY.md"],
    run: figures,
  },
  {
    name: "blind",
    takes: "SOLVER [FILE]",
    does: [
      "print the questions that nobody has solved as they stand, without their keys;",
      "with a file of answers, keep them as a review",
    ],
    run: blind,
  },
  {
    name: "import-questions",
    takes: "FILE [PATH] [--write]",
    does: ["take questions from a CSV file or from Anki's text export"],
    run: importInto,
  },
];

/** What an operator asks of the curriculum of a folder, and what to print; undefined where the words are none of these. */
export async function answerCurriculum(folder: string, words: readonly string[], today: LocalDate): Promise<Said | undefined> {
  const [name = "check", ...rest] = words;
  return curriculumVerbs.find((verb) => verb.name === name)?.run(folder, rest, today);
}

function figures(folder: string): Said {
  const loaded = loadPaths(folder);
  if ("faults" in loaded) return { lines: loaded.faults.map(showFault), ok: false };
  const lines = loaded.paths.all
    .filter((path) => questionsOf(path).length > 0)
    .flatMap((path) => {
      const file = join(folder, path.id, "QUALITY.md");
      const review = readReview(join(folder, path.id));
      return [`${path.id}: ${showFigures(path, review).join("\n")}`, "", ...(writeFigures(file, path, review) ? [`Wrote ${file}.`] : [])];
    });
  return { lines: lines.length > 0 ? lines : ["No path has questions yet."], ok: true };
}

/** A sheet of what is not solved yet; or, with a file of answers, what became of them: all are kept, or none. */
function blind(folder: string, [solver, file, ...surplus]: readonly string[]): Said | undefined {
  if (solver === undefined || surplus.length > 0) return undefined;
  const loaded = loadPaths(folder);
  if ("faults" in loaded) return { lines: loaded.faults.map(showFault), ok: false };
  const path = loaded.paths.first;
  const review = readReview(join(folder, path.id));
  if (file === undefined) return { lines: [blindSheet(solver, questionsFor(solver, questionsOf(path), review))], ok: true };
  const read = readAnswers(solver, readFileSync(file, "utf8"), questionsOf(path), review);
  const faults = read.flatMap((each) => ("fault" in each ? [each.fault] : []));
  if (faults.length > 0) return { lines: [...faults, "Nothing was kept; mend these lines and give the command again."], ok: false };
  const solved = read.flatMap((each) => ("solved" in each ? [each.solved] : []));
  keepReview(join(folder, path.id), [...review, ...solved]);
  const differ = solved.filter(({ picked, key }) => picked !== key).map(({ question }) => question);
  return {
    lines: [
      `Kept ${solved.length} answer${solved.length === 1 ? "" : "s"} of ${solver}.`,
      ...(differ.length > 0 ? [`These differ from the key: ${differ.join(", ")}.`] : []),
    ],
    ok: true,
  };
}

/** Into the path that is named, or into the only one. */
async function importInto(folder: string, words: readonly string[], today: LocalDate): Promise<Said | undefined> {
  const write = words.includes("--write");
  const [file, name, ...surplus] = words.filter((word) => word !== "--write");
  if (file === undefined || file.startsWith("-") || surplus.length > 0) return undefined;
  const loaded = loadPaths(folder);
  if ("faults" in loaded) return { lines: loaded.faults.map(showFault), ok: false };
  const { all, named } = loaded.paths;
  const path = name === undefined && all.length === 1 ? all[0] : named(name ?? "");
  if (!path) return { lines: [`Name the path after the file: ${all.map(({ id }) => id).join(" or ")}.`], ok: false };
  const { importQuestions } = await import("./import/questions/index.ts");
  return importQuestions(join(folder, path.id), file, { judgedOn: today, write });
}
