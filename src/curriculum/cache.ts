import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Path, Paths } from "#core";
import type { Fault } from "./fault.ts";
import { pathsOf } from "./paths.ts";

/**
 * As `loadPaths`, with what was found sound remembered in a file: while neither the curriculum nor the code that reads
 * it has changed, the YAML need not be read again, nor its reader be loaded (a quarter of the time to the first prompt).
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

interface Remembered {
  readonly fingerprint: string;
  readonly paths: readonly Path[];
}

/** The text of every path and of the code that reads them; undefined where the folder cannot be read, which the loader then says. */
function fingerprintOf(folder: string): string | undefined {
  try {
    const code = yamlOrCodeIn(fileURLToPath(new URL(".", import.meta.url)), ["", "rules"]);
    const files = [...code, ...yamlOrCodeIn(folder, readdirSync(folder).sort())];
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
    .filter((each) => statSync(each).isDirectory())
    .flatMap((each) =>
      readdirSync(each)
        .filter((name) => /\.(ts|ya?ml)$/i.test(name))
        .sort()
        .map((name) => join(each, name)),
    );

function recall(file: string, fingerprint: string): readonly Path[] {
  try {
    const remembered = JSON.parse(readFileSync(file, "utf8")) as Remembered;
    return remembered.fingerprint === fingerprint ? remembered.paths : [];
  } catch {
    return []; // never written, or not whole: it is read anew
  }
}

/** Under another name first, so that no start ever reads half of it. Where nothing can be written, the next start reads the YAML again. */
function remember(file: string, fingerprint: string, paths: readonly Path[]): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, JSON.stringify({ fingerprint, paths } satisfies Remembered));
    renameSync(fresh, file);
  } catch {
    // A folder that may not be written to costs time at the start, and nothing else.
  }
}
