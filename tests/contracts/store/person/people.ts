import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { Gone, type KeptCall } from "#core";
import type { StoreCheck } from "../../store.ts";
import { account, adaAndBob, at, channel, cohort, done, fifty, meet, undone } from "../sample.ts";
import { personalRows } from "./personal.ts";

export const peopleChecks: readonly StoreCheck[] = [
  {
    name: "meet: who is new is made known, once",
    async check(open) {
      const { store } = await open();
      equal(await store.people.byAccount("terminal:ada"), undefined);
      const ada = {
        id: "p1",
        name: "ada",
        nameChosen: false,
        zone: undefined,
        assumedZone: undefined,
        visibility: "named",
        alias: undefined,
        createdAt: at(0),
      };
      deepEqual(await store.people.meet(account("ada"), "p1", at(0)), ada);
      deepEqual(await store.people.meet(account("ada"), "p2", at(5)), ada);
      deepEqual(await store.people.byAccount("terminal:ada"), ada);
    },
  },
  {
    name: "meet: fifty at once are one person",
    async check(open) {
      const { store } = await open();
      const met = await fifty((n) => store.people.meet(account("ada"), `p${n}`, at(0)));
      equal(new Set(met.map(({ id }) => id)).size, 1);
      deepEqual(await store.people.byAccount("terminal:ada"), met[0]);
    },
  },
  {
    name: "meet: the name follows the account's, unless it was chosen",
    async check(open) {
      const { store } = await open();
      await meet(store, "ada");
      const renamed = { ...account("ada"), name: "Ada L." };
      equal((await store.people.meet(renamed, "x", at(1))).name, "Ada L.");
      equal((await store.people.byAccount("terminal:ada"))?.name, "Ada L.");
      await store.people.change("ada", { name: "Countess", nameChosen: true });
      equal((await store.people.meet({ ...renamed, name: "Ada K." }, "x", at(2))).name, "Countess");
      equal((await store.people.byAccount("terminal:ada"))?.name, "Countess");
    },
  },
  {
    name: "meet: the zone that the platform tells is assumed, until it tells another, and is not what the person chose",
    async check(open) {
      const { store } = await open();
      const inZone = (zone: string) => ({ ...account("ada"), zone });
      const ada = await store.people.meet(inZone("Europe/Berlin"), "ada", at(0));
      deepEqual([ada.zone, ada.assumedZone], [undefined, "Europe/Berlin"]);
      const bob = await meet(store, "bob");
      const moved = await store.people.meet({ ...inZone("Asia/Kolkata"), name: "Ada L." }, "x", at(1));
      deepEqual(moved, { ...ada, name: "Ada L.", assumedZone: "Asia/Kolkata" });
      deepEqual(await store.people.byAccount("terminal:ada"), moved);
      await store.people.change("ada", { zone: "America/New_York" });
      const silent = await store.people.meet({ ...account("ada"), name: "Ada L." }, "x", at(2));
      deepEqual([silent.zone, silent.assumedZone], ["America/New_York", "Asia/Kolkata"]);
      deepEqual(await store.people.byAccount("terminal:bob"), bob);
    },
  },
  {
    name: "meet: a person's id that is taken is an error",
    async check(open) {
      const { store } = await open();
      await meet(store, "ada");
      const [outcome] = await Promise.allSettled([store.people.meet(account("bob"), "ada", at(0))]);
      equal(outcome.status, "rejected");
      equal(await store.people.byAccount("terminal:bob"), undefined);
    },
  },
  {
    name: "named and accounts: a person by their id",
    async check(open) {
      const { store } = await open();
      const ada = await meet(store, "ada");
      await meet(store, "bob");
      deepEqual(await store.people.named("ada"), ada);
      equal(await store.people.named("terminal:ada"), undefined);
      deepEqual(await store.people.accounts("ada"), [account("ada")]);
      deepEqual(await store.people.accounts("nobody"), []);
    },
  },
  {
    name: "change: a person's settings, of nobody else",
    async check(open) {
      const { store } = await open();
      const ada = await meet(store, "ada");
      const bob = await meet(store, "bob");
      const settings = { name: "Ada", nameChosen: true, zone: "Asia/Kolkata", visibility: "alias", alias: "🦊" } as const;
      await store.people.change("ada", settings);
      deepEqual(await store.people.byAccount("terminal:ada"), { ...ada, ...settings });
      const none = { ...settings, zone: undefined, alias: undefined };
      await store.people.change("ada", none);
      deepEqual(await store.people.byAccount("terminal:ada"), { ...ada, ...none });
      deepEqual(await store.people.byAccount("terminal:bob"), bob);
      deepEqual(await store.people.change("ada", { visibility: "hidden" }), { ...ada, ...none, visibility: "hidden" });
      deepEqual(await store.people.change("ada", {}), { ...ada, ...none, visibility: "hidden" });
      await rejects(store.people.change("nobody", { visibility: "hidden" }), Gone);
    },
  },
  {
    name: "change: what one sets, another who changes something else at the same time leaves",
    async check(open) {
      const [one, two] = [(await open()).store, (await open()).store];
      const ada = await meet(one, "ada");
      await Promise.all([
        ...[one, two].map((store, n) => store.people.change("ada", n === 0 ? { name: "Zoe" } : { visibility: "hidden" })),
        one.people.meet({ ...account("ada"), zone: "Asia/Kolkata" }, "x", at(1)),
      ]);
      deepEqual(await two.people.named("ada"), { ...ada, name: "Zoe", visibility: "hidden", assumedZone: "Asia/Kolkata" });
    },
  },
  {
    name: "remember: by person and channel, the newest; a thread is its channel",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await store.cohorts.open(cohort("c2"), channel("other"), "ada");
      equal(await store.people.remembered("ada", channel("direct")), undefined);
      await store.people.remember("ada", channel("direct"), "c1");
      await store.people.remember("ada", channel("direct"), "c2");
      await store.people.remember("bob", channel("direct"), "c1");
      equal(await store.people.remembered("ada", channel("direct")), "c2");
      equal(await store.people.remembered("ada", { ...channel("thread"), parent: "direct" }), "c2");
      equal(await store.people.remembered("bob", channel("direct")), "c1");
      equal(await store.people.remembered("ada", { ...channel("direct"), space: "elsewhere" }), undefined);
    },
  },
  {
    name: "keptCall: comes back as it was, to its own person",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      const from = { account: account("ada"), channel: { ...channel("thread"), parent: "study" } };
      const kept: KeptCall = {
        id: "k1",
        person: "ada",
        call: { kind: "command", id: "e1", name: "done", options: { item: "boto3 🧗", times: 2, sure: true }, from },
        at: at(3),
      };
      await store.people.keepCall(kept);
      deepEqual(await store.people.keptCall("k1", "ada"), kept);
      equal(await store.people.keptCall("k1", "bob"), undefined);
      equal(await store.people.keptCall("k2", "ada"), undefined);
      const week = 7 * 24 * 60 * 60 * 1000;
      await store.people.keepCall({ ...kept, id: "k3", at: new Date(kept.at.getTime() + week) });
      deepEqual(await store.people.keptCall("k1", "ada"), kept);
      await store.people.keepCall({ ...kept, id: "k4", at: new Date(kept.at.getTime() + week + 1) });
      equal(await store.people.keptCall("k1", "ada"), undefined);
    },
  },
  {
    name: "erase: no table knows the person any more, and everybody else is as before",
    async check(open) {
      const { store, engine } = await open();
      await adaAndBob(store);
      for (const person of ["ada", "bob"]) {
        await store.cohorts.appoint("c1", person, at(4));
        await store.people.remember(person, channel("direct"), "c1");
        await store.people.keepCall({
          id: `k-${person}`,
          person,
          call: { kind: "line", id: "e1", line: "/done boto3", from: { account: account(person), channel: channel("study") } },
          at: at(3),
        });
        await done(store, person, "boto3");
        await done(store, person, "s3");
        await undone(store, person, "s3");
        await personalRows(engine, person);
      }
      const contents = async () => {
        const tables = Object.entries<SQLiteTable>(engine.tables);
        return Promise.all(
          tables.map(async ([name, table]) => ({
            name,
            rows: (await engine.query((db) => db.select().from(table))()).map((row) => JSON.stringify(row)),
          })),
        );
      };
      const personal = (rows: readonly string[], name: string) => rows.filter((row) => row.includes(name));
      const before = await contents();
      // The check counts what it saw: all tables but these know a person.
      const knowing = before.filter(({ rows }) => personal(rows, "ada").length > 0).map(({ name }) => name);
      deepEqual(
        knowing,
        Object.keys(engine.tables).filter(
          (name) => !["cohorts", "channels", "channelCodes", "troubles", "clock", "registrations"].includes(name),
        ),
      );
      await store.privacy.erase("ada");
      const after = await contents();
      for (const [i, { name, rows }] of after.entries()) {
        deepEqual(personal(rows, "ada"), [], name);
        // What was found of a question stays, by nobody.
        const nameless = before[i]?.rows.map((row) => (name === "verdicts" ? row.replace('"person":"ada"', '"person":null') : row)) ?? [];
        deepEqual(new Set(rows), new Set(nameless.filter((row) => !row.includes("ada"))), name);
      }
      equal(await store.people.byAccount("terminal:ada"), undefined);
      ok(await store.people.byAccount("terminal:bob"));
    },
  },
  {
    name: "registrations: each platform's newest hash, at first none",
    async check(open) {
      const { store } = await open();
      equal(await store.registrations.hash("discord"), undefined);
      for (const hash of ["a", "b"]) {
        await store.registrations.setHash("discord", hash);
        equal(await store.registrations.hash("discord"), hash);
      }
      equal(await store.registrations.hash("slack"), undefined);
    },
  },
  {
    name: "clock: an offset of any size, at first 0",
    async check(open) {
      const { store } = await open();
      equal(await store.clock.offset(), 0);
      for (const offset of [10 * 365 * 24 * 3_600_000, -(2 ** 40), 1]) {
        await store.clock.setOffset(offset);
        equal(await store.clock.offset(), offset);
      }
    },
  },
];
