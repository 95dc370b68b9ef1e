import { type Pace, paces } from "#core";
import { faultAt, type Source } from "../draft.ts";
import type { Fault } from "../fault.ts";
import { longestWeek, type PathFile } from "../schema.ts";
import { entriesOf } from "./entries.ts";

/** The relaxed plan is the one that takes longer. */
export function* swappedPlans(path: Source<PathFile>): Iterable<Fault> {
  for (const { at, entry } of entriesOf(path).phases) {
    const { fast, relaxed } = entry.weeks ?? {};
    if (fast !== undefined && relaxed !== undefined && relaxed < fast)
      yield faultAt(
        path,
        [...at, "weeks", "relaxed"],
        `relaxed has ${inWeeks(relaxed)} and fast ${inWeeks(fast)}: write at least ${fast} for relaxed, or swap the two`,
      );
  }
}

/** Every item lies within both plans. */
export function* itemsOutsideThePlan(path: Source<PathFile>): Iterable<Fault> {
  for (const pace of paces) {
    const count = weeksOf(path, pace);
    if (count === undefined) continue;
    for (const { at, entry } of entriesOf(path).items) {
      const week = entry[`${pace}_week`];
      if (week !== undefined && week > count)
        yield faultAt(
          path,
          [...at, `${pace}_week`],
          `${pace}_week is ${week}, but the ${pace} plan has ${inWeeks(count)}: write a week from 1 to ${count}, or give a phase more weeks`,
        );
    }
  }
}

/** Every week of both plans has something to do, and not more than fits. */
export function* emptyAndFullWeeks(path: Source<PathFile>): Iterable<Fault> {
  const { phases, items } = entriesOf(path);
  for (const pace of paces) {
    const key = `${pace}_week` as const;
    // With an item's week or status unknown, a week may only seem empty.
    if (
      weeksOf(path, pace) === undefined ||
      !items.every(({ entry }) => entry[key] !== undefined && entry.status !== undefined) ||
      hasGaps(path)
    )
      continue;
    const required = Map.groupBy(
      items.filter(({ entry }) => !entry.optional && entry.status !== "ended"),
      ({ entry }) => entry[key],
    );
    let week = 1;
    for (const { at, entry } of phases) {
      for (const end = week + (entry.weeks?.[pace] ?? 0); week < end; week++) {
        const due = required.get(week);
        const last = due?.at(-1);
        if (!due || !last) {
          yield faultAt(
            path,
            [...at, "weeks", pace],
            `week ${week} of the ${pace} plan has no item to do: write ${key}: ${week} for one that must be done, or take a week off this phase`,
          );
          continue;
        }
        const minutes = due.reduce((sum, item) => sum + (item.entry.minutes ?? 0), 0);
        if (minutes > longestWeek)
          yield faultAt(
            path,
            [...last.at, key],
            `week ${week} of the ${pace} plan takes ${inHours(minutes)}, more than 14 h: write another ${key} for at least ${minutes - longestWeek} minutes of ${due.map((item) => item.entry.id).join(", ")}`,
          );
      }
    }
  }
}

/** How long a plan is; undefined where a phase does not say. */
function weeksOf(path: Source<PathFile>, pace: Pace): number | undefined {
  const weeks = path.draft?.phases?.map((phase) => phase?.weeks?.[pace]);
  return weeks?.reduce((sum, one) => (sum === undefined || one === undefined ? undefined : sum + one), 0);
}

/** Whether a list or an entry of one was faulty and is left out. */
function hasGaps(path: Source<PathFile>): boolean {
  const { phases, units } = entriesOf(path);
  const lists = [path.draft?.phases, ...phases.map(({ entry }) => entry.units), ...units.map(({ entry }) => entry.items)];
  return lists.some((list) => list === undefined || list.includes(undefined));
}

const inWeeks = (count: number) => `${count} ${count === 1 ? "week" : "weeks"}`;
const inHours = (minutes: number) => `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ""}`;
