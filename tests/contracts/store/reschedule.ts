import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { Gone, type Schedule } from "#core";
import { storeOn } from "../../../src/storage/index.ts";
import type { Open, StoreCheck } from "../store.ts";
import { c1, schedule } from "./rhythm/planned.ts";
import { adaAndBob, at, cohort } from "./sample.ts";

/** Two stores on a database with Ada, Bob and their cohort `c1`: somebody else's, and one that lets somebody in, once, before it writes. */
async function withVisitor(open: Open, visit: (other: Awaited<ReturnType<Open>>["store"]) => Promise<unknown>) {
  const [{ store: other }, { engine }] = [await open(), await open()];
  await adaAndBob(other);
  let visits = 0;
  const store = storeOn({
    ...engine,
    async write(unit) {
      if (++visits === 1) await visit(other);
      return engine.write(unit);
    },
  });
  return { store, other };
}

/** The same row at another time of the day. */
const movedTo = (row: Schedule | undefined, time: string): Schedule => {
  ok(row);
  return { ...row, time: { at: time, weekdays: [1, 3] } };
};

export const rescheduleChecks: readonly StoreCheck[] = [
  {
    name: "reschedule: settings and rows are written together, and only the rows that it gives",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      const [greet, recap] = [schedule("greet", 0), schedule("recap", 5)];
      await store.schedules.add([greet, recap]);
      const added = schedule("reminder", 9);
      const moved = { ...greet, slot: "2026-12-07", dueAt: at(8), failures: 2, failingSince: at(1), reason: { kind: "stumbled" } as const };
      const after = await store.cohorts.change("c1", { zone: "Asia/Tokyo" }, ({ zone }, rows) => {
        deepEqual(rows, [greet, recap]);
        equal(zone, "Asia/Tokyo");
        return [moved, added];
      });
      deepEqual(after, cohort("c1", { zone: "Asia/Tokyo" }));
      deepEqual(await store.cohorts.named("c1"), after);
      deepEqual(await store.schedules.of(c1), [moved, recap, added]);
      const ada = { kind: "person", id: "ada" } as const;
      const nudge = schedule("nudge", 3, { subject: ada });
      await store.people.change("ada", {}, ({ id }, rows) => {
        deepEqual([id, rows], ["ada", []]);
        return [nudge];
      });
      deepEqual(await store.schedules.of(ada), [nudge]);
    },
  },
  {
    name: "reschedule: is asked again where the settings have changed meanwhile",
    async check(open) {
      const { store } = await withVisitor(open, (other) => other.cohorts.change("c1", { zone: "Asia/Tokyo" }));
      const told: string[] = [];
      await store.cohorts.change("c1", { name: "New" }, ({ zone }) => {
        told.push(zone);
        return [];
      });
      deepEqual(told, ["Europe/Berlin", "Asia/Tokyo"]);
      deepEqual(await store.cohorts.named("c1"), cohort("c1", { name: "New", zone: "Asia/Tokyo" }));
    },
  },
  {
    name: "reschedule: is asked again where one of its rows has changed meanwhile",
    async check(open) {
      const { store, other } = await withVisitor(open, (visitor) =>
        visitor.cohorts.change("c1", {}, (_, [row]) => [movedTo(row, "11:30")]),
      );
      await other.schedules.add([schedule("greet", 0)]);
      await store.cohorts.change("c1", {}, (_, [row]) => [{ ...movedTo(row, row?.time?.at ?? "?"), on: false }]);
      deepEqual(await store.schedules.of(c1), [{ ...movedTo(schedule("greet", 0), "11:30"), on: false }]);
    },
  },
  {
    name: "reschedule: is asked again where a row has come meanwhile",
    async check(open) {
      const { store } = await withVisitor(open, (other) => other.schedules.add([schedule("greet", 0)]));
      const seen: number[] = [];
      await store.cohorts.change("c1", { zone: "Asia/Tokyo" }, (_, rows) => {
        seen.push(rows.length);
        return rows.map((row) => movedTo(row, "11:30"));
      });
      deepEqual(seen, [0, 1]);
      deepEqual(await store.schedules.of(c1), [movedTo(schedule("greet", 0), "11:30")]);
    },
  },
  {
    name: "reschedule: of two who both add a row, the second finds the first one's",
    async check(open) {
      const { store } = await withVisitor(open, (other) => other.cohorts.change("c1", {}, () => [schedule("greet", 0)]));
      await store.cohorts.change("c1", {}, (_, rows) => (rows.length === 0 ? [schedule("greet", 7)] : []));
      deepEqual(await store.schedules.of(c1), [schedule("greet", 0)]);
    },
  },
  {
    name: "reschedule: a person who was erased meanwhile is gone, and nothing is written",
    async check(open) {
      const { store, other } = await withVisitor(open, (visitor) => visitor.privacy.erase("ada"));
      const nudge = schedule("nudge", 3, { subject: { kind: "person", id: "ada" } });
      await rejects(
        store.people.change("ada", { zone: "Asia/Tokyo" }, () => [nudge]),
        Gone,
      );
      deepEqual(await other.schedules.of(nudge.subject), []);
    },
  },
];
