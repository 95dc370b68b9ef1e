import { daysBetween, type LocalDate } from "../calendar.ts";
import { seeded, shuffled } from "../seeded.ts";
import { itemNamed, itemsOf, itemsOfWeek, type Path, phaseOfWeek } from "../study/path.ts";
import { currentWeek, type Plan } from "../study/plan.ts";
import type { Question } from "./question.ts";
import { questionsOf } from "./questions.ts";

/** A question stays away for so many days once it was asked. */
export const restDays = 60;
/** The share of questions that are about the current week. @internal */
export const currentShare = 0.7;
/** At its last use, a question that fewer than this share got right is asked again before others. */
const wellKnown = 0.5;

/** When a cohort was asked something, and how it went. */
export interface Use {
  readonly question: string;
  readonly date: LocalDate;
  readonly answered: number;
  readonly right: number;
}

/** What a cohort has had, and what organizers took out of it. */
export interface AskedBefore {
  readonly uses: readonly Use[];
  readonly voided: readonly Pick<Question, "id" | "version">[];
}

/**
 * The question of the day, the same for a seed each time: in seven of ten about the current week, its items and their
 * exam domains, else about an earlier one. None that was voided, or asked within 60 days. What less than half got right
 * when it was asked last comes first, then what was never asked. Where the week has nothing: the phase's domains, then
 * anything earlier, then anything; undefined where nothing is left.
 */
export function chooseQuestion(plan: Plan, today: LocalDate, { uses, voided }: AskedBefore, seed: string): Question | undefined {
  const random = seeded(seed);
  const free = shuffled(questionsOf(plan.path).filter(isFree(today, uses, voided)), random);
  const pools = poolsOf(plan, today, free);
  const [first, second] = random() < currentShare ? [pools.current, pools.earlier] : [pools.earlier, pools.current];
  const last = lastUse(uses);
  const preference = ({ id }: Question) => {
    const use = last.get(id);
    if (!use) return 1;
    return use.answered > 0 && use.right / use.answered < wellKnown ? 0 : 2;
  };
  const pool = [first, second, pools.phase, pools.past, free].find(({ length }) => length > 0) ?? [];
  return pool.toSorted((a, b) => preference(a) - preference(b))[0];
}

function isFree(today: LocalDate, uses: AskedBefore["uses"], voided: AskedBefore["voided"]): (question: Question) => boolean {
  const resting = new Set(uses.filter(({ date }) => daysBetween(date, today) < restDays).map(({ question }) => question));
  const isVoided = ({ id, version }: Question) => voided.some((out) => out.id === id && out.version === version);
  return (question) => !resting.has(question.id) && !isVoided(question);
}

function lastUse(uses: readonly Use[]): ReadonlyMap<string, Use> {
  const last = new Map<string, Use>();
  for (const use of uses) if (use.date >= (last.get(use.question)?.date ?? "")) last.set(use.question, use);
  return last;
}

/** Before the start the first week is the current one; after the end all are earlier. */
function poolsOf(plan: Plan, today: LocalDate, free: readonly Question[]) {
  const { path, pace, weeks } = plan;
  const week = Math.max(1, currentWeek(plan, today));
  const now = topicsOf(path, week > weeks ? [] : itemsOfWeek(path, pace, week).map(({ id }) => id));
  const phase = phaseOfWeek(path, pace, week)?.phase;
  const ofPhase = topicsOf(path, phase?.units.flatMap(({ items }) => items.map(({ id }) => id)) ?? []);
  const before = topicsOf(
    path,
    itemsOf(path).flatMap((item) => (item.weeks[pace] < week ? [item.id] : [])),
  );
  const isTaught = isTaughtBy(plan, week);
  const isAboutItem = ({ items }: Topics, question: Question) => question.items.some((id) => items.has(id));
  const isAbout = (topics: Topics, question: Question) =>
    isAboutItem(topics, question) || (question.domain !== undefined && topics.domains.has(question.domain) && isTaught(question));
  const current = free
    .filter((question) => isAbout(now, question))
    .sort((a, b) => Number(isAboutItem(now, b)) - Number(isAboutItem(now, a)));
  const rest = free.filter((question) => !current.includes(question));
  return {
    /** What is about an item of the week comes before what is about its exam domain. */
    current,
    earlier: rest.filter((question) => isAbout(before, question) && isTaught(question)),
    phase: rest.filter(({ domain }) => domain !== undefined && ofPhase.domains.has(domain)),
    past: rest.filter(({ items }) => items.some((id) => before.items.has(id))),
  };
}

/** Whether a week of the plan and those before it teach all that a question is about. */
export const isTaughtBy =
  ({ path, pace }: Plan, week: number): ((question: Question) => boolean) =>
  ({ items }) =>
    items.every((id) => (itemNamed(path, id)?.weeks[pace] ?? 0) <= week);

interface Topics {
  readonly items: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
}

const topicsOf = (path: Path, ids: readonly string[]): Topics => ({
  items: new Set(ids),
  domains: new Set(ids.flatMap((id) => itemNamed(path, id)?.domains ?? [])),
});
