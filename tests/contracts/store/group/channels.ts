import { deepEqual, equal } from "node:assert/strict";
import type { StoreCheck } from "../../store.ts";
import { adaAndBob, at, channel, cohort } from "../sample.ts";

export const channelChecks: readonly StoreCheck[] = [
  {
    name: "attach: a code gives its cohort the channel once, and who uses it organizes",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await store.channels.offer("code", "c1", at(60));
      equal(await store.channels.offered("code", at(5)), "c1");
      equal(await store.channels.attach("code", channel("other"), "bob", at(5)), true);
      equal((await store.cohorts.at(channel("other")))?.id, "c1");
      equal(await store.cohorts.isOrganizer("c1", "bob"), true);
      deepEqual(await store.channels.of("c1"), [
        { channel: channel("other"), posts: true },
        { channel: channel("study"), posts: true },
      ]);
      equal(await store.channels.offered("code", at(5)), undefined);
      equal(await store.channels.attach("code", channel("third"), "bob", at(5)), false);
      equal(await store.cohorts.at(channel("third")), undefined);
    },
  },
  {
    name: "attach: of two who use a code at once, one does",
    async check(open) {
      const [one, two] = [await open(), await open()];
      await adaAndBob(one.store);
      await one.store.channels.offer("code", "c1", at(60));
      const done = await Promise.all([
        one.store.channels.attach("code", channel("other"), "bob", at(5)),
        two.store.channels.attach("code", channel("third"), "bob", at(5)),
      ]);
      deepEqual(done.toSorted(), [false, true]);
      equal((await one.store.channels.of("c1")).length, 2);
    },
  },
  {
    name: "attach: not after its time, nor with an earlier code, nor for a closed cohort, nor a taken channel",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await store.cohorts.open(cohort("c2"), channel("taken"), "bob");
      await store.channels.offer("first", "c1", at(60));
      await store.channels.offer("second", "c1", at(60));
      equal(await store.channels.attach("first", channel("other"), "bob", at(5)), false);
      equal(await store.channels.attach("second", channel("taken"), "bob", at(5)), false);
      equal(await store.channels.offered("second", at(60)), undefined);
      equal(await store.channels.attach("second", channel("other"), "bob", at(60)), false);
      await store.cohorts.change("c1", { archived: true });
      equal(await store.channels.attach("second", channel("other"), "bob", at(5)), false);
      equal(await store.cohorts.at(channel("other")), undefined);
    },
  },
  {
    name: "detach: the cohort's own, and never the last",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      await store.cohorts.open(cohort("c2"), channel("hers"), "bob");
      await store.channels.offer("code", "c1", at(60));
      await store.channels.attach("code", channel("other"), "ada", at(5));
      equal(await store.channels.detach("c1", channel("hers")), false);
      equal(await store.channels.detach("c1", channel("study")), true);
      equal(await store.cohorts.at(channel("study")), undefined);
      equal(await store.channels.detach("c1", channel("other")), false);
      equal((await store.cohorts.at(channel("other")))?.id, "c1");
      equal((await store.cohorts.at(channel("hers")))?.id, "c2");
    },
  },
];
