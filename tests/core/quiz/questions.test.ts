import { expect, test } from "vitest";
import { questionNamed, questionsAbout, questionsOf } from "#core";
import { loadPaths } from "../../../src/curriculum/load.ts";
import { soundQuestions, tinyWith } from "../../curriculum/bank.ts";
import { tiny } from "../../curriculum/fixture.ts";

const pathIn = (folder: string) => {
  const loaded = loadPaths(folder);
  return "paths" in loaded ? loaded.paths.first : expect.unreachable();
};

test("a path's questions come by the names of their files, then as they stand in them", () => {
  const stems = [
    "In which month are apples picked?",
    "Who builds bridges of stone today?",
    "Where do clouds begin to grow tall?",
    "What makes the sand of dunes sing?",
  ];
  const later = soundQuestions
    .replaceAll("id: bbb-c01-1-", "id: later-")
    .replace(/stem: ".*?( \(Choose TWO\.\))?"\n/g, (_, choose = "") => `stem: "${stems.pop()}${choose}"\n`);
  const path = pathIn(tinyWith({ "z.yaml": later, "a.yml": soundQuestions }));
  expect(questionsOf(path).map(({ id }) => id)).toEqual([
    ...["01", "02", "03", "04"].map((n) => `bbb-c01-1-${n}`),
    ...["01", "02", "03", "04"].map((n) => `later-${n}`),
  ]);
});

test("a question is found by its id, and by what one studies for it", () => {
  const path = pathIn(tinyWith({ "a.yaml": soundQuestions }));
  expect(questionNamed(path, "bbb-c01-1-04")).toBe(questionsOf(path)[3]);
  expect(questionNamed(path, "bbb-c01-1-05")).toBeUndefined();
  expect(questionsAbout(path, "command-line").map(({ id }) => id)).toEqual(["bbb-c01-1-01", "bbb-c01-1-02"]);
  expect(questionsAbout(path, "labeling")).toHaveLength(3);
  expect(questionsAbout(path, "take-the-exam")).toEqual([]);
});

test("what a file leaves out is filled in, and the domain of the file is each question's", () => {
  const question = questionNamed(pathIn(tinyWith({ "a.yaml": soundQuestions })), "bbb-c01-1-01");
  expect(question).toEqual({
    id: "bbb-c01-1-01",
    version: 1,
    domain: "BBB-C01/1",
    task: "1.1",
    items: ["command-line"],
    type: "single",
    difficulty: 1,
    stem: "A baker wants to see every file of a folder, hidden ones too. Which command shows them?",
    options: expect.arrayContaining([
      { text: "ls", right: false, why: "It lists the folder, but passes over hidden files." },
      { text: "ls -a", right: true, why: "It lists all files, and so those that begin with a dot." },
    ]),
    source: "https://docs.python.org/3/using/cmdline.html",
    checked: "2026-11-23",
    author: "Cairn",
  });
});

test("a path without questions has none", () => {
  expect(questionsOf(pathIn(tiny()))).toEqual([]);
});
