import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AskedBefore,
  addDays,
  chooseQuestion,
  currentShare,
  daysBetween,
  itemsOf,
  itemsOfWeek,
  type LocalDate,
  type Path,
  planOf,
  type Question,
  restDays,
  seeded,
  shuffled,
  type Use,
} from "#core";
import { question, withQuestions } from "../../support/questions.ts";
import { size } from "../../support/size.ts";
import { realPaths } from "../../support/talk.ts";

const paths = realPaths();
const { first } = paths;
const start = "2026-11-30";
const planWith = (questions: readonly Question[]) =>
  planOf(withQuestions(paths, questions).first, { pace: "fast", start, zone: "UTC", pauses: [] });
const nothing: AskedBefore = { uses: [], voided: [] };
const use = (question: string, date: LocalDate, more: Partial<Use> = {}): Use => ({ question, date, answered: 10, right: 8, ...more });
const week = (number: number) => addDays(start, 7 * (number - 1));

/** Four questions on each item of the real path, by item alone. */
const bank = itemsOf(first).flatMap((item) => [1, 2, 3, 4].map((n) => question(`${item.id}-${n}`, { items: [item.id] })));
const itemIn = (path: Path, number: number) => itemsOfWeek(path, "fast", number)[0]?.id ?? "";
const weekOf = ({ items }: Question) => itemsOf(first).find(({ id }) => id === items[0])?.weeks.fast ?? 0;

describe("over a whole cohort", () => {
  /** What it is asked on each day of its plan. */
  function season(questions: readonly Question[], days: number, name: string) {
    const plan = planWith(questions);
    const uses: Use[] = [];
    const asked: { readonly date: LocalDate; readonly question: Question }[] = [];
    for (let day = 0; day < days; day++) {
      const date = addDays(start, day);
      const chosen = chooseQuestion(plan, date, { uses, voided: [] }, `${name} ${date}`);
      if (!chosen) continue;
      uses.push(use(chosen.id, date, { right: day % 10 }));
      asked.push({ date, question: chosen });
    }
    return asked;
  }

  test("seven questions of ten are about the current week, the others about earlier ones", () => {
    const asked = Array.from({ length: 12 }, (_, n) => season(bank, 17 * 7, `cohort ${n}`)).flat();
    // In the first week there is nothing earlier; a week of two items has eight questions for its seven days.
    const later = asked.filter(({ date }) => date >= week(2));
    const weekAt = (date: LocalDate) => Math.floor(daysBetween(start, date) / 7) + 1;
    const current = later.filter(({ date, question }) => weekOf(question) === weekAt(date)).length;
    expect(later.some(({ date, question }) => weekOf(question) > weekAt(date))).toBe(false);
    expect(current / later.length).toBeGreaterThan(currentShare - 0.06);
    expect(current / later.length).toBeLessThan(currentShare + 0.06);
  });

  test("nothing comes again within 60 days, and there is something each day while the bank lasts", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), fc.string(), (size, name) => {
        const small = shuffledBank(name).slice(0, size);
        const asked = season(small, 140, name);
        const last = new Map<string, LocalDate>();
        for (const { date, question } of asked) {
          const before = last.get(question.id);
          if (before) expect(daysBetween(before, date)).toBeGreaterThanOrEqual(restDays);
          last.set(question.id, date);
        }
        // With 60 or more there is one each day; with fewer, each comes as soon as it may.
        const rounds = Math.floor((140 - 1) / restDays);
        expect(asked.length).toBe(size >= restDays ? 140 : size * rounds + Math.min(size, 140 - rounds * restDays));
      }),
      { numRuns: size(6, 30) },
    );
  });
});

const shuffledBank = (seed: string) => shuffled(bank, seeded(seed));

test("the same for a seed each time, another for another", () => {
  const chosen = (seed: string) => chooseQuestion(planWith(bank), week(3), nothing, seed)?.id;
  expect(chosen("a")).toBe(chosen("a"));
  expect(new Set(Array.from({ length: 40 }, (_, n) => chosen(`seed ${n}`))).size).toBeGreaterThan(5);
});

describe("which comes first", () => {
  const item = itemIn(first, 1);
  const pair = [question("old", { items: [item] }), question("new", { items: [item] })];
  const chosen = (asked: AskedBefore, date = week(1)) => chooseQuestion(planWith(pair), date, asked, "seed")?.id;
  const long = addDays(week(1), -restDays);

  test("what less than half got right at its last use comes before what was never asked", () => {
    expect(chosen({ uses: [use("old", long, { right: 4 })], voided: [] })).toBe("old");
    expect(chosen({ uses: [use("old", long, { right: 5 })], voided: [] })).toBe("new");
    expect(chosen({ uses: [use("old", long, { answered: 0, right: 0 })], voided: [] })).toBe("new");
  });

  test("only its last use counts", () => {
    const before = addDays(long, -restDays);
    expect(chosen({ uses: [use("old", long, { right: 9 }), use("old", before, { right: 1 })], voided: [] })).toBe("new");
    expect(chosen({ uses: [use("old", before, { right: 9 }), use("old", long, { right: 1 })], voided: [] })).toBe("old");
  });

  test("it rests for 60 days to the day", () => {
    expect(chosen({ uses: [use("old", addDays(long, 1), { right: 0 })], voided: [] })).toBe("new");
    expect(chosen({ uses: [use("old", addDays(long, 1)), use("new", addDays(long, 1))], voided: [] })).toBeUndefined();
    expect(chosen({ uses: [use("old", long), use("new", addDays(long, 1))], voided: [] })).toBe("old");
  });

  test("what was voided never comes, until it has a new version", () => {
    expect(chosen({ uses: [], voided: [{ id: "old", version: 1 }] })).toBe("new");
    const mended = {
      uses: [use("new", long)],
      voided: [
        { id: "old", version: 2 },
        { id: "old", version: 0 },
      ],
    };
    expect(chosen(mended)).toBe("old");
    expect(chosen({ uses: [], voided: pair.map(({ id, version }) => ({ id, version })) })).toBeUndefined();
  });
});

describe("where the week has nothing", () => {
  const domain = itemsOfWeek(first, "fast", 4).flatMap(({ domains }) => domains)[0] ?? "";
  const only = (questions: readonly Question[], date: LocalDate) =>
    new Set(Array.from({ length: 60 }, (_, n) => chooseQuestion(planWith(questions), date, nothing, `s${n}`)?.id));

  test("its exam domains do, as far as they are taught", () => {
    const taught = question("taught", { items: [itemIn(first, 1)], domain });
    const untaught = question("untaught", { items: [itemIn(first, 17)], domain });
    expect(domain).not.toBe("");
    expect(only([taught, untaught], week(4))).toEqual(new Set(["taught"]));
    expect(only([untaught], week(4))).toEqual(new Set(["untaught"]));
  });

  test("then anything earlier, then anything", () => {
    const early = question("early", { items: [itemIn(first, 1)] });
    const late = question("late", { items: [itemIn(first, 17)] });
    expect(only([early, late], week(9))).toEqual(new Set(["early"]));
    expect(only([late], week(9))).toEqual(new Set(["late"]));
    expect(only([], week(9))).toEqual(new Set([undefined]));
  });

  test("before the start the first week's come, after the end any", () => {
    const early = question("early", { items: [itemIn(first, 1)] });
    const late = question("late", { items: [itemIn(first, 17)] });
    expect(only([early, late], week(-3))).toEqual(new Set(["early"]));
    expect(only([early, late], week(30))).toEqual(new Set(["early", "late"]));
  });
});
