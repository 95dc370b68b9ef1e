import { describe, expect, test } from "vitest";
import { edited, expectExamsFault, expectPathFault, faultsIn, folderWith, lineWith, soundExams, soundPath, tiny } from "./fixture.ts";

describe("unknown ids", () => {
  test("a domain that its exam does not have", () =>
    expectPathFault([["AAA-C01/2]", "AAA-C01/9]"]], {
      on: "AAA-C01/9",
      says: ["domain AAA-C01/9 is not in exams.yaml", "write AAA-C01/1"],
    }));
  test("a domain of no exam", () =>
    expectPathFault([["AAA-C01/2]", "XYZ/1]"]], {
      on: "XYZ/1",
      says: ["domain XYZ/1 is not in exams.yaml", "write a domain of AAA-C01, BBB-C01"],
    }));
  test("an exam", () =>
    expectPathFault([["exam: BBB-C01", "exam: BBB-C02"]], { on: "BBB-C02", says: ["exam BBB-C02 is not in exams.yaml", "write BBB-C01"] }));
  test("where there are no exams", () => {
    const faults = faultsIn(tiny(soundPath, "exams: []\n"));
    expect(faults).toHaveLength(4);
    expect(faults[0]?.message).toBe("domain AAA-C01/1 is not in exams.yaml: take it out, or add it there");
  });
  test("are not reported where exams.yaml is faulty itself", () =>
    expectExamsFault([["code: AAA-C01", "code: aaa-c01"]], { on: "aaa-c01", says: ["write AAA-C01"] }));
});

describe("ids used twice name both lines", () => {
  const labeling = lineWith(soundPath, "id: labeling");
  const lineOf = (id: string) => `line ${lineWith(soundPath, `id: ${id}`)}`;
  test("two items", () =>
    expectPathFault([["id: labeling", "id: command-line"]], {
      on: labeling,
      says: ["id command-line stands on", lineOf("command-line"), "such as command-line-2"],
    }));
  test("a unit and an item", () =>
    expectPathFault([["id: labeling", "id: first-exam"]], { on: labeling, says: [lineOf("first-exam"), "an id of its own"] }));
  test("a phase and an item", () => expectPathFault([["id: labeling", "id: basics"]], { on: labeling, says: [lineOf("basics")] }));
  test("two exams", () => {
    const exams = edited(soundExams, ["code: BBB-C01", "code: AAA-C01"], ["replacement: BBB-C01", "replacement: CCC-C01"]);
    expect(
      faultsIn(tiny(edited(soundPath, ["domains: [BBB-C01/1]", "domains: []"], ["exam: BBB-C01", "exam: AAA-C01"]), exams)),
    ).toMatchObject([
      { file: "tiny/exams.yaml", line: lineWith(exams, "CCC-C01") },
      {
        file: "tiny/exams.yaml",
        line: lineWith(exams, "title: The new exam") - 1,
        message: expect.stringMatching(/^code AAA-C01 stands on line 2 too: take one/),
      },
    ]);
  });
  test("two domains of an exam", () =>
    expectExamsFault([["weight: 40 }", "weight: 30 }\n      - { number: 2, title: Third, weight: 10 }"]], {
      on: "title: Third",
      says: ["number 2 stands on", `line ${lineWith(soundExams, "title: Second")}`, "such as 3"],
    }));
  test("two paths", () => {
    const faults = faultsIn(
      folderWith({
        "tiny/path.yaml": soundPath,
        "tiny/exams.yaml": soundExams,
        "zebra/path.yaml": soundPath,
        "zebra/exams.yaml": soundExams,
      }),
    );
    expect(faults.map(({ file, line }) => `${file}:${line}`)).toEqual(["zebra/path.yaml:1", "zebra/path.yaml:1"]);
    expect(faults[0]?.message).toBe("id tiny differs from the folder's name: write zebra, or rename the folder to tiny");
    expect(faults[1]?.message).toMatch(/id tiny is that of the path in .*\/tiny too: write zebra/);
  });
});

test("a path whose id differs from its folder's name", () =>
  expectPathFault([["id: tiny", "id: small"]], { on: "id: small", says: ["differs from the folder's name", "write tiny"] }));

describe("weeks", () => {
  test("without anything that must be done", () =>
    expectPathFault(
      [
        ["fast_week: 1", "fast_week: 2"],
        ["minutes: 600", "minutes: 400"],
      ],
      { on: "{ fast: 1, relaxed: 1 }", says: ["week 1 of the fast plan has no item", "write fast_week: 1"] },
    ));
  test("with optional items only", () =>
    expectPathFault([["asked: false", "asked: false\n            optional: true"]], {
      on: "{ fast: 1, relaxed: 2 }",
      says: ["week 3 of the relaxed plan has no item", "take a week off"],
    }));
  test("with ended items only", () =>
    expectPathFault([["status: closed", "status: ended"]], { on: "{ fast: 1, relaxed: 2 }", says: ["week 2 of the relaxed plan"] }));
  test("after the plan's end", () =>
    expectPathFault(
      [
        ["relaxed_week: 2", "relaxed_week: 4"],
        ["relaxed_week: 3", "relaxed_week: 2"],
        ["{ fast: 1, relaxed: 2 }", "{ fast: 1, relaxed: 1 }"],
      ],
      { on: "relaxed_week: 4", says: ["relaxed_week is 4, but the relaxed plan has 2 weeks", "from 1 to 2"] },
    ));
  test("of more than 14 hours, on the line of the last item in it", () =>
    expectPathFault([["minutes: 600", "minutes: 800"]], {
      on: lineWith(soundPath, "id: take-the-exam") + 4,
      says: ["week 2 of the fast plan takes 14 h 20 min, more than 14 h", "at least 20 minutes of labeling, take-the-exam"],
    }));
  test("of exactly 14 hours are no fault", () => expect(faultsIn(tiny(edited(soundPath, ["minutes: 600", "minutes: 780"])))).toEqual([]));
  test("an optional item fills no week", () =>
    expect(
      faultsIn(
        tiny(
          edited(
            soundPath,
            ["minutes: 60\n", "minutes: 840\n            optional: true\n"],
            ["relaxed_week: 2", "relaxed_week: 1"],
            ["{ fast: 1, relaxed: 2 }", "{ fast: 1, relaxed: 1 }"],
            ["relaxed_week: 3", "relaxed_week: 2"],
          ),
        ),
      ),
    ).toEqual([]));
  test("of a phase, fewer in the relaxed plan than in the fast one", () =>
    expectPathFault(
      [
        ["{ fast: 1, relaxed: 2 }", "{ fast: 2, relaxed: 1 }"],
        ["fast_week: 2\n            relaxed_week: 3", "fast_week: 3\n            relaxed_week: 2"],
      ],
      { on: "fast: 2", says: ["relaxed has 1 week and fast 2 weeks", "write at least 2"] },
    ));
  test("are not said to be empty where an item's week is faulty", () =>
    expectPathFault([["fast_week: 1", "fast_week: one"]], { on: "fast_week: one", says: ['fast_week "one"'] }));
});

