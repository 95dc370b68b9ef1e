import { deepEqual, equal } from "node:assert/strict";
import type { DueSchedule, Unasked } from "#core";
import { insert } from "../../../../src/storage/statements.ts";
import type { StoreCheck } from "../../store.ts";
import { answer, day, practice, quiz } from "../quiz/sample.ts";
import { adaAndBob, at, channel, cohort, done, meet, stamp, undone } from "../sample.ts";
import { content } from "./planned.ts";

/** What closed weeks and personal nudges are read from. */
export const rhythmChecks: readonly StoreCheck[] = [
  {
    name: "frozen: the rows of one cohort and period, in the order of places",
    async check(open) {
      const { store, engine } = await open();
      await adaAndBob(store);
      await store.cohorts.open(cohort("c2"), channel("other"), "ada");
      const row = insert(engine.tables.boards);
      const frozenAt = at(0);
      await engine.write([
        row({ cohort: "c1", period: "2026-W49", person: "bob", place: 2, points: 10, frozenAt }),
        row({ cohort: "c1", period: "2026-W49", person: "ada", place: 1, points: 30, frozenAt }),
        row({ cohort: "c1", period: "2026-W50", person: "ada", place: 1, points: 99, frozenAt }),
        row({ cohort: "c2", period: "2026-W49", person: "ada", place: 1, points: 99, frozenAt }),
      ]);
      deepEqual(await store.boards.frozen("c1", "2026-W49"), [
        { person: "ada", place: 1, points: 30 },
        { person: "bob", place: 2, points: 10 },
      ]);
      deepEqual(await store.boards.frozen("c1", "2026-W48"), []);
    },
  },
  {
    name: "itemsDone: by study day, from one date until before another, of who is there, each item once",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await meet(store, "eve");
      const on = (person: string, item: string, studyDay: string, times = 1) =>
        store.progress.complete({ person, path: "aws", item, times }, stamp(person, { studyDay }), []);
      await on("ada", "sunday", "2026-11-29");
      await on("ada", "monday", "2026-11-30");
      await on("ada", "last", "2026-12-06");
      await on("ada", "next", "2026-12-07");
      await on("bob", "monday", "2026-12-01");
      await on("eve", "monday", "2026-12-01");
      await on("bob", "taken", "2026-12-01");
      await undone(store, "bob", "taken");
      await on("bob", "again", "2026-12-01");
      await undone(store, "bob", "again");
      await on("bob", "again", "2026-12-02", 2);
      const count = () => store.boards.itemsDone("c1", "aws", "2026-11-30", "2026-12-07");
      equal(await count(), 4);
      await store.cohorts.leave("c1", "bob", at(60));
      equal(await count(), 2);
      equal(await store.boards.itemsDone("c1", "gcp", "2026-11-30", "2026-12-07"), 0);
    },
  },
  {
    name: "questions: those posted for the dates, in order, with the answers of who is there; voided and practised ones not",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await meet(store, "eve");
      await store.quizzes.open(quiz("b", { occasion: day({ slot: "2026-12-06" }), openedAt: at(20), closedAt: at(30) }));
      await store.quizzes.open(quiz("a", { openedAt: at(10), question: "q2" }));
      await store.quizzes.open(quiz("before", { occasion: day({ slot: "2026-11-29" }) }));
      await store.quizzes.open(quiz("after", { occasion: day({ slot: "2026-12-07" }) }));
      await store.quizzes.open(quiz("voided", { occasion: day({ slot: "2026-12-01" }), voidedAt: at(1) }));
      await store.quizzes.open(quiz("practice", { occasion: practice("ada") }));
      for (const [id, person, right] of [
        ["a", "ada", true],
        ["a", "bob", false],
        ["a", "eve", false],
        ["voided", "ada", true],
        ["practice", "ada", true],
        ["before", "ada", true],
      ] as const)
        await store.answers.record(answer(id, person, { right }));
      const seen = async () =>
        (await store.boards.questions("c1", "2026-11-30", "2026-12-07")).map(({ answers, ...rest }) => ({
          ...rest,
          answers: answers.map(({ person, right }) => `${person} ${right}`).sort(),
        }));
      deepEqual(await seen(), [
        { quiz: "a", question: "q2", isClosed: false, answers: ["ada true", "bob false"] },
        { quiz: "b", question: "q1", isClosed: true, answers: [] },
      ]);
      await store.cohorts.leave("c1", "bob", at(60));
      deepEqual((await seen())[0]?.answers, ["ada true"]);
    },
  },
  {
    name: "nudges: nothing until wished for; a new wish begins anew and keeps when the last one was",
    async check(open) {
      const { store, engine } = await open();
      await adaAndBob(store);
      equal(await store.nudges.of("ada"), undefined);
      const wish = { person: "ada", account: "terminal:ada", restDays: [6, 7] };
      const anew = { ...wish, isOff: false, frequency: "daily", snoozedUntil: undefined, ignored: 0, lastAt: undefined };
      await store.nudges.set(wish);
      deepEqual(await store.nudges.of("ada"), anew);
      equal(await store.nudges.of("bob"), undefined);
      await store.nudges.snooze("ada", "2026-12-08");
      await store.nudges.snooze("bob", "2026-12-08");
      deepEqual(await store.nudges.of("ada"), { ...anew, snoozedUntil: "2026-12-08" });
      equal(await store.nudges.of("bob"), undefined);

      const row = {
        account: "terminal:bob",
        restDays: "",
        isOff: false,
        frequency: "weekly",
        snoozedUntil: "2026-12-08",
        ignored: 4,
        lastAt: at(5),
      } as const;
      await engine.write([insert(engine.tables.nudges)({ ...row, person: "bob" })]);
      deepEqual(await store.nudges.of("bob"), { ...row, person: "bob", restDays: [] });
      const second = { id: "slack:T1:U1", person: "bob", platform: "slack", name: "bob", createdAt: at(1) } as const;
      await engine.write([insert(engine.tables.accounts)(second)]);
      await store.nudges.set({ person: "bob", account: second.id, restDays: [1] });
      deepEqual(await store.nudges.of("bob"), {
        ...{ person: "bob", account: second.id, restDays: [1], isOff: false, frequency: "daily" },
        ...{ snoozedUntil: undefined, ignored: 0, lastAt: at(5) },
      });
      await store.nudges.stop({ person: "bob", account: second.id });
      deepEqual([(await store.nudges.of("bob"))?.isOff, (await store.nudges.of("bob"))?.restDays], [true, [1]]);
      await store.nudges.set({ person: "bob", account: second.id });
      deepEqual([(await store.nudges.of("bob"))?.isOff, (await store.nudges.of("bob"))?.restDays], [false, [1]]);
    },
  },
  {
    name: "nudges: a change of the rest days changes nothing else, and is kept for who is not nudged yet",
    async check(open) {
      const { store, engine } = await open();
      await adaAndBob(store);
      const row = {
        account: "terminal:ada",
        isOff: false,
        frequency: "weekly",
        snoozedUntil: "2026-12-08",
        ignored: 4,
        lastAt: at(5),
      } as const;
      await engine.write([insert(engine.tables.nudges)({ ...row, person: "ada", restDays: "1" })]);
      await store.nudges.rest({ person: "ada", account: "slack:T1:U1", restDays: [6, 7] });
      deepEqual(await store.nudges.of("ada"), { ...row, person: "ada", restDays: [6, 7] });
      const wish = { person: "bob", account: "terminal:bob", restDays: [3] };
      await store.nudges.rest(wish);
      deepEqual(await store.nudges.of("bob"), {
        ...wish,
        isOff: false,
        frequency: "daily",
        snoozedUntil: undefined,
        ignored: 0,
        lastAt: undefined,
      });
    },
  },
  {
    name: "unasked: waits in the order of its reasons, is scheduled once, and goes with the person",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      const waits = (id: string, reason: Unasked["reason"], minutes: number): Unasked => ({
        ...{ id, person: "ada", account: "terminal:ada", reason, content, since: at(minutes), until: at(minutes + 99) },
      });
      const ofAda = { kind: "person", id: "ada" } as const;
      const [word, joy, exam, second] = [waits("1", "word", 1), waits("2", "celebration", 0), waits("3", "exam", 5), waits("4", "word", 3)];
      await store.unasked.add(word, { slot: "2026-11-30", dueAt: at(0) });
      for (const each of [joy, exam, second]) await store.unasked.add(each, { slot: "2026-12-05", dueAt: at(7) });
      deepEqual(await store.unasked.of("ada"), [exam, word, second, joy]);
      deepEqual(await store.unasked.of("bob"), []);
      const [row, ...more] = await store.schedules.of(ofAda);
      deepEqual([row?.job, row?.slot, row?.dueAt, row?.nextAt, more], ["unasked", "2026-11-30", at(0), at(0), []]);
      // Once nothing comes any more, the next one is scheduled anew.
      if (row) await store.runs.skip([], { from: row as DueSchedule, to: undefined }, at(1));
      await store.unasked.drop("ada");
      deepEqual(await store.unasked.of("ada"), []);
      await store.unasked.add(word, { slot: "2026-12-01", dueAt: at(9) });
      deepEqual(
        (await store.schedules.of(ofAda)).map(({ slot }) => slot),
        ["2026-12-01"],
      );
      await store.privacy.erase("ada");
      deepEqual([await store.unasked.of("ada"), await store.schedules.of(ofAda)], [[], []]);
    },
  },
  {
    name: "lastActive: the last study day of an item or an answer, by whichever account; what is undone does not count",
    async check(open) {
      const { store, engine } = await open();
      await adaAndBob(store);
      equal(await store.nudges.lastActive("ada"), undefined);
      await done(store, "ada", "boto3");
      equal(await store.nudges.lastActive("ada"), "2026-11-30");
      await store.progress.complete({ person: "ada", path: "gcp", item: "x", times: 1 }, stamp("ada", { studyDay: "2026-12-02" }), []);
      equal(await store.nudges.lastActive("ada"), "2026-12-02");
      await store.progress.undo({ person: "ada", path: "gcp", item: "x", times: 1 }, stamp("ada"), () => "2026-12-02");
      equal(await store.nudges.lastActive("ada"), "2026-11-30");
      await store.quizzes.open(quiz("a"));
      const second = { id: "slack:T1:U1", person: "ada", platform: "slack", name: "ada", createdAt: at(1) } as const;
      await engine.write([insert(engine.tables.accounts)(second)]);
      await store.answers.record(answer("a", "ada", { account: second.id, studyDay: "2026-12-05" }));
      equal(await store.nudges.lastActive("ada"), "2026-12-05");
      equal(await store.nudges.lastActive("bob"), undefined);
    },
  },
];
