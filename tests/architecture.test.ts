import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

/** Who may import whom, besides its own folder: folders and packages; the longest matching row rules. README's map draws it. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  "src/core": ["zod", "temporal-polyfill", "fastest-levenshtein"],
  commands: ["src/core"],
  "src/curriculum": ["src/core", "node:", "yaml", "csv-parse", "csv-stringify"],
  "src/adapters/terminal": ["src/core", "node:"],
  "src/adapters/discord": ["src/core", "node:", "discord.js"],
  "src/adapters/slack": ["src/core", "node:", "@slack/"],
  "src/storage": ["src/core", "node:", "drizzle-orm"],
  "src/storage/sqlite": ["src/core", "src/storage", "node:", "drizzle-orm", "better-sqlite3"],
  "src/storage/postgres": ["src/core", "src/storage", "node:", "drizzle-orm", "pg"],
  "src/jobs": ["src/core", "commands"],
  "src/scheduler": ["src/core"],
  "src/scheduler.ts": ["src/core", "src/scheduler"],
  "src/clock.ts": ["src/core", "node-cron"],
  "src/config.ts": ["src", "node:"],
  "src/new-id.ts": ["node:"],
  "src/cli.ts": ["src/core", "src/config.ts", "src/verbs"],
  "src/verbs": ["src", "commands"],
  "src/log.ts": ["src/core", "pino"],
  "src/wire.ts": ["src/core", "src/jobs", "src/scheduler.ts", "commands"],
  "src/main.ts": ["src", "node:"],
};

test("imports point inward", () => {
  const files = sources();
  expect(files.length).toBeGreaterThan(50); // a check that reads nothing must not pass
  expect(files.flatMap(({ path, code }) => offences(path, code))).toEqual([]);
});

test("every row of the table has files that it rules", () => {
  const homes = new Set(sources().map(({ path }) => homeOf(path)));
  expect(Object.keys(mayImport).filter((row) => !homes.has(row))).toEqual([]);
});

test("nobody reads the environment but config.ts", () => {
  const readers = sources().filter(({ code }) => /process\.env|loadEnvFile/.test(code));
  expect(readers.map(({ path }) => path)).toEqual(["src/config.ts"]);
});

test("the check itself can fail", () => {
  expect(offences("src/core/bot.ts", `import { Client } from "discord.js";`)).toEqual(["src/core/bot.ts → discord.js"]);
  expect(offences("src/core/bot.ts", `import { join } from "../../commands/join.ts";`)).toHaveLength(1);
  expect(offences("src/adapters/terminal/render.ts", `const x = await import("../discord/render.ts");`)).toHaveLength(1);
  expect(offences("src/storage/people.ts", `import Database from "better-sqlite3";`)).toHaveLength(1);
  expect(offences("commands/done.ts", `export { a } from "../src/storage/index.ts";`)).toHaveLength(1);
  expect(offences("commands/done.ts", `import { readFileSync } from "node:fs";`)).toHaveLength(1);
  expect(offences("src/elsewhere/new.ts", "")).toEqual(["src/elsewhere/new.ts belongs to no row of the table"]);
  expect(offences("commands/done.ts", `import { z } from "#core";`)).toEqual([]);
});

function offences(path: string, code: string): readonly string[] {
  const home = homeOf(path);
  if (!home) return [`${path} belongs to no row of the table`];
  return importsOf(code)
    .map((name) => resolve(name, path))
    .filter((target) => !startsIn(target, home) && !(mayImport[home] ?? []).some((allowed) => startsIn(target, allowed)))
    .map((target) => `${path} → ${target}`);
}

const homeOf = (path: string) =>
  Object.keys(mayImport)
    .filter((row) => startsIn(path, row))
    .sort((a, b) => b.length - a.length)[0];

const importsOf = (code: string) =>
  [...code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)["']([\w@#.:/-]+)["']/g)].flatMap(([, name]) => (name ? [name] : []));
const resolve = (name: string, from: string) =>
  name.startsWith(".") ? normalize(join(dirname(from), name)) : name.replace(/^#core.*/, "src/core").replace(/^#commands/, "commands");
const startsIn = (path: string, folder: string) => path === folder || path.startsWith(/[:/]$/.test(folder) ? folder : `${folder}/`);

function sources() {
  return ["src", "commands"]
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)))
    .filter((file) => file.endsWith(".ts"))
    .map((path) => ({ path, code: readFileSync(path, "utf8") }));
}
