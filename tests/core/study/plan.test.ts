import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  counts,
  type Item,
  isRequired,
  itemsOf,
  itemsOfWeek,
  outlook,
  type Pace,
  type Path,
  paceInDays,
  paces,
  percent,
  planOf,
  shareOf,
} from "#core";
import { realPaths } from "../../support/talk.ts";

const start = "2026-11-30";

const item = (id: string, week: number, minutes: number, more: Partial<Item> = {}): Item => ({
  id,
  title: id,
  kind: "read",
  minutes,
  weeks: { fast: week, relaxed: week },
  domains: [],
  status: "active",
  asOf: start,
  covers: [],
  optional: false,
  asked: true,
  ...more,
});

const tinyItems = [
  item("a", 1, 60),
  item("b", 1, 80),
  item("c", 2, 70),
  item("extra", 2, 600, { optional: true }),
  item("gone", 2, 600, { status: "ended" }),
  item("d", 3, 140),
];

const tiny: Path = {
  id: "tiny",
  title: "Tiny",
  short: "Tiny",
  asOf: start,
  phases: [{ id: "p", title: "P", weeks: { fast: 3, relaxed: 3 }, units: [{ id: "u", title: "U", items: tinyItems }] }],
  exams: [],
  questions: [],
};

const plan = planOf(tiny, { pace: "fast", start, zone: "UTC", pauses: [] });
const pace = (done: readonly string[], today: string) => paceInDays(plan, new Set(done), today);

describe("the tiny path", () => {
  test("with nothing done, the pace falls by a day a day", () => {
    expect([0, 1, 6, 7, 20, 40].map((days) => pace([], addDays(start, days)))).toEqual([0, -1, -6, -7, -20, -40]);
  });

  test("a part of a week's minutes is that part of its seven days, cut to whole ones", () => {
    expect(pace(["a"], start)).toBe(3); // 60 of 140 minutes are three days
    expect(pace(["b"], start)).toBe(4);
    expect(pace(["a"], addDays(start, 3))).toBe(0);
    expect(pace(["a", "b"], start)).toBe(7);
    expect(pace(["d"], start)).toBe(7); // whatever they were spent on
  });

  test("before the start nobody is behind, and who has begun is ahead", () => {
    expect(pace([], "2026-10-01")).toBe(0);
    expect(pace(["a", "b"], "2026-10-01")).toBe(7);
  });

  test("optional and ended items never count", () => {
    expect(pace(["extra", "gone"], start)).toBe(0);
    expect(shareOf(plan, itemsOf(tiny), new Set(["extra", "gone"]))).toEqual({ done: 0, total: 350 });
  });

  test("who has done everything that counts is not measured", () => {
    expect(pace(["a", "b", "c", "d"], start)).toBeUndefined();
    expect(outlook(plan, new Set(["a", "b", "c", "d"]), start).next).toBeUndefined();
  });

  test("who began later owes nothing of the weeks before, and gains nothing by them", () => {
    const late = planOf(
      tiny,
      { pace: "fast", start, zone: "UTC", pauses: [] },
      { start: undefined, fromWeek: 2, joinedAt: new Date("2026-01-01T00:00:00Z") },
    );
    expect(shareOf(late, itemsOf(tiny), new Set(["a", "b"]))).toEqual({ done: 0, total: 210 });
    expect(paceInDays(late, new Set(["a", "b"]), addDays(start, 7))).toBe(0);
    expect(paceInDays(late, new Set(["c"]), addDays(start, 7))).toBe(7);
    expect(outlook(late, new Set(), addDays(start, 14)).overdue.map(({ id }) => id)).toEqual(["c"]);
  });

  test("nobody is behind in the week in which they join", () => {
    const joined = (at: string) =>
      planOf(tiny, { pace: "fast", start, zone: "Europe/Berlin", pauses: [] }, { start: undefined, fromWeek: 1, joinedAt: new Date(at) });
    const thursday = joined(`${addDays(start, 3)}T12:00:00Z`);
    expect(paceInDays(thursday, new Set(), addDays(start, 6))).toBe(0);
    expect(paceInDays(thursday, new Set(), addDays(start, 7))).toBe(-7);
    expect(paceInDays(joined(`${addDays(start, -3)}T12:00:00Z`), new Set(), addDays(start, 6))).toBe(-6);
    // Sunday evening in UTC is Monday on the group's wall.
    expect(paceInDays(joined(`${addDays(start, 6)}T23:30:00Z`), new Set(), addDays(start, 9))).toBe(0);
  });

  test("the outlook: what is overdue, what is now, what comes, and the one thing to do next", () => {
    const ids = ({ overdue, now, later, next }: ReturnType<typeof outlook>) =>
      [overdue, now, later, next ? [next] : []].map((items) => items.map(({ id }) => id).join(" "));
    expect(ids(outlook(plan, new Set(), "2026-11-01"))).toEqual(["", "a b", "c extra gone", "a"]);
    expect(ids(outlook(plan, new Set(["a"]), "2026-12-08"))).toEqual(["b", "c extra gone", "d", "b"]);
    expect(ids(outlook(plan, new Set(["a", "b"]), "2027-03-01"))).toEqual(["c", "d", "", "c"]);
  });

  test("percent is cut, never rounded up: 100 is everything", () => {
    expect(percent({ done: 349, total: 350 })).toBe(99);
    expect(percent({ done: 350, total: 350 })).toBe(100);
    expect(percent({ done: 0, total: 0 })).toBe(0);
  });
});

