import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CohortChanges, PersonChanges, Store } from "#core";
import type { Engine } from "../../src/storage/engine.ts";
import { storeOn } from "../../src/storage/index.ts";
import { channel, cohort, meet } from "../contracts/store/sample.ts";
import { size } from "../support/size.ts";
import { engineNames, withDatabase } from "./databases.ts";

/** The names of what changes; one that is left out below does not compile. */
type Setting<Changes> = { [Name in keyof Changes]-?: NonNullable<Changes[Name]> extends never ? never : Name }[keyof Changes];
type Any<Changes> = Readonly<Record<Setting<Changes>, fc.Arbitrary<Changes>>>;

const words = fc.string({ unit: "grapheme", maxLength: 20 }).filter((word) => !word.includes("\0"));
const zones = fc.constantFrom("Asia/Tokyo", "America/New_York", "UTC");

const ofPerson: Any<PersonChanges> = {
  name: words.map((name) => ({ name })),
  nameChosen: fc.boolean().map((nameChosen) => ({ nameChosen })),
  zone: fc.option(zones, { nil: undefined }).map((zone) => ({ zone })),
  visibility: fc.constantFrom("named", "alias", "hidden").map((visibility) => ({ visibility })),
  alias: fc.option(words, { nil: undefined }).map((alias) => ({ alias })),
};
const ofCohort: Any<CohortChanges> = {
  name: words.map((name) => ({ name })),
  start: fc.constantFrom("2026-11-30", "2026-12-07").map((start) => ({ start })),
  zone: zones.map((zone) => ({ zone })),
  pace: fc.constantFrom("fast", "relaxed").map((pace) => ({ pace })),
  pauses: fc.subarray(["2026-12-21", "2027-01-04"]).map((pauses) => ({ pauses })),
  archived: fc.boolean().map((archived) => ({ archived })),
};

/** Changes of two different settings, whether each is decided on with the rows of the jobs, and how they meet. */
const twoOf = <Changes>(all: Any<Changes>) =>
  fc.record({
    changes: fc
      .shuffledSubarray(Object.values<fc.Arbitrary<Changes>>(all), { minLength: 2, maxLength: 2 })
      .chain((two) => fc.tuple(...(two as [fc.Arbitrary<Changes>, fc.Arbitrary<Changes>]))),
    decided: fc.tuple(fc.boolean(), fc.boolean()),
    meeting: fc.constantFrom("at once", "the one while the other is to be written"),
  });

const noRows = () => [];

describe.each(engineNames)("any two settings of one row, changed at once on %s,", (name) => {
  const parameters = { numRuns: size(20, 80), seed: 20261130 };

  test("are both as they were wished, and all else as it was", () =>
    withDatabase(name, async (open) => {
      const [{ store: one }, { engine }] = [await open(), await open()];
      const both = meetingIn(one, engine);
      let rows = 0;
      await fc.assert(
        fc.asyncProperty(twoOf(ofPerson), async ({ changes: [first, second], decided: [isFirst, isSecond], meeting }) => {
          const before = await meet(one, `p${++rows}`);
          await both(
            (store) => store.people.change(before.id, first, isFirst ? noRows : undefined),
            (store) => store.people.change(before.id, second, isSecond ? noRows : undefined),
            meeting,
          );
          expect(await one.people.named(before.id)).toEqual({ ...before, ...first, ...second });
        }),
        parameters,
      );
      await fc.assert(
        fc.asyncProperty(twoOf(ofCohort), async ({ changes: [first, second], decided: [isFirst, isSecond], meeting }) => {
          const before = cohort(`c${++rows}`);
          await one.cohorts.open(before, channel(before.id), "p1");
          await both(
            (store) => store.cohorts.change(before.id, first, isFirst ? noRows : undefined),
            (store) => store.cohorts.change(before.id, second, isSecond ? noRows : undefined),
            meeting,
          );
          expect(await one.cohorts.named(before.id)).toEqual({ ...before, ...first, ...second });
        }),
        parameters,
      );
      expect(rows).toBe(2 * parameters.numRuns);
    }));

  test("are set by one statement for each set of columns, in whatever order", () =>
    withDatabase(name, async (open) => {
      const { engine } = await open();
      const built = new Set<unknown>();
      const store = storeOn({
        ...engine,
        write(unit) {
          for (const { build } of unit) built.add(build);
          return engine.write(unit);
        },
      });
      await meet(store, "ada");
      built.clear();
      await store.people.change("ada", { name: "Ada", zone: "UTC" });
      await store.people.change("ada", { zone: "Asia/Tokyo", name: "Zoe" });
      expect(built.size).toBe(1);
      await store.people.change("ada", { zone: "UTC" });
      expect(built.size).toBe(2);
    }));
});

type Change = (store: Store) => Promise<unknown>;

/** Two stores of one database, and how two changes meet in them. */
function meetingIn(one: Store, engine: Engine) {
  let visit: (() => Promise<unknown>) | undefined;
  const two = storeOn({
    ...engine,
    async write(unit) {
      const comes = visit;
      visit = undefined;
      await comes?.();
      return engine.write(unit);
    },
  });
  return async (first: Change, second: Change, meeting: string): Promise<void> => {
    if (meeting === "at once") {
      await Promise.all([first(one), second(two)]);
      return;
    }
    visit = () => first(one);
    await second(two);
    expect(visit).toBeUndefined();
  };
}
