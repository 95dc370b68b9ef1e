import { describe, expect, test } from "vitest";
import { bankExams, bankOf, expectQuestionFault, faultsOn, soundQuestions, tinyWith } from "./bank.ts";
import { edited, lineWith, soundPath } from "./fixture.ts";

const long = (characters: number) => "x".repeat(characters);

test("sound questions have no fault, and a path without any has none either", () => {
  expect(faultsOn(bankOf(soundQuestions))).toEqual([]);
  expect(faultsOn(tinyWith({}))).toEqual([]);
  expect(faultsOn(tinyWith({ "README.md": "no questions yet" }))).toEqual([]);
});

describe("the schema's", () => {
  test("an unknown key", () =>
    expectQuestionFault([["    difficulty: 1", "    dificulty: 1"]], "dificulty", ['"dificulty" is not a key here', "write difficulty"]));
  test("a difficulty beyond 3", () =>
    expectQuestionFault([["difficulty: 3", "difficulty: 4"]], "difficulty: 4", ["difficulty is 4: write 1 to recognise"]));
  test("an unknown type", () => expectQuestionFault([["type: ordering", "type: order"]], "type: order", ['type "order" is not known']));
  test("a stem of few characters", () =>
    expectQuestionFault(
      [["A baker wants to see every file of a folder, hidden ones too. Which command shows them?", "Which command?"]],
      '"Which command?"',
      ["stem has 14 characters, fewer than 30: write the question in 30 to 600"],
    ));
  test("a stem of too many", () =>
    expectQuestionFault([["A baker wants", `${long(600)} wants`]], long(600), ["characters, more than 600"]));
  test("a why of few characters", () =>
    expectQuestionFault([["It goes into a folder and shows nothing of it.", "It goes."]], "It goes.", [
      "why has 8 characters, fewer than 20",
    ]));
  test("a missing why", () =>
    expectQuestionFault(
      [['      - text: "cd"\n        why: "It goes into a folder and shows nothing of it."\n', '      - text: "cd"\n']],
      'text: "cd"',
      ["why is missing: write why it is right or wrong"],
    ));
  test("right: false", () =>
    expectQuestionFault([['"cd"\n', '"cd"\n        right: false\n']], "right: false", ["right is false: write true on a right option"]));
  test("a task without quotes", () =>
    expectQuestionFault([['task: "1.3"', "task: 1.3"]], "task: 1.3", ["task is 1.3 without quotes", 'write "1.3"']));
  test("more than six items", () =>
    expectQuestionFault([["items: [command-line]", "items: [a, b, c, d, e, f, g]"]], "[a, b,", ["items has 7 entries, more than 6"]));
  test("a day that is none", () =>
    expectQuestionFault(
      [["model_evaluation.html\n    checked: 2026-11-23", "model_evaluation.html\n    checked: 2026-11-31"]],
      "2026-11-31",
      ["not a day of the calendar", "write the day on which"],
    ));
  test("a line break in a text", () => expectQuestionFault([['"ls -a"', '"ls\\n-a"']], "ls\\n-a", ["line break", 'write "ls -a"']));
  test("a version that is none", () =>
    expectQuestionFault([["version: 2", "version: 0"]], "version: 0", ["version is 0: write a whole number"]));
  test("a source that is no address", () =>
    expectQuestionFault([["https://aws.amazon.com/textract/", "http://aws.amazon.com/textract/"]], "http://aws", [
      "write https://aws.amazon.com/textract/",
    ]));
  test("a file without questions, and one that is no YAML", () => {
    expect(faultsOn(bankOf("domain: BBB-C01/1\nquestions: []\n"))).toMatchObject([
      { line: 2, message: expect.stringContaining("questions is empty") },
    ]);
    expect(faultsOn(bankOf(`${soundQuestions}  - id: "x\n`))).toMatchObject([
      { message: expect.stringContaining("quotation mark or bracket") },
    ]);
    expect(faultsOn(bankOf(""))).toMatchObject([{ line: 1, message: expect.stringContaining("the file is empty") }]);
  });
});

