import { describe, expect, test } from "vitest";
import { edited, expectPathFault, faultsIn, lineWith, soundExams, soundPath, tiny } from "./fixture.ts";

describe("what is no YAML of the plain sort", () => {
  test("a key written twice", () =>
    expectPathFault([["            kind: lab\n", "            kind: lab\n            kind: read\n"]], {
      on: "kind: read",
      says: ["kind is written twice", "keep one"],
    }));
  test("a tab", () =>
    expectPathFault([["            kind: lab", "\t    kind: lab"]], { on: "kind: lab", says: ["a tab", "indent with spaces"] }));
  test("a colon in a text", () =>
    expectPathFault([["title: Labeling", "title: Labeling: how"]], { on: "Labeling: how", says: ["colon", "in quotes"] }));
  test("a crooked indent", () =>
    expect(faultsIn(tiny(edited(soundPath, ["            kind: lab", "           kind: lab"])))[0]).toMatchObject({
      line: lineWith(soundPath, "kind: lab"),
      message: expect.stringContaining("indented differently"),
    }));
  test("a quote that is not closed", () => {
    const path = edited(soundPath, ["asked: false", 'asked: "false']);
    expect(faultsIn(tiny(path))).toMatchObject([
      { line: path.split("\n").length, message: expect.stringMatching(/Missing closing "quote.*: close what was opened/) },
    ]);
  });
  test("a sign that means something", () =>
    expectPathFault([["title: Labeling", "title: @labels"]], { on: "@labels", says: ["begins with a sign", "in quotes"] }));
  test("a second document", () =>
    expectPathFault([["title: Labeling\n", "title: Labeling\n---\n"]], { on: "---", says: ["second document", "take out"] }));
  test("a tag", () => expectPathFault([["title: Labeling", "title: !js Labeling"]], { on: "!js", says: ["a tag", "without it"] }));
  test("an alias, and so a bomb of them", () =>
    expectPathFault(
      [
        ["domains: []", "domains: &a [x, x, x]"],
        ["[BBB-C01/1]", "[*a, *a, *a, *a]"],
      ],
      { on: "*a", says: ["an alias", "write out"] },
    ));
  test.each(["", "# nothing yet\n", "~\n"])("an empty file (%j)", (text) =>
    expect(faultsIn(tiny(text))).toMatchObject([{ file: "tiny/path.yaml", line: 1, message: expect.stringMatching(/is empty: copy one/) }]),
  );
  test.each(["hello\n", "- 1\n", "42\n"])("a file without keys (%j)", (text) =>
    expect(faultsIn(tiny(text))).toMatchObject([
      {
        file: "tiny/path.yaml",
        line: 1,
        message: expect.stringMatching(/^the file .*write a path, with id, title, short, as_of and phases/),
      },
    ]),
  );
  test.each(["[".repeat(50_000), "- ".repeat(20_000), Array.from({ length: 1_500 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")])(
    "nesting without end (%#)",
    (text) =>
      expect(faultsIn(tiny(text))).toMatchObject([
        { file: "tiny/path.yaml", message: expect.stringMatching(/nested too deeply.*: write/) },
      ]),
  );
  test("a file that is not UTF-8", () =>
    expect(faultsIn(tiny(Buffer.from(soundPath, "utf16le")))).toMatchObject([
      { line: 1, message: expect.stringMatching(/not in UTF-8: save it again/) },
    ]));
  test("a file larger than any curriculum", () =>
    expect(faultsIn(tiny(soundPath, `${soundExams}#${"x".repeat(2_000_000)}`))).toMatchObject([
      { file: "tiny/exams.yaml", message: expect.stringMatching(/keep it below/) },
    ]));
});
