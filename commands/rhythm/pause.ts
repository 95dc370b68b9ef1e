import {
  type AnyAction,
  action,
  addDays,
  type Block,
  bad,
  button,
  buttons,
  type Cohort,
  type CohortContext,
  closed,
  currentWeek,
  fields,
  firstDay,
  good,
  type LocalDate,
  lastDay,
  mondayOf,
  notice,
  type Path,
  paragraph,
  planOf,
  press,
  type Reply,
  section,
  showDate,
  showDateAndYear,
  slash,
  text,
  todayIn,
} from "#core";
import { askPause, setPause } from "./buttons.ts";

/** So many pauses that are to come are shown, each with its way back. */
const mostPauses = 4;

/** What its buttons do: they propose a pause, make it, and take it back. */
export const pauseActions: readonly AnyAction[] = [
  action({
    ...askPause,
    answers: "caller",
    needs: "cohort",
    organizersOnly: true,
    run: (context) => previewPause(context, addDays(mondayOf(todayIn(context, context.cohort)), 7)),
  }),
  action({
    ...setPause,
    answers: "in place",
    needs: "cohort",
    organizersOnly: true,
    async run(context, { monday, to }): Promise<Reply> {
      const { cohort, path, store, rhythm } = context;
      const refusal = cohort.archived ? closed(cohort) : to === "on" ? whyNot(context, monday) : undefined;
      if (refusal) return refusal;
      if (cohort.pauses.includes(monday) === (to === "on"))
        return notice(
          to === "on" ? "That week pauses already" : "There is no pause in that week",
          paragraph(text`${slash("schedule")} shows how things stand.`),
        );
      if (to === "off" && monday < mondayOf(todayIn(context, cohort)))
        return bad("That pause is over", paragraph("What was is kept. A plan is changed ahead, never behind."));
      const pauses = to === "on" ? [...cohort.pauses, monday].sort() : cohort.pauses.filter((each) => each !== monday);
      const after = { ...cohort, pauses };
      if (!(await store.cohorts.repause(cohort.id, pauses, cohort.pauses)))
        return notice("The pauses were changed a moment ago", paragraph(text`${slash("schedule")} shows how things stand now.`));
      await rhythm.announce(after, announcement(path, after, monday, to));
      return good(
        to === "on" ? `Paused: ${week(monday)}` : `No pause: ${week(monday)}`,
        paragraph(`I have told the group. The plan ends on ${showDateAndYear(lastDay(planOf(path, after)))} now.`),
        buttons(
          button(
            to === "on" ? "Undo the pause" : "Pause after all",
            press(setPause, { cohort: cohort.id, monday, to: to === "on" ? "off" : "on" }),
          ),
        ),
      );
    },
  }),
];

/** Shows what a pause in the week of a date would mean, with the button that makes it. */
export async function previewPause(context: CohortContext, date: LocalDate): Promise<Reply> {
  const { cohort, path } = context;
  const monday = mondayOf(date);
  const refusal = cohort.archived ? closed(cohort) : whyNot(context, monday);
  if (refusal) return refusal;
  if (cohort.pauses.includes(monday))
    return notice(
      `${week(monday)} pauses already`,
      paragraph("Nothing to change."),
      buttons(button("Undo the pause", press(setPause, { cohort: cohort.id, monday, to: "off" }))),
    );
  const [before, after] = [planOf(path, cohort), planOf(path, { ...cohort, pauses: [...cohort.pauses, monday].sort() })];
  return notice(
    `Pause from ${week(monday)}?`,
    fields({
      "Goes on": `${showDateAndYear(goesOn(after.pauses, monday))} with week ${currentWeek(after, monday) + 1}`,
      End: `${showDateAndYear(lastDay(before))} → ${showDateAndYear(lastDay(after))}`,
    }),
    paragraph("Nothing falls due in that week, and nobody falls behind. Own dates of members shift too. I tell the group at once."),
    buttons(button("Pause, and tell the group", press(setPause, { cohort: cohort.id, monday, to: "on" }), "main")),
  );
}

/** The pauses that are to come, each with its way back. */
export function pausesIn(context: CohortContext): readonly Block[] {
  const { cohort } = context;
  const ahead = cohort.pauses.filter((monday) => monday >= mondayOf(todayIn(context, cohort))).slice(0, mostPauses);
  if (ahead.length === 0) return [];
  return [
    section("Pauses", ahead.map(week).join(" · ")),
    buttons(
      ...ahead.map((monday) => button(`Undo the pause of ${showDate(monday)}`, press(setPause, { cohort: cohort.id, monday, to: "off" }))),
    ),
  ];
}

/** Why that week cannot pause, if so. */
function whyNot(context: CohortContext, monday: LocalDate): Reply | undefined {
  const { cohort, path } = context;
  if (monday < mondayOf(todayIn(context, cohort)))
    return bad(`${week(monday)} is over`, paragraph("A pause is for this week or a later one."));
  // What lies outside of the plan moves nothing in it.
  if (!planOf(path, { ...cohort, pauses: [...new Set([...cohort.pauses, monday])].sort() }).pauses.includes(monday)) {
    const plan = planOf(path, cohort);
    return bad(
      `${week(monday)} is not in the plan`,
      paragraph(`It runs from ${showDateAndYear(firstDay(plan, 1))} to ${showDateAndYear(lastDay(plan))}.`),
    );
  }
  return undefined;
}

function announcement(path: Path, cohort: Cohort, monday: LocalDate, to: "on" | "off"): Reply {
  const plan = planOf(path, cohort);
  const number = currentWeek(plan, monday) + (to === "on" ? 1 : 0);
  // A new start may have left the pause behind.
  const asPlanned = number >= 1 && number <= plan.weeks ? `That is week ${number}, as it was planned at first. ` : "";
  const end = `The plan ends on ${showDate(lastDay(plan))} now.`;
  return to === "on"
    ? notice(
        `A pause from ${week(monday)}`,
        paragraph(
          `Nothing falls due in that week, and nobody falls behind. We go on with week ${number} on ${showDate(goesOn(cohort.pauses, monday))}. ${end}`,
        ),
      )
    : notice(`No pause from ${week(monday)} after all`, paragraph(`${asPlanned}${end}`));
}

function goesOn(pauses: readonly LocalDate[], monday: LocalDate): LocalDate {
  let next = monday;
  while (pauses.includes(next)) next = addDays(next, 7);
  return next;
}

/** `Mon 21 Dec to Sun 27 Dec`. */
const week = (monday: LocalDate): string => `${showDate(monday)} to ${showDate(addDays(monday, 6))}`;
