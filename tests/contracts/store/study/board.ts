import { deepEqual, equal } from "node:assert/strict";
import type { Store } from "#core";
import { insert } from "../../../../src/storage/statements.ts";
import type { StoreCheck } from "../../store.ts";
import { adaAndBob, at, counted, done, meet, member, monday, stamp, undone } from "../sample.ts";

const items = async (store: Store, person: string) => (await store.progress.completions(person, "aws")).map(({ item }) => item).sort();
const points = async (store: Store, cohort: string, period: string) =>
  Object.fromEntries((await store.progress.scores(cohort, period)).map((score) => [score.person, score.points]));

export const boardChecks: readonly StoreCheck[] = [
  {
    name: "completionsIn: who is there has done what, by whichever account",
    async check(open) {
      const { store, engine } = await open();
      await adaAndBob(store);
      const second = { id: "slack:T1:U1", person: "ada", platform: "slack", name: "ada", createdAt: at(1) } as const;
      await engine.write([insert(engine.tables.accounts)(second)]);
      await store.progress.complete({ person: "ada", path: "aws", item: "boto3", times: 1 }, stamp("", { account: second.id }), []);
      await meet(store, "eve");
      for (const person of ["ada", "bob", "eve"]) await done(store, person, "boto3");
      await done(store, "ada", "s3");
      await undone(store, "ada", "s3");
      const seen = async () => (await store.progress.completionsIn("c1", "aws")).map(({ person, item }) => `${person} ${item}`).sort();
      deepEqual(await seen(), ["ada boto3", "bob boto3"]);
      await store.cohorts.leave("c1", "bob", at(30));
      deepEqual(await seen(), ["ada boto3"]);
      deepEqual(await store.progress.completionsIn("c1", "gcp"), []);
    },
  },
  {
    name: "scores and standing: who is there, shows themselves and has points",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      const others = ["carl", "dora", "eve", "frank"];
      for (const person of others) {
        await meet(store, person);
        await store.cohorts.join(member("c1", person));
      }
      for (const [person, items] of Object.entries({ ada: 1, bob: 2, carl: 3, dora: 4, eve: 1 }))
        for (let n = 0; n < items; n++) await done(store, person, `item-${n}`);
      await undone(store, "eve", "item-0");
      await store.people.change("carl", { visibility: "hidden" });
      await store.people.change("bob", { visibility: "alias", alias: "🦊" });
      await store.cohorts.leave("c1", "dora", at(30));
      for (const period of ["season", "2026-W49"]) {
        deepEqual(await points(store, "c1", period), { ada: 20, bob: 40 });
        const expected = { ada: [20, 1], bob: [40, 0], carl: [60, 0], dora: [80, 0], eve: [0, 2], frank: [0, 2] };
        for (const [person, [own, above]] of Object.entries(expected))
          deepEqual(await store.progress.standing("c1", period, person), { points: own, above }, person);
      }
      deepEqual(await points(store, "c1", "2026-W50"), {});
      deepEqual(await store.progress.standing("no such cohort", "season", "ada"), { points: 0, above: 0 });
    },
  },
  {
    name: "facts are kept by account, credit by person",
    async check(open) {
      const { store, engine } = await open();
      await adaAndBob(store);
      await engine.write([
        insert(engine.tables.accounts)({ id: "slack:T1:U1", person: "ada", platform: "slack", name: "ada", createdAt: at(1) }),
      ]);
      await done(store, "ada", "boto3");
      const fromSlack = (item: string) =>
        store.progress.complete({ person: "ada", path: "aws", item, times: 1 }, stamp("", { account: "slack:T1:U1" }), [
          counted("c1", monday, 10),
        ]);
      equal(await fromSlack("s3"), true);
      equal(await fromSlack("boto3"), false);
      deepEqual(await items(store, "ada"), ["boto3", "s3"]);
      deepEqual(await points(store, "c1", "season"), { ada: 30 });
      equal(await undone(store, "ada", "s3"), true);
      deepEqual(await items(store, "ada"), ["boto3"]);
    },
  },
];
