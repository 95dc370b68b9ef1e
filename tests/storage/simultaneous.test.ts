import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoWeek, type LedgerEntry, type Store } from "#core";
import { storeOn } from "../../src/storage/index.ts";
import { adaAndBob, channel, cohort, counted, done, meet, member, undone } from "../contracts/store/sample.ts";
import { start } from "../support/child.ts";
import { adaInTwo, completeAtOnce, leftBehind } from "../support/one-item.ts";
import { size } from "../support/size.ts";
import { engineNames, withDatabase } from "./databases.ts";

const once = { completions: 1, entries: [1, 1], totals: [20, 20, 20, 20] };

describe("one item, fifty times at once, in two cohorts", () => {
  test("counts once on SQLite", () =>
    withDatabase("SQLite", async (open) => {
      const { store } = await open();
      await adaInTwo(store);
      const answers = await completeAtOnce(store, 50);
      expect(answers.filter(Boolean)).toEqual([true]);
      expect(await leftBehind(store)).toEqual(once);
    }));

  test("counts once on PostgreSQL, from two processes", () =>
    withDatabase("PostgreSQL", async (open, url) => {
      const { store } = await open();
      await adaInTwo(store);
      const bots = [start("complete-at-once.ts", url, "25"), start("complete-at-once.ts", url, "25")];
      for (const bot of bots) expect(await bot.line()).toBe("ready");
      for (const bot of bots) bot.process.stdin?.write("go\n");
      const answers = await Promise.all(bots.map(async (bot) => JSON.parse(await bot.line()) as boolean[]));
      await Promise.all(bots.map((bot) => bot.ended()));
      expect(answers.map(({ length }) => length)).toEqual([25, 25]);
      expect(answers.flat().filter(Boolean)).toEqual([true]);
      expect(await leftBehind(store)).toEqual(once);
    }));
});

test.each(engineNames)("on %s all take the totals' rows in one order, so that no two can wait for each other", (name) =>
  withDatabase(name, async (open) => {
    const { engine } = await open();
    const rows: (readonly string[])[] = [];
    const store = storeOn({
      ...engine,
      write(unit) {
        rows.push(unit.flatMap(({ values: { cohort, period } }) => (period ? [`${cohort} ${period}`] : [])));
        return engine.write(unit);
      },
    });
    await adaInTwo(store);
    rows.length = 0;
    const where = cohorts.map((cohort) => counted(cohort));
    await done(store, "ada", "boto3", 1, where);
    await done(store, "ada", "s3", 1, where.toReversed());
    await undone(store, "ada", "s3");
    const inOrder = ["c1 2026-W49", "c1 season", "c2 2026-W49", "c2 season"];
    expect(rows).toEqual([inOrder, inOrder, inOrder]);
  }),
);

const people = ["ada", "bob", "eve"];
const cohorts = ["c1", "c2"];
const days = ["2026-11-30", "2026-12-06", "2026-12-07"];

/** One press: who does or undoes which item, whose week it is in. */
const press = fc.record({
  kind: fc.constantFrom("done", "undone"),
  person: fc.constantFrom(...people),
  item: fc.constantFrom("boto3", "s3"),
  day: fc.constantFrom(...days),
});

describe.each(engineNames)("any presses on %s", (name) => {
  test("leave totals that are the ledger's sums, and each item's points once or not at all", async () => {
    let presses = 0;
    const oneRun = (turns: readonly (readonly (typeof press extends fc.Arbitrary<infer Press> ? Press : never)[])[]) =>
      withDatabase(name, async (open) => {
        const { store } = await open();
        await threeInTwo(store);
        // The presses of one turn come at once, and count from what could be seen before it.
        for (const turn of turns) {
          const times = await Promise.all(
            turn.map(async ({ person, item }) => (await store.progress.completion(person, "aws", item))?.times ?? 0),
          );
          await Promise.all(
            turn.map(({ kind, person, item, day }, i) => {
              const last = times[i] ?? 0;
              presses++;
              if (kind === "undone") return undone(store, person, item, last, day);
              return doneAgain(store, person, item, last, day);
            }),
          );
        }
        for (const cohort of cohorts) {
          const entries = await store.progress.ledger(cohort);
          for (const period of ["season", ...new Set(days.map(isoWeek))]) {
            for (const person of people) {
              const own = entries.filter(
                (entry) => entry.person === person && (period === "season" || isoWeek(entry.boardDate) === period),
              );
              expect((await store.progress.standing(cohort, period, person)).points, `${cohort} ${period} ${person}`).toBe(sum(own));
            }
          }
          for (const person of people) {
            expect(await store.credit.differences(person)).toEqual([]);
            const items = (await store.progress.completions(person, "aws")).map(({ item }) => item);
            expect(new Set(items).size).toBe(items.length);
            for (const item of ["boto3", "s3"])
              expect(sum(entries.filter((entry) => entry.person === person && entry.item === item))).toBe(items.includes(item) ? 20 : 0);
          }
        }
      });
    await fc.assert(fc.asyncProperty(fc.array(fc.array(press, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }), oneRun), {
      numRuns: size(6, 25),
      seed: 20261130,
    });
    expect(presses).toBeGreaterThan(size(25, 100));
  });
});

async function threeInTwo(store: Store): Promise<void> {
  await adaAndBob(store);
  await meet(store, "eve");
  await store.cohorts.open(cohort("c2"), channel("other"), "ada");
  for (const id of cohorts) for (const person of people) await store.cohorts.join(member(id, person));
}

/** What a command does: nothing where the item is done as far as it can see. */
async function doneAgain(store: Store, person: string, item: string, last: number, day: string): Promise<boolean> {
  const seen = await store.progress.completion(person, "aws", item);
  if (seen && !seen.undoneAt) return false;
  return done(
    store,
    person,
    item,
    last + 1,
    cohorts.map((cohort) => counted(cohort, day)),
  );
}

const sum = (entries: readonly LedgerEntry[]) => entries.reduce((points, entry) => points + entry.points, 0);
