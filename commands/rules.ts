import { action, command, itemPoints, paragraph, type Reply, reply, rolloverHour, section, z } from "#core";

export const rules = command({
  name: "rules",
  summary: "How points, weeks and pace are counted",
  answers: "caller",
  needs: "nothing",
  options: z.object({}),

  run: async () => howICount(),
});

/** The button under a welcome. */
export const showRules = action({
  name: "rules",
  answers: "caller",
  needs: "nothing",
  payload: z.object({}),
  run: async () => howICount(),
});

function howICount(): Reply {
  const clock = `${String(rolloverHour).padStart(2, "0")}:00`;
  return reply(
    "How I count",
    section(
      "Points",
      `Every item gives ${itemPoints.perHalfHour} points for each half hour of its estimate that has begun: at least ${itemPoints.least}, at most ${itemPoints.most}. Take it back, and the points go too; done again, they return. An item counts once, in every group of yours on the same path. What you did before you joined counts for your progress and gives no points.`,
    ),
    section(
      "Weeks",
      `A week runs from Monday to Sunday in your group's time zone, and so does its board. Your own study day ends at ${clock} in your time zone, so a late evening still belongs to its day.`,
    ),
    section(
      "Percent and pace",
      "Percent is reckoned by estimated minutes, not by the number of items. Optional and ended items can be ticked off and are not part of it. A week's minutes are planned evenly over its seven days; your pace is how many days the plan is behind you, or ahead of you. If you joined late, the weeks before don't count against you, and nobody is behind in the week in which they join.",
    ),
    section(
      "Boards",
      "Equal points share a place, and the next place is skipped: 1, 2, 2, 4. Inside a tie the names stand in alphabetical order. Nobody is listed without points. There is no bonus for speed, and nothing is ever taken off for being slow.",
    ),
    paragraph("You decide who sees you: /settings. You can leave and come back without losing anything: /leave, /join."),
  );
}
