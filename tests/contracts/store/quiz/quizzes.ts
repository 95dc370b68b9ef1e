import { deepEqual, equal } from "node:assert/strict";
import type { StoreCheck } from "../../store.ts";
import { adaAndBob, at, monday } from "../sample.ts";
import { askedThrice, day, practice, quiz } from "./sample.ts";

export const quizChecks: readonly StoreCheck[] = [
  {
    name: "quiz: comes back as it was opened, the newest of the day's first, practice apart",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      equal(await store.quizzes.newest("c1"), undefined);
      const first = quiz("z1");
      const second = quiz("z2", {
        occasion: day({ slot: "2026-12-01", closesAt: at(48 * 60) }),
        openedAt: at(24 * 60),
        matchOrder: [1, 0],
      });
      const own = quiz("z3", { occasion: practice("ada"), openedAt: at(25 * 60) });
      for (const each of [second, first, own]) await store.quizzes.open(each);
      deepEqual(await store.quizzes.named("z1"), first);
      deepEqual(await store.quizzes.named("z3"), own);
      deepEqual(await store.quizzes.newest("c1"), second);
      equal(await store.quizzes.newest("c2"), undefined);
      equal(await store.quizzes.named("z4"), undefined);
    },
  },
  {
    name: "uses: each question of the day that a cohort had, with the answers that came in time; practice apart",
    async check(open) {
      const { store } = await open();
      await askedThrice(store);
      const uses = (await store.quizzes.uses("c1")).toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
      deepEqual(
        uses.map(({ question, slot, answered, right }) => [question, slot, answered, right]),
        [
          ["q1", monday, 2, 1],
          ["q1", "2026-12-01", 1, 1],
          ["q3", "2026-12-02", 0, 0],
        ],
      );
    },
  },
];
