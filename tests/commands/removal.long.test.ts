import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { featuresIn, readTree, type Tree, without } from "../support/removal.ts";

// The compiler's word that each command and each post comes out alone: the rest is compiled without it, in a copy.
const tree = readTree();
const features = featuresIn(tree);
const copy = mkdtempSync(join(tmpdir(), "cairn-removal-"));

const write = (path: string, code: string) => {
  mkdirSync(join(copy, dirname(path)), { recursive: true });
  writeFileSync(join(copy, path), code);
};

/** Makes the copy be one tree where it was another. */
const turn = (from: Tree, to: Tree) => {
  for (const path of from.keys()) if (!to.has(path)) rmSync(join(copy, path));
  for (const [path, code] of to) if (from.get(path) !== code) write(path, code);
};

/** What the compiler says; nothing where it is content. */
const compiled = () => {
  const { stdout, stderr } = spawnSync(process.execPath, [join("node_modules", "typescript", "bin", "tsc")], {
    cwd: copy,
    encoding: "utf8",
  });
  return stdout + stderr;
};

turn(new Map(), tree);
cpSync("package.json", join(copy, "package.json"));
symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
// What was found sound once is not looked at again: only what a removal touches.
const compilerOptions = { incremental: true, tsBuildInfoFile: "seen.tsbuildinfo" };
write("tsconfig.json", JSON.stringify({ extends: resolve("tsconfig.json"), compilerOptions, include: ["src", "commands"] }));
afterAll(() => rmSync(copy, { recursive: true }));

test("the whole compiles", () => {
  expect(compiled()).toBe("");
});

test.each(features.map((feature) => [feature.name, feature] as const))("the rest compiles without %s", (_name, feature) => {
  const rest = without(tree, feature);
  turn(tree, rest);
  try {
    expect(compiled()).toBe("");
  } finally {
    turn(rest, tree);
  }
});

test("the compiler objects where somebody still holds what was taken out", () => {
  const rest = new Map([...tree].filter(([path]) => path !== "commands/study/week.ts"));
  turn(tree, rest);
  try {
    expect(compiled()).toContain("commands/study/index.ts");
  } finally {
    turn(rest, tree);
  }
});
