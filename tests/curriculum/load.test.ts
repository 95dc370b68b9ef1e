import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { itemNamed, itemsOf } from "#core";
import { showFault } from "../../src/curriculum/fault.ts";
import { loadPaths } from "../../src/curriculum/load.ts";
import { edited, faultsIn, folderWith, lineWith, soundExams, soundPath, tiny } from "./fixture.ts";

const load = (folder: string) => {
  const loaded = loadPaths(folder);
  if ("faults" in loaded) throw new Error(loaded.faults.map(showFault).join("\n"));
  return loaded.paths;
};

test("a sound path loads, with what it leaves out filled in", () => {
  const path = load(tiny()).first;
  expect(path).toMatchObject({ id: "tiny", title: "A tiny path", short: "Tiny", asOf: "2026-11-23" });
  expect(path.phases.map(({ id, weeks }) => [id, weeks])).toEqual([
    ["basics", { fast: 1, relaxed: 1 }],
    ["exams", { fast: 1, relaxed: 2 }],
  ]);
  expect(itemNamed(path, "command-line")).toEqual({
    id: "command-line",
    title: "The command line",
    kind: "lab",
    minutes: 120,
    url: "https://example.com/cli/",
    weeks: { fast: 1, relaxed: 1 },
    domains: ["AAA-C01/1", "AAA-C01/2"],
    status: "active",
    asOf: "2026-11-23",
    note: "Mind the cost.",
    covers: [],
    optional: false,
    asked: true,
  });
  expect(itemNamed(path, "labeling")).toMatchObject({
    asOf: "2026-10-01",
    replacement: { title: "Another tool", url: "https://example.com/tool" },
    covers: ["Labels"],
  });
  expect(itemNamed(path, "take-the-exam")).toMatchObject({ kind: "exam", exam: "BBB-C01", asked: false });
  expect(path.exams[0]).toMatchObject({ code: "AAA-C01", asOf: "2026-11-23", passMark: 700, ended: "2026-09-28", replacement: "BBB-C01" });
  expect(path.exams[1]).not.toHaveProperty("minutes");
});

test("several paths stand side by side, in the order of their folders' names", () => {
  const other = edited(soundPath, ["id: tiny", "id: alpha"]);
  const paths = load(
    folderWith({
      "tiny/path.yaml": soundPath,
      "tiny/exams.yaml": soundExams,
      "alpha/path.yaml": other,
      "alpha/exams.yaml": soundExams,
      "README.md": "",
      ".git/x.yaml": "",
      "notes/a.txt": "",
    }),
  );
  expect(paths.all.map(({ id }) => id)).toEqual(["alpha", "tiny"]);
  expect(paths.first.id).toBe("alpha");
  expect(paths.named("tiny")?.id).toBe("tiny");
  expect(paths.named("beta")).toBeUndefined();
});

test("a folder may be a link, as where a path is kept in a repository of its own", () => {
  const folder = folderWith({ "elsewhere/path.yaml": soundPath, "elsewhere/exams.yaml": soundExams, "curriculum/README.md": "" });
  symlinkSync(join(folder, "elsewhere"), join(folder, "curriculum/tiny"));
  expect(load(join(folder, "curriculum")).first.id).toBe("tiny");
});

test("a byte order mark and Windows line ends are no fault, and lines are counted right behind them", () => {
  const windows = (text: string) => `\uFEFF${text.replaceAll("\n", "\r\n")}`;
  expect(itemsOf(load(tiny(windows(soundPath), windows(soundExams))).first)).toHaveLength(3);
  const wrong = edited(soundPath, ["kind: lab", "kind: lap"]);
  expect(faultsIn(tiny(windows(wrong)))).toMatchObject([{ line: lineWith(wrong, "kind: lap") }]);
});