describe("exams", () => {
  test("weights that do not add up to 100", () =>
    expectExamsFault([["weight: 60", "weight: 61"]], { on: "domains:", says: ["the weights of AAA-C01 add up to 101", "add up to 100"] }));
  test("a replacement that is not there", () =>
    expectExamsFault([["replacement: BBB-C01", "replacement: BBB-C02"]], {
      on: "BBB-C02",
      says: ["replacement BBB-C02 is not in this file", "write BBB-C01"],
    }));
  test("a replacement that is the exam itself", () =>
    expectExamsFault([["replacement: BBB-C01", "replacement: AAA-C01"]], { on: "replacement:", says: ["is the exam itself", "BBB-C01"] }));
  test("ended without a replacement", () =>
    expectExamsFault([["    replacement: BBB-C01\n", ""]], {
      on: "status: ended",
      says: ["there is no replacement", "write replacement:"],
    }));
  test("ended without a date", () =>
    expectExamsFault([["    ended: 2026-09-28\n", ""]], { on: "status: ended", says: ["there is no date", "write ended:"] }));
});

describe("items", () => {
  const replacement = "            replacement: { title: Another tool, url: https://example.com/tool }\n";
  test("closed without a replacement", () =>
    expectPathFault([[replacement, ""]], {
      on: "status: closed",
      says: ["status is closed, but there is no replacement", "write replacement: {"],
    }));
  test("ended without a replacement", () =>
    expectPathFault(
      [
        [replacement, ""],
        ["status: closed", "status: ended"],
        ["relaxed_week: 2", "relaxed_week: 1"],
        ["relaxed_week: 3", "relaxed_week: 2"],
        ["{ fast: 1, relaxed: 2 }", "{ fast: 1, relaxed: 1 }"],
      ],
      { on: "status: ended", says: ["status is ended", "write replacement"] },
    ));
  test("a replacement without an address is enough", () =>
    expect(faultsIn(tiny(edited(soundPath, [", url: https://example.com/tool", ""])))).toEqual([]));
  test("kind exam without an exam", () =>
    expectPathFault([["            exam: BBB-C01\n", ""]], { on: "id: take-the-exam", says: ["exam is missing", "write exam:"] }));
  test("an exam with another kind", () =>
    expectPathFault([["kind: exam", "kind: read"]], {
      on: "exam: BBB-C01",
      says: ["exam belongs only to an item with kind: exam", "take it out"],
    }));
  test("a first address that is the address still", () =>
    expectPathFault([["https://example.com/old-cli/", "https://example.com/cli/"]], {
      on: "seed_url",
      says: ["seed_url is the same as url", "take it out"],
    }));
});

describe("one slip is one fault: what leans on it is not reported too", () => {
  test("an exam that is no exam", () => {
    const exams = `exams:\n  - AAA-C01\n${soundExams.slice(soundExams.indexOf("  - code: BBB-C01"))}`;
    expect(faultsIn(tiny(soundPath, exams))).toMatchObject([
      { file: "tiny/exams.yaml", line: 2, message: expect.stringMatching(/^entry 1 of exams "AAA-C01" .*: write an exam/) },
    ]);
  });
  test("a code that is no code", () =>
    expectPathFault([["exam: BBB-C01", "exam: []"]], { on: "exam: []", says: ["exam is empty", "write the code"] }));
  test("a replacement that is none", () =>
    expectPathFault([["{ title: Another tool, url: https://example.com/tool }", "Another tool"]], {
      on: "replacement: Another",
      says: ['replacement "Another tool"', "write what to study instead, as { title: …"],
    }));
  test("an item that is none, alone in its week", () => {
    const path = `${soundPath.slice(0, soundPath.indexOf("          - id: labeling"))}          - labeling\n${soundPath.slice(soundPath.indexOf("          - id: take-the-exam"))}`;
    expect(faultsIn(tiny(path))).toMatchObject([{ line: lineWith(path, "- labeling"), message: expect.stringContaining("write an item") }]);
  });
  test("a phase whose weeks are not known", () =>
    expectPathFault([["{ fast: 1, relaxed: 2 }", "two"]], { on: "weeks: two", says: ["weeks", "write how many weeks"] }));
});
