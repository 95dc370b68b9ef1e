import { describe, expect, test } from "vitest";
import { parseYaml } from "../../src/curriculum/yaml-file.ts";

// The engine's stack decided what is nested too deeply: a file was refused or not by how long the process had run.
const nested: Readonly<Record<string, (levels: number) => string>> = {
  brackets: (levels) => "[".repeat(levels) + "]".repeat(levels),
  entries: (levels) => `${"- ".repeat(levels)}x`,
  keys: (levels) => Array.from({ length: levels }, (_, level) => `${" ".repeat(level)}a:`).join("\n"),
  "keys of keys": (levels) => `${"? ".repeat(levels)}x`,
};

describe.each(Object.entries(nested))("%s", (_, write) => {
  const read = (text: string) => {
    const yaml = parseYaml("a.yaml", text);
    return "value" in yaml ? "read" : yaml.map(({ line, message }) => `${line}: ${message}`);
  };
  test("of twenty levels are read", () => expect(read(write(20))).toBe("read"));
  test.each([21, 1_500, 3_000])("of %d levels are refused, on the line of the twenty-first", (levels) => {
    const text = write(levels);
    expect(read(text)).toEqual([expect.stringMatching(text.includes("\n") ? /^21: .+nested too deeply/ : /^1: .+nested too deeply/)]);
  });
});
