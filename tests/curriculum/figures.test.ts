import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Path } from "#core";
import { figuresOf } from "../../src/curriculum/figures.ts";
import { showFigures, withFigures } from "../../src/curriculum/figures-table.ts";
import { loadPaths } from "../../src/curriculum/load.ts";
import { readReview } from "../../src/curriculum/review.ts";
import { answerCurriculum } from "../../src/curriculum/verbs.ts";
import { soundQuestions, tinyWith, wholeBank } from "./bank.ts";

const repository = join(import.meta.dirname, "../../curriculum");
const pathIn = (folder: string, name?: string): Path => {
  const loaded = loadPaths(folder);
  const path = "paths" in loaded ? (name === undefined ? loaded.paths.first : loaded.paths.named(name)) : undefined;
  return path ?? expect.unreachable("the path must load");
};
const frame = "# Quality\n\n<!-- figures: made by npm run cairn -- curriculum figures -->\nold\n<!-- end of figures -->\n\nMore.\n";

test("what is counted of four questions", () => {
  const { all, groups, items, singles } = figuresOf(pathIn(tinyWith({ "a.yaml": soundQuestions })));
  expect(all.questions).toBe(4);
  expect(all.types).toEqual({ single: 1, multiple: 1, ordering: 1, matching: 1 });
  expect(all.difficulties).toEqual({ 1: 1, 2: 2, 3: 1 });
  expect(groups).toMatchObject([{ exam: "BBB-C01", questions: 4, domains: [{ name: "BBB-C01/1", questions: 4, target: 4, weight: 100 }] }]);
  expect(items).toEqual([
    { id: "command-line", questions: 2 },
    { id: "labeling", questions: 3 },
  ]);
  expect(singles).toMatchObject({
    count: 1,
    positions: [0, 1, 0, 0],
    longest: 1,
    shortest: 0,
    longestByChance: expect.closeTo(0.25),
    unevenness: 3,
  });
});

test("a key as long as another option is neither the longest nor the shortest", () => {
  const path = pathIn(tinyWith({ "a.yaml": JSON.stringify({ questions: wholeBank(100).map(({ task: _none, ...one }) => one) }) }));
  const { groups, singles } = figuresOf(path);
  expect(singles).toMatchObject({ count: 78, positions: [20, 20, 19, 19], longest: 0, shortest: 0 });
  expect(groups).toMatchObject([{ exam: undefined, questions: 100, domains: [] }]);
});

test("the table shows them", () => {
  const lines = showFigures(pathIn(tinyWith({ "a.yaml": soundQuestions })), []);
  for (const line of [
    "4 questions.",
    "| **BBB-C01** | 4 |  |  |",
    "| BBB-C01/1 Everything | 4 | 4.0 | 100 % |",
    "| type | BBB-C01 | all | share |",
    "| multiple | 1 | 1 | 25.0 % |",
    "| 2 | 2 | 2 | 50.0 % |",
    "| stands second in its file | 1 (100.0 %) |",
    "| is the longest option (by chance 25 %) | 1 (100.0 %) |",
    "| labeling | 3 |",
  ])
    expect(lines).toContain(line);
});

test("figures are printed, and put between the markers of QUALITY.md where it has them", async () => {
  const folder = tinyWith({ "a.yaml": soundQuestions });
  const file = join(folder, "tiny/QUALITY.md");
  const say = async () => (await answerCurriculum(folder, ["figures"], "2026-11-23"))?.lines.join("\n");
  expect(await say()).toContain("tiny: 4 questions.");
  writeFileSync(file, frame);
  expect(await say()).toContain(`Wrote ${file}.`);
  const written = readFileSync(file, "utf8");
  expect(written).toBe(withFigures(frame, pathIn(folder), []));
  expect(written).toMatch(/^# Quality\n[\s\S]+figures -->\n\n4 questions\.\n[\s\S]+\n\n<!-- end of figures -->\n\nMore\.\n$/);
  await say();
  expect(readFileSync(file, "utf8")).toBe(written);
  expect(withFigures("# Quality\n", pathIn(folder), [])).toBeUndefined();
  expect(await answerCurriculum(tinyWith({}), ["figures"], "2026-11-23")).toEqual({ ok: true, lines: ["No path has questions yet."] });
});

test("the figures in the repository's QUALITY.md are those of its questions (else: npm run cairn -- curriculum figures)", () => {
  const text = readFileSync(join(repository, "aws-ai-ml/QUALITY.md"), "utf8");
  expect(withFigures(text, pathIn(repository, "aws-ai-ml"), readReview(join(repository, "aws-ai-ml")))).toBe(text);
});
