import { describe, expect, test } from "vitest";
import { loadPaths } from "../../src/curriculum/load.ts";
import { bankOf, expectQuestionFault, faultsOn, soundQuestions, tinyWith } from "./bank.ts";
import { edited, soundPath } from "./fixture.ts";

describe("words", () => {
  test("several picks without their number", () =>
    expectQuestionFault([[" (Choose TWO.)", ""]], "Two gardeners", [
      "2 options are right, and the stem does not say so: write (Choose TWO.) at its end",
    ]));
  test("several picks with another number", () =>
    expectQuestionFault([["(Choose TWO.)", "(Choose THREE.)"]], "Two gardeners", ["the stem says (Choose THREE.): write (Choose TWO.)"]));
  test("a number that stands elsewhere than at the end", () =>
    expectQuestionFault(
      [
        ["Two gardeners label", "(Choose TWO.) Two gardeners label"],
        ["agree more? (Choose TWO.)", "agree more?"],
      ],
      "Two gardeners",
      ["write (Choose TWO.) at its end"],
    ));
  test("a number in a single choice", () =>
    expectQuestionFault([["Which command shows them?", "Which command shows them? (Choose TWO.)"]], "A baker", [
      "the type is single: take it out",
    ]));
  test.each(["Option B", "options A and", "choice (C)", "answer 2", "first option", "last choice", "the options above"])(
    "a why that speaks of %s",
    (named) =>
      expectQuestionFault([["It goes into a folder", `It is unlike ${named}, goes into a folder`]], "It is unlike", [
        "options are shuffled: name the thing itself",
      ]),
  );
  test.each(["an answer of 2 words", "the profile option", "the first answer of the model", "choices a reader has"])(
    "%s is no place",
    (named) =>
      expect(faultsOn(bankOf(edited(soundQuestions, ["It goes into a folder", `Unlike ${named}, it goes into a folder`])))).toEqual([]),
  );
  test("a quoted option that is not there", () =>
    expectQuestionFault([["It goes into a folder", "Unlike the option “pwd”, it goes into a folder"]], "pwd", [
      'speaks of the option "pwd", which is not there',
    ]));
  test("one that is there, and words in quotes that are no option", () => {
    const quoting = (text: string) => faultsOn(bankOf(edited(soundQuestions, ["It goes into a folder", `${text} it goes into a folder`])));
    expect(quoting("Unlike the option “ls -a.”")).toEqual([]);
    expect(quoting("As “change directory” says,")).toEqual([]);
  });
});

describe("sources", () => {
  test("of somebody who writes about it", () =>
    expectQuestionFault([["https://aws.amazon.com/textract/", "https://medium.com/textract"]], "medium.com", [
      "source is on medium.com: write a page of docs.aws",
    ]));
  test("of a host that only looks official", () =>
    expectQuestionFault([["https://aws.amazon.com/textract/", "https://aws.amazon.com.example.org/"]], "example.org", [
      "source is on aws.amazon.com.example.org: write a page of docs.aws",
    ]));
  test("not looked at for more than 180 days", () => {
    const edits = [["model_evaluation.html\n    checked: 2026-11-23", "model_evaluation.html\n    checked: 2026-05-26"]] as const;
    expectQuestionFault(edits, "2026-05-26", ["checked lies 181 days back, more than 180", "write the day"]);
    const text = edited(soundQuestions, ...edits);
    expect(faultsOn(bankOf(text), "2026-11-22")).toEqual([]);
    expect(faultsOn(bankOf(text)).length).toBe(1);
    expect(loads(bankOf(text))).toBe(true);
  });
  test("looked at in days to come, which are a day ahead at most where the sun rises first", () => {
    expectQuestionFault([["model_evaluation.html\n    checked: 2026-11-23", "model_evaluation.html\n    checked: 2062-11-23"]], "2062", [
      "checked 2062-11-23 lies ahead",
    ]);
    expect(faultsOn(bankOf(soundQuestions), "2026-11-22")).toEqual([]);
    expect(faultsOn(bankOf(soundQuestions), "2026-11-21")).toHaveLength(4);
  });
});

describe("closed services", () => {
  test("as the right answer", () =>
    expectQuestionFault([['"ls -a"', '"Amazon Kendra"']], "Kendra", [
      "Kendra takes no new customers, and the right answer needs it: write Bedrock Knowledge Bases instead",
    ]));
  test("as one of several right answers", () =>
    expectQuestionFault([["A written guide with examples", "A guide in SageMaker Ground Truth"]], "A guide in", [
      "SageMaker Ground Truth takes no new customers",
    ]));
  test("as the partner of a prompt, and as a step", () => {
    expectQuestionFault([['"Polly"', '"AWS App Runner"']], "Reads words aloud", ["App Runner takes no new customers"]);
    expectQuestionFault([["Label the pictures", "Label them with Amazon A2I"]], "A2I", ["A2I takes no new customers"]);
  });
  test("named by an item of the path", () => {
    const path = edited(soundPath, ["title: Labeling", "title: Amazon Label Studio"]);
    const text = edited(soundQuestions, ['"ls -a"', '"Label Studio"']);
    expect(faultsOn(tinyWith({ "a.yaml": text }, path))).toMatchObject([
      { message: expect.stringContaining("write Another tool instead") },
    ]);
    expect(faultsOn(tinyWith({ "a.yaml": text }))).toEqual([]);
  });
  test("as a wrong answer, in other words, or where the stem speaks of the closure", () => {
    const sound = (...edits: Parameters<typeof edited>[1][]) => faultsOn(bankOf(edited(soundQuestions, ...edits)));
    expect(sound(['text: "cd"', 'text: "Amazon Kendra"'])).toEqual([]);
    expect(sound(['"ls -a"', '"A ground truth of labels, and a forecast"'])).toEqual([]);
    expect(sound(['"ls -a"', '"A Kendrasomething"'])).toEqual([]);
    expect(
      sound(['"ls -a"', '"Amazon Kendra"'], ["hidden ones too.", "hidden ones too, with a tool that takes no new customers."]),
    ).toEqual([]);
  });
});

describe("twice", () => {
  test("an id in the same file", () =>
    expectQuestionFault(
      [["id: bbb-c01-1-03", "id: bbb-c01-1-01"]],
      ["(Choose TWO.)", "id: bbb-c01-1-01"],
      ["id bbb-c01-1-01 stands on line 3 too"],
    ));
  test("an id and a stem in another file, a stem of mostly the same words too", () => {
    const other = (stem: string) =>
      edited(soundQuestions.slice(0, soundQuestions.indexOf("  - id: bbb-c01-1-02")), [
        "A baker wants to see every file of a folder",
        stem,
      ]);
    const faults = faultsOn(tinyWith({ "a.yaml": soundQuestions, "b.yaml": other("A baker wants to view every file of a folder") }));
    expect(faults).toMatchObject([
      { file: "tiny/questions/b.yaml", line: 3, message: "id bbb-c01-1-01 stands on line 3 of a.yaml too: write one that is not in use" },
      {
        file: "tiny/questions/b.yaml",
        line: 9,
        message: expect.stringMatching(/^the stem resembles that of bbb-c01-1-01 on line 3 of a.yaml \(8\d % of their words\): ask for/),
      },
    ]);
    const unlike = other("Now somebody else would rather have a look into one drawer with papers than");
    expect(faultsOn(tinyWith({ "a.yaml": soundQuestions, "b.yaml": unlike }))).toHaveLength(1);
  });
});

const loads = (folder: string) => "paths" in loadPaths(folder);