describe.each([tiny, ...realPaths().all].flatMap((path) => paces.map((speed) => [path.id, speed, path] as const)))(
  "%s, %s",
  (_id: string, speed: Pace, path: Path) => {
    const items = itemsOf(path);
    const cohort = planOf(path, { pace: speed, start, zone: "UTC", pauses: [] });
    const done = fc.subarray(items.map(({ id }) => id)).map((ids) => new Set(ids));
    const days = fc.integer({ min: -30, max: 7 * cohort.weeks + 30 }).map((n) => addDays(start, n));
    const plans = fc.integer({ min: 1, max: cohort.weeks }).map((fromWeek) => ({ ...cohort, fromWeek }));
    const any = fc.record({ plan: plans, done, today: days });

    test("there is something to measure in every week", () => {
      expect(items.length).toBeGreaterThan(5);
      for (let week = 1; week <= cohort.weeks; week++)
        expect(shareOf(cohort, itemsOfWeek(path, speed, week), new Set()).total, `week ${week}`).toBeGreaterThan(0);
    });

    test("on the first day nobody is behind, and before it neither", () => {
      fc.assert(
        fc.property(plans, done, fc.nat(40), (plan, done, before) => {
          const first = addDays(start, 7 * (plan.fromWeek - 1));
          expect(paceInDays(plan, new Set(), first)).toBe(0);
          expect(paceInDays(plan, done, addDays(first, -before)) ?? 0).toBeGreaterThanOrEqual(0);
        }),
      );
    });

    test("doing one thing more never lowers pace or percent", () => {
      fc.assert(
        fc.property(any, fc.constantFrom(...items), ({ plan, done, today }, { id }) => {
          const more = new Set([...done, id]);
          expect(paceInDays(plan, more, today) ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
            paceInDays(plan, done, today) ?? Number.POSITIVE_INFINITY,
          );
          expect(percent(shareOf(plan, items, more))).toBeGreaterThanOrEqual(percent(shareOf(plan, items, done)));
        }),
      );
    });

    test("exactly the first weeks done is exactly so many weeks ahead on the first day", () => {
      for (let weeks = 1; weeks < cohort.weeks; weeks++) {
        const ids = items.filter((each) => each.weeks[speed] <= weeks).map(({ id }) => id);
        expect(paceInDays(cohort, new Set(ids), start)).toBe(7 * weeks);
        expect(paceInDays(cohort, new Set(ids), addDays(start, 7 * weeks))).toBe(0);
      }
    });

    test("a day later is a day less, once the plan has begun", () => {
      fc.assert(
        fc.property(done, fc.nat(7 * cohort.weeks), (done, day) => {
          const [today, tomorrow] = [day, day + 1].map((n) => paceInDays(cohort, done, addDays(start, n)));
          if (today === undefined || tomorrow === undefined) expect(today).toBe(tomorrow);
          else expect([0, 1]).toContain(today - tomorrow); // 0 where it is cut to 0 from both sides
        }),
      );
    });

    test("the pace is unmeasured for those, and only those, who have done all that counts", () => {
      fc.assert(
        fc.property(any, ({ plan, done, today }) => {
          const open = items.some((each) => counts(plan, each) && !done.has(each.id));
          expect(paceInDays(plan, done, today) === undefined).toBe(!open);
          expect(outlook(plan, done, today).next === undefined).toBe(!open);
          expect(paceInDays(plan, new Set(items.filter(isRequired).map(({ id }) => id)), today)).toBeUndefined();
        }),
      );
    });

    test("each open item that counts is overdue, or of this week, or of a later one, and never two of them", () => {
      fc.assert(
        fc.property(any, ({ plan, done, today }) => {
          const { overdue, now, later, next, week } = outlook(plan, done, today);
          const all = [...overdue, ...now, ...later];
          expect(new Set(all).size).toBe(all.length);
          const shown = Math.min(Math.max(week, plan.fromWeek), plan.weeks);
          for (const each of items.filter((each) => counts(plan, each) && !done.has(each.id)))
            expect(overdue.includes(each) || now.includes(each) || each.weeks[speed] > shown, each.id).toBe(true);
          for (const each of overdue) expect(counts(plan, each) && !done.has(each.id) && each.weeks[speed] < week).toBe(true);
          if (next) expect(counts(plan, next) && !done.has(next.id)).toBe(true);
          if (overdue.length > 0) expect(next).toBe(overdue[0]);
        }),
      );
    });
  },
);
