import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { eq } from "../../src/storage/drizzle.ts";
import { change, insert, met } from "../../src/storage/statements.ts";
import { doctor } from "../../src/verbs/doctor.ts";
import { answer, close, quiz } from "../contracts/store/quiz/sample.ts";
import { adaAndBob, counted, done, meet, monday, undone } from "../contracts/store/sample.ts";
import { engineNames, withDatabase } from "../storage/databases.ts";

const parts = (url: string) => ({ config: readConfig({ DATABASE_URL: url }), now: new Date("2026-12-09T09:00:00Z"), today: "2026-12-09" });

describe.each(engineNames)("the doctor on %s", (name) => {
  test("says in a sentence that all agrees, also of nobody", () =>
    withDatabase(name, async (open, url) => {
      const { store } = await open();
      const said = async () => doctor.run([], parts(url));
      expect(await said()).toEqual({ lines: ["Looked at 0 people: everybody's points are what they have done."], ok: true });
      await adaAndBob(store);
      await done(store, "ada", "boto3");
      await undone(store, "ada", "boto3");
      expect(await said()).toEqual({ lines: ["Looked at 2 people: everybody's points are what they have done."], ok: true });
    }));

  test("says of whom what differs and writes nothing, until it is told to put it right", () =>
    withDatabase(name, async (open, url) => {
      const opened = await open();
      const { store, engine } = opened;
      const { ledger, totals } = engine.tables;
      await adaAndBob(store);
      await meet(store, "eve");
      await done(store, "ada", "boto3", 1, [counted("c1", "2026-12-01", 50)]);
      await done(store, "ada", "s3", 1, [counted("c1", "2026-12-01", 20)]);
      await store.quizzes.open(quiz("z1", { question: "q-0147" }));
      for (const person of ["ada", "bob"]) await store.answers.record(answer("z1", person));
      await close(opened, "z1");
      const without = (key: string) => change((db) => db.delete(ledger).where(eq(ledger.key, key)).returning(met))({});
      const harm = [without("done:c1:ada:boto3:1"), without("quiz:c1:z1:bob")];
      const shown = change((db) => db.update(totals).set({ points: 35 }).where(eq(totals.person, "ada")).returning(met))({});
      const spurious = { cohort: "c1", person: "bob", points: 5, reason: "done", item: "iam", times: 1, boardDate: monday } as const;
      const stamp = { account: "terminal:bob", at: new Date(0), studyDay: monday, zone: "UTC", callId: "none" };
      await engine.write([...harm, shown, insert(ledger)({ ...spurious, ...stamp, key: "done:c1:bob:iam:1" })]);

      const lines = [
        "ada (terminal:ada) in Cohort c1:",
        "  /done boto3 of Tue 1 Dec is missing in the ledger (+50)",
        "  35 points in 2026-W49, what was done makes 85",
        "  35 points in the season, what was done makes 85",
        "bob (terminal:bob) in Cohort c1:",
        "  the answer to q-0147 of Mon 30 Nov is missing in the ledger (+15)",
        "  the ledger gives 5 points for iam in 2026-W49, what was done makes 0",
      ];
      const before = [await store.progress.ledger("c1"), await store.progress.scores("c1", "season")];
      const found = await doctor.run([], parts(url));
      expect(found?.ok).toBe(false);
      expect(found?.lines.toSorted()).toEqual(
        [...lines, "The points of 2 of 3 people are not what they have done: npm run cairn -- doctor --mend puts them right."].toSorted(),
      );
      expect([await store.progress.ledger("c1"), await store.progress.scores("c1", "season")]).toEqual(before);

      const mended = await doctor.run(["--mend"], parts(url));
      expect(mended?.ok).toBe(true);
      expect(mended?.lines.toSorted()).toEqual(
        [...lines, "The points of 2 of 3 people were put right. What was announced stays as it was."].toSorted(),
      );
      expect(await doctor.run([], parts(url))).toMatchObject({ ok: true });
      expect((await store.progress.standing("c1", "season", "ada")).points).toBe(85);
      expect(await doctor.run(["--mend"], parts(url))).toMatchObject({ ok: true, lines: [expect.stringMatching(/^Looked at 3 people/)] });
    }));

  test("looks at more people than are known at a time", () =>
    withDatabase(name, async (open, url) => {
      const { store, engine } = await open();
      await adaAndBob(store);
      await done(store, "bob", "boto3");
      await Promise.all(Array.from({ length: 201 }, (_, n) => meet(store, `p${String(n).padStart(3, "0")}`)));
      const { totals } = engine.tables;
      await engine.write([
        insert(totals)({ cohort: "c1", period: "season", person: "p200", points: 7 }),
        change((db) => db.update(totals).set({ points: 1 }).where(eq(totals.person, "bob")).returning(met))({}),
      ]);
      const said = await doctor.run([], parts(url));
      expect(said?.lines.filter((line) => line.endsWith(":"))).toEqual([
        "bob (terminal:bob) in Cohort c1:",
        "p200 (terminal:p200) in Cohort c1:",
      ]);
      expect(said?.lines.at(-1)).toMatch(/^The points of 2 of 203 people/);
    }));
});

test("words that it does not know are none of its own", async () => {
  expect(await doctor.run(["--mends"], parts("file::memory:"))).toBeUndefined();
});
