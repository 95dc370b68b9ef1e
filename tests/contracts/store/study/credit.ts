import { deepEqual, equal, ok } from "node:assert/strict";
import type { Difference, Store } from "#core";
import { and, eq } from "../../../../src/storage/drizzle.ts";
import type { Change, Engine } from "../../../../src/storage/engine.ts";
import { change, insert, met } from "../../../../src/storage/statements.ts";
import type { StoreCheck } from "../../store.ts";
import { answer, close, practice, quiz } from "../quiz/sample.ts";
import { account, adaAndBob, at, channel, cohort, counted, done, fifty, meet, member, monday, stamp, undone } from "../sample.ts";

const nextWeek = "2026-12-08";
const week = "2026-W49";

/** Ada: 20 for boto3, 30 for s3 in the next week, 15 for a question; ec2 was taken back, and rds gives nothing. */
async function studied(store: Store): Promise<void> {
  await adaAndBob(store);
  await done(store, "ada", "boto3");
  await done(store, "ada", "s3", 1, [counted("c1", nextWeek, 30)]);
  await done(store, "ada", "ec2");
  await undone(store, "ada", "ec2", 1, nextWeek);
  await done(store, "ada", "rds", 1, []);
  await store.quizzes.open(quiz("z1"));
  await store.answers.record(answer("z1", "ada"));
  await store.answers.lock(answer("z1", "ada"), stamp("ada"));
  await done(store, "bob", "boto3");
}

const standings = async (store: Store, person: string) =>
  Promise.all(["season", week, "2026-W50"].map(async (period) => (await store.progress.standing("c1", period, person)).points));

interface Damage {
  harm(engine: Engine): Change;
  readonly found: readonly object[];
}

/** Ways in which rows may come to say something else, and what is then found. */
const damages = {
  "a total is another": {
    harm: ({ tables: { totals } }) =>
      raw((db) =>
        db
          .update(totals)
          .set({ points: 7 })
          .where(and(eq(totals.period, "season"), eq(totals.person, "ada")))
          .returning(met),
      ),
    found: [{ kind: "total", cohort: "c1", period: "season", has: 7, should: 65 }],
  },
  "a total is gone": {
    harm: ({ tables: { totals } }) => raw((db) => db.delete(totals).where(eq(totals.period, "2026-W50")).returning(met)),
    found: [{ kind: "total", cohort: "c1", period: "2026-W50", has: undefined, should: 10 }],
  },
  "a total is there for nothing": {
    harm: ({ tables: { totals } }) => insert(totals)({ cohort: "c1", period: "2026-W51", person: "ada", points: 3 }),
    found: [{ kind: "total", cohort: "c1", period: "2026-W51", has: 3, should: 0 }],
  },
  "an entry is gone": {
    harm: ({ tables: { ledger } }) => raw((db) => db.delete(ledger).where(eq(ledger.key, "done:c1:ada:boto3:1")).returning(met)),
    found: [{ kind: "missing", entry: { key: "done:c1:ada:boto3:1", points: 20, boardDate: monday, account: "terminal:ada" } }],
  },
  "an entry has other points": {
    harm: ({ tables: { ledger } }) =>
      raw((db) => db.update(ledger).set({ points: 99 }).where(eq(ledger.key, "quiz:c1:z1:ada")).returning(met)),
    found: [{ kind: "entries", cohort: "c1", item: "z1", boardDate: monday, has: 99, should: 15 }],
  },
  "an entry stands in another week": {
    harm: ({ tables: { ledger } }) =>
      raw((db) => db.update(ledger).set({ boardDate: monday }).where(eq(ledger.key, "undone:c1:ada:ec2:1")).returning(met)),
    found: [
      { kind: "entries", item: "ec2", boardDate: monday, has: 0, should: 20 },
      { kind: "entries", item: "ec2", boardDate: nextWeek, has: 0, should: -20 },
    ],
  },
  "an entry is there for nothing": {
    harm: ({ tables: { ledger } }) => {
      const { callId, ...when } = stamp("ada");
      const rest = { cohort: "c1", person: "ada", points: 50, reason: "done", item: "iam", times: 1, boardDate: monday } as const;
      return insert(ledger)({ ...when, callId, ...rest, key: "done:c1:ada:iam:1" });
    },
    found: [{ kind: "entries", item: "iam", has: 50, should: 0 }],
  },
} satisfies Record<string, Damage>;

