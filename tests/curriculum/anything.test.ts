import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { loadPaths } from "../../src/curriculum/load.ts";
import { size } from "../support/size.ts";
import { soundExams, soundPath, tiny } from "./fixture.ts";

/** Loads a folder with one file written over, and demands faults in plain words or a path. */
function loads(folder: string, file: "path.yaml" | "exams.yaml", text: string): "faults" | "paths" {
  writeFileSync(join(folder, "tiny/path.yaml"), soundPath);
  writeFileSync(join(folder, "tiny/exams.yaml"), soundExams);
  writeFileSync(join(folder, "tiny", file), text);
  const loaded = loadPaths(folder);
  if ("paths" in loaded) return "paths";
  expect(loaded.faults.length).toBeGreaterThan(0);
  for (const fault of loaded.faults) {
    expect(fault.line).toBeGreaterThanOrEqual(1);
    expect(fault.line).toBeLessThanOrEqual(Math.max(text.split("\n").length, soundPath.split("\n").length));
    expect(fault.message).toMatch(/.+: .+/s);
    expect(fault.message).not.toMatch(/\[object|function|Invalid input|Too (big|small)/);
    // YAML has a word for it, which may be quoted.
    if (!/\.nan/i.test(text)) expect(fault.message).not.toMatch(/NaN/);
  }
  return "faults";
}

const files = fc.constantFrom("path.yaml" as const, "exams.yaml" as const);
const soundText = { "path.yaml": soundPath, "exams.yaml": soundExams };

test("any text gives faults or a path", () => {
  const folder = tiny();
  fc.assert(
    fc.property(
      files,
      fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom(..."[]{}-:?#&*!|>'\"%@` \n\tab1") })),
      (file, text) => void loads(folder, file, text),
    ),
    { numRuns: size(60, 300) },
  );
});

test("any YAML value gives faults or a path", () => {
  const folder = tiny();
  fc.assert(
    fc.property(files, fc.anything({ withNullPrototype: false }), (file, value) => {
      const text = safeStringify(value);
      if (text !== undefined) loads(folder, file, text);
    }),
    { numRuns: size(60, 300) },
  );
});

test("a sound file with any value in any place gives faults or a path", () => {
  const folder = tiny();
  expect(loads(folder, "path.yaml", soundPath)).toBe("paths");
  const seen = new Set<string>();
  const values = fc.oneof(fc.jsonValue(), fc.constantFrom(null, "", [], {}, [null], 0, -1, 1.5, 1e308, "__proto__", "constructor", true));
  fc.assert(
    fc.property(files, fc.nat(), values, (file, place, value) => {
      const lines = soundText[file].split("\n");
      const at = place % (lines.length - 1);
      lines[at] = lines[at]?.replace(/:.*$/, `: ${JSON.stringify(value)}`) ?? "";
      seen.add(loads(folder, file, lines.join("\n")));
    }),
    { numRuns: size(100, 600) },
  );
  expect(seen).toContain("faults");
});

test("a sound file with a line taken out, doubled or cut gives faults or a path", () => {
  const folder = tiny();
  fc.assert(
    fc.property(files, fc.nat(), fc.constantFrom("out", "doubled", "cut"), (file, place, how) => {
      const lines = soundText[file].split("\n");
      const at = place % lines.length;
      const line = lines[at] ?? "";
      lines.splice(at, 1, ...(how === "out" ? [] : how === "doubled" ? [line, line] : [line.slice(0, line.length / 2)]));
      loads(folder, file, lines.join("\n"));
    }),
    { numRuns: size(60, 300) },
  );
});

/** What YAML cannot write (a symbol, a BigInt key) is no YAML value. */
function safeStringify(value: unknown): string | undefined {
  try {
    return stringify(value);
  } catch {
    return undefined;
  }
}
