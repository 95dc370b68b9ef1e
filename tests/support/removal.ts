import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** The files of src and commands, each by its path. */
export type Tree = ReadonlyMap<string, string>;

export const readTree = (): Tree =>
  new Map(
    ["src", "commands"]
      .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)))
      .filter((file) => file.endsWith(".ts"))
      .map((path) => [path, readFileSync(path, "utf8")]),
  );

/** What a list names, and what is to come out by its own files and its lines in the lists. */
export interface Feature {
  readonly name: string;
  readonly file: string;
  readonly list: string;
}

/** Where the names of the commands stand in the order of /help. */
const order = "commands/index.ts";

/** Every command and every post, by the word with which its definition begins. */
export const featuresIn = (tree: Tree): readonly Feature[] => [
  ...definedBy("command", "commands", tree),
  ...definedBy("job", "src/jobs", tree),
];

const definedBy = (word: string, folder: string, tree: Tree): readonly Feature[] =>
  [...tree].flatMap(([file, code]) => {
    const name = file.startsWith(`${folder}/`) && new RegExp(`^export const (\\w+) = [^;]*?\\b${word}\\(\\{$`, "m").exec(code)?.[1];
    return name ? [{ name, file, list: `${dirname(file)}/index.ts` }] : [];
  });

/** The feature's file, and with it each file beside it that nobody imports but those; another feature's file is never among them. */
export function ownFiles(tree: Tree, { file }: Feature): readonly string[] {
  const others = featuresIn(tree).map((feature) => feature.file);
  const beside = [...tree.keys()].filter((path) => dirname(path) === dirname(file) && !others.includes(path));
  const own = new Set([file]);
  for (let size = 0; size < own.size; ) {
    size = own.size;
    for (const path of beside) {
      const importers = importersOf(tree, path);
      if (importers.length > 0 && importers.every((importer) => own.has(importer))) own.add(path);
    }
  }
  return [...own];
}

/** Who imports a feature's file, besides its list: as long as there is somebody, it does not come out alone. */
export const holdersOf = (tree: Tree, { file, list }: Feature): readonly string[] =>
  importersOf(tree, file).filter((path) => path !== list);

/** The tree without the feature's own files, and without its lines in the lists. */
export function without(tree: Tree, feature: Feature): Tree {
  const own = ownFiles(tree, feature);
  return new Map(
    [...tree].flatMap(([path, code]) => {
      if (own.includes(path)) return [];
      const rest = path === order ? code.replace(new RegExp(`"${feature.name}",?\\s*`), "") : code;
      return [[path, path === feature.list ? unlisted(path, rest, feature.file) : rest]];
    }),
  );
}

/** A list without what it imports from a file. */
function unlisted(path: string, code: string, file: string): string {
  const lines = importsIn(path, code).filter(({ from }) => from === file);
  const rest = lines.reduce((left, { statement }) => left.replace(statement, ""), code);
  return lines
    .flatMap(({ names }) => names)
    .reduce((left, name) => left.replace(new RegExp(`(?<=[[,]\\s*)(\\.\\.\\.)?${name}\\b,?\\s*`), ""), rest);
}

/** The files that import a file, be it a type of it. */
function importersOf(tree: Tree, file: string): readonly string[] {
  const known = importers.get(tree) ?? new Map<string, string[]>();
  if (!importers.has(tree)) {
    importers.set(tree, known);
    for (const [path, code] of tree)
      for (const from of new Set(importsIn(path, code).map((each) => each.from))) known.set(from, [...(known.get(from) ?? []), path]);
  }
  return known.get(file) ?? [];
}
const importers = new WeakMap<Tree, Map<string, string[]>>();

/** What a file imports, or hands on: which names, from which file. */
export const importsIn = (path: string, code: string) =>
  [...code.matchAll(/^(?:import|export) (?:type )?([^;]*?) from "([^"]+)";\n/gm)].map(([statement, what = "", from = ""]) => ({
    statement,
    from: from.startsWith(".") ? normalize(join(dirname(path), from)) : from.replace(/^#(commands\/.*)$/, "$1.ts"),
    names: [...what.matchAll(/(\w+)\s*[,}]/g)].flatMap(([, name]) => name ?? []),
  }));
