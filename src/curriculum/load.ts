import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { compare, type LocalDate, type Paths } from "#core";
import { buildPath } from "./build.ts";
import { readSource } from "./draft.ts";
import type { Fault } from "./fault.ts";
import { faultsOf, questionFaults } from "./faults.ts";
import { pathsOf } from "./paths.ts";
import type { Bank } from "./rules/bank.ts";
import { repeatedPaths } from "./rules/ids.ts";
import { examsSchema, pathSchema } from "./schema.ts";
import { questionsSchema } from "./schema-questions.ts";
import { vendorSchema } from "./schema-vendor.ts";

/**
 * The paths of a folder, one in each sub-folder, in the order of their names; or every fault of every file at once.
 * Given the day on which it is judged, also what a check finds and a bot can live with: sources that nobody has looked
 * at for long, and a bank whose shares are off.
 */
export function loadPaths(folder: string, judgedOn?: LocalDate): { readonly paths: Paths } | { readonly faults: readonly Fault[] } {
  const found = pathFolders(folder);
  if ("faults" in found) return found;
  const read = found.folders.map((name) => readBank(join(folder, name)));
  const faults = [
    ...read.flatMap((bank) => [...faultsOf(bank), ...questionFaults(bank, judgedOn)]),
    ...repeatedPaths(read.map(({ path }) => path)),
  ];
  if (faults.length > 0) return { faults: faults.toSorted((a, b) => compare(a.file, b.file) || a.line - b.line) };
  const all = read.flatMap(({ path, exams, vendor, files }) =>
    path.sound && exams.sound
      ? [
          buildPath(
            path.sound,
            exams.sound,
            files.flatMap(({ sound }) => sound ?? []),
            vendor?.sound,
          ),
        ]
      : [],
  );
  const paths = pathsOf(all);
  return paths ? { paths } : { faults: noPaths(folder) };
}

/** What stands in the folder of one path, as far as it is sound. */
export const readBank = (folder: string): Bank => ({
  folder: join(folder, "questions"),
  path: readSource(join(folder, "path.yaml"), pathSchema),
  exams: readSource(join(folder, "exams.yaml"), examsSchema),
  vendor: existsSync(join(folder, "vendor.yaml")) ? readSource(join(folder, "vendor.yaml"), vendorSchema) : undefined,
  files: questionFiles(join(folder, "questions")).map((file) => readSource(file, questionsSchema)),
});

/** In the order of their names; a path may do without a bank. */
const questionFiles = (folder: string): readonly string[] =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(folder)
        .filter((name) => /\.ya?ml$/i.test(name))
        .sort(compare)
        .map((name) => join(folder, name))
    : [];

/** The sub-folders that hold YAML: one without a path.yaml is a slip, not something to pass over. */
function pathFolders(folder: string): { readonly folders: readonly string[] } | { readonly faults: readonly Fault[] } {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    if (entries.some(({ name }) => name === "path.yaml"))
      return { faults: [at(folder, "this is the folder of one path: name the folder above it, which holds a folder for each path")] };
    const folders = entries
      .filter((entry) => !entry.isFile() && !entry.name.startsWith("."))
      .map(({ name }) => name)
      .filter((name) => holdsYaml(join(folder, name)));
    return folders.length > 0 ? { folders: folders.sort(compare) } : { faults: noPaths(folder) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : String(error);
    return {
      faults: [at(folder, `the folder of the curriculum cannot be read (${code}): name a folder that is there, such as curriculum`)],
    };
  }
}

/** A link to a folder is a folder too, and a file is not. */
function holdsYaml(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => /\.ya?ml$/i.test(name));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOTDIR") return false;
    throw error;
  }
}

const noPaths = (folder: string) => [at(folder, "the folder holds no path: put a folder with a path.yaml and an exams.yaml into it")];
const at = (file: string, message: string): Fault => ({ file, line: 1, message });

/** By code units: the same order on every machine. */
