import {
  type AnyAction,
  action,
  addDays,
  type Block,
  button,
  type ChecklistRow,
  checklist,
  command,
  firstDay,
  footer,
  type Item,
  isRequired,
  itemsOf,
  type MemberContext,
  type Outlook,
  outlook,
  type Plan,
  paragraph,
  percent,
  planOf,
  press,
  progressBar,
  type Reply,
  reply,
  section,
  shareOf,
  showDate,
  slash,
  text,
  todayIn,
  type Words,
  z,
} from "#core";
import { count, duration, itemLine, whereabouts } from "../wording.ts";
import { showWeek, tickWeek } from "./buttons.ts";
import { doneBy, fulfil, markedLine } from "./marking.ts";

/** How many overdue items stand in the list; /path has them all. */
const mostOverdue = 5;

export const week = command({
  name: "week",
  summary: "This week's items, what is overdue, what comes next",
  answers: "caller",
  needs: "member",
  options: z.object({}),
  run: (context) => weekView(context),
});

/** What its buttons do: they show the week, and tick off what stands in it. */
export const weekActions: readonly AnyAction[] = [
  action({
    ...tickWeek,
    answers: "in place",
    needs: "member",
    shows: ({ cohort }) => press(showWeek, { cohort }),
    run: (context, wanted): Promise<Reply> => fulfil(context, wanted, (marked) => weekView(context, markedLine(marked))),
  }),
  action({
    ...showWeek,
    answers: "caller",
    needs: "member",
    run: (context) => weekView(context),
  }),
];

/** This week as a checklist; `news` stands on top. */
async function weekView(context: MemberContext, news?: Words): Promise<Reply> {
  const { cohort, member, path, person } = context;
  const plan = planOf(path, cohort, member);
  const done = await doneBy(context, person, path);
  const ahead = outlook(plan, done, todayIn(context, cohort));
  const share = shareOf(plan, ahead.now, done);
  const row = (item: Item) => tickRow(item, done.has(item.id), cohort.id);
  const shown = Math.min(Math.max(ahead.week, plan.fromWeek), plan.weeks);
  return reply(
    whereabouts(plan, ahead),
    ...(news ? [paragraph(news)] : []),
    paragraph(opening(plan, ahead, shown)),
    progressBar(`Week ${shown}`, share.done, share.total),
    checklist(...ahead.now.map(row)),
    ...overdueBlocks(ahead.overdue.map(row)),
    ...laterBlock(plan, shown, ahead.later),
    footer(text`${cohort.name} · ${percent(shareOf(plan, itemsOf(path), done))} % of the path. Points and pace: ${slash("progress")}`),
  );
}

function opening(plan: Plan, { week, pausedUntil }: Outlook, shown: number): string {
  const monday = firstDay(plan, shown);
  if (week >= 1 && pausedUntil) return `A pause until ${showDate(pausedUntil)}: nothing falls due before then.`;
  if (week < 1) return `Here is week ${shown}, should you like a head start.`;
  if (week > plan.weeks) return "The plan is through. What is still open stands below; finish it in your own time.";
  return `${showDate(monday)} to ${showDate(addDays(monday, 6))}.`;
}

const tickRow = (item: Item, isDone: boolean, cohort: string): ChecklistRow => ({
  text: itemLine(item),
  done: isDone,
  button: button(isDone ? "Undo" : "Done", press(tickWeek, { item: item.id, to: isDone ? "undone" : "done", cohort })),
});

function overdueBlocks(rows: readonly ChecklistRow[]): readonly Block[] {
  if (rows.length === 0) return [];
  const more = rows.length - mostOverdue;
  return [
    section(
      "From earlier weeks",
      more > 0
        ? text`The oldest ${mostOverdue} of ${rows.length}; ${slash("path")} has them all.`
        : `${count(rows.length, "item")} still open.`,
    ),
    checklist(...rows.slice(0, mostOverdue)),
  ];
}

function laterBlock(plan: Plan, shown: number, later: readonly Item[]): readonly Block[] {
  if (later.length === 0) return [];
  const minutes = later.filter(isRequired).reduce((sum, item) => sum + item.minutes, 0);
  return [
    section(
      `Next: week ${shown + 1}, from ${showDate(firstDay(plan, shown + 1))}`,
      `${later.map(({ title }) => title).join(" · ")} (${duration(minutes)})`,
    ),
  ];
}
