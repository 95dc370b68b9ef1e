import {
  type AnyAction,
  action,
  bold,
  button,
  buttons,
  type Cohort,
  type CohortContext,
  closed,
  command,
  currentWeek,
  firstDay,
  good,
  mondayOf,
  notice,
  outlook,
  paragraph,
  pausedUntil,
  planOf,
  press,
  type Reply,
  showDate,
  slash,
  text,
  todayIn,
  z,
  zoneOf,
} from "#core";
import { showWeek } from "../study/buttons.ts";
import { doneBy } from "../study/marking.ts";
import { beginnings, joinHere } from "./buttons.ts";

export const join = command({
  name: "join",
  summary: "Join the group of this channel",
  answers: "caller",
  needs: "cohort",
  options: z.object({ begin: z.enum(beginnings).optional().describe("If you are late: now, with the group, or own, with your own dates") }),
  run: (context, { begin }) => joinReply(context, begin),
});

/** What its button does, wherever somebody is invited. */
export const joinActions: readonly AnyAction[] = [
  action({
    ...joinHere,
    answers: "caller",
    needs: "cohort",
    run: (context, { begin }) => joinReply(context, begin === "ask" ? undefined : begin),
  }),
];

async function joinReply(context: CohortContext, begin: (typeof beginnings)[number] | undefined): Promise<Reply> {
  const { cohort, member, path, person, store, now } = context;
  if (cohort.archived) return closed(cohort);
  if (member && begin === undefined)
    return notice(`You are in ${cohort.name} already`, paragraph("This week's items are one press away."), weekButton(cohort));

  const today = todayIn(context, cohort);
  const plan = planOf(path, cohort);
  // In a pause the week before it is over, for somebody who was not there.
  const week = currentWeek(plan, today) + (pausedUntil(plan, today) ? 1 : 0);
  const isLate = week > 1;
  if (isLate && begin === undefined) return whichBeginning(cohort, week, plan.weeks);
  const own = isLate && begin === "own";
  const joined = {
    cohort: cohort.id,
    person: person.id,
    joinedAt: member?.joinedAt ?? now,
    start: own ? mondayOf(today) : undefined,
    fromWeek: isLate && !own ? Math.min(week, plan.weeks) : 1,
  };
  await store.cohorts.join(joined);

  const mine = planOf(path, cohort, joined);
  const done = await doneBy(context, person, path);
  const { next } = outlook(mine, done, today);
  const { zone, from } = zoneOf(person, [], cohort);
  return good(
    `Welcome to ${cohort.name}, ${person.name}`,
    paragraph(text`${path.title}: ${mine.weeks} weeks at the ${cohort.pace} pace, ${dates(firstDay(mine, 1), week, own)}.`),
    paragraph(
      from === "person"
        ? text`Your time zone is ${zone}.`
        : text`I take your time zone to be ${bold(zone)}, ${from === "profile" ? "as your Slack profile says" : "like the group's"}. If it is not, tell me: ${slash("settings", "timezone:…")}`,
    ),
    ...(next ? [paragraph(text`First comes ${bold(next.title)}.`)] : []),
    weekButton(cohort),
  );
}

const whichBeginning = (cohort: Cohort, week: number, weeks: number): Reply =>
  notice(
    week > weeks
      ? `${cohort.name} has walked its ${weeks} weeks. Where do you begin?`
      : `${cohort.name} is in week ${week}. Where do you begin?`,
    paragraph(
      "With the group: earlier weeks don't count against you; you can still tick them off. On your own dates: week 1 is this week, and the plan follows you. Neither costs you anything.",
    ),
    buttons(
      button(`With the group, in week ${Math.min(week, weeks)}`, press(joinHere, { cohort: cohort.id, begin: "now" }), "main"),
      button("At week 1, on my own dates", press(joinHere, { cohort: cohort.id, begin: "own" })),
    ),
  );

const weekButton = (cohort: Cohort) => buttons(button("This week", press(showWeek, { cohort: cohort.id }), "main"));

const dates = (start: string, week: number, own: boolean) =>
  own ? `from ${showDate(start)} on your own dates` : week < 1 ? `from ${showDate(start)}` : `since ${showDate(start)}`;
