import {
  type AnyAction,
  action,
  type Block,
  bad,
  bold,
  button,
  buttons,
  type Cohort,
  checklist,
  command,
  fields,
  footer,
  isoWeek,
  itemsOf,
  memberOption,
  outlook,
  type Path,
  type PerhapsMemberContext,
  type Person,
  type Plan,
  paceInDays,
  paragraph,
  planOf,
  press,
  progressBar,
  type Reply,
  reply,
  section,
  shareOf,
  slash,
  text,
  todayIn,
  type Words,
  z,
} from "#core";
import { count, duration, itemLine, ordinal, paceInWords, shownName, whereabouts } from "../wording.ts";
import { showProgress, tickProgress } from "./buttons.ts";
import { doneBy, fulfil, markedLine } from "./marking.ts";

export const progress = command({
  name: "progress",
  summary: "How far you have come, and what to do next",
  answers: "caller",
  needs: "member if any",
  options: z.object({ member: memberOption().optional().describe("Somebody else of your group") }),

  async run(context, { member: account }) {
    if (account === undefined || account === context.from.account.id) return ownProgress(context);
    return othersProgress(context, account);
  },
});

/** What its buttons do: they show the progress, and tick off what stands in it. */
export const progressActions: readonly AnyAction[] = [
  action({
    ...tickProgress,
    answers: "in place",
    needs: "member if any",
    shows: ({ cohort }) => press(showProgress, { cohort }),
    run: (context, wanted): Promise<Reply> => fulfil(context, wanted, (marked) => ownProgress(context, markedLine(marked))),
  }),
  action({
    ...showProgress,
    answers: "caller",
    needs: "member if any",
    run: (context): Promise<Reply> => ownProgress(context),
  }),
];

/** Where a person stands, in the order in which it is asked for; `news` stands on top. */
async function ownProgress(context: PerhapsMemberContext, news?: Words): Promise<Reply> {
  const { person, path, cohort, member } = context;
  const done = await doneBy(context, person, path);
  const top = news ? [paragraph(news)] : [];
  if (!cohort || !member) return withoutCohort(path, done, top);
  const plan = planOf(path, cohort, member);
  const today = todayIn(context, cohort);
  const ahead = outlook(plan, done, today);
  const week = shareOf(plan, ahead.now, done);
  const next = ahead.next;
  return reply(
    `${person.name} · ${cohort.name}`,
    ...top,
    paragraph(emphasized(whereabouts(plan, ahead))),
    ...(await standing(context, person, cohort, plan, done)),
    section(
      "This week",
      `${duration(week.done)} of ${duration(week.total)}${ahead.overdue.length > 0 ? ` · ${count(ahead.overdue.length, "item")} open from earlier weeks` : ""}`,
    ),
    checklist(
      ...ahead.now.map((item) => ({
        text: itemLine(item),
        done: done.has(item.id),
        ...(item.id === next?.id || done.has(item.id) ? {} : { button: tick(item.id, cohort.id, "Done") }),
      })),
    ),
    ...(next
      ? [section("Next", itemLine(next)), buttons(tick(next.id, cohort.id, `Done: ${next.title}`, "main"))]
      : [paragraph("You have done everything that counts. Well walked.")]),
  );
}

/** Seen by another member of the same cohort: numbers, no buttons. */
async function othersProgress(context: PerhapsMemberContext, account: string): Promise<Reply> {
  const { store, cohort, member, path } = context;
  const other = await store.people.byAccount(account);
  const membership = other && cohort && member && (await store.cohorts.of(other.id)).find((m) => m.cohort.id === cohort.id);
  // A stranger and somebody private get the same answer, so that it tells nothing.
  if (!other || !cohort || !membership || other.visibility !== "named")
    return bad("They keep their progress private", paragraph(text`Your own is at ${slash("progress")}.`));
  const plan = planOf(path, cohort, membership.member);
  const done = await doneBy(context, other, path);
  const ahead = outlook(plan, done, todayIn(context, cohort));
  return reply(
    `${shownName(other)} · ${cohort.name}`,
    paragraph(emphasized(whereabouts(plan, ahead))),
    ...(await standing(context, other, cohort, plan, done)),
  );
}

/** Percent, pace, phases, points: the same for oneself and for others. */
async function standing(
  context: PerhapsMemberContext,
  person: Person,
  cohort: Cohort,
  plan: Plan,
  done: ReadonlySet<string>,
): Promise<readonly Block[]> {
  const today = todayIn(context, cohort);
  const period = isoWeek(today);
  const [week, season] = await Promise.all([
    context.store.progress.standing(cohort.id, period, person.id),
    context.store.progress.standing(cohort.id, "season", person.id),
  ]);
  const place = (score: { points: number; above: number }) =>
    score.points > 0
      ? `${score.points} points${person.visibility === "hidden" ? ", off the board" : `, ${ordinal(score.above + 1)}`}`
      : "none yet";
  const [whole, ...phases] = bars(plan, done);
  return [
    whole,
    fields({ Pace: paceInWords(paceInDays(plan, done, today)), "Points this week": place(week), "Points this season": place(season) }),
    ...phases,
  ];
}

/** The whole path by minutes, and each phase. */
function bars(plan: Plan, done: ReadonlySet<string>): readonly [Block, ...Block[]] {
  const all = shareOf(plan, itemsOf(plan.path), done);
  const phases = plan.path.phases.map((phase) => {
    const share = shareOf(
      plan,
      phase.units.flatMap(({ items }) => items),
      done,
    );
    return share.total > 0
      ? progressBar(phase.title, share.done, share.total)
      : paragraph(`${phase.title}: before your time, so it does not count.`);
  });
  return [progressBar(`Whole path: ${duration(all.done)} of ${duration(all.total)}`, all.done, all.total), ...phases];
}

/** Whoever is in no group sees the path without pace and place. */
function withoutCohort(path: Path, done: ReadonlySet<string>, top: readonly Block[]): Reply {
  const plan = planOf(path, { pace: "relaxed", start: path.asOf, zone: "UTC", pauses: [] });
  const { next } = outlook(plan, done, plan.start);
  return reply(
    path.title,
    ...top,
    ...bars(plan, done),
    ...(next ? [section("Next", itemLine(next)), buttons(tick(next.id, "", `Done: ${next.title}`, "main"))] : []),
    footer(
      text`In a group there is a pace and a board as well: ${slash("join")}, in its channel. No group yet? An organizer starts one with ${slash("setup")}.`,
    ),
  );
}

const tick = (item: string, cohort: string, label: string, style: "main" | "plain" = "plain") =>
  button(label, press(tickProgress, { item, to: "done", cohort }), style);

const emphasized = (words: string) => text`${bold(words)}`;
