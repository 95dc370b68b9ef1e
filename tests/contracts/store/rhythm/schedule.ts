import { deepEqual, equal } from "node:assert/strict";
import type { Schedule } from "#core";
import type { StoreCheck } from "../../store.ts";
import { adaAndBob, at, channel, cohort, fifty } from "../sample.ts";
import { c1, delivery, fresh, planned, run, schedule } from "./planned.ts";

export const scheduleChecks: readonly StoreCheck[] = [
  {
    name: "schedules: are added where they are not there",
    async check(open) {
      const { store } = await open();
      const [greet, recap] = [schedule("greet", 0), schedule("recap", 5)];
      await store.schedules.add([recap, greet]);
      deepEqual(await store.schedules.of(c1), [greet, recap]);
      await store.schedules.add([schedule("recap", 9), schedule("reveal", 9, { subject: { kind: "quiz", id: "c1" } })]);
      deepEqual(await store.schedules.of(c1), [greet, recap]);
      equal((await store.schedules.of({ kind: "quiz", id: "c1" })).length, 1);
    },
  },
  {
    name: "open and change: a cohort's schedules are written with it, or not at all",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      const of = (id: string) => schedule("greet", 0, { subject: { kind: "cohort", id } });
      equal(await store.cohorts.open(cohort("c2"), channel("other"), "ada", [of("c2")]), true);
      deepEqual(await store.schedules.of({ kind: "cohort", id: "c2" }), [of("c2")]);
      equal(await store.cohorts.open(cohort("c3"), channel("study"), "ada", [of("c3")]), false);
      deepEqual(await store.schedules.of({ kind: "cohort", id: "c3" }), []);
      const moved = { ...of("c2"), slot: "2026-12-07", dueAt: at(8) };
      await store.cohorts.change("c2", {}, () => [moved]);
      deepEqual(await store.schedules.of({ kind: "cohort", id: "c2" }), [moved]);
    },
  },
  {
    name: "due: what has fallen due, the longest first; and when the next thing comes",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      equal(await store.schedules.nextMoment("terminal", at(0)), undefined);
      const rows = [3, 1, 2, 5].map((minutes) => schedule(`job-${minutes}`, minutes));
      await store.schedules.add([...rows, schedule("off", 1, { on: false, slot: undefined, dueAt: undefined, nextAt: undefined })]);
      const due = async (minutes: number, most = 10) => (await store.schedules.due(at(minutes), most)).map(({ job }) => job);
      deepEqual(await due(0), []);
      deepEqual(await due(3), ["job-1", "job-2", "job-3"]);
      deepEqual(await due(3, 2), ["job-1", "job-2"]);
      deepEqual(await store.schedules.due(at(1), 10), [schedule("job-1", 1)]);
      deepEqual(await store.schedules.nextMoment("terminal", at(0)), at(1));
      deepEqual(await store.schedules.nextMoment("terminal", at(3)), at(5));
      equal(await store.schedules.nextMoment("terminal", at(5)), undefined);
      await store.runs.add(run("r1", [delivery("d1")]), at(4));
      deepEqual(await store.schedules.nextMoment("terminal", at(3)), at(4));
      deepEqual(await store.schedules.nextMoment("slack", at(3)), at(5));
    },
  },
  {
    name: "lacking: running cohorts without a row",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await store.cohorts.open(cohort("c2"), channel("c2"), "ada", [schedule("recap", 0, { subject: { kind: "cohort", id: "c2" } })]);
      await store.cohorts.open(cohort("c3", { archived: true }), channel("c3"), "ada");
      await store.schedules.add([schedule("recap", 0, { subject: { kind: "person", id: "ada" } })]);
      const lacking = async (job: string) => (await store.schedules.lacking(job)).map(({ id }) => id).sort();
      deepEqual(await lacking("recap"), ["c1"]);
      deepEqual(await lacking("other"), ["c1", "c2"]);
      deepEqual(await store.schedules.lacking("recap"), [cohort("c1")]);
    },
  },
  {
    name: "add: all that a slot leads to; of fifty who serve it at once, one does",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      const row = schedule("greet", 0);
      await store.schedules.add([row]);
      const next = { slot: "2026-12-02", dueAt: at(2880) };
      const late = { kind: "late", minutes: 120 } as const;
      const whole = run("r1", [delivery("d1"), delivery("d2", "other")], { about: "q1", reason: late, advance: { from: row, to: next } });
      const { isSkipped: _, deliveries: __, effects: ___, advance: ____, ...rest } = whole;
      const written = await fifty(() => store.runs.add(whole, at(2)));
      equal(written.filter(Boolean).length, 1);
      deepEqual(await store.schedules.of(c1), [{ ...row, ...next, nextAt: next.dueAt }]);
      deepEqual(await store.runs.named("r1"), { ...rest, state: "open", finishedAt: undefined });
      deepEqual(await store.posts.of("r1"), [fresh(delivery("d1"), 2), fresh(delivery("d2", "other"), 2)]);
      equal(await store.runs.named("r2"), undefined);
    },
  },
  {
    name: "add: once for a key, even where the schedule waits for its slot again",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await planned(store, [delivery("d1")]);
      const row = schedule("greet", 0);
      await store.schedules.add([row]);
      equal(await store.runs.add(run("r1", [delivery("d2", "other")], { advance: { from: row, to: undefined } }), at(9)), false);
      deepEqual(await store.schedules.of(c1), [row]);
      deepEqual((await store.posts.of("r1")).length, 1);
    },
  },
  {
    name: "add: what is skipped or says nothing is over at once; a last slot has none after it",
    async check(open) {
      const { store } = await open();
      const row = schedule("greet", 0, { failures: 3, failingSince: at(-5), reason: { kind: "stumbled" } });
      await store.schedules.add([row]);
      const paused = { kind: "group pauses" } as const;
      const skipped = { content: undefined, reason: paused, isSkipped: true, advance: { from: row, to: undefined } };
      equal(await store.runs.add(run("r1", [], skipped), at(1)), true);
      const written = await store.runs.named("r1");
      deepEqual([written?.state, written?.reason, written?.finishedAt], ["skipped", paused, at(1)]);
      const rest = { failures: 0, failingSince: undefined, reason: undefined };
      deepEqual(await store.schedules.of(c1), [{ ...row, ...rest, slot: undefined, dueAt: undefined, nextAt: undefined }]);
      deepEqual(await store.schedules.due(at(9999), 9), []);
      await planned(store, [], {}, "r2");
      equal((await store.runs.named("r2"))?.state, "finished");
    },
  },
  {
    name: "add: nothing of a slot whose schedule was changed meanwhile; whereIs says so before",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      const row = schedule("greet", 0);
      equal(await store.schedules.whereIs(row, "r1"), "gone on");
      await store.schedules.add([row]);
      equal(await store.schedules.whereIs(row, "r1"), "due");
      const advance = { from: row, to: undefined };
      for (const changed of [
        { slot: "2026-12-01" },
        { dueAt: at(500) },
        { slot: undefined, dueAt: undefined, nextAt: undefined },
        { time: { at: "09:00", weekdays: [3] } },
        { time: { at: "09:30", weekdays: [1, 3] } },
        { time: undefined },
      ]) {
        await store.cohorts.change("c1", {}, () => [{ ...row, ...changed } as Schedule]);
        equal(await store.schedules.whereIs(row, "r1"), "gone on");
        equal(await store.runs.add(run("r1", [delivery("d1")], { advance }), at(0)), false);
        equal(await store.runs.named("r1"), undefined);
        deepEqual(await store.posts.of("r1"), []);
      }
      await store.cohorts.change("c1", {}, () => [row]);
      await planned(store, []);
      equal(await store.schedules.whereIs(row, "r1"), "served");
      equal(await store.schedules.whereIs(row, "r2"), "due");
    },
  },
  {
    name: "failed: the slot stays and is tried again later; who failed at it together failed once",
    async check(open) {
      const { store } = await open();
      const row = schedule("greet", 0);
      await store.schedules.add([row]);
      const [first, second] = [{ kind: "stumbled" }, { kind: "not prepared", last: { kind: "stumbled" } }] as const;
      await fifty(() => store.schedules.failed(row, first, at(1), at(2)));
      const failing = { ...row, failures: 1, failingSince: at(1), reason: first, nextAt: at(2) };
      deepEqual(await store.schedules.of(c1), [failing]);
      await store.schedules.failed(failing, second, at(3), at(5));
      deepEqual(await store.schedules.of(c1), [{ ...row, failures: 2, failingSince: at(1), reason: second, nextAt: at(5) }]);
      await store.schedules.failed({ ...failing, failures: 2, dueAt: at(7) }, first, at(3), at(6));
      deepEqual((await store.schedules.of(c1))[0]?.failures, 2);
    },
  },
  {
    name: "skip: records what nobody served, once, and not over what was",
    async check(open) {
      const { store } = await open();
      const row = schedule("greet", 0);
      await store.schedules.add([row]);
      await planned(store, [], {}, "r1");
      const missed = (minutes: number) => ({ kind: "missed", minutes }) as const;
      const slots = ["r1", "r3"].map((key, n) => ({ key, job: "greet", subject: c1, slot: row.slot, dueAt: at(n), reason: missed(n) }));
      const to = { slot: "2026-12-07", dueAt: at(9000) };
      const skips = await fifty(() => store.runs.skip(slots, { from: row, to }, at(400)));
      equal(skips.filter(Boolean).length, 1);
      deepEqual(
        (await store.runs.of(c1, at(-1))).map(({ key, state, reason }) => [key, state, reason]),
        [
          ["r3", "skipped", missed(1)],
          ["r1", "finished", undefined],
        ],
      );
      deepEqual(await store.runs.of(c1, at(1)), []);
      deepEqual((await store.schedules.of(c1))[0]?.slot, "2026-12-07");
    },
  },
];
