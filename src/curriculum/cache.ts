import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Path, Paths, Question } from "#core";
import type { Fault } from "./fault.ts";
import { pathsOf } from "./paths.ts";

/**
 * As `loadPaths`, with what was found sound remembered in a file: while neither the curriculum nor the code that reads
 * it has changed, the YAML need not be read again, nor its reader be loaded (a quarter of the time to the first prompt).
 * The questions are many times the rest: what is remembered of them is parsed when they are first asked for.
 */
export async function loadPathsCached(
  folder: string,
  cacheFile: string,
): Promise<{ readonly paths: Paths } | { readonly faults: readonly Fault[] }> {
  const fingerprint = fingerprintOf(folder);
  const paths = fingerprint && pathsOf(recall(cacheFile, fingerprint));
  if (paths) return { paths };
  const { loadPaths } = await import("./load.ts");
  const loaded = loadPaths(folder);
  if (fingerprint && "paths" in loaded) remember(cacheFile, fingerprint, loaded.paths.all);
  return loaded;
}

/** The text of every path, of its questions, and of the code that reads them; undefined where the folder cannot be read, which the loader then says. */
function fingerprintOf(folder: string): string | undefined {
  try {
    const code = yamlOrCodeIn(fileURLToPath(new URL(".", import.meta.url)), ["", "rules"]);
    const names = readdirSync(folder).sort();
    const files = [
      ...code,
      ...yamlOrCodeIn(folder, names),
      ...yamlOrCodeIn(
        folder,
        names.map((name) => join(name, "questions")),
      ),
    ];
    const hash = createHash("sha256");
    for (const file of files) hash.update(file).update(readFileSync(file));
    return hash.digest("hex");
  } catch {
    return undefined;
  }
}

/** Folder by folder, for a recursive listing passes over a path that is a link to its folder. */
const yamlOrCodeIn = (folder: string, below: readonly string[]): readonly string[] =>
  below
    .map((name) => join(folder, name))
    .filter((each) => statSync(each, { throwIfNoEntry: false })?.isDirectory())
    .flatMap((each) =>
      readdirSync(each)
        .filter((name) => /\.(ts|ya?ml)$/i.test(name))
        .sort()
        .map((name) => join(each, name)),
    );

/**
 * The first line is the fingerprint with the paths, then comes one for the questions of each, then the fingerprint
 * again: half a file has none. All of it is read at once, for the file may be gone when the questions are asked for.
 */
function recall(file: string, fingerprint: string): readonly Path[] {
  try {
    const [first, paths, ...banks] = linesOf(readFileSync(file));
    if (String(first) !== fingerprint || String(banks.pop()) !== fingerprint) return [];
    return (JSON.parse(String(paths)) as readonly RememberedPath[]).map((path, i) => withQuestions(path, banks[i]));
  } catch {
    return []; // never written, or not whole: it is read anew
  }
}

type RememberedPath = Omit<Path, "questions">;

function withQuestions(path: RememberedPath, bank: Buffer | undefined): Path {
  let questions: readonly Question[] | undefined;
  return {
    ...path,
    get questions() {
      questions ??= JSON.parse(String(bank)) as readonly Question[];
      return questions;
    },
  };
}

/** As bytes: to make a text of half a megabyte takes longer than to read it. */
function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0, end = 0; end >= 0; start = end + 1) {
    end = bytes.indexOf("\n", start);
    lines.push(bytes.subarray(start, end < 0 ? undefined : end));
  }
  return lines;
}

/** Under another name first, so that no start ever reads half of it. Where nothing can be written, the next start reads the YAML again. */
function remember(file: string, fingerprint: string, paths: readonly Path[]): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const fresh = `${file}.${process.pid}`;
    const rest = paths.map(({ questions: _apart, ...path }): RememberedPath => path);
    const lines = [fingerprint, JSON.stringify(rest), ...paths.map(({ questions }) => JSON.stringify(questions)), fingerprint];
    writeFileSync(fresh, lines.join("\n"));
    renameSync(fresh, file);
  } catch {
    // A folder that may not be written to costs time at the start, and nothing else.
  }
}
