import { existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { questionNamed, questionsOf } from "#core";
import { loadPathsCached } from "../../src/curriculum/cache.ts";
import { loadPaths } from "../../src/curriculum/load.ts";
import { soundQuestions, tinyWith } from "./bank.ts";
import { edited, folderWith, soundExams, soundPath, tiny } from "./fixture.ts";

/** The titles of the paths, or the word "faults". */
async function titles(folder: string, cacheFile: string) {
  const loaded = await loadPathsCached(folder, cacheFile);
  return "faults" in loaded ? "faults" : loaded.paths.all.map(({ title }) => title);
}
const renamed = edited(soundPath, ["A tiny path", "Another title"]);

/** Puts another title into what is remembered, so that one sees whether it is used. */
function mark(cacheFile: string): void {
  writeFileSync(cacheFile, readFileSync(cacheFile, "utf8").replace("A tiny path", "Remembered"));
}

test("what is remembered is what the YAML gives", async () => {
  const [folder, cacheFile] = [tiny(), join(folderWith({}), "deep/curriculum.json")];
  const first = await loadPathsCached(folder, cacheFile);
  const second = await loadPathsCached(folder, cacheFile);
  const plain = loadPaths(folder);
  if ("faults" in first || "faults" in second || "faults" in plain) expect.unreachable();
  expect(first.paths.all).toEqual(plain.paths.all);
  expect(second.paths.all).toEqual(plain.paths.all);
  expect(second.paths.named("tiny")).toBe(second.paths.first);
});

test("it is used until a file of the curriculum changes, comes or goes", async () => {
  const [folder, cacheFile] = [tiny(), join(folderWith({}), "curriculum.json")];
  await titles(folder, cacheFile);
  mark(cacheFile);
  expect(await titles(folder, cacheFile)).toEqual(["Remembered"]);
  writeFileSync(join(folder, "tiny/path.yaml"), renamed);
  expect(await titles(folder, cacheFile)).toEqual(["Another title"]);
  rmSync(join(folder, "tiny/exams.yaml"));
  expect(await titles(folder, cacheFile)).toBe("faults");
});

test("a file of questions that changes, comes or goes is noticed too", async () => {
  const cacheFile = join(folderWith({}), "curriculum.json");
  const folder = tinyWith({ "a.yaml": soundQuestions });
  const ids = async () => {
    const loaded = await loadPathsCached(folder, cacheFile);
    return "faults" in loaded ? "faults" : questionsOf(loaded.paths.first).map(({ id }) => id.slice(-2));
  };
  const [first, second] = ["01", "02", "03", "04"].map((n) => soundQuestions.indexOf(`  - id: bbb-c01-1-${n}`));
  expect(await ids()).toEqual(["01", "02", "03", "04"]);
  writeFileSync(join(folder, "tiny/questions/a.yaml"), soundQuestions.slice(0, second));
  expect(await ids()).toEqual(["01"]);
  writeFileSync(join(folder, "tiny/questions/b.yaml"), soundQuestions.slice(0, first) + soundQuestions.slice(second));
  expect(await ids()).toEqual(["01", "02", "03", "04"]);
  rmSync(join(folder, "tiny/questions/b.yaml"));
  expect(await ids()).toEqual(["01"]);
  rmSync(join(folder, "tiny/questions"), { recursive: true });
  expect(await ids()).toEqual([]);
});

test("remembered questions are those of the YAML, and are there when the memory is gone by then", async () => {
  const [folder, cacheFile] = [
    tinyWith({ "a.yaml": edited(soundQuestions, ["author: Cairn\n  - id: bbb-c01-1-02", "author: Zoë 雪\n  - id: bbb-c01-1-02"]) }),
    join(folderWith({}), "curriculum.json"),
  ];
  await loadPathsCached(folder, cacheFile);
  const [remembered, plain] = [await loadPathsCached(folder, cacheFile), loadPaths(folder)];
  if ("faults" in remembered || "faults" in plain) expect.unreachable();
  rmSync(cacheFile);
  expect(remembered.paths.all).toEqual(plain.paths.all);
  expect(remembered.paths.first.questions).toBe(remembered.paths.first.questions);
  expect(questionNamed(remembered.paths.first, "bbb-c01-1-01")?.author).toBe("Zoë 雪");
});

test("half a memory is done without, wherever it ends", async () => {
  const [folder, cacheFile] = [tinyWith({ "a.yaml": soundQuestions }), join(folderWith({}), "curriculum.json")];
  await titles(folder, cacheFile);
  mark(cacheFile);
  const whole = readFileSync(cacheFile);
  for (const bytes of [0, 10, 64, 65, 500, whole.length - 66, whole.length - 64, whole.length - 1]) {
    writeFileSync(cacheFile, whole.subarray(0, bytes));
    expect(await titles(folder, cacheFile), `${bytes} bytes`).toEqual(["A tiny path"]);
  }
  writeFileSync(cacheFile, whole);
  expect(await titles(folder, cacheFile)).toEqual(["Remembered"]);
});

test("a path that is a link to its folder is read again when it changes", async () => {
  const folder = folderWith({ "elsewhere/path.yaml": soundPath, "elsewhere/exams.yaml": soundExams, "curriculum/README.md": "" });
  const [curriculum, cacheFile] = [join(folder, "curriculum"), join(folder, "curriculum.json")];
  symlinkSync(join(folder, "elsewhere"), join(curriculum, "tiny"));
  expect(await titles(curriculum, cacheFile)).toEqual(["A tiny path"]);
  writeFileSync(join(folder, "elsewhere/path.yaml"), renamed);
  expect(await titles(curriculum, cacheFile)).toEqual(["Another title"]);
});

test("faults are never remembered", async () => {
  const [folder, cacheFile] = [tiny("id: tiny\n"), join(folderWith({}), "curriculum.json")];
  expect(await titles(folder, cacheFile)).toBe("faults");
  expect(existsSync(cacheFile)).toBe(false);
});

test("a memory that is broken, another folder's, or cannot be written is done without", async () => {
  const [folder, cacheFile] = [tiny(), join(folderWith({}), "curriculum.json")];
  writeFileSync(cacheFile, "{");
  expect(await titles(folder, cacheFile)).toEqual(["A tiny path"]);
  mark(cacheFile);
  expect(await titles(tiny(), cacheFile)).toEqual(["A tiny path"]);
  renameSync(cacheFile, `${cacheFile}.txt`);
  expect(await titles(folder, join(`${cacheFile}.txt`, "below/a-file.json"))).toEqual(["A tiny path"]);
  expect(await titles(join(folder, "nowhere"), cacheFile)).toBe("faults");
});
