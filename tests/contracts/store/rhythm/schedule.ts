import { deepEqual, equal, ok } from "node:assert/strict";
import type { Schedule } from "#core";
import type { StoreCheck } from "../../store.ts";
import { adaAndBob, at, channel, cohort, fifty } from "../sample.ts";
import { c1, claim, content, delivery, fresh, plan, planned, schedule } from "./planned.ts";

export const scheduleChecks: readonly StoreCheck[] = [
  {
    name: "schedules: are written anew, added where they are not there, and removed",
    async check(open) {
      const { store } = await open();
      const [greet, recap] = [schedule("greet", 0), schedule("recap", 5)];
      await store.schedule.set([recap, greet]);
      deepEqual(await store.schedule.of(c1), [greet, recap]);
      const changed = schedule("greet", 7, {
        time: undefined,
        on: false,
        slot: "2026-12-02",
        failures: 2,
        failingSince: at(1),
        fault: "?",
      });
      await store.schedule.set([changed]);
      await store.schedule.add([schedule("recap", 9), schedule("reveal", 9, { subject: { kind: "quiz", id: "c1" } })]);
      deepEqual(await store.schedule.of(c1), [changed, recap]);
      equal((await store.schedule.of({ kind: "quiz", id: "c1" })).length, 1);
    },
  },
  {
    name: "open and change: a cohort's schedules are written with it, or not at all",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      const of = (id: string) => schedule("greet", 0, { subject: { kind: "cohort", id } });
      equal(await store.cohorts.open(cohort("c2"), channel("other"), "ada", [of("c2")]), true);
      deepEqual(await store.schedule.of({ kind: "cohort", id: "c2" }), [of("c2")]);
      equal(await store.cohorts.open(cohort("c3"), channel("study"), "ada", [of("c3")]), false);
      deepEqual(await store.schedule.of({ kind: "cohort", id: "c3" }), []);
      const moved = { ...of("c2"), slot: "2026-12-07", dueAt: at(8) };
      await store.cohorts.change("c2", cohort("c2"), [moved]);
      deepEqual(await store.schedule.of({ kind: "cohort", id: "c2" }), [moved]);
    },
  },
  {
    name: "due: what has fallen due, the longest first; and when the next thing comes",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      equal(await store.schedule.nextMoment("terminal", at(0)), undefined);
      const rows = [3, 1, 2, 5].map((minutes) => schedule(`job-${minutes}`, minutes));
      await store.schedule.set([...rows, schedule("off", 1, { on: false, slot: undefined, dueAt: undefined, nextAt: undefined })]);
      const due = async (minutes: number, most = 10) => (await store.schedule.due(at(minutes), most)).map(({ job }) => job);
      deepEqual(await due(0), []);
      deepEqual(await due(3), ["job-1", "job-2", "job-3"]);
      deepEqual(await due(3, 2), ["job-1", "job-2"]);
      deepEqual(await store.schedule.due(at(1), 10), [schedule("job-1", 1)]);
      deepEqual(await store.schedule.nextMoment("terminal", at(0)), at(1));
      deepEqual(await store.schedule.nextMoment("terminal", at(3)), at(5));
      equal(await store.schedule.nextMoment("terminal", at(5)), undefined);
      await store.schedule.claim(claim("r1", "t"), at(3));
      await store.schedule.plan(plan("r1", "t", [delivery("d1")]), at(4));
      deepEqual(await store.schedule.nextMoment("terminal", at(3)), at(4));
      deepEqual(await store.schedule.nextMoment("slack", at(3)), at(5));
    },
  },
  {
    name: "lacking: running cohorts without a row",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await store.cohorts.open(cohort("c2"), channel("c2"), "ada", [schedule("recap", 0, { subject: { kind: "cohort", id: "c2" } })]);
      await store.cohorts.open(cohort("c3", { archived: true }), channel("c3"), "ada");
      await store.schedule.set([schedule("recap", 0, { subject: { kind: "person", id: "ada" } })]);
      const lacking = async (job: string) => (await store.schedule.lacking(job)).map(({ id }) => id).sort();
      deepEqual(await lacking("recap"), ["c1"]);
      deepEqual(await lacking("other"), ["c1", "c2"]);
      deepEqual(await store.schedule.lacking("recap"), [cohort("c1")]);
    },
  },
  {
    name: "claim: of fifty at once one has the run, until its lease ends",
    async check(open) {
      const { store } = await open();
      const claims = await fifty((n) => store.schedule.claim(claim("r1", `t${n}`), at(0)));
      equal(claims.filter((each) => each === "busy").length, 49);
      const mine = claims.find((each) => typeof each === "object");
      const first = { state: "claimed", attempts: 1, content: undefined, about: undefined, note: undefined, finishedAt: undefined };
      deepEqual(mine, { ...claim("r1", `t${claims.indexOf(mine ?? "busy")}`), ...first });
      equal(await store.schedule.claim(claim("r1", "late", 70), at(10)), "busy");
      deepEqual(await store.schedule.claim(claim("r1", "late", 70), at(11)), { ...claim("r1", "late", 70), ...first, attempts: 2 });
      // A clock that was moved back by hours has given leases that no clock could give now.
      equal(await store.schedule.claim(claim("r1", "back"), at(10)), "busy");
      equal(typeof (await store.schedule.claim(claim("r1", "back"), at(9))), "object");
    },
  },
  {
    name: "plan: all that a slot leads to, once, by whoever has the claim",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      const row = schedule("greet", 0);
      await store.schedule.set([row]);
      await store.schedule.claim(claim("r1", "old", 1), at(0));
      await store.schedule.claim(claim("r1", "new"), at(2));
      const next = { slot: "2026-12-02", dueAt: at(2880) };
      const whole = {
        deliveries: [delivery("d1"), delivery("d2", "other")],
        about: "q1",
        note: "late by 2 h",
        advance: { from: row, to: next },
      };
      equal(await store.schedule.plan(plan("r1", "old", [], whole), at(2)), false);
      deepEqual(await store.schedule.of(c1), [row]);
      deepEqual(await store.schedule.deliveries("r1"), []);
      equal(await store.schedule.plan(plan("r1", "new", [], whole), at(2)), true);
      deepEqual(await store.schedule.of(c1), [{ ...row, ...next, nextAt: next.dueAt }]);
      deepEqual(await store.schedule.run("r1"), {
        ...claim("r1", "new"),
        ...{ attempts: 2, state: "planned", content, about: "q1", note: "late by 2 h", finishedAt: undefined },
      });
      deepEqual(await store.schedule.deliveries("r1"), [fresh(delivery("d1"), 2), fresh(delivery("d2", "other"), 2)]);
      equal(await store.schedule.plan(plan("r1", "new", [], whole), at(3)), false);
      equal(await store.schedule.claim(claim("r1", "again"), at(60)), "served");
      equal(await store.schedule.run("r2"), undefined);
    },
  },
  {
    name: "plan: what is skipped or says nothing is over at once; a last slot has none after it",
    async check(open) {
      const { store } = await open();
      const row = schedule("greet", 0, { failures: 3, failingSince: at(-5), fault: "?" });
      await store.schedule.set([row]);
      await store.schedule.claim(claim("r1", "t"), at(0));
      const skipped = { content: undefined, note: "nobody is here", isSkipped: true, advance: { from: row, to: undefined } };
      equal(await store.schedule.plan(plan("r1", "t", [], skipped), at(1)), true);
      const run = await store.schedule.run("r1");
      deepEqual([run?.state, run?.note, run?.finishedAt], ["skipped", "nobody is here", at(1)]);
      const rest = { failures: 0, failingSince: undefined, fault: undefined };
      deepEqual(await store.schedule.of(c1), [{ ...row, ...rest, slot: undefined, dueAt: undefined, nextAt: undefined }]);
      deepEqual(await store.schedule.due(at(9999), 9), []);
      await planned(store, [], {}, "r2");
      equal((await store.schedule.run("r2"))?.state, "finished");
    },
  },
  {
    name: "plan: nothing of a slot whose schedule was changed meanwhile",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      const row = schedule("greet", 0);
      const advance = { from: row, to: undefined };
      for (const changed of [{ slot: "2026-12-01" }, { dueAt: at(500) }, { slot: undefined, dueAt: undefined, nextAt: undefined }]) {
        await store.schedule.set([{ ...row, ...changed } as Schedule]);
        await store.schedule.claim(claim("r1", "t"), at(0));
        equal(await store.schedule.plan(plan("r1", "t", [delivery("d1")], { advance }), at(0)), false);
        equal((await store.schedule.run("r1"))?.state, "claimed");
        deepEqual(await store.schedule.deliveries("r1"), []);
        await store.schedule.unclaim("r1", "other");
        ok(await store.schedule.run("r1"));
        await store.schedule.unclaim("r1", "t");
        equal(await store.schedule.run("r1"), undefined);
      }
    },
  },
  {
    name: "failed: the slot stays, is tried again later, and anybody may",
    async check(open) {
      const { store } = await open();
      const row = schedule("greet", 0);
      await store.schedule.set([row]);
      await store.schedule.claim(claim("r1", "t"), at(0));
      await store.schedule.failed({ key: "r1", token: "not mine" }, row, "?", at(1), at(2));
      deepEqual(await store.schedule.of(c1), [row]);
      await store.schedule.failed({ key: "r1", token: "t" }, row, "no path", at(1), at(2));
      deepEqual(await store.schedule.of(c1), [{ ...row, failures: 1, failingSince: at(1), fault: "no path", nextAt: at(2) }]);
      equal(typeof (await store.schedule.claim(claim("r1", "t2"), at(2))), "object");
      await store.schedule.failed({ key: "r1", token: "t2" }, row, "still", at(3), at(5));
      deepEqual(await store.schedule.of(c1), [{ ...row, failures: 2, failingSince: at(1), fault: "still", nextAt: at(5) }]);
    },
  },
  {
    name: "skip: records what nobody served, once, and not over what was",
    async check(open) {
      const { store } = await open();
      const row = schedule("greet", 0);
      await store.schedule.set([row]);
      await planned(store, [], {}, "r1");
      await store.schedule.claim(claim("r2", "t"), at(0));
      const { token: _, leaseUntil: __, ...slot } = claim("r3", "");
      const slots = ["r1", "r2", "r3"].map((key, n) => ({ ...slot, key, dueAt: at(n), note: `missed by ${n} h` }));
      const to = { slot: "2026-12-07", dueAt: at(9000) };
      const skips = await fifty(() => store.schedule.skip(slots, { from: row, to }, at(400)));
      equal(skips.filter(Boolean).length, 1);
      deepEqual(
        (await store.schedule.runs(c1, at(-1))).map(({ key, state, note }) => [key, state, note]),
        [
          ["r3", "skipped", "missed by 2 h"],
          ["r1", "finished", undefined],
          ["r2", "skipped", "missed by 1 h"],
        ],
      );
      deepEqual(await store.schedule.runs(c1, at(2)), []);
      deepEqual((await store.schedule.of(c1))[0]?.slot, "2026-12-07");
    },
  },
];
