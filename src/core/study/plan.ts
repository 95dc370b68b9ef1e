import { addDays, daysBetween, type LocalDate, localDate, mondayOf } from "../calendar.ts";
import type { Cohort, Member } from "../group/people.ts";
import { type Item, isRequired, itemsOf, itemsOfWeek, type Pace, type Path, weekCount } from "./path.ts";

/** One member's way through a path: which weeks count, and on which Monday the first one begins. */
export interface Plan {
  readonly path: Path;
  readonly pace: Pace;
  readonly start: LocalDate;
  /** The Mondays of the weeks in which this plan pauses, ascending; pauses before its start or after its end are none of its. */
  readonly pauses: readonly LocalDate[];
  readonly fromWeek: number;
  /** The week in which the member joined, 0 and less for before the start; undefined for a plan that is nobody's. */
  readonly joinedWeek: number | undefined;
  /** How many weeks the path takes at this pace. */
  readonly weeks: number;
}

const DAYS = 7;

/** The member's plan; without a member, the cohort's own. */
export function planOf(
  path: Path,
  cohort: Pick<Cohort, "pace" | "start" | "zone" | "pauses">,
  member?: Pick<Member, "start" | "fromWeek" | "joinedAt">,
): Plan {
  const start = member?.start ?? cohort.start;
  const weeks = weekCount(path, cohort.pace);
  const plan = {
    path,
    pace: cohort.pace,
    start,
    pauses: pausesWithin(start, weeks, cohort.pauses),
    fromWeek: member?.fromWeek ?? 1,
    weeks,
  };
  return { ...plan, joinedWeek: member && currentWeek(plan, localDate(member.joinedAt, cohort.zone)) };
}

/** Each pause moves the end, and so decides whether a later one still lies within. */
function pausesWithin(start: LocalDate, weeks: number, pauses: readonly LocalDate[]): readonly LocalDate[] {
  const within: LocalDate[] = [];
  for (const monday of pauses) if (monday >= start && monday < addDays(start, DAYS * (weeks + within.length))) within.push(monday);
  return within;
}

type Dates = Pick<Plan, "start" | "pauses">;

/**
 * The week of the plan in which a date lies: 0 and less before the start, more than `weeks` after the end.
 * A paused week still is the week before it: what was due stays due, and nothing else becomes so.
 */
export const currentWeek = (plan: Dates, today: LocalDate): number => Math.floor(dayOf(plan, today) / DAYS) + 1;

/** The Monday on which a week of the plan begins. */
export function firstDay({ start, pauses }: Dates, week: number): LocalDate {
  let monday = addDays(start, DAYS * (week - 1));
  for (const pause of pauses) if (pause <= monday) monday = addDays(monday, DAYS);
  return monday;
}

/** The Sunday on which the plan ends. */
export const lastDay = (plan: Dates & Pick<Plan, "weeks">): LocalDate => addDays(firstDay(plan, plan.weeks), DAYS - 1);

/** The Monday on which the plan goes on, while it pauses. */
export function pausedUntil({ pauses }: Pick<Plan, "pauses">, today: LocalDate): LocalDate | undefined {
  let monday = mondayOf(today);
  if (!pauses.includes(monday)) return undefined;
  while (pauses.includes(monday)) monday = addDays(monday, DAYS);
  return monday;
}

/** The day of the plan, from 0; negative before the start. While the plan pauses, it stays the Sunday before. */
function dayOf({ start, pauses }: Dates, date: LocalDate): number {
  const days = daysBetween(start, date);
  if (pauses.length === 0) return days;
  const monday = mondayOf(date);
  const over = DAYS * pauses.filter((pause) => pause < monday).length;
  return pauses.includes(monday) ? daysBetween(start, monday) - over - 1 : days - over;
}

/** Whether the item is part of what this member set out to do. */
export const counts = (plan: Plan, item: Item): boolean => isRequired(item) && item.weeks[plan.pace] >= plan.fromWeek;

export interface Share {
  readonly done: number;
  readonly total: number;
}

/** Minutes done and in all, of the items that count. */
export function shareOf(plan: Plan, items: readonly Item[], done: ReadonlySet<string>): Share {
  let sum = 0;
  let total = 0;
  for (const item of items) {
    if (!counts(plan, item)) continue;
    total += item.minutes;
    if (done.has(item.id)) sum += item.minutes;
  }
  return { done: sum, total };
}

export const percent = ({ done, total }: Share): number => (total === 0 ? 0 : Math.floor((100 * done) / total));

/**
 * How many days ahead of the plan, negative for behind. The minutes of a week are planned evenly over its seven days;
 * the pace is the day at which the plan reaches the minutes done, minus today, cut to whole days. In a pause it stands still.
 * Before the start nobody is behind, nor in the week of joining, which may have been half over by then; whoever has done
 * everything is not measured (undefined).
 */
export function paceInDays(plan: Plan, done: ReadonlySet<string>, today: LocalDate): number | undefined {
  const all = shareOf(plan, itemsOf(plan.path), done);
  if (all.done === all.total) return undefined;
  const first = (plan.fromWeek - 1) * DAYS;
  const now = Math.max(first, dayOf(plan, today));
  const days = Math.trunc(dayOfMinutes(plan, all.done) - now) + 0; // no negative zero
  return currentWeek(plan, today) === plan.joinedWeek ? Math.max(days, 0) : days;
}

/** The day, counted from the start, at which the plan reaches so many minutes; every week of a valid path has some. */
function dayOfMinutes(plan: Plan, minutes: number): number {
  let reached = 0;
  for (let week = plan.fromWeek; week <= plan.weeks; week++) {
    const planned = shareOf(plan, itemsOfWeek(plan.path, plan.pace, week), nothing).total;
    if (minutes < reached + planned) return DAYS * (week - 1 + (minutes - reached) / planned);
    reached += planned;
  }
  return DAYS * plan.weeks;
}

const nothing: ReadonlySet<string> = new Set();

export interface Outlook {
  readonly week: number;
  /** While the plan pauses, the Monday on which it goes on. */
  readonly pausedUntil: LocalDate | undefined;
  /** Items of earlier weeks that count and are open. */
  readonly overdue: readonly Item[];
  /** All items of the current week, in the path's order; before the start, of the first one. */
  readonly now: readonly Item[];
  /** What the week after brings. */
  readonly later: readonly Item[];
  /** The one thing to do next: the oldest overdue item, else the first open one. Undefined once all is done. */
  readonly next: Item | undefined;
}

/** What a member has before them today. */
export function outlook(plan: Plan, done: ReadonlySet<string>, today: LocalDate): Outlook {
  const week = currentWeek(plan, today);
  const shown = Math.min(Math.max(week, plan.fromWeek), plan.weeks);
  const open = (item: Item) => counts(plan, item) && !done.has(item.id);
  const byWeek = itemsOf(plan.path).toSorted((a, b) => a.weeks[plan.pace] - b.weeks[plan.pace]);
  const weekly = (number: number) => itemsOfWeek(plan.path, plan.pace, number);
  return {
    week,
    pausedUntil: pausedUntil(plan, today),
    overdue: byWeek.filter((item) => open(item) && item.weeks[plan.pace] < week && item.weeks[plan.pace] !== shown),
    now: weekly(shown),
    later: weekly(shown + 1),
    next: byWeek.find(open),
  };
}
