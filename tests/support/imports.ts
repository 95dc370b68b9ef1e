import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** A file of ours, by its path from the repository's top, with what it imports. */
export interface Source {
  readonly path: string;
  readonly code: string;
}

/** Every TypeScript file of these folders. */
export const sourcesIn = (...folders: readonly string[]): readonly Source[] =>
  folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)))
    .filter((file) => file.endsWith(".ts"))
    .map((path) => ({ path, code: readFileSync(path, "utf8") }));

/** What a file imports, for its types or for its values: files of ours by their path, packages by their name. */
export const importsOf = ({ path, code }: Source): readonly string[] =>
  [...code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)["']([\w@#.:/-]+)["']/g)].flatMap(([, name]) =>
    name ? [resolved(name, path)] : [],
  );

function resolved(name: string, from: string): string {
  if (name.startsWith(".")) return normalize(join(dirname(from), name));
  if (name === "#core") return "src/core/index.ts";
  return name.startsWith("#commands/") ? `${name.slice(1)}.ts` : name;
}

/** The circles among files that import each other, types counted: each as its files, in the order of the alphabet. */
export function circlesIn(sources: readonly Source[]): readonly (readonly string[])[] {
  const paths = new Set(sources.map(({ path }) => path));
  const imported = new Map(sources.map((source) => [source.path, importsOf(source).filter((path) => paths.has(path))]));
  const reached = new Map([...paths].map((path) => [path, reachableFrom(path, imported)]));
  const circles = new Map<string, readonly string[]>();
  for (const path of paths) {
    if (!reached.get(path)?.has(path)) continue;
    const circle = [...paths].filter((other) => reached.get(path)?.has(other) && reached.get(other)?.has(path)).sort();
    circles.set(circle.join(), circle);
  }
  return [...circles.values()];
}

/** All that is reached from a file by its imports; itself only where a circle leads back. */
function reachableFrom(path: string, imported: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>();
  const ahead = [...(imported.get(path) ?? [])];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    ahead.push(...(imported.get(next) ?? []));
  }
  return reached;
}
