import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isOpen,
  isRight,
  isWhole,
  type Layout,
  layOut,
  lettersOf,
  pickedFrom,
  picksOf,
  readLetters,
  seeded,
  showLetter,
  shuffled,
} from "#core";
import { question } from "../../support/questions.ts";

const sizes = { single: [4, 4], multiple: [5, 6], ordering: [3, 5], matching: [3, 7] } as const;

/** A question of any type, as long as the bank's may be, and laid out by any seed. */
const laidOut = fc.constantFrom("single" as const, "multiple" as const, "ordering" as const, "matching" as const).chain((type) =>
  fc
    .record({
      size: fc.integer({ min: sizes[type][0], max: sizes[type][1] }),
      right: fc.integer({ min: 2, max: 3 }),
      seed: fc.string(),
    })
    .map(({ size, right, seed }) => {
      const { options } = question("q", { type, options: Array.from({ length: size }, (_, i) => option(i, type, right)) });
      return { seed, options, layout: layOut({ type, options }, seed) };
    }),
);
const option = (i: number, type: string, right: number) => ({
  text: `o${i}`,
  match: `m${i}`,
  right: type === "single" ? i === 1 : type === "multiple" && i < right,
  why: "why",
});

/** Any whole answer to it, by letters. */
const letters = (layout: Layout, random: () => number) => shuffled([...layout.order.keys()], random).slice(0, picksOf(layout));

describe("a question laid out", () => {
  test("shows each option once, the same for a seed each time", () => {
    fc.assert(
      fc.property(laidOut, ({ options, layout, seed }) => {
        const all = [...options.keys()];
        expect([...layout.order].sort()).toEqual(all);
        expect([...layout.matchOrder].sort()).toEqual(layout.type === "matching" ? all : []);
        expect(layOut({ type: layout.type, options }, seed)).toEqual(layout);
      }),
    );
  });

  test("has its key where the file says it", () => {
    const key = (type: "single" | "multiple" | "ordering" | "matching") => layOut(question("q", { type }), "seed").key;
    expect([key("single"), key("multiple"), key("ordering"), key("matching")]).toEqual([[0], [0, 1], [0, 1, 2, 3], [0, 1, 2, 3]]);
  });

  test("never shows steps in their right order, which would give the answer away", () => {
    for (let seed = 0; seed < 500; seed++) {
      const { order, key } = layOut({ type: "ordering", options: question("q", { type: "ordering" }).options.slice(0, 3) }, `s${seed}`);
      expect(order).not.toEqual(key);
    }
  });

  test("shows the right option at each letter about as often", () => {
    const counts = [0, 0, 0, 0];
    for (let seed = 0; seed < 4000; seed++) {
      const letter = layOut(question("q"), `quiz-${seed}`).order.indexOf(0);
      counts[letter] = (counts[letter] ?? 0) + 1;
    }
    // 1,000 each; five standard deviations are 137.
    for (const times of counts) expect(Math.abs(times - 1000)).toBeLessThan(137);
  });
});

describe("an answer", () => {
  test("comes back from what is kept of it as it was picked", () => {
    fc.assert(
      fc.property(laidOut, fc.string(), ({ layout }, seed) => {
        const picked = letters(layout, seeded(seed));
        const shown = layout.type === "multiple" ? picked.toSorted((a, b) => a - b) : picked;
        expect(lettersOf(layout, pickedFrom(layout, picked))).toEqual(shown);
        expect(isWhole(layout, picked)).toBe(true);
      }),
    );
  });

  test("is right only as a whole", () => {
    fc.assert(
      fc.property(laidOut, fc.string(), ({ layout }, seed) => {
        const right = lettersOf(layout, layout.key);
        expect(isRight(layout, pickedFrom(layout, right))).toBe(true);
        const picked = letters(layout, seeded(seed));
        const isSame =
          layout.type === "multiple" ? picked.every((letter) => right.includes(letter)) : picked.every((letter, i) => letter === right[i]);
        expect(isRight(layout, pickedFrom(layout, picked))).toBe(isSame);
      }),
    );
  });

  test("to pairs names each prompt's partner, wherever both are shown", () => {
    const layout: Layout = { type: "matching", order: [2, 0, 1], matchOrder: [1, 2, 0], key: [0, 1, 2] };
    // Prompt 2 with partner 2, prompt 0 with partner 0, prompt 1 with partner 1, at their letters.
    expect(pickedFrom(layout, [1, 2, 0])).toEqual([0, 1, 2]);
    expect(isRight(layout, pickedFrom(layout, [1, 2, 0]))).toBe(true);
    expect(pickedFrom(layout, [0, 2, 1])).toEqual([0, 2, 1]);
  });

  test("is read from digits of this quiz's letters, each once, and from nothing else", () => {
    const layout = layOut(question("q"), "seed");
    expect(readLetters(layout, ["3", "0"])).toEqual([3, 0]);
    expect(readLetters(layout, [])).toEqual([]);
    for (const wrong of [["4"], ["-1"], ["1", "1"], ["01"], ["1.0"], [" 1"], ["１"], ["x"], [""], ["0x1"], ["1e0"], ["__proto__"]])
      expect(readLetters(layout, wrong)).toBeUndefined();
    fc.assert(
      fc.property(fc.array(fc.string()), (values) => {
        expect(readLetters(layout, values)?.every((letter) => letter < 4) ?? true).toBe(true);
      }),
    );
  });

  test.each([
    [[0], true],
    [[], false],
    [[0, 1], false],
    [[4], false],
    [[-1], false],
    [[undefined], false],
  ])("%j is whole: %s", (picked, whole) => {
    expect(isWhole(layOut(question("q"), "seed"), picked)).toBe(whole);
  });
});

test("letters are shown from A on", () => {
  expect([0, 1, 6].map(showLetter)).toEqual(["A", "B", "G"]);
});

test("a quiz is open until it closes, is revealed or taken out, and no longer at those very moments", () => {
  const at = (minute: number) => new Date(minute * 60_000);
  const occasion = { kind: "day", cohort: "c1", slot: "2026-11-30", closesAt: at(10) } as const;
  const open = { occasion, closedAt: undefined, voidedAt: undefined };
  expect([9, 10, 11].map((minute) => isOpen(open, at(minute)))).toEqual([true, false, false]);
  expect([4, 5, 6].map((minute) => isOpen({ ...open, closedAt: at(5) }, at(minute)))).toEqual([true, false, false]);
  expect(isOpen({ ...open, voidedAt: at(20) }, at(5))).toBe(false);
  expect(isOpen({ ...open, occasion: { kind: "practice", person: "ada", cohort: "c1" } }, at(99))).toBe(true);
});
