import { expect, test } from "vitest";
import { circlesIn, importsOf, type Source, sourcesIn } from "./support/imports.ts";

/** What every subject of the core may use. */
const nouns = ["src/core/calendar.ts", "src/core/nearest.ts", "src/core/order.ts", "src/core/seeded.ts", "src/core/zones.ts"];

/** Who may import whom, besides its own folder: folders, files and packages; the longest matching row rules. README's map draws it. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  "src/core": ["zod", "temporal-polyfill", "fastest-levenshtein"],
  // The domain knows neither the chat nor the store; of the chat, a group knows what a channel is.
  "src/core/group": [...nouns, "src/core/study/path.ts", "src/core/chat/platform.ts"],
  "src/core/study": [...nouns, "src/core/group", "src/core/quiz/question.ts"],
  "src/core/quiz": [...nouns, "src/core/study", "zod"],
  "src/core/person": [...nouns, "src/core/group", "src/core/chat/reply.ts"],
  "src/core/rhythm": [
    ...nouns,
    ...["src/core/group", "src/core/study", "src/core/quiz", "src/core/person", "src/core/store"],
    ...["src/core/chat/platform.ts", "src/core/chat/reply.ts", "src/core/chat/text.ts", "zod"],
  ],
  "src/core/store": [
    "src/core/calendar.ts",
    ...["src/core/group", "src/core/study", "src/core/quiz", "src/core/person", "src/core/rhythm/run.ts", "src/core/rhythm/reasons.ts"],
    ...["src/core/chat/platform.ts", "src/core/chat/reply.ts"],
  ],
  "src/core/chat": ["src/core", "zod"],
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
  "src/features.ts": ["src/core", "commands", "src/jobs"],
  "src/new-id.ts": ["node:"],
  "src/cli.ts": ["src/core", "src/config.ts", "src/verbs"],
  "src/verbs": ["src"],
  "src/log.ts": ["src/core", "pino"],
  "src/wire.ts": ["src/core", "src/features.ts", "src/scheduler.ts"],
  "src/main.ts": ["src", "node:"],
};

const sources = sourcesIn("src", "commands");

test("imports point inward", () => {
  expect(sources.length).toBeGreaterThan(200); // a check that reads nothing must not pass
  expect(sources.flatMap(offences)).toEqual([]);
});

test("every row of the table has files that it rules", () => {
  const homes = new Set(sources.map(({ path }) => homeOf(path)));
  expect(Object.keys(mayImport).filter((row) => !homes.has(row))).toEqual([]);
});

test("no files import each other in a circle, not even for their types", () => {
  expect(sources.flatMap(importsOf).length).toBeGreaterThan(600);
  expect(circlesIn(sources)).toEqual([]);
});

test("nobody reads the environment but config.ts", () => {
  const readers = sources.filter(({ code }) => /process\.env|loadEnvFile/.test(code));
  expect(readers.map(({ path }) => path)).toEqual(["src/config.ts"]);
});

test("the checks themselves can fail", () => {
  const of = (path: string, code: string) => offences({ path, code });
  expect(of("src/core/chat/bot.ts", `import { Client } from "discord.js";`)).toEqual(["src/core/chat/bot.ts → discord.js"]);
  expect(of("src/core/chat/bot.ts", `import { join } from "../../../commands/group/join.ts";`)).toHaveLength(1);
  expect(of("src/core/study/plan.ts", `import type { Store } from "../store/index.ts";`)).toHaveLength(1);
  expect(of("src/core/study/plan.ts", `import { reply } from "../chat/reply.ts";`)).toHaveLength(1);
  expect(of("src/core/quiz/quiz.ts", `import { z } from "../index.ts";`)).toHaveLength(1);
  expect(of("src/core/store/people.ts", `import type { Job } from "../rhythm/job.ts";`)).toHaveLength(1);
  expect(of("src/adapters/terminal/render.ts", `const x = await import("../discord/render.ts");`)).toHaveLength(1);
  expect(of("src/storage/person/people.ts", `import Database from "better-sqlite3";`)).toHaveLength(1);
  expect(of("commands/study/done.ts", `export { a } from "../../src/storage/index.ts";`)).toHaveLength(1);
  expect(of("commands/study/done.ts", `import { readFileSync } from "node:fs";`)).toHaveLength(1);
  expect(of("src/elsewhere/new.ts", "")).toEqual(["src/elsewhere/new.ts belongs to no row of the table"]);
  expect(of("commands/study/done.ts", `import { z } from "#core";`)).toEqual([]);

  const planted: readonly Source[] = [
    { path: "commands/a.ts", code: `import { b } from "./b.ts";` },
    { path: "commands/b.ts", code: `import type { C } from "#commands/c";` },
    { path: "commands/c.ts", code: `export type { A } from "./a.ts";\nimport { d } from "./d.ts";` },
    { path: "commands/d.ts", code: `import { z } from "#core";` },
  ];
  expect(circlesIn(planted)).toEqual([["commands/a.ts", "commands/b.ts", "commands/c.ts"]]);
  expect(circlesIn(planted.slice(1))).toEqual([]);
});

function offences(source: Source): readonly string[] {
  const { path } = source;
  const home = homeOf(path);
  if (!home) return [`${path} belongs to no row of the table`];
  return importsOf(source)
    .filter((target) => !startsIn(target, home) && !(mayImport[home] ?? []).some((allowed) => startsIn(target, allowed)))
    .map((target) => `${path} → ${target}`);
}

const homeOf = (path: string) =>
  Object.keys(mayImport)
    .filter((row) => startsIn(path, row))
    .sort((a, b) => b.length - a.length)[0];

const startsIn = (path: string, folder: string) => path === folder || path.startsWith(/[:/]$/.test(folder) ? folder : `${folder}/`);
