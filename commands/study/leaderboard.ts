import {
  type AnyAction,
  action,
  addDays,
  button,
  buttons,
  command,
  footer,
  instantOf,
  isoWeek,
  type MemberContext,
  mondayOf,
  neighbourhood,
  paragraph,
  press,
  type Reply,
  rank,
  reply,
  slash,
  table,
  text,
  todayIn,
  when,
  z,
} from "#core";
import { count, joinedLate, shownName } from "../wording.ts";
import { boards, showBoard, showWeekBoard } from "./buttons.ts";

type Board = (typeof boards)[number];

export const leaderboard = command({
  name: "leaderboard",
  summary: "Who has gathered how many points",
  answers: "caller",
  needs: "member",
  options: z.object({ board: z.enum(boards).default("week").describe("This week, or the whole season") }),
  run: (context, { board }) => boardView(context, board),
});

/** What its buttons do: they show the other board, and the week's from below a post. */
export const boardActions: readonly AnyAction[] = [
  action({
    ...showBoard,
    answers: "in place",
    needs: "member",
    run: (context, { board }) => boardView(context, board),
  }),
  action({
    ...showWeekBoard,
    answers: "caller",
    needs: "member",
    run: (context) => boardView(context, "week"),
  }),
];

async function boardView(context: MemberContext, board: Board): Promise<Reply> {
  const { cohort, person, store } = context;
  const today = todayIn(context, cohort);
  const [scores, roster] = await Promise.all([
    store.progress.scores(cohort.id, board === "week" ? isoWeek(today) : "season"),
    store.cohorts.roster(cohort.id),
  ]);
  const entries = new Map(roster.map((entry) => [entry.person.id, entry]));
  const ranked = rank(
    scores.flatMap(({ person: id, points }) => {
      const entry = entries.get(id);
      const name = entry && shownName(entry.person);
      return name ? [{ id, points, name: name + (board === "season" ? joinedLate(entry.member) : "") }] : [];
    }),
  );
  const { shown } = neighbourhood(ranked, ({ id }) => id === person.id);
  const last = shown.at(-1);
  // Whoever comes after the last row stands in the small print: the table is to fit one page.
  const below = last && "skipped" in last ? `And ${count(last.skipped, "other")}. ` : "";
  const rows = (below ? shown.slice(0, -1) : shown).map((row) =>
    "skipped" in row
      ? ["", `… ${count(row.skipped, "other")}`, ""]
      : [String(row.place), row.id === person.id ? `${row.name} (you)` : row.name, String(row.points)],
  );
  const other: Board = board === "week" ? "season" : "week";
  return reply(
    board === "week" ? `${cohort.name}: this week` : `${cohort.name}: the season`,
    ...(rows.length > 0
      ? [table(["", "Member", "Points"], rows)]
      : [paragraph(text`Nobody has points here yet. The first item ticked off takes the lead: ${slash("week")}`)]),
    ...(person.visibility === "hidden" ? [paragraph(text`You are hidden: you stand on no board. ${slash("settings")} changes that.`)] : []),
    buttons(button(other === "week" ? "This week" : "The season", press(showBoard, { board: other, cohort: cohort.id }))),
    footer(
      board === "week"
        ? text`${below}Closes ${when(instantOf(`${addDays(mondayOf(today), 7)}T00:00`, cohort.zone))}. Equal points share a place.`
        : `${below}Points since the start. Equal points share a place.`,
    ),
  );
}
