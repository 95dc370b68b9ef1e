import { deepEqual, equal, rejects } from "node:assert/strict";
import { Gone } from "#core";
import type { StoreCheck } from "../../store.ts";
import { adaAndBob, at, channel, cohort, fifty, meet, member } from "../sample.ts";

export const cohortChecks: readonly StoreCheck[] = [
  {
    name: "open: the cohort stands in its channel and the threads under it, nowhere else",
    async check(open) {
      const { store } = await open();
      const ada = await meet(store, "ada");
      equal(await store.cohorts.at(channel("study")), undefined);
      equal(await store.cohorts.open(cohort("c1", { pace: "relaxed" }), channel("study"), "ada"), true);
      deepEqual(await store.cohorts.at(channel("study")), cohort("c1", { pace: "relaxed" }));
      deepEqual(await store.cohorts.at({ ...channel("thread"), parent: "study" }), cohort("c1", { pace: "relaxed" }));
      deepEqual(await store.cohorts.named("c1"), cohort("c1", { pace: "relaxed" }));
      equal(await store.cohorts.named("c2"), undefined);
      for (const other of [
        channel("thread"),
        { ...channel("study"), space: "elsewhere" },
        { ...channel("study"), platform: "slack" as const },
        { ...channel("study"), parent: "thread" },
      ]) {
        equal(await store.cohorts.at(other), undefined);
      }
      deepEqual(await store.cohorts.organizers("c1"), [ada]);
    },
  },
  {
    name: "open: a channel that is taken stays, and nothing of the second cohort does",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      equal(await store.cohorts.open(cohort("c2"), channel("study"), "bob"), false);
      equal((await store.cohorts.at(channel("study")))?.id, "c1");
      equal(await store.cohorts.named("c2"), undefined);
      equal(await store.cohorts.isOrganizer("c2", "bob"), false);
    },
  },
  {
    name: "open: a channel whose cohort is archived is free",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await store.cohorts.change("c1", { archived: true });
      equal(await store.cohorts.open(cohort("c2"), channel("study"), "bob"), true);
      equal((await store.cohorts.at(channel("study")))?.id, "c2");
      equal(await store.cohorts.isOrganizer("c2", "bob"), true);
      equal(await store.cohorts.open(cohort("c3"), channel("study"), "bob"), false);
    },
  },
  {
    name: "open: of fifty at once one has the channel",
    async check(open) {
      const { store } = await open();
      await meet(store, "ada");
      const opened = await fifty((n) => store.cohorts.open(cohort(`c${n}`), channel("study"), "ada"));
      equal(opened.filter(Boolean).length, 1);
      equal((await store.cohorts.at(channel("study")))?.id, `c${opened.indexOf(true)}`);
      equal((await Promise.all(opened.map((_, n) => store.cohorts.named(`c${n}`)))).filter(Boolean).length, 1);
    },
  },
  {
    name: "change: a cohort's settings, of no other",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await store.cohorts.open(cohort("c2"), channel("other"), "ada");
      const settings = {
        name: "Ünique 🧗",
        start: "2027-01-04",
        zone: "America/New_York",
        pace: "relaxed",
        pauses: ["2027-02-15"],
        archived: true,
      } as const;
      await store.cohorts.change("c1", settings);
      deepEqual(await store.cohorts.named("c1"), cohort("c1", settings));
      deepEqual(await store.cohorts.named("c2"), cohort("c2"));
    },
  },
  {
    name: "change: one setting leaves the others as they are",
    async check(open) {
      const [one, two] = [(await open()).store, (await open()).store];
      await adaAndBob(one);
      const [renamed, paced] = [{ name: "New" }, { pace: "relaxed" as const }];
      deepEqual(await one.cohorts.change("c1", renamed), cohort("c1", renamed));
      deepEqual(await one.cohorts.change("c1", {}), cohort("c1", renamed));
      await Promise.all([
        one.cohorts.change("c1", paced),
        two.cohorts.change("c1", { zone: "Asia/Tokyo" }),
        two.cohorts.repause("c1", ["2026-12-21"], []),
      ]);
      deepEqual(await one.cohorts.named("c1"), cohort("c1", { ...renamed, ...paced, zone: "Asia/Tokyo", pauses: ["2026-12-21"] }));
      await rejects(one.cohorts.change("nobody", renamed), Gone);
    },
  },
  {
    name: "repause: of two who change the same pauses at once, one does",
    async check(open) {
      const [one, two] = [(await open()).store, (await open()).store];
      await adaAndBob(one);
      const done = await Promise.all([
        one.cohorts.repause("c1", ["2026-12-21"], []),
        two.cohorts.repause("c1", ["2026-12-28"], []),
        one.cohorts.repause("c1", ["2027-01-04"], []),
      ]);
      equal(done.filter(Boolean).length, 1);
      const { pauses = [] } = (await one.cohorts.named("c1")) ?? {};
      equal(pauses.length, 1);
      equal(await two.cohorts.repause("c1", [], ["2026-02-02"]), false);
      equal(await two.cohorts.repause("c1", [...pauses, "2027-02-01"], pauses), true);
      deepEqual((await one.cohorts.named("c1"))?.pauses, [...pauses, "2027-02-01"]);
    },
  },
  {
    name: "of: a person's running cohorts, the newest first",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      for (const [i, id] of ["c2", "c3", "c4"].entries()) {
        await store.cohorts.open(cohort(id), channel(id), "ada");
        await store.cohorts.join(member(id, "ada", { joinedAt: at(10 - i), start: "2026-12-07", fromWeek: 3 }));
      }
      await store.cohorts.leave("c3", "ada", at(20));
      await store.cohorts.change("c4", { archived: true });
      deepEqual(await store.cohorts.of("ada"), [
        { member: member("c2", "ada", { joinedAt: at(10), start: "2026-12-07", fromWeek: 3 }), cohort: cohort("c2") },
        { member: member("c1", "ada"), cohort: cohort("c1") },
      ]);
      deepEqual(await store.cohorts.of("nobody"), []);
    },
  },
  {
    name: "leave and join: who leaves is gone from the roster, who comes back is there at the new dates",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      const people = async () => (await store.cohorts.roster("c1")).map(({ person }) => person.id);
      deepEqual(await people(), ["ada", "bob"]);
      equal(await store.cohorts.leave("c1", "ada", at(5)), true);
      equal(await store.cohorts.leave("c1", "ada", at(6)), false);
      equal(await store.cohorts.leave("c1", "nobody", at(6)), false);
      deepEqual(await people(), ["bob"]);
      await store.cohorts.join(member("c1", "ada", { joinedAt: at(7), start: "2026-12-07", fromWeek: 2 }));
      deepEqual(await people(), ["ada", "bob"]);
      const [back] = await store.cohorts.roster("c1");
      // At the dates given now; joined is joined, and was before.
      deepEqual(back, {
        member: member("c1", "ada", { start: "2026-12-07", fromWeek: 2 }),
        person: await store.people.byAccount("terminal:ada"),
      });
      await store.cohorts.join(member("c1", "ada", { joinedAt: at(8) }));
      equal((await store.cohorts.roster("c1"))[0]?.member.start, undefined);
    },
  },
  {
    name: "redate: moves a member who is there; whoever has left stays away, and has the dates they had",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      equal(await store.cohorts.redate("c1", "ada", "2026-12-07"), true);
      equal(await store.cohorts.redate("c1", "nobody", "2026-12-07"), false);
      deepEqual(
        (await store.cohorts.roster("c1")).map(({ member }) => member),
        [member("c1", "ada", { start: "2026-12-07" }), member("c1", "bob", { joinedAt: at(2) })],
      );
      equal(await store.cohorts.redate("c1", "ada", undefined), true);
      await store.cohorts.leave("c1", "ada", at(5));
      equal(await store.cohorts.redate("c1", "ada", "2026-12-14"), false);
      deepEqual(
        (await store.cohorts.roster("c1")).map(({ person }) => person.id),
        ["bob"],
      );
    },
  },
  {
    name: "appoint and dismiss: a cohort keeps an organizer",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      equal(await store.cohorts.isOrganizer("c1", "bob"), false);
      equal(await store.cohorts.dismiss("c1", "ada"), false);
      await store.cohorts.appoint("c1", "bob", at(3));
      await store.cohorts.appoint("c1", "bob", at(4));
      equal(await store.cohorts.isOrganizer("c1", "bob"), true);
      deepEqual((await store.cohorts.organizers("c1")).map(({ id }) => id).sort(), ["ada", "bob"]);
      equal(await store.cohorts.dismiss("c1", "nobody"), false);
      equal(await store.cohorts.dismiss("c2", "ada"), false);
      equal(await store.cohorts.dismiss("c1", "ada"), true);
      equal(await store.cohorts.dismiss("c1", "ada"), false);
      equal(await store.cohorts.dismiss("c1", "bob"), false);
      deepEqual(
        (await store.cohorts.organizers("c1")).map(({ id }) => id),
        ["bob"],
      );
    },
  },
  {
    name: "dismiss: of fifty who all dismiss one another one stays",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await fifty(async (n) => {
        await meet(store, `p${n}`);
        await store.cohorts.appoint("c1", `p${n}`, at(3));
      });
      await store.cohorts.dismiss("c1", "ada");
      const dismissed = await fifty((n) => store.cohorts.dismiss("c1", `p${n}`));
      equal(dismissed.filter(Boolean).length, 49);
      equal((await store.cohorts.organizers("c1")).length, 1);
    },
  },
  {
    name: "platforms: those of the channels, each once",
    async check(open) {
      const { store } = await open();
      deepEqual(await store.cohorts.platforms(), []);
      await adaAndBob(store);
      await store.cohorts.open(cohort("c2"), channel("other"), "ada");
      await store.cohorts.open(cohort("c3"), { ...channel("x"), platform: "discord" }, "ada");
      deepEqual(await store.cohorts.platforms(), ["discord", "terminal"]);
    },
  },
];
