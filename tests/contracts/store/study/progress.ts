import { deepEqual, equal, rejects } from "node:assert/strict";
import type { Store } from "#core";
import type { StoreCheck } from "../../store.ts";
import { adaAndBob, at, channel, cohort, counted, done, fifty, meet, member, monday, stamp, undone } from "../sample.ts";

const nextMonday = "2026-12-07";
const items = async (store: Store, person: string) => (await store.progress.completions(person, "aws")).map(({ item }) => item).sort();
const points = async (store: Store, cohort: string, period: string) =>
  Object.fromEntries((await store.progress.scores(cohort, period)).map((score) => [score.person, score.points]));

export const progressChecks: readonly StoreCheck[] = [
  {
    name: "complete: a fact with its stamp, once",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      const mark = stamp("ada", { at: at(11), studyDay: "2026-11-29" });
      const fact = { person: "ada", path: "aws", item: "boto3", times: 1 };
      equal(await store.progress.complete(fact, mark, [counted("c1")]), true);
      equal(await store.progress.complete(fact, stamp("ada"), [counted("c1")]), false);
      const written = {
        path: "aws",
        item: "boto3",
        times: 1,
        at: at(11),
        studyDay: "2026-11-29",
        callId: mark.callId,
        undoneAt: undefined,
        undoneBy: undefined,
      };
      deepEqual(await store.progress.completions("ada", "aws"), [written]);
      deepEqual(await store.progress.completion("ada", "aws", "boto3"), { ...written, firstAt: at(11) });
      deepEqual(await store.progress.completions("ada", "gcp"), []);
      deepEqual(await store.progress.completions("bob", "aws"), []);
      equal(await store.progress.completion("ada", "aws", "s3"), undefined);
      deepEqual(await store.progress.ledger("c1"), [
        {
          key: "done:c1:ada:boto3:1",
          cohort: "c1",
          person: "ada",
          points: 20,
          reason: "done",
          item: "boto3",
          at: at(11),
          boardDate: monday,
        },
      ]);
    },
  },
  {
    name: "complete: without a cohort it is a fact all the same",
    async check(open) {
      const { store } = await open();
      await meet(store, "ada");
      equal(await done(store, "ada", "boto3", 1, []), true);
      equal(await done(store, "ada", "boto3", 1, []), false);
      deepEqual(await items(store, "ada"), ["boto3"]);
    },
  },
  {
    name: "complete: points in every cohort, in the season and in the week of its own date",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await store.cohorts.open(cohort("c2"), channel("other"), "ada");
      await store.cohorts.join(member("c2", "ada"));
      const where = (points: number) => [counted("c2", nextMonday, points), counted("c1", "2026-12-06", points)];
      await done(store, "ada", "boto3", 1, where(20));
      await done(store, "ada", "s3", 1, where(30));
      for (const [name, week, other] of [
        ["c1", "2026-W49", "2026-W50"],
        ["c2", "2026-W50", "2026-W49"],
      ] as const) {
        deepEqual(await points(store, name, "season"), { ada: 50 });
        deepEqual(await points(store, name, week), { ada: 50 });
        deepEqual(await points(store, name, other), {});
      }
    },
  },
  {
    name: "complete: of fifty at once one is recorded",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      const recorded = await fifty(() => done(store, "ada", "boto3"));
      equal(recorded.filter(Boolean).length, 1);
      equal((await store.progress.completions("ada", "aws")).length, 1);
      deepEqual(await points(store, "c1", "season"), { ada: 20 });
    },
  },
  {
    name: "complete: fifty items of two people at once all count",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      const recorded = await fifty((n) => done(store, n % 2 ? "ada" : "bob", `item-${n}`));
      equal(recorded.filter(Boolean).length, 50);
      deepEqual(await points(store, "c1", "season"), { ada: 500, bob: 500 });
      equal((await store.progress.ledger("c1")).length, 50);
    },
  },
  {
    name: "complete: all or nothing",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await rejects(done(store, "ada", "boto3", 1, [counted("c1"), counted("no such cohort")]));
      equal(await store.progress.completion("ada", "aws", "boto3"), undefined);
      deepEqual(await store.progress.ledger("c1"), []);
      deepEqual(await points(store, "c1", "season"), {});
      equal(await done(store, "ada", "boto3"), true);
    },
  },
  {
    name: "undo: once, and its points with it",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await done(store, "ada", "boto3");
      await done(store, "ada", "s3");
      equal(await undone(store, "ada", "ec2"), false);
      equal(await undone(store, "bob", "boto3"), false);
      equal(await undone(store, "ada", "boto3"), true);
      equal(await undone(store, "ada", "boto3"), false);
      deepEqual(await items(store, "ada"), ["s3"]);
      const last = await store.progress.completion("ada", "aws", "boto3");
      deepEqual([last?.times, last?.undoneAt], [1, at(20)]);
      equal(typeof last?.undoneBy, "string");
      deepEqual(await points(store, "c1", "season"), { ada: 20 });
      deepEqual(await points(store, "c1", "2026-W49"), { ada: 20 });
      const reversal = (await store.progress.ledger("c1")).find(({ reason }) => reason === "undone");
      deepEqual(reversal, {
        key: "undone:c1:ada:boto3:1",
        cohort: "c1",
        person: "ada",
        points: -20,
        reason: "undone",
        item: "boto3",
        at: at(20),
        boardDate: monday,
      });
    },
  },
  {
    name: "undo: of what earned nothing, once as well",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await done(store, "ada", "boto3", 1, []);
      deepEqual((await fifty(() => undone(store, "ada", "boto3"))).filter(Boolean), [true]);
      deepEqual(await items(store, "ada"), []);
      deepEqual(await store.progress.ledger("c1"), []);
    },
  },
  {
    name: "undo: of fifty at once one takes the points",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await done(store, "ada", "boto3");
      await done(store, "ada", "s3");
      deepEqual((await fifty(() => undone(store, "ada", "boto3"))).filter(Boolean), [true]);
      deepEqual(await points(store, "c1", "season"), { ada: 20 });
    },
  },
  {
    name: "undo: a week that is over keeps its points, the new one loses them",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await done(store, "ada", "boto3");
      equal(await undone(store, "ada", "boto3", 1, "2026-12-08"), true);
      deepEqual(await points(store, "c1", "2026-W49"), { ada: 20 });
      deepEqual(await points(store, "c1", "2026-W50"), {});
      deepEqual(await store.progress.standing("c1", "2026-W50", "ada"), { points: -20, above: 0 });
      deepEqual(await store.progress.standing("c1", "season", "ada"), { points: 0, above: 0 });
      equal((await store.progress.ledger("c1")).find(({ reason }) => reason === "undone")?.boardDate, "2026-12-08");
    },
  },
  {
    name: "undo: later in the same week it is dated like the original",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await done(store, "ada", "boto3");
      await undone(store, "ada", "boto3", 1, "2026-12-06");
      equal((await store.progress.ledger("c1")).find(({ reason }) => reason === "undone")?.boardDate, monday);
    },
  },
  {
    name: "done, undone and done again earns once, and the last time is found",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await done(store, "ada", "boto3", 1);
      await undone(store, "ada", "boto3", 1);
      equal(await done(store, "ada", "boto3", 1), false);
      equal(await done(store, "ada", "boto3", 2), true);
      deepEqual(await points(store, "c1", "season"), { ada: 20 });
      equal((await store.progress.completion("ada", "aws", "boto3"))?.times, 2);
      equal((await store.progress.completions("ada", "aws")).length, 1);
      equal((await store.progress.ledger("c1")).length, 3);
      equal(await undone(store, "ada", "boto3", 1), false);
      equal(await undone(store, "ada", "boto3", 2), true);
      deepEqual(await points(store, "c1", "season"), {});
    },
  },
  {
    name: "undo: of one path leaves an item of the same name on another",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await store.cohorts.open(cohort("c2", { path: "gcp" }), channel("other"), "ada");
      await store.cohorts.join(member("c2", "ada"));
      await done(store, "ada", "boto3");
      const where = [counted("c2", monday, 30)];
      await store.progress.complete({ person: "ada", path: "gcp", item: "boto3", times: 1 }, stamp("ada"), where);
      equal(await undone(store, "ada", "boto3"), true);
      deepEqual(await points(store, "c1", "season"), {});
      deepEqual(await points(store, "c2", "season"), { ada: 30 });
      equal((await store.progress.completions("ada", "gcp")).length, 1);
    },
  },
];