test("a folder that is not there, holds no path, or is one path itself", () => {
  expect(faultsIn("/nowhere/at/all")).toEqual([
    { file: "/nowhere/at/all", line: 1, message: expect.stringMatching(/cannot be read \(ENOENT\): name a folder/) },
  ]);
  expect(faultsIn(folderWith({ "README.md": "" }))).toMatchObject([{ message: expect.stringMatching(/holds no path: put a folder/) }]);
  expect(faultsIn(join(tiny(), "tiny"))).toMatchObject([{ message: expect.stringMatching(/folder of one path: name the folder above/) }]);
});

test("a missing file", () => {
  expect(faultsIn(folderWith({ "tiny/path.yaml": soundPath }))).toMatchObject([
    { file: "tiny/exams.yaml", line: 1, message: expect.stringMatching(/is missing: copy one/) },
  ]);
  expect(faultsIn(folderWith({ "tiny/path.yml": soundPath, "tiny/exams.yaml": soundExams }))).toMatchObject([
    { file: "tiny/path.yaml", line: 1 },
  ]);
});

test("an unreadable file", () => {
  expect(faultsIn(folderWith({ "tiny/path.yaml/x.txt": "", "tiny/exams.yaml": soundExams }))).toMatchObject([
    { file: "tiny/path.yaml", line: 1, message: expect.stringMatching(/is a folder: put a file/) },
  ]);
});

test("many faults come out all at once, in the order of files and lines", () => {
  const path = edited(
    soundPath,
    ["short: Tiny\n", ""],
    ["kind: lab", "kind: lap"],
    ["https://example.com/cli/", "http://example.com/cli/"],
    ["[AAA-C01/1, AAA-C01/2]", "[AAA-C01/7]"],
    ["id: labeling", "id: tools"],
    ["exam: BBB-C01", "exam: BBB-C09"],
  );
  const exams = edited(soundExams, ["weight: 100", "weight: 99"], ["replacement: BBB-C01\n", "replacement: AAA-C01\n"]);
  const second = edited(soundPath, ["id: tiny", "id: other"], ["minutes: 600", "minutes: 2"]);
  const faults = faultsIn(
    folderWith({ "tiny/path.yaml": path, "tiny/exams.yaml": exams, "other/path.yaml": second, "other/exams.yaml": "exams: 'x" }),
  );
  expect(faults.map(({ file, line, message }) => `${file}:${line} ${message.split(":")[0]}`)).toEqual([
    "other/exams.yaml:1 a quotation mark or bracket is missing (Missing closing 'quote)",
    `other/path.yaml:${lineWith(second, "minutes: 2")} minutes is 2`,
    `tiny/exams.yaml:${lineWith(exams, "replacement")} replacement AAA-C01 is the exam itself`,
    `tiny/exams.yaml:${lineWith(exams, "weight: 99") - 1} the weights of BBB-C01 add up to 99`,
    "tiny/path.yaml:1 short is missing",
    `tiny/path.yaml:${lineWith(path, "kind: lap")} kind "lap" is not known`,
    `tiny/path.yaml:${lineWith(path, "http:")} url "http`,
    `tiny/path.yaml:${lineWith(path, "AAA-C01/7")} domain AAA-C01/7 is not in exams.yaml`,
    `tiny/path.yaml:${lineWith(path, "title: Labeling") - 1} id tools stands on line ${lineWith(path, "id: tools")} too`,
    `tiny/path.yaml:${lineWith(path, "BBB-C09")} exam BBB-C09 is not in exams.yaml`,
  ]);
});

test("a fault is shown as a file, a line and what to write, from the working directory", () => {
  expect(showFault({ file: join(process.cwd(), "curriculum/a/path.yaml"), line: 41, message: "kind is missing: write lab" })).toBe(
    "curriculum/a/path.yaml:41: kind is missing: write lab",
  );
  expect(showFault({ file: "/elsewhere/path.yaml", line: 1, message: "x" })).toBe("/elsewhere/path.yaml:1: x");
});
