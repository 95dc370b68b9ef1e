import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Paths } from "#core";
import { buildPath } from "./build.ts";
import { readSource } from "./draft.ts";
import type { Fault } from "./fault.ts";
import { faultsOf } from "./faults.ts";
import { pathsOf } from "./paths.ts";
import { repeatedPaths } from "./rules/ids.ts";
import { examsSchema, pathSchema } from "./schema.ts";

/** The paths of a folder, one in each sub-folder, in the order of their names; or every fault of every file at once. */
export function loadPaths(folder: string): { readonly paths: Paths } | { readonly faults: readonly Fault[] } {
  const found = pathFolders(folder);
  if ("faults" in found) return found;
  const read = found.folders.map((name) => ({
    path: readSource(join(folder, name, "path.yaml"), pathSchema),
    exams: readSource(join(folder, name, "exams.yaml"), examsSchema),
  }));
  const faults = [...read.flatMap(({ path, exams }) => faultsOf(path, exams)), ...repeatedPaths(read.map(({ path }) => path))];
  if (faults.length > 0) return { faults: faults.toSorted((a, b) => compare(a.file, b.file) || a.line - b.line) };
  const all = read.flatMap(({ path, exams }) => (path.sound && exams.sound ? [buildPath(path.sound, exams.sound)] : []));
  const paths = pathsOf(all);
  return paths ? { paths } : { faults: noPaths(folder) };
}

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
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
