import { deepEqual, equal } from "node:assert/strict";
import type { Draft } from "#core";
import type { StoreCheck } from "../../store.ts";
import { account, adaAndBob, at, channel, cohort, done, fifty, meet, member, stamp } from "../sample.ts";
import { answer, close, day, lockBefore, nextMonday, points, quiz, sums } from "./sample.ts";

export const answerChecks: readonly StoreCheck[] = [
  {
    name: "record: an answer with its stamp, once, and nothing on the board",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await store.quizzes.open(quiz("z1"));
      const given = answer("z1", "ada", { studyDay: "2026-11-29", picked: [3, 1] });
      equal(await store.answers.record(given), true);
      equal(await store.answers.record(answer("z1", "ada")), false);
      deepEqual(await store.answers.of("z1", "ada"), given);
      equal(await store.answers.of("z1", "bob"), undefined);
      equal(await store.answers.count("z1"), 1);
      deepEqual(await store.answers.to("z1"), [{ picked: [3, 1], right: true }]);
      deepEqual(await store.progress.ledger("c1"), []);
      deepEqual(await points(store, "season"), {});
    },
  },
  {
    name: "record: of fifty at once one is recorded, and fifty people's at once all are",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await store.quizzes.open(quiz("z1"));
      equal((await fifty((n) => store.answers.record(answer("z1", "ada", { picked: [n % 4] })))).filter(Boolean).length, 1);
      const recorded = await fifty(async (n) => {
        await meet(store, `p${n}`);
        return store.answers.record(answer("z1", `p${n}`));
      });
      equal(recorded.filter(Boolean).length, 50);
      equal(await store.answers.count("z1"), 51);
    },
  },
  {
    name: "change: once, and not what is locked, closed or another's",
    async check(open) {
      const opened = await open();
      const { store } = opened;
      await adaAndBob(store);
      for (const id of ["z1", "z2", "z3"]) await store.quizzes.open(quiz(id, { question: id }));
      const other = { picked: [2], right: false };
      const change = (id: string, person = "ada") => store.answers.change({ quiz: id, account: account(person).id, ...other });
      equal(await change("z1"), false);
      const given = answer("z1", "ada");
      await store.answers.record(given);
      equal(await change("z1", "bob"), false);
      deepEqual((await fifty(() => change("z1"))).filter(Boolean), [true]);
      deepEqual(await store.answers.of("z1", "ada"), { ...given, ...other, changed: true });
      await store.answers.record(answer("z2", "ada"));
      await store.answers.lock(answer("z2", "ada"), stamp("ada"));
      equal(await change("z2"), false);
      await close(opened, "z3");
      await store.answers.record(answer("z3", "ada"));
      equal(await change("z3"), false);
    },
  },
  {
    name: "lock: points come with it, once, in the season and in the answer's own week",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await store.quizzes.open(quiz("z1"));
      const right = answer("z1", "ada", { boardDate: "2026-12-06" });
      const wrong = answer("z1", "bob", { right: false, boardDate: nextMonday });
      for (const each of [right, wrong]) await store.answers.record(each);
      const mark = stamp("ada", { at: at(20) });
      deepEqual((await fifty(() => store.answers.lock(right, mark))).filter(Boolean), [true]);
      equal(await store.answers.lock(right, mark), false);
      equal(await store.answers.lock(wrong, stamp("bob")), true);
      deepEqual((await store.answers.of("z1", "ada"))?.lockedAt, at(20));
      deepEqual(await points(store, "season"), { ada: 15, bob: 5 });
      deepEqual(await points(store, "2026-W49"), { ada: 15 });
      deepEqual(await points(store, "2026-W50"), { bob: 5 });
      deepEqual(
        (await store.progress.ledger("c1")).find(({ person }) => person === "ada"),
        {
          key: "quiz:c1:z1:ada",
          cohort: "c1",
          person: "ada",
          points: 15,
          reason: "answered",
          item: "z1",
          at: at(20),
          boardDate: "2026-12-06",
        },
      );
    },
  },
  {
    name: "close quiz: locks every answer, by which it earns, beside those that are locked already; what comes later earns nothing",
    async check(open) {
      const opened = await open();
      const { store } = opened;
      await adaAndBob(store);
      for (const name of ["eve", "zoe"]) await meet(store, name);
      for (const name of ["eve", "zoe"]) await store.cohorts.join(member("c1", name));
      await store.quizzes.open(quiz("z1"));
      await done(store, "bob", "boto3");
      await store.answers.record(answer("z1", "ada"));
      await store.answers.lock(answer("z1", "ada"), stamp("ada"));
      await store.answers.record(answer("z1", "bob", { right: false }));
      await store.answers.record(answer("z1", "eve", { boardDate: nextMonday }));
      await close(opened, "z1", at(60));
      deepEqual(await points(store, "season"), { ada: 15, bob: 25, eve: 15 });
      deepEqual(await points(store, "2026-W49"), { ada: 15, bob: 25 });
      deepEqual(await points(store, "2026-W50"), { eve: 15 });
      deepEqual((await store.quizzes.named("z1"))?.closedAt, at(60));
      deepEqual((await store.answers.of("z1", "bob"))?.lockedAt, at(60));
      const late = answer("z1", "zoe", { at: at(60) });
      await store.answers.record(late);
      equal(await store.answers.lock(late, stamp("zoe")), true);
      await close(opened, "z1", at(90), "again");
      deepEqual((await store.quizzes.named("z1"))?.closedAt, at(60));
      deepEqual(await points(store, "season"), await sums(store));
      equal((await sums(store)).zoe, undefined);
    },
  },
  {
    name: "close quiz: an answer of before that arrives after it still earns",
    async check(open) {
      const opened = await open();
      const { store } = opened;
      await adaAndBob(store);
      await store.quizzes.open(quiz("z1"));
      await close(opened, "z1", at(60));
      await store.answers.record(answer("z1", "ada", { at: at(59) }));
      await store.answers.record(answer("z1", "bob", { at: at(61) }));
      await lockBefore(opened, nextMonday);
      deepEqual(await points(store, "season"), { ada: 15 });
    },
  },
  {
    name: "lock answers: those of before a date, of this cohort's questions of the day",
    async check(open) {
      const opened = await open();
      const { store } = opened;
      await adaAndBob(store);
      await store.cohorts.open(cohort("c2"), channel("other"), "ada");
      await store.cohorts.join(member("c2", "ada"));
      for (const [id, where] of [
        ["z1", "c1"],
        ["z2", "c1"],
        ["z3", "c2"],
      ] as const)
        await store.quizzes.open(quiz(id, { occasion: day({ cohort: where }) }));
      await store.answers.record(answer("z1", "ada", { boardDate: "2026-12-06" }));
      await store.answers.record(answer("z2", "ada", { boardDate: "2026-11-29", right: false }));
      await store.answers.record(answer("z1", "bob", { boardDate: nextMonday }));
      await store.answers.record(answer("z3", "ada"));
      await store.answers.record(answer("z2", "bob", { at: at(24 * 60) }));
      deepEqual(
        (await store.answers.pending("c1", nextMonday)).toSorted((a, b) => a.points - b.points),
        [
          { person: "ada", points: 5, boardDate: "2026-11-29" },
          { person: "ada", points: 15, boardDate: "2026-12-06" },
        ],
      );
      await lockBefore(opened, nextMonday);
      deepEqual(await store.answers.pending("c1", nextMonday), []);
      deepEqual(await points(store, "season"), { ada: 20 });
      deepEqual(await points(store, "2026-W48"), { ada: 5 });
      deepEqual(await points(store, "2026-W49"), { ada: 15 });
      deepEqual(await points(store, "season", "c2"), {});
      equal((await store.answers.of("z1", "bob"))?.lockedAt, undefined);
      await lockBefore(opened, "2026-12-14", "next week");
      deepEqual(await points(store, "season"), { ada: 20, bob: 15 });
    },
  },
  {
    name: "draft: kept upon what was seen, once, and gone with the answer",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await store.quizzes.open(quiz("z1"));
      const account = "terminal:ada";
      const none: Draft = { quiz: "z1", account, picked: [], openedAt: at(3) };
      const first: Draft = { ...none, picked: [undefined, 2, 0] };
      equal(await store.answers.draft("z1", account), undefined);
      equal(await store.answers.keepDraft(first, none), false);
      deepEqual((await fifty(() => store.answers.keepDraft(none, undefined))).filter(Boolean), [true]);
      equal(await store.answers.keepDraft(first, none), true);
      equal(await store.answers.keepDraft({ ...none, picked: [1] }, none), false);
      deepEqual(await store.answers.draft("z1", account), first);
      equal(await store.answers.draft("z1", "terminal:bob"), undefined);
      const each = await fifty((n) => store.answers.keepDraft({ ...first, picked: [n, 2, 0] }, first));
      equal(each.filter(Boolean).length, 1);
      deepEqual(await store.answers.draft("z1", account), { ...first, picked: [each.indexOf(true), 2, 0] });
      await store.answers.record(answer("z1", "ada"));
      equal(await store.answers.draft("z1", account), undefined);
    },
  },
];