const raw = (build: Parameters<typeof change>[0]) => change(build)({});

export const creditChecks: readonly StoreCheck[] = [
  ...Object.entries<Damage>(damages).map(
    ([name, { harm, found }]): StoreCheck => ({
      name: `credit: ${name}, which is found and put right, by adding to the ledger alone`,
      async check(open) {
        const { store, engine } = await open();
        await studied(store);
        await engine.write([
          insert(engine.tables.boards)({ cohort: "c1", period: week, person: "ada", place: 1, points: 1, frozenAt: at(9) }),
        ]);
        const before = [await standings(store, "ada"), await standings(store, "bob")];
        deepEqual(await Promise.all(["ada", "bob"].map((one) => store.credit.differences(one))), [[], []]);

        await engine.write([harm(engine)]);
        const damaged = await store.progress.ledger("c1");
        const seen = (await store.credit.differences("ada")).filter(sayings(found));
        equal(seen.length, found.length);
        const mended = await store.credit.rebuild("ada", stamp("bob"));
        ok(found.every((each) => mended.some(like(each))));

        deepEqual(await store.credit.differences("ada"), []);
        deepEqual(await store.credit.rebuild("ada", stamp("bob")), []);
        deepEqual([await standings(store, "ada"), await standings(store, "bob")], before);
        const kept = await store.progress.ledger("c1");
        deepEqual(
          kept.filter(({ key }) => damaged.some((entry) => entry.key === key)),
          damaged,
        );
        equal((await store.boards.frozen("c1", week))[0]?.points, 1);
      },
    }),
  ),
  {
    name: "credit: all of it is made from the facts, where no entry and no total is left",
    async check(open) {
      const { store, engine } = await open();
      await studied(store);
      const keys = async () => (await store.progress.ledger("c1")).map(({ key, points, boardDate }) => [key, points, boardDate]).sort();
      const before = [await standings(store, "ada"), await keys()];
      const { ledger, totals } = engine.tables;
      await engine.write([
        raw((db) => db.delete(ledger).where(undefined).returning(met)),
        raw((db) => db.delete(totals).where(undefined).returning(met)),
      ]);
      for (const person of await store.credit.people("", 9)) await store.credit.rebuild(person, stamp("bob"));
      deepEqual([await standings(store, "ada"), await keys()], before);
    },
  },
  {
    name: "credit: put right fifty times at once, it is put right once",
    async check(open) {
      const { store, engine } = await open();
      await studied(store);
      for (const name of ["an entry has other points", "an entry is gone", "a total is another", "a total is gone"] as const)
        await engine.write([damages[name].harm(engine)]);
      const mended = await fifty(() => store.credit.rebuild("ada", stamp("bob")));
      equal(mended.filter(({ length }) => length > 0).length, 1);
      deepEqual(await store.credit.differences("ada"), []);
      equal((await store.progress.ledger("c1")).filter(({ reason }) => reason === "corrected").length, 1);
    },
  },
  {
    name: "credit: what is earned while it is put right is neither lost nor counted twice",
    async check(open) {
      const { store, engine } = await open();
      await studied(store);
      await engine.write([damages["a total is another"].harm(engine)]);
      const found = await fifty(async (n) => {
        if (n % 2) return store.credit.rebuild("ada", stamp("bob"));
        await done(store, "ada", `item-${n}`);
        return [];
      });
      deepEqual(await store.credit.differences("ada"), []);
      equal((await standings(store, "ada"))[0], 65 + 25 * 20);
      deepEqual(
        found.flat().filter(({ kind }) => kind !== "total"),
        [],
      );
    },
  },
  {
    name: "credit: an account that becomes another person's brings what was done by it, and takes it along again",
    async check(open) {
      const opened = await open();
      const { store, engine } = opened;
      await adaAndBob(store);
      await done(store, "ada", "boto3");
      await done(store, "bob", "boto3", 1, [counted("c1", nextWeek)]);
      await done(store, "bob", "s3", 1, [counted("c1", nextWeek, 30)]);
      await done(store, "ada", "ec2");
      await undone(store, "ada", "ec2");
      await store.progress.complete({ person: "bob", path: "aws", item: "ec2", times: 1 }, stamp("bob", { at: at(30) }), [counted("c1")]);
      await store.quizzes.open(quiz("z1"));
      await store.answers.record(answer("z1", "ada", { right: false, at: at(5) }));
      await store.answers.record(answer("z1", "bob", { at: at(6) }));
      await close(opened, "z1");
      for (const [n, person] of ["ada", "bob", "bob", "bob"].entries()) {
        const nth = person === "ada" ? 1 : n;
        await store.quizzes.open(quiz(`p${n}`, { occasion: practice(person) }));
        const given = answer(`p${n}`, person, { right: false, at: at(10 + n), lockedAt: at(10 + n) });
        await store.answers.practise(given, { cohort: "c1", person, nth });
      }
      const apart = [await standings(store, "ada"), await standings(store, "bob")];
      deepEqual(apart, [
        [30, 30, 0],
        [100, 50, 50],
      ]);

      const become = async (person: string) => {
        const { accounts } = engine.tables;
        await engine.write([
          raw((db) =>
            db
              .update(accounts)
              .set({ person })
              .where(eq(accounts.id, account("bob").id))
              .returning(met),
          ),
        ]);
        for (const one of ["ada", "bob"]) await store.credit.rebuild(one, stamp("ada"));
        for (const one of ["ada", "bob"]) deepEqual(await store.credit.differences(one), []);
      };
      await become("ada");
      // boto3 once, as it was done first; s3; ec2, which was done once more; the first answer; three in practice, of four.
      const together = [20 + 30 + 20 + 5 + 3 * 5, 20 + 20 + 5 + 3 * 5, 30];
      deepEqual([await standings(store, "ada"), await standings(store, "bob")], [together, [0, 0, 0]]);
      await become("bob");
      deepEqual([await standings(store, "ada"), await standings(store, "bob")], apart);
      await become("ada");
      deepEqual(await standings(store, "ada"), together);

      equal(await undone(store, "ada", "boto3"), true);
      equal(
        (await store.progress.completions("ada", "aws")).some(({ item }) => item === "boto3"),
        false,
      );
      equal((await store.progress.completion("ada", "aws", "ec2"))?.undoneAt, undefined);
      equal(await done(store, "ada", "boto3", 2), true);
      deepEqual(await standings(store, "ada"), together);
      deepEqual(await store.credit.differences("ada"), []);
    },
  },
  {
    name: "credit: people are handed out some at a time, each once",
    async check(open) {
      const { store } = await open();
      const names = ["ada", "bob", "Carl", "dora", "eve"];
      for (const name of names) await meet(store, name);
      const seen: string[] = [];
      for (let page = await store.credit.people("", 2); page.length > 0; page = await store.credit.people(page.at(-1) ?? "", 2)) {
        ok(page.length <= 2);
        seen.push(...page);
      }
      deepEqual(seen.toSorted(), names.toSorted());
    },
  },
  {
    name: "credit: a verdict of a later week takes back in that week, here and in the rebuilt",
    async check(open) {
      const { store } = await open();
      await studied(store);
      await store.cohorts.open(cohort("c2"), channel("other"), "ada");
      await store.cohorts.join(member("c2", "ada"));
      const verdict = { cohort: "c1", question: "q1", version: 1, verdict: "voided", person: "bob", at: at(40) } as const;
      equal(await store.reports.decide(verdict, nextWeek, "void"), true);
      deepEqual(await standings(store, "ada"), [50, 55, 10 - 15]);
      deepEqual(await store.credit.differences("ada"), []);
    },
  },
];

/** Whether a difference says all that another one does. */
const like = (wanted: object) => (difference: Difference) => includes(difference, wanted);
const sayings = (all: readonly object[]) => (difference: Difference) => all.some((wanted) => includes(difference, wanted));

const includes = (whole: object, part: object): boolean =>
  Object.entries(part).every(([name, value]) => {
    const own = (whole as Record<string, unknown>)[name];
    return value !== null && typeof value === "object" ? typeof own === "object" && own !== null && includes(own, value) : own === value;
  });
