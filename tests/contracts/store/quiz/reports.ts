import { deepEqual, equal } from "node:assert/strict";
import type { Report, Verdict } from "#core";
import { change, is, met } from "../../../../src/storage/statements.ts";
import type { StoreCheck } from "../../store.ts";
import { account, at, channel, cohort, done, fifty, member, monday, stamp } from "../sample.ts";
import { answer, askedThrice, close, day, played, points, practiceOf, practise, quiz, sums } from "./sample.ts";

const report = (id: string, person: string, more: Partial<Report> = {}): Report => ({
  id: `${id}:${person}`,
  quiz: id,
  question: "q1",
  version: 1,
  cohort: "c1",
  person,
  account: account(person).id,
  reason: "unclear",
  words: undefined,
  at: at(30),
  state: "open",
  ...more,
});

const verdict = (what: Verdict["verdict"], more: Partial<Verdict> = {}): Verdict => ({
  cohort: "c1",
  question: "q1",
  version: 1,
  verdict: what,
  person: "bob",
  at: at(40),
  ...more,
});

export const reportChecks: readonly StoreCheck[] = [
  {
    name: "figures: how each question of the day went in its cohort, of what came in time; practice and what is open apart",
    async check(open) {
      const opened = await open();
      const { store } = opened;
      await askedThrice(store);
      const figures = async (cohort: string) =>
        (await store.reports.figures(cohort))
          .toSorted((a, b) => (a.question < b.question ? -1 : 1))
          .map(({ question, version, people, answered, right }) => [question, version, people, answered, right]);
      const none = (id: string) => [id, 1, 0, 0, 0];
      deepEqual(await figures("c1"), [none("q1"), none("q3")]);
      await close(opened, "z1");
      deepEqual(await figures("c1"), [["q1", 1, 2, 2, 1], none("q3")]);
      await close(opened, "z2");
      deepEqual(await figures("c1"), [["q1", 1, 2, 3, 2], none("q3")]);
      deepEqual(await figures("c2"), [none("q1")]);
    },
  },
  {
    name: "report: one of a person for a quiz, the newest reason; off the list with the verdict",
    async check(open) {
      const { store } = await open();
      await played(store);
      await store.reports.add(report("z1", "ada"));
      await store.reports.add(report("z1", "ada", { reason: "wrong answer", at: at(31) }));
      await store.reports.add(report("z1", "bob"));
      const other = report("p1", "ada", { version: 2, at: at(32) });
      await store.reports.add(other);
      deepEqual(await store.reports.open("c1"), [report("z1", "bob"), report("z1", "ada", { reason: "wrong answer", at: at(31) }), other]);
      deepEqual(await store.reports.open("c2"), []);
      equal(await store.reports.decide(verdict("kept"), monday, "call"), true);
      deepEqual(await store.reports.open("c1"), [other]);
      deepEqual(await store.reports.verdicts("c1"), [verdict("kept")]);
      deepEqual((await store.quizzes.named("z1"))?.voidedAt, undefined);
      deepEqual(await points(store, "season"), { ada: 30, bob: 5 });
      await store.reports.add(report("z1", "ada"));
      equal((await store.reports.open("c1")).length, 2);
      equal(await store.reports.decide(verdict("mended", { at: at(41) }), monday, "call 2"), true);
      deepEqual(await store.reports.verdicts("c1"), [verdict("mended", { at: at(41) })]);
    },
  },
  {
    name: "report: with its reporter's words, and what was found stays on it until it is reported anew",
    async check(open) {
      const { store, engine } = await open();
      await played(store);
      const words = `'; drop table reports; -- “Why not B?” ${"long ".repeat(60)}`;
      await store.reports.add(report("z1", "ada", { words }));
      await store.reports.add(report("z1", "bob"));
      deepEqual((await store.reports.open("c1")).map((each) => each.words).sort(), [words, undefined].sort());
      await store.reports.decide(verdict("mended"), monday, "call");
      deepEqual(await store.reports.open("c1"), []);
      await store.reports.add(report("z1", "ada", { words: "Still so." }));
      deepEqual(await store.reports.open("c1"), [report("z1", "ada", { words: "Still so." })]);
      const drop = change((db) => db.delete(engine.tables.accounts).where(is(engine.tables.accounts.id, "id")).returning(met));
      await engine.write([drop({ id: account("ada").id })]);
      deepEqual((await store.reports.open("c1"))[0]?.account, undefined);
    },
  },
  {
    name: "decide: voided, its points are taken back once, the answers stay, and nothing more is earned",
    async check(open) {
      const { store } = await open();
      await played(store);
      await done(store, "bob", "boto3");
      await store.cohorts.open(cohort("c2"), channel("other"), "ada");
      await store.cohorts.join(member("c2", "bob"));
      await store.quizzes.open(quiz("z4", { occasion: day({ cohort: "c2" }) }));
      await store.answers.record(answer("z4", "bob"));
      await store.answers.lock(answer("z4", "bob"), stamp("bob"));
      await store.quizzes.open(quiz("z5", { version: 2 }));
      await store.answers.record(answer("z5", "ada"));
      await store.answers.lock(answer("z5", "ada"), stamp("ada"));
      await store.quizzes.open(practiceOf("p2", "ada"));
      const voided = await fifty((n) => store.reports.decide(verdict("voided"), "2026-12-06", `void ${n}`));
      equal(voided.filter(Boolean).length, 1);
      deepEqual(await points(store, "season"), { ada: 15, bob: 20 });
      deepEqual(await points(store, "2026-W49"), { ada: 15, bob: 20 });
      deepEqual(await points(store, "season", "c2"), { bob: 15 });
      const reversal = (await store.progress.ledger("c1")).find(({ key }) => key === "void:quiz:c1:z1:ada");
      deepEqual([reversal?.points, reversal?.reason, reversal?.boardDate], [-15, "voided", monday]);
      deepEqual((await store.quizzes.named("z1"))?.voidedAt, at(40));
      equal((await store.answers.of("z1", "ada"))?.right, true);
      equal(await store.reports.decide(verdict("kept"), monday, "call"), false);
      equal(await practise(store, "p2", 2), false);
      equal(await store.answers.of("p2", "ada"), undefined);
      const later = answer("z1", "eve", { account: account("ada").id });
      equal(await store.answers.record(later), false);
    },
  },
  {
    name: "decide: voided, a week that is over keeps its points and the new one loses them; what was not locked never earns",
    async check(open) {
      const { store } = await open();
      await played(store);
      await store.quizzes.open(quiz("z2", { occasion: day({ slot: "2026-12-08" }) }));
      await store.answers.record(answer("z2", "ada", { boardDate: "2026-12-08" }));
      equal(await store.reports.decide(verdict("voided"), "2026-12-08", "void"), true);
      deepEqual(await points(store, "2026-W49"), { ada: 30, bob: 5 });
      deepEqual(await store.progress.standing("c1", "2026-W50", "ada"), { points: -30, above: 0 });
      deepEqual(await points(store, "season"), {});
      deepEqual(await store.answers.pending("c1", "2026-12-14"), []);
      await store.answers.lock(answer("z2", "ada", { boardDate: "2026-12-08" }), stamp("ada"));
      deepEqual(await points(store, "season"), {});
      deepEqual(Object.values(await sums(store)), [0, 0]);
    },
  },
];
