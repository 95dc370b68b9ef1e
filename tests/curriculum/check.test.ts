import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkCurriculum, writeSchema } from "../../src/curriculum/check.ts";
import { curriculumJsonSchema } from "../../src/curriculum/schema.ts";
import { soundQuestions, tinyWith } from "./bank.ts";
import { edited, folderWith, soundExams, soundPath, tiny } from "./fixture.ts";

const today = "2026-11-23";
const repository = join(import.meta.dirname, "../..");

test("a sound folder is counted, path by path", () => {
  expect(checkCurriculum(tiny(), today)).toEqual({
    ok: true,
    lines: ["tiny: 2 phases, 3 items, 780 minutes (13 h), 2 weeks fast, 3 weeks relaxed, 2 exams"],
  });
});

test("questions are counted where there are any", () => {
  expect(checkCurriculum(tinyWith({ "a.yaml": soundQuestions }), today).lines).toEqual([expect.stringMatching(/, 2 exams, 4 questions$/)]);
});

test("a faulty folder is not ok, and each fault is a line", () => {
  const folder = tiny(edited(soundPath, ["kind: lab", "kind: lap"]), edited(soundExams, ["weight: 100", "weight: 99"]));
  const { ok, lines } = checkCurriculum(folder, today);
  expect(ok).toBe(false);
  expect(lines).toEqual([
    expect.stringMatching(/exams\.yaml:26: the weights/),
    expect.stringMatching(/path\.yaml:15: kind "lap"/),
    "2 faults",
  ]);
});

test("a schema.json that is out of date or no JSON is not ok, and a written one is", () => {
  for (const stale of ['{ "$defs": {} }', "{"]) {
    const folder = folderWith({ "tiny/path.yaml": soundPath, "tiny/exams.yaml": soundExams, "schema.json": stale });
    expect(checkCurriculum(folder, today)).toMatchObject({
      ok: false,
      lines: [/^tiny/, /schema\.json:1: .*run npm run cairn -- curriculum schema/].map((line) => expect.stringMatching(line)),
    });
    writeSchema(join(folder, "schema.json"));
    expect(checkCurriculum(folder, today).ok).toBe(true);
  }
});

test("the repository's schema.json is current", () => {
  expect(JSON.parse(readFileSync(join(repository, "curriculum/schema.json"), "utf8"))).toEqual(
    JSON.parse(JSON.stringify(curriculumJsonSchema())),
  );
});

test("the JSON Schema refuses unknown keys and describes each field for editors", () => {
  const described = { seen: 0 };
  const visit = (schema: unknown, at: string): void => {
    const { type, properties, items, description, additionalProperties } = schema as Record<string, unknown>;
    expect(description, at).toEqual(expect.any(String));
    described.seen++;
    if (type === "object") expect(additionalProperties, at).toBe(false);
    for (const [key, value] of Object.entries(properties ?? {})) visit(value, `${at}.${key}`);
    if (items) visit(items, `${at}[]`);
  };
  const { $defs, $schema } = curriculumJsonSchema();
  expect($schema).toBe("https://json-schema.org/draft/2020-12/schema");
  expect(Object.keys($defs as object)).toEqual(["path", "exams", "vendor", "questions"]);
  for (const [name, schema] of Object.entries($defs as object)) visit(schema, name);
  expect(described.seen).toBeGreaterThan(50);
});
