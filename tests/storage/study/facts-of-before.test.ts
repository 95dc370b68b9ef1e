import { readdirSync, readFileSync } from "node:fs";
import Connection from "better-sqlite3";
import { Client } from "pg";
import { expect, test } from "vitest";
import { change, met } from "../../../src/storage/statements.ts";
import { answer, close, practice, quiz } from "../../contracts/store/quiz/sample.ts";
import { adaAndBob, at, channel, cohort, counted, done, member, stamp, undone } from "../../contracts/store/sample.ts";
import { type EngineName, engineNames, withDatabase } from "../databases.ts";

/** The statements by which a migration makes facts of what only the ledger knew. */
const migrated = (name: EngineName): readonly string[] => {
  const folder = `migrations/${{ SQLite: "sqlite", PostgreSQL: "postgres" }[name]}`;
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .flatMap((file) => readFileSync(`${folder}/${file}`, "utf8").split("--> statement-breakpoint"))
    .filter((statement) => /UPDATE .(completions|answers|verdicts). SET .(counted|undone_dates|counts|voided_on)./.test(statement));
};

const run: Record<EngineName, (url: string, statements: readonly string[]) => Promise<void>> = {
  async SQLite(url, statements) {
    const connection = new Connection(url.slice("file:".length));
    for (const statement of statements) connection.exec(statement);
    connection.close();
  },
  async PostgreSQL(url, statements) {
    const client = new Client({ connectionString: url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  },
};

// The migration of 2026-11-28: until then, where a completion counted stood in the ledger alone.
test.each(engineNames)("the facts of a database of before make the credit that it had, on %s", (name) =>
  withDatabase(name, async (open, url) => {
    const opened = await open();
    const { engine, store } = opened;
    await adaAndBob(store);
    await store.cohorts.open(cohort("c2"), channel("other"), "ada");
    await store.cohorts.join(member("c2", "ada"));
    await done(store, "ada", "boto3", 1, [counted("c1", "2026-12-04", 50), counted("c2", "2026-12-03", 50)]);
    await undone(store, "ada", "boto3", 1, "2026-12-08");
    await done(store, "ada", "boto3", 2, [counted("c1", "2026-12-08", 50)]);
    await done(store, "bob", "boto3", 1, [counted("c1", "2026-12-04", 10)]);
    await undone(store, "bob", "boto3", 1, "2026-12-06");
    await done(store, "bob", "s3", 1, []);
    await undone(store, "bob", "s3", 1);
    for (const [id, more] of Object.entries({ z1: {}, z2: { question: "q2" }, z3: { question: "q3" } }))
      await store.quizzes.open(quiz(id, more));
    for (const id of ["z1", "z2"])
      for (const person of ["ada", "bob"]) await store.answers.record(answer(id, person, { right: person === "ada" }));
    await store.answers.record(answer("z3", "ada"));
    await store.answers.record(answer("z3", "bob", { at: at(24 * 60) }));
    await store.answers.lock(answer("z3", "bob"), stamp("bob"));
    for (const id of ["z1", "z2"]) await close(opened, id);
    await store.quizzes.open(quiz("p1", { occasion: practice("ada"), question: "q9" }));
    await store.answers.practise(answer("p1", "ada", { lockedAt: at(1) }), { cohort: "c1", person: "ada", nth: 2 });
    for (const [question, today] of [
      ["q1", "2026-12-06"],
      ["q2", "2026-12-09"],
      ["q7", "2026-12-09"],
    ] as const)
      await store.reports.decide(
        { cohort: "c1", question, version: 1, verdict: "voided", person: "bob", at: at(40) },
        today,
        `void ${question}`,
      );

    const { completions, answers, verdicts } = engine.tables;
    const facts = async () => ({
      counts: (
        await engine.query((db) => db.select({ quiz: answers.quiz, account: answers.account, counts: answers.counts }).from(answers))()
      )
        .map((row) => Object.values(row).join(" "))
        .sort(),
      counted: (await engine.query((db) => db.select().from(completions))())
        .map(({ account, item, times, counted }) => [account, item, times, counted.toSorted((a, b) => (a.cohort < b.cohort ? -1 : 1))])
        .sort(),
    });
    const before = await facts();
    expect(before.counts.filter((row) => /[012]$/.test(row)).length).toBeGreaterThan(4);
    await engine.write([
      change((db) => db.update(completions).set({ counted: [], undoneDates: null }).where(undefined).returning(met))({}),
      change((db) => db.update(answers).set({ counts: null }).where(undefined).returning(met))({}),
      change((db) => db.update(verdicts).set({ voidedOn: null }).where(undefined).returning(met))({}),
    ]);
    expect(await store.credit.differences("ada")).not.toEqual([]);

    const statements = migrated(name);
    expect(statements).toHaveLength(4);
    await run[name](url, statements);
    expect(await facts()).toEqual(before);
    for (const person of ["ada", "bob"]) expect(await store.credit.differences(person)).toEqual([]);
  }),
);
