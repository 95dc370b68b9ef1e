import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, onTestFinished, test } from "vitest";
import { exportWrongAnswers } from "../../src/curriculum/wrong-answers.ts";
import { question, withQuestions } from "../support/questions.ts";
import { createCohort, realPaths } from "../support/talk.ts";

const bank = ["q1", "q2", "q3"].map((id) => question(id));

/** Ada practises each question once, and picks the option whose text begins like this. */
async function practised(picks: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), "cairn-wrong-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const paths = withQuestions(realPaths(), bank);
  const world = await createCohort({ paths });
  const ada = world.talk("ada");
  await ada.say("/join");
  const practise = async () => {
    const asked = await ada.say("/quiz");
    const id = /in (q\d)\?/.exec(asked)?.[1] ?? expect.unreachable(asked);
    await ada.press(new RegExp(`([A-D])\\. ${picks[id]} of ${id}`).exec(asked)?.[1] ?? expect.unreachable(asked));
    return id;
  };
  const written = async (file: string) => {
    const said = await exportWrongAnswers(world.store, paths, "terminal:ada", join(folder, file));
    return { said, text: readFileSync(join(folder, file), "utf8") };
  };
  return { practise, written, world, paths, picks };
}

test("what was got wrong when it was answered last is written, to a table and for Anki", async () => {
  const { practise, written } = await practised({ q1: "option 0", q2: "option 1", q3: "option 2" });
  for (const _ of bank) await practise();
  const { said, text } = await written("wrong.csv");
  expect(said).toMatch(/^Wrote 2 questions to .*wrong\.csv\.$/);
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
  expect(rows.map((row) => [row.question, row["your answer"], row["right answer"]])).toEqual(
    expect.arrayContaining([
      ["q2", "option 1 of q2", "option 0 of q2"],
      ["q3", "option 2 of q3", "option 0 of q3"],
    ]),
  );
  const anki = (await written("wrong.txt")).text;
  expect(anki).toMatch(/^#separator:tab\n/);
  expect([...anki.matchAll(/^cairn-(q\d)\t/gm)].map(([, id]) => id).sort()).toEqual(["q2", "q3"]);
});

test("what was put right since is left out", async () => {
  const picks: Record<string, string> = { q1: "option 1", q2: "option 1", q3: "option 1" };
  const { practise, written } = await practised(picks);
  for (const _ of bank) await practise();
  expect((await written("wrong.csv")).said).toMatch("Wrote 3 questions");
  for (const { id } of bank) picks[id] = "option 0";
  await practise();
  expect((await written("wrong.csv")).said).toMatch("Wrote 2 questions");
});

test("an unknown account, or another kind of file, is said", async () => {
  const { world, paths } = await practised({});
  await expect(exportWrongAnswers(world.store, paths, "terminal:nobody", "x.csv")).rejects.toThrow(
    "Nobody is known by the account terminal:nobody.",
  );
  await expect(exportWrongAnswers(world.store, paths, "terminal:ada", "x.pdf")).rejects.toThrow("ends in .csv, or in .txt");
});
