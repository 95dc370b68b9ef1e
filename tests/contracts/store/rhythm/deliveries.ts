import { deepEqual, equal, notEqual } from "node:assert/strict";
import type { Delivery, Notice, Store } from "#core";
import type { StoreCheck } from "../../store.ts";
import { adaAndBob, at, channel, cohort, fifty } from "../sample.ts";
import { c1, content, delivery, fresh, planned, run } from "./planned.ts";

const message = { channel: channel("study"), id: "m1" };
const later = { kind: "later", reason: { kind: "no answer" } } as const;

/** The claimed attempt, or a failed check. */
async function claimed(store: Store, id: string, token: string, minutes = 0, until = minutes + 1): Promise<Delivery> {
  const mine = await store.posts.claim(id, token, at(until), at(minutes));
  notEqual(mine, undefined);
  return mine as Delivery;
}

const ids = (deliveries: readonly Delivery[]) => deliveries.map(({ id }) => id);

export const deliveryChecks: readonly StoreCheck[] = [
  {
    name: "withdraw: what is not sent yet is given up, of this job and subject alone, and what was sent stays",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await planned(store, [delivery("d1"), delivery("d2", "other")]);
      await planned(store, [delivery("d3", "third")], {}, "r2");
      await store.posts.withdraw(c1, "recap", at(1));
      await store.posts.withdraw({ kind: "person", id: "c1" }, "greet", at(1));
      const sent = await claimed(store, "d1", "t1");
      await store.posts.record(sent, "t1", { kind: "sent", message }, at(0));
      const underWay = await claimed(store, "d2", "t2");
      deepEqual(ids(await store.posts.waiting("terminal", at(1), 9)), ["d3"]);
      await store.posts.withdraw(c1, "greet", at(2));
      deepEqual(await store.posts.waiting("terminal", at(90), 9), []);
      deepEqual(
        (await store.posts.of("r1")).map(({ state }) => state),
        ["sent", "given up"],
      );
      equal(
        await store.posts.record(
          underWay,
          "t2",
          { kind: "later", nextAt: at(3), reason: { kind: "no answer" }, isUnresolved: false },
          at(2),
        ),
        false,
      );
      for (const key of ["r1", "r2"]) equal((await store.runs.named(key))?.state, "finished");
    },
  },
  {
    name: "claim: of fifty at once one has the attempt, with what to say",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await planned(store, [delivery("d1"), delivery("d2", "other")]);
      deepEqual(ids(await store.posts.waiting("terminal", at(0), 9)).sort(), ["d1", "d2"]);
      deepEqual(await store.posts.waiting("slack", at(0), 9), []);
      deepEqual(await store.posts.waiting("terminal", at(-1), 9), []);
      const claims = await fifty((n) => store.posts.claim("d1", `t${n}`, at(1), at(0)));
      equal(claims.filter(Boolean).length, 1);
      const token = `t${claims.findIndex(Boolean)}`;
      const attempt = { token, leaseUntil: at(1), attempts: 1, firstAt: at(0) };
      deepEqual(claims.find(Boolean), { ...fresh(delivery("d1"), 0), ...attempt, content });
      deepEqual(ids(await store.posts.waiting("terminal", at(1), 9)), ["d2"]);
      equal(await store.posts.claim("d1", "x", at(3), at(1)), undefined);
    },
  },
  {
    name: "claim: after its lease, or a clock moved back, the next one knows that the outcome is not known",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await planned(store, [delivery("d1")]);
      await claimed(store, "d1", "t1", 0, 1);
      const second = await claimed(store, "d1", "t2", 2, 70);
      deepEqual([second.isUnresolved, second.firstAt, second.attempts], [true, at(0), 2]);
      const third = await claimed(store, "d1", "t3", 5, 6);
      deepEqual([third.isUnresolved, third.attempts], [true, 3]);
      // Whoever comes too late writes nothing.
      for (const token of ["t1", "t2"]) {
        equal(await store.posts.record(third, token, { kind: "sent", message }, at(6)), false);
        equal(await store.posts.doubt("d1", token), false);
      }
      equal((await store.posts.of("r1"))[0]?.state, "open");
      equal((await store.runs.named("r1"))?.state, "open");
    },
  },
  {
    name: "claim: in one destination one after the other, whatever becomes of them",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await planned(store, [
        delivery("d3", "study", 3),
        delivery("d1", "study", 1),
        delivery("d2", "study", 2),
        delivery("e1", "other", 9),
      ]);
      deepEqual(ids(await store.posts.waiting("terminal", at(0), 9)), ["d1", "e1"]);
      equal(await store.posts.claim("d2", "t", at(1), at(0)), undefined);
      const first = await claimed(store, "d1", "t");
      await store.posts.record(first, "t", { ...later, nextAt: at(5), isUnresolved: false }, at(0));
      deepEqual(ids(await store.posts.waiting("terminal", at(4), 9)), ["e1"]);
      await store.posts.record(await claimed(store, "d1", "t", 5), "t", { kind: "given up", reason: { kind: "gone" } }, at(5));
      deepEqual(ids(await store.posts.waiting("terminal", at(5), 9)), ["d2", "e1"]);
    },
  },
  {
    name: "record: a run is finished with its last delivery, however many end at once",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      const places = Array.from({ length: 20 }, (_, n) => `p${n}`);
      await planned(
        store,
        places.map((place) => delivery(place, place)),
      );
      const mine = await Promise.all(places.map((place) => claimed(store, place, place)));
      const [last, ...others] = mine;
      await Promise.all(others.map((each) => store.posts.record(each, each.id, { kind: "sent", message }, at(1))));
      equal((await store.runs.named("r1"))?.state, "open");
      if (last) equal(await store.posts.record(last, last.id, { kind: "sent", message }, at(2)), true);
      const run = await store.runs.named("r1");
      deepEqual([run?.state, run?.finishedAt], ["finished", at(2)]);
      const sent = { state: "sent", nextAt: undefined, attempts: 1, firstAt: at(0), message } as const;
      deepEqual((await store.posts.of("r1"))[0], { ...fresh(delivery("p0", "p0"), 0), ...sent });
      await planned(
        store,
        places.map((place) => delivery(`x${place}`, place)),
        {},
        "r2",
      );
      const again = await Promise.all(places.map((place) => claimed(store, `x${place}`, place)));
      await Promise.all(
        again.map((each) => store.posts.record(each, each.token ?? "", { kind: "given up", reason: { kind: "not taken" } }, at(3))),
      );
      equal((await store.runs.named("r2"))?.state, "finished");
    },
  },
  {
    name: "record: a failure is kept with its time, and what may have arrived stays unresolved",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await planned(store, [delivery("d1")]);
      const now = async () => (await store.posts.of("r1"))[0];
      await store.posts.record(await claimed(store, "d1", "t"), "t", { ...later, nextAt: at(2), isUnresolved: false }, at(1));
      const failed = { attempts: 1, nextAt: at(2), reason: { kind: "no answer" }, failingSince: at(1) };
      deepEqual(await now(), { ...fresh(delivery("d1"), 0), ...failed });
      await store.posts.record(await claimed(store, "d1", "t", 2), "t", { ...later, nextAt: at(5), isUnresolved: true }, at(4));
      deepEqual(await now(), { ...fresh(delivery("d1"), 0), ...failed, attempts: 2, nextAt: at(5), isUnresolved: true, firstAt: at(2) });
      const third = await claimed(store, "d1", "t", 5);
      deepEqual([third.isUnresolved, third.firstAt], [true, at(2)]);
      equal(await store.posts.doubt("d1", "t"), true);
      await store.posts.record(third, "t", { kind: "sent", message }, at(5));
      const end = await now();
      deepEqual([end?.state, end?.isDoubtful, end?.isUnresolved, end?.reason], ["sent", true, false, undefined]);
      equal(await store.posts.claim("d1", "t9", at(99), at(98)), undefined);
    },
  },
  {
    name: "letGo: somebody else may go on at once, and knows that the outcome is not known",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await planned(store, [delivery("d1")]);
      await claimed(store, "d1", "t1", 0, 9);
      await store.posts.letGo("d1", "other", at(1));
      equal(await store.posts.claim("d1", "t2", at(9), at(2)), undefined);
      await store.posts.letGo("d1", "t1", at(1));
      equal((await claimed(store, "d1", "t2", 2)).isUnresolved, true);
    },
  },
  {
    name: "record: a destination that cannot be reached is told of once, until it has been reached again",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      const notice = (...people: readonly string[]): Notice => ({
        ...{ cohort: "c1", content },
        deliveries: people.map((name) => ({
          ...delivery(`trouble/${name}`, name, 0),
          target: { kind: "direct", account: `terminal:${name}` },
          destination: `direct/terminal:${name}`,
        })),
      });
      const fail = async (key: string, remedy: string, told: Notice) => {
        await planned(store, [delivery(key)], {}, key);
        await store.posts.record(
          await claimed(store, key, "t"),
          "t",
          { kind: "given up", reason: { kind: "forbidden", remedy }, notice: told },
          at(5),
        );
      };
      await fail("r1", "may not write there", notice("ada"));
      deepEqual(await store.posts.troubles("c1"), [
        { destination: "terminal/here/study", since: at(5), reason: { kind: "forbidden", remedy: "may not write there" } },
      ]);
      deepEqual(await store.posts.troubles("c2"), []);
      deepEqual(ids(await store.posts.waiting("terminal", at(5), 9)), ["trouble/ada"]);
      await store.posts.record(await claimed(store, "trouble/ada", "t", 5), "t", { kind: "sent", message }, at(5));
      await fail("r2", "is gone", notice("ada", "bob"));
      deepEqual(ids(await store.posts.waiting("terminal", at(5), 9)), ["trouble/bob"]);
      deepEqual(await store.posts.troubles("c1"), [
        { destination: "terminal/here/study", since: at(5), reason: { kind: "forbidden", remedy: "is gone" } },
      ]);
      // What organizers are told is a run of its own, which goes when nobody needs to hear of it any more.
      const keys = async () => (await store.runs.of({ kind: "cohort", id: "c1" }, at(-1))).map(({ key }) => key).sort();
      deepEqual(await keys(), ["r1", "r2", "trouble:cohort:c1:terminal/here/study"]);
      await planned(store, [delivery("r3")], {}, "r3");
      await store.posts.record(await claimed(store, "r3", "t"), "t", { kind: "sent", message }, at(6));
      deepEqual(await store.posts.troubles("c1"), []);
      deepEqual(await keys(), ["r1", "r2", "r3"]);
      await fail("r4", "again", notice("ada"));
      deepEqual(ids(await store.posts.waiting("terminal", at(6), 9)), ["trouble/ada"]);
    },
  },
  {
    name: "redraw: what was posted about something, until it is drawn as it is asked for last",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await store.cohorts.open(cohort("c2"), channel("c2"), "ada");
      await planned(store, [delivery("d1"), delivery("d2", "other")], { about: "q1" });
      await planned(store, [delivery("e1", "third")], { about: "q2" }, "r2");
      await store.posts.redraw("q1", at(1));
      deepEqual(await store.posts.stale(at(1), 9), []);
      deepEqual(await store.posts.about("q1"), []);
      for (const id of ["d1", "d2", "e1"]) await store.posts.record(await claimed(store, id, "t"), "t", { kind: "sent", message }, at(1));
      deepEqual(ids(await store.posts.about("q1")), ["d1", "d2"]);
      deepEqual(await store.posts.stale(at(0), 9), []);
      const stale = await store.posts.stale(at(1), 9);
      deepEqual(ids(stale.map(({ delivery }) => delivery)).sort(), ["d1", "d2"]);
      deepEqual(stale[0]?.run, await store.runs.named("r1"));
      const [first] = stale;
      if (!first) return;
      const drawings = await fifty(() => store.posts.claimRedraw(first.delivery, at(3)));
      equal(drawings.filter(Boolean).length, 1);
      const { id } = first.delivery;
      const shows = async () => (await store.posts.about("q1")).find((each) => each.id === id)?.shown;
      await store.posts.redraw("q1", at(2));
      await store.posts.redrawn(id, at(3), 5);
      deepEqual([(await store.posts.stale(at(2), 9)).length, await shows()], [2, 0]);
      const [again] = (await store.posts.stale(at(2), 9)).filter(({ delivery }) => delivery.id === id);
      if (again) equal(await store.posts.claimRedraw(again.delivery, at(4)), true);
      await store.posts.redrawn(id, at(4), 6);
      deepEqual([ids((await store.posts.stale(at(9), 9)).map(({ delivery }) => delivery)).includes(id), await shows()], [false, 6]);
      equal(await store.runs.add(run("r1"), at(999)), false);
    },
  },
];
