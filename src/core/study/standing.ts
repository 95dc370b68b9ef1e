import type { LocalDate } from "../calendar.ts";
import type { Cohort, RosterEntry } from "../group/people.ts";
import { type Item, itemsOf, type Path } from "./path.ts";
import { type Plan, paceInDays, percent, planOf, shareOf } from "./plan.ts";

/** Of fewer people than this, a number about all would tell about one. */
export const fewestCounted = 3;

/** One member's plan, and what they have done. Nobody is named: it is for numbers about all. */
export interface Walk {
  readonly plan: Plan;
  readonly done: ReadonlySet<string>;
}

/** Everybody's way, in the order of the roster. */
export function walksOf(
  path: Path,
  cohort: Cohort,
  roster: readonly RosterEntry[],
  completions: readonly { readonly person: string; readonly item: string }[],
): readonly Walk[] {
  const done = Map.groupBy(completions, ({ person }) => person);
  return roster.map(({ person, member }) => ({
    plan: planOf(path, cohort, member),
    done: new Set((done.get(person.id) ?? []).map(({ item }) => item)),
  }));
}

/** How many are on pace, at most a day behind; how many are a week or more behind; and the middle of the percentages. */
export interface Standing {
  readonly members: number;
  readonly onPace: number;
  readonly weekBehind: number;
  readonly median: number;
}

export function standingOf(walks: readonly Walk[], today: LocalDate): Standing {
  const all = walks.map(({ plan, done }) => ({
    percent: percent(shareOf(plan, itemsOf(plan.path), done)),
    pace: paceInDays(plan, done, today) ?? 0,
  }));
  return {
    members: all.length,
    onPace: all.filter(({ pace }) => pace >= -1).length,
    weekBehind: all.filter(({ pace }) => pace <= -7).length,
    median: median(all.map((each) => each.percent)),
  };
}

/** How far people came with some items: those for whom any of them counts. */
export interface Reached {
  readonly walkers: number;
  readonly finished: number;
  readonly median: number;
}

export function reachedIn(walks: readonly Walk[], items: readonly Item[]): Reached {
  const shares = walks.map(({ plan, done }) => shareOf(plan, items, done)).filter(({ total }) => total > 0);
  return {
    walkers: shares.length,
    finished: shares.filter(({ done, total }) => done === total).length,
    median: median(shares.map(percent)),
  };
}

/** The middle of the numbers, 0 of none; of an even count, the lower of the two in the middle. */
const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0;
