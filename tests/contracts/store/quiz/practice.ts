import { deepEqual, equal } from "node:assert/strict";
import type { StoreCheck } from "../../store.ts";
import { adaAndBob, at, fifty, monday } from "../sample.ts";
import { answer, played, points, practise, quiz, sums } from "./sample.ts";

export const practiceChecks: readonly StoreCheck[] = [
  {
    name: "practise: an answer that earns under its number, which comes once a study day",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      equal(await practise(store, "p1", 1), true);
      equal(await practise(store, "p1", 2), false);
      equal(await practise(store, "p2", 1), false);
      equal(await store.answers.of("p2", "ada"), undefined);
      equal(await practise(store, "p2", 2, "ada", false), true);
      equal(await practise(store, "p3", undefined), true);
      equal(await practise(store, "p4", 1, "bob"), true);
      equal(await store.answers.paidPractice("c1", "ada", monday), 2);
      equal(await store.answers.paidPractice("c1", "ada", "2026-12-01"), 0);
      equal(await store.answers.paidPractice("c2", "ada", monday), 0);
      deepEqual(await points(store, "2026-W49"), { ada: 20, bob: 15 });
      deepEqual(await points(store, "season"), await sums(store));
      equal((await store.progress.ledger("c1")).find(({ item }) => item === "p2")?.key, `practice:c1:ada:${monday}:2`);
      deepEqual(await Promise.all(["p1", "p2", "p3", "p4"].map((id) => store.answers.earned(id, "ada"))), [15, 5, undefined, undefined]);
    },
  },
  {
    name: "practise: fifty at once earn as often as there are numbers",
    async check(open) {
      const { store } = await open();
      await adaAndBob(store);
      const recorded = await fifty((n) => practise(store, `p${n}`, 1 + (n % 3)));
      equal(recorded.filter(Boolean).length, 3);
      deepEqual(await points(store, "season"), { ada: 45 });
      equal(await store.answers.paidPractice("c1", "ada", monday), 3);
    },
  },
  {
    name: "history: what a person answered on a path, by whichever quiz, the oldest first",
    async check(open) {
      const { store } = await open();
      await played(store);
      await store.quizzes.open(quiz("z9", { path: "gcp", question: "q9" }));
      await store.answers.record(answer("z9", "ada"));
      await store.quizzes.open(quiz("z2", { question: "q2" }));
      await store.answers.record(answer("z2", "ada", { at: at(1), right: false, studyDay: "2026-11-29" }));
      deepEqual(
        (await store.answers.history("ada", "aws")).map(({ question, right, studyDay }) => [question, right, studyDay]),
        [
          ["q2", false, "2026-11-29"],
          ["q1", true, monday],
          ["q1", true, monday],
        ],
      );
      deepEqual((await store.answers.history("ada", "aws"))[0], {
        question: "q2",
        version: quiz("z2").version,
        picked: answer("z2", "ada").picked,
        right: false,
        lockedAt: answer("z2", "ada").lockedAt,
        studyDay: "2026-11-29",
      });
      deepEqual((await store.answers.history("bob", "gcp")).length, 0);
    },
  },
];