describe("items, domains, tasks", () => {
  test("an unknown item", () =>
    expectQuestionFault([["items: [command-line]", "items: [comand-line]"]], "comand-line", [
      "item comand-line is not in path.yaml: write command-line",
    ]));
  test("an item that nothing resembles", () =>
    expectQuestionFault([["items: [command-line]", "items: [zzz]"]], "zzz", ["write the id of an item there"]));
  test("an item that no question can be about", () =>
    expectQuestionFault([["items: [command-line]", "items: [take-the-exam]"]], "take-the-exam", ["asked: false", "name what one studies"]));
  test("an item named twice", () =>
    expectQuestionFault([["items: [command-line]", "items: [command-line, command-line]"]], "command-line, command", ["named twice"]));
  test("items are not judged where path.yaml is faulty", () => {
    const faults = faultsOn(tinyWith({ "a.yaml": soundQuestions }, edited(soundPath, ["id: labeling", "id: Labeling"])));
    expect(faults).toMatchObject([{ file: "tiny/path.yaml" }]);
  });
  test("an unknown domain", () =>
    expectQuestionFault([["domain: BBB-C01/1", "domain: BBB-C01/2"]], "BBB-C01/2", [
      "domain BBB-C01/2 is not in exams.yaml: write BBB-C01/1",
    ]));
  test("a domain of an ended exam, said once", () =>
    expectQuestionFault([["domain: BBB-C01/1", "domain: AAA-C01/1"]], "domain:", [
      "domain AAA-C01/1 is of an exam that has ended: write a domain of BBB-C01",
    ]));
  test("a task of another domain", () =>
    expectQuestionFault([['task: "1.3"', 'task: "2.3"']], "2.3", ["task 2.3 is not of domain BBB-C01/1", 'such as "1.1"']));
  test("no task in a domain's file", () =>
    expectQuestionFault([['    task: "1.3"\n', ""]], "id: bbb-c01-1-03", ["task is missing: write a task of the domain in quotes"]));
  test("a task where the file has no domain", () => {
    const text = soundQuestions.replace("domain: BBB-C01/1\n", "").replace(/ {4}task: .*\n/g, "");
    expect(faultsOn(bankOf(text))).toEqual([]);
    const wrong = edited(text, ["    type: ordering", '    task: "1.3"\n    type: ordering']);
    expect(faultsOn(bankOf(wrong))).toMatchObject([
      { line: lineWith(wrong, "task:"), message: expect.stringMatching(/^task belongs to a domain.*: take it out/) },
    ]);
  });
  test("a type that the exam does not ask", () => {
    const exams = edited(bankExams, ["[single, multiple, ordering, matching]", "[single, ordering, matching]"]);
    expect(faultsOn(tinyWith({ "a.yaml": soundQuestions }, soundPath, exams))).toMatchObject([
      {
        line: lineWith(soundQuestions, "type: multiple"),
        message: "type multiple is none of those that BBB-C01 asks: write single or ordering or matching",
      },
    ]);
  });
});

