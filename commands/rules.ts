import {
  type AnyAction,
  action,
  type Context,
  command,
  localDate,
  mostIgnored,
  paragraph,
  quietHours,
  type Reply,
  reply,
  rolloverHour,
  rulesOn,
  section,
  slash,
  text,
  z,
} from "#core";
import { showRules } from "./buttons.ts";

export const rules = command({
  name: "rules",
  summary: "How points, weeks and pace are counted",
  answers: "caller",
  needs: "nothing",
  options: z.object({}),

  run: async (context) => howICount(context),
});

/** What its button does. */
export const rulesActions: readonly AnyAction[] = [
  action({
    ...showRules,
    answers: "caller",
    needs: "nothing",
    run: async (context) => howICount(context),
  }),
];

function howICount({ now, stamp }: Context): Reply {
  const { item, question, paidPractice } = rulesOn(localDate(now, stamp.zone));
  const clock = `${String(rolloverHour).padStart(2, "0")}:00`;
  return reply(
    "How I count",
    section(
      "Points",
      `Every item gives ${item.perHalfHour} points for each half hour of its estimate that has begun: at least ${item.least}, at most ${item.most}. Take it back, and the points go too; done again, they return. An item counts once, in every group of yours on the same path. What you did before you joined counts for your progress and gives no points.`,
    ),
    section(
      "Questions",
      text`An answer to the question of the day gives ${question.attempted} points, a right one ${question.right} more, once it can no longer be changed. You may change it once, until you ask why or it closes: with the next question, or after 24 hours. A later answer counts for your day and gives none. In practice (${slash("quiz")}) the first ${paidPractice} answers of a study day earn the same. A faulty question is taken out: its points go, your day stays. Nobody ever sees what you answered.`,
    ),
    section(
      "Weeks",
      `A week runs from Monday to Sunday in your group's time zone, and so does its board. Your own study day ends at ${clock} in your time zone, so a late evening still belongs to its day. When your group pauses for a week, the plan goes on a week later, and nobody falls behind meanwhile.`,
    ),
    section(
      "Percent and pace",
      "Percent is reckoned by estimated minutes, not by the number of items. Optional and ended items can be ticked off and are not part of it. A week's minutes are planned evenly over its seven days; your pace is how many days the plan is behind you, or ahead of you. If you joined late, the weeks before don't count against you, and nobody is behind in the week in which they join.",
    ),
    section(
      "Boards",
      "Equal points share a place, and the next place is skipped: 1, 2, 2, 4. Inside a tie the names stand in alphabetical order. Nobody is listed without points. There is no bonus for speed, and nothing is ever taken off for being slow.",
    ),
    section(
      "Nudges",
      text`Only if you ask for them in ${slash("settings")}: to you alone, at most one a day, never between ${quietHours.from} and ${quietHours.until}, never on your days off, never on a day on which you have done something. After ${mostIgnored} in a row that led to nothing I write once a week; do something, and it is daily again.`,
    ),
    paragraph(
      text`You decide who sees you: ${slash("settings")}. You can leave and come back without losing anything: ${slash("leave")}, ${slash("join")}.`,
    ),
  );
}
