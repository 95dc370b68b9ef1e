import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openEngine, openStore, storeOn } from "../src/storage/index.ts";
import { insert } from "../src/storage/statements.ts";
import { usage, verbs } from "../src/verbs/index.ts";
import { adaAndBob } from "./contracts/store/sample.ts";
import { tiny } from "./curriculum/fixture.ts";
import { compiled } from "./support/child.ts";

/** Gives a verb to the command line, as `npm run cairn --` does. */
function cairn(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["src/cli.ts", ...words], {
    encoding: "utf8",
    env: { ...process.env, ...compiled, ...env },
  });
  return { status, stdout, stderr };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "cairn-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("backup copies the database while a bot has it open", async () => {
  const folder = temporaryFolder();
  const store = await openStore(`file:${join(folder, "cairn.db")}`);
  onTestFinished(() => store.close());
  const ada = await store.people.meet({ platform: "terminal", id: "terminal:ada", name: "Ada" }, "p1", new Date("2026-11-23T09:00:00Z"));

  const said = cairn(["backup", join(folder, "copy.db")], { DATABASE_URL: `file:${join(folder, "cairn.db")}` });
  expect(said).toMatchObject({ status: 0, stdout: `The database is copied to ${join(folder, "copy.db")}.\n` });

  const copy = await openStore(`file:${join(folder, "copy.db")}`);
  expect(await copy.people.byAccount("terminal:ada")).toEqual(ada);
  await copy.close();
});

test("backup says where it cannot write", () => {
  const folder = temporaryFolder();
  const nowhere = cairn(["backup", join(folder, "nowhere", "copy.db")], { DATABASE_URL: `file:${join(folder, "cairn.db")}` });
  expect(nowhere.status).toBe(1);
  expect(nowhere.stderr).not.toBe("");
});

test("doctor fails where points are not what was done", async () => {
  const url = `file:${join(temporaryFolder(), "cairn.db")}`;
  const engine = await openEngine(url);
  onTestFinished(() => engine.close());
  await adaAndBob(storeOn(engine));
  await engine.write([insert(engine.tables.totals)({ cohort: "c1", period: "season", person: "ada", points: 7 })]);
  const said = cairn(["doctor"], { DATABASE_URL: url });
  expect(said).toMatchObject({ status: 1, stdout: expect.stringContaining("7 points in the season, what was done makes 0") });
});

test("curriculum check counts what is taught, and fails where it is not sound", () => {
  expect(cairn(["curriculum", "check"], { CURRICULUM: tiny() })).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("tiny: 2 phases"),
  });
  const empty = cairn(["curriculum", "check"], { CURRICULUM: temporaryFolder() });
  expect(empty.status).toBe(1);
  expect(empty.stdout).toContain("holds no path");
});

test("curriculum alone is a check, and a table is judged before it is written", () => {
  const env = { CURRICULUM: tiny() };
  expect(cairn(["curriculum"], env)).toEqual(cairn(["curriculum", "check"], env));
  const missing = cairn(["curriculum", "import-questions", join(temporaryFolder(), "nowhere.csv")]);
  expect(missing).toMatchObject({ status: 1, stdout: expect.stringContaining("is no file: name a CSV file") });
});

test("the usage is made of the list, each verb with what it does", () => {
  expect(usage()).toBe(`npm run cairn -- <verb>
  backup FILE         copy the database into a file, while the bot runs
  doctor [--mend]     look whether everybody's points are what they have done, and say what differs;
                      with --mend, put it right
  curriculum check    read every learning path with its questions, and name every fault
  curriculum schema   write the schema by which editors help with the YAML
  curriculum figures  count the questions, and write the figures into QUALITY.md
  curriculum blind SOLVER [FILE]
                      print the questions that nobody has solved as they stand, without their keys;
                      with a file of answers, keep them as a review
  curriculum import-questions FILE [PATH] [--write]
                      take questions from a CSV file or from Anki's text export
  wrong-answers ACCOUNT FILE
                      write what somebody got wrong into a .csv, or a .txt for Anki
  slack-manifest      print what Slack must know of the app, to be pasted where it is made`);
  expect(new Set(verbs.map(({ name }) => name)).size).toBe(verbs.length);
});

test.each([[[]], [["nonsense"]], [["backup"]], [["curriculum", "nonsense"]], [["curriculum", "import-questions"]]])(
  "%j is answered with the verbs there are",
  (words) => {
    const { status, stdout, stderr } = cairn(words);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/backup FILE[\s\S]+curriculum check/);
  },
);