describe("options and keys", () => {
  test("three options of a single choice", () =>
    expectQuestionFault([['      - text: "cd"\n        why: "It goes into a folder and shows nothing of it."\n', ""]], "    options:", [
      "a single question has 4 options, and this one 3: write 4",
    ]));
  test("five options of a single choice", () =>
    expectQuestionFault(
      [['      - text: "cd"', '      - text: "rm"\n        why: "It takes files away for good."\n      - text: "cd"']],
      "    options:",
      ["this one 5: write 4"],
    ));
  test("four options of several picks", () =>
    expectQuestionFault(
      [['      - text: "A faster computer"\n        why: "It shows photos sooner, and decides nothing."\n', ""]],
      ["bbb-c01-1-02", "options:"],
      ["a multiple question has 5 or 6 options, and this one 4: write 5 or 6"],
    ));
  test("two steps", () =>
    expectQuestionFault(
      [['      - text: "Measure on the rest of them"\n        why: "Only a trained model can be measured."\n', ""]],
      ["bbb-c01-1-03", "options:"],
      ["an ordering question has 3 to 5 options, and this one 2"],
    ));
  test("two pairs", () =>
    expectQuestionFault(
      [['      - text: "Reads words aloud"\n        match: "Polly"\n        why: "It turns text into speech."\n', ""]],
      ["bbb-c01-1-04", "options:"],
      ["a matching question has 3 to 7 options"],
    ));
  test("a key of nothing", () =>
    expectQuestionFault([['"ls -a"\n        right: true', '"ls -a"']], "    options:", [
      "a single question has 1 right, and of this one's options none are marked: write right: true on 1 of them",
    ]));
  test("a key of two in a single choice", () =>
    expectQuestionFault([['"cd"\n', '"cd"\n        right: true\n']], "    options:", ["2 are marked", "on 1 of them"]));
  test("a key of everything", () =>
    expectQuestionFault(
      ["ls", "cat", "cd"].map((name) => [`text: "${name}"\n`, `text: "${name}"\n        right: true\n`]),
      "    options:",
      ["all are marked"],
    ));
  test("a key of one among several picks", () =>
    expectQuestionFault(
      [['guide with examples"\n        right: true', 'guide with examples"']],
      ["bbb-c01-1-02", "options:"],
      ["a multiple question has 2 or 3 right, and of this one's options 1 is marked"],
    ));
  test("right in an ordering", () =>
    expectQuestionFault(
      [['"Label the pictures"\n', '"Label the pictures"\n        right: true\n']],
      ["Label the pictures", "right"],
      ["right has no meaning in a question of type ordering, whose key is the order"],
    ));
  test("right in a matching", () =>
    expectQuestionFault(
      [['match: "Polly"\n', 'match: "Polly"\n        right: true\n']],
      ["Polly", "right"],
      ["whose key is each match: take it out"],
    ));
  test("a match outside of matching", () =>
    expectQuestionFault([['"cd"\n', '"cd"\n        match: "x"\n']], 'match: "x"', ["match belongs only to", "take it out"]));
  test("a pair without a match", () =>
    expectQuestionFault([['        match: "Polly"\n', ""]], "Reads words aloud", ["match is missing from a pair"]));
  test("two equal matches", () =>
    expectQuestionFault([['match: "Polly"', 'match: "textract"']], '"textract"', [
      `match "textract" stands on line ${lineWith(soundQuestions, '"Textract"')} too`,
      "fits this prompt alone",
    ]));
  test("two equal options", () =>
    expectQuestionFault([['text: "cd"', 'text: "LS"']], '"LS"', [
      `stands on line ${lineWith(soundQuestions, '"ls"')} too: write another one`,
    ]));
  test.each(["All of the above", "None of the above.", "Both of these options", "Neither of the others"])("%s", (text) =>
    expectQuestionFault([['text: "cd"', `text: "${text}"`]], text, ["speaks of the other options", "stands by itself"]),
  );
  test("a step that is too long", () =>
    expectQuestionFault([["Label the pictures", long(91)]], long(91), ["an option of type ordering has 91 characters: write at most 90"]));
  test("a prompt that is too long", () =>
    expectQuestionFault([["Reads words aloud", long(131)]], long(131), [
      "an option of type matching has 131 characters: write at most 130",
    ]));
  test("an option that is none is one fault, and the count is not judged beside it", () =>
    expectQuestionFault(
      [
        [
          '      - text: "ls -a"\n        right: true\n        why: "It lists all files, and so those that begin with a dot."\n',
          "      - ls -a\n",
        ],
      ],
      "- ls -a",
      ['entry 2 of options "ls -a"', "write an option"],
    ));
});
