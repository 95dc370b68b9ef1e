import {
  type AnyAction,
  action,
  addDays,
  type Block,
  bad,
  button,
  buttons,
  type Cohort,
  checklist,
  counts,
  daysBetween,
  firstDay,
  good,
  type Item,
  itemsOf,
  itemsOfWeek,
  lines,
  type Member,
  type MemberContext,
  notice,
  type Outlook,
  outlook,
  type Path,
  type Plan,
  paragraph,
  planOf,
  press,
  type Reply,
  section,
  showDate,
  slash,
  text,
  todayIn,
} from "#core";
import { count, duration, itemLine } from "../wording.ts";
import { setStart, showBehind, showWeek } from "./buttons.ts";
import { doneBy } from "./marking.ts";

/** How many overdue items stand in the list; /path has them all. */
const mostOverdue = 6;
/** More than this each day beside a working life is no way back. */
const mostMinutesADay = 120;
/** Own dates may lie so many weeks behind what they were at first. */
const furthestShift = 26;

/** What its buttons do: they show ways back, and take one. */
export const behindActions: readonly AnyAction[] = [
  action({
    ...showBehind,
    answers: "caller",
    needs: "member",
    run: (context) => behindView(context),
  }),
  action({
    ...setStart,
    answers: "in place",
    needs: "member",
    async run(context, { start: wanted }): Promise<Reply> {
      const { cohort, member, path, store } = context;
      const start = wanted === "" ? undefined : wanted;
      if (start !== undefined && Math.abs(daysBetween(cohort.start, start)) > 7 * (furthestShift + planOf(path, cohort).weeks))
        return bad("That is too far away", paragraph(text`${slash("week")} shows where you are; ask again from there.`));
      const before = member.start ?? "";
      if (!(await store.cohorts.redate(cohort.id, context.person.id, start)))
        return notice(`You have left ${cohort.name}`, paragraph(text`Your dates stay as they were. ${slash("join")} brings you back.`));
      const plan = planOf(path, cohort, { ...member, start });
      const ahead = outlook(plan, await doneBy(context, context.person, path), todayIn(context, cohort));
      return good(
        start === undefined ? "You walk on the group's dates again" : "You walk on dates of your own",
        paragraph(
          `${ahead.week < 1 ? `Week 1 begins ${showDate(firstDay(plan, 1))}.` : `This is week ${Math.min(ahead.week, plan.weeks)} for you.`} What you did and earned stays yours, and the boards are the same for all.`,
        ),
        buttons(
          button("This week", press(showWeek, { cohort: cohort.id }), "main"),
          ...(before === wanted ? [] : [button("Put it back", press(setStart, { cohort: cohort.id, start: before }))]),
        ),
      );
    },
  }),
];

async function behindView(context: MemberContext): Promise<Reply> {
  const { cohort, member, path, person } = context;
  const plan = planOf(path, cohort, member);
  const today = todayIn(context, cohort);
  const done = await doneBy(context, person, path);
  const { overdue, week } = outlook(plan, done, today);
  const toWeek = button("This week", press(showWeek, { cohort: cohort.id }), "main");
  if (overdue.length === 0)
    return good(
      "You are not behind",
      paragraph("Nothing of earlier weeks is open. What this week brings is one press away."),
      buttons(toWeek),
    );
  const skippable = itemsOf(path).filter(
    (item) => item.weeks[plan.pace] < week && !counts(plan, item) && !done.has(item.id) && item.optional,
  );
  const ways = waysBack(plan, done, today, week);
  const shifts = shiftsOf(path, cohort, member, done, today);
  const more = overdue.length - mostOverdue;
  return notice(
    `${count(overdue.length, "item")} from earlier weeks, ${duration(minutesOf(overdue))}`,
    paragraph("That happens to everybody who has a life. Here is what is open, in the order in which it helps most."),
    checklist(...overdue.slice(0, mostOverdue).map((item) => ({ text: itemLine(item), done: false }))),
    ...(more > 0 ? [paragraph(text`And ${more} more: ${slash("path")} has them all.`)] : []),
    ...skippableBlock(skippable),
    section("Ways on from here", lines(...ways, ...(shifts.length > 0 ? [`Or take more time: ${shiftHint(member)}`] : []))),
    buttons(
      toWeek,
      ...shifts.map(({ weeks, start }) => button(`My dates ${count(weeks, "week")} later`, press(setStart, { cohort: cohort.id, start }))),
    ),
  );
}

const shiftHint = ({ start }: Member) =>
  start === undefined
    ? "your own dates, later than the group's. You stay in it, on the same boards, and can go back at any time."
    : "your own dates, later still.";

function skippableBlock(items: readonly Item[]): readonly Block[] {
  if (items.length === 0) return [];
  return [
    paragraph(
      `You may skip ${items
        .slice(0, 3)
        .map(({ title }) => title)
        .join(", ")}: optional, and not counted.`,
    ),
  ];
}

/** So much each day, and everything that is due by then is done: the shortest two horizons at which that can be lived with. */
function waysBack(plan: Plan, done: ReadonlySet<string>, today: string, week: Outlook["week"]): readonly string[] {
  const ways: string[] = [];
  let last = Number.POSITIVE_INFINITY;
  for (const horizon of [1, 2, 4, 8]) {
    const until = addDays(firstDay(plan, week + horizon), -1);
    const days = daysBetween(today, until) + 1;
    const perDay = Math.ceil(minutesOf(dueBy(plan, done, week + horizon - 1)) / days / 5) * 5;
    // A longer way that asks as much each day is no way of its own.
    if (perDay > mostMinutesADay || perDay >= last) continue;
    ways.push(`${duration(perDay)} a day until ${showDate(until)}: then all that is due by that day is done.`);
    last = perDay;
    if (ways.length === 2) break;
  }
  return ways.length > 0
    ? ways
    : [`To be back with your plan within eight weeks would take more than ${duration(mostMinutesADay)} a day. That is too much to ask.`];
}

/** Everything that counts and is open, up to a week. */
function dueBy(plan: Plan, done: ReadonlySet<string>, week: number): readonly Item[] {
  const due: Item[] = [];
  for (let each = plan.fromWeek; each <= Math.min(week, plan.weeks); each++)
    due.push(...itemsOfWeek(plan.path, plan.pace, each).filter((item) => counts(plan, item) && !done.has(item.id)));
  return due;
}

/** A week later, and as many as it takes until nothing is overdue. */
function shiftsOf(path: Path, cohort: Cohort, member: Member, done: ReadonlySet<string>, today: string) {
  const from = member.start ?? cohort.start;
  const shift = (weeks: number) => ({ weeks, start: addDays(from, 7 * weeks) });
  const isEnough = ({ start }: { readonly start: string }) =>
    outlook(planOf(path, cohort, { ...member, start }), done, today).overdue.length === 0;
  const all = Array.from({ length: furthestShift }, (_, i) => shift(i + 1));
  const enough = all.find(isEnough);
  return [shift(1), ...(enough && enough.weeks > 1 ? [enough] : [])];
}

const minutesOf = (items: readonly Item[]) => items.reduce((sum, { minutes }) => sum + minutes, 0);
