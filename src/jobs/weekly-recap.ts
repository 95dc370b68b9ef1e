import { showWeekBoard } from "#commands/study/buttons";
import { count, shownName } from "#commands/wording";
import {
  type AskedQuestion,
  addDays,
  type Block,
  button,
  buttons,
  currentWeek,
  firstDay,
  footer,
  isoWeek,
  type JobContext,
  type JobSubjects,
  job,
  type LocalDate,
  mondayOf,
  type Plan,
  paragraph,
  planOf,
  press,
  progressBar,
  questionNamed,
  type Reason,
  type Reply,
  rank,
  reply,
  section,
  showDate,
  slash,
  table,
  text,
  weeklyOption,
} from "#core";
import { hardestOf } from "./hardest.ts";

type Context = JobContext & JobSubjects["cohort"];

/** So many rows fit one message beside the rest; whoever comes after is counted. */
const mostRows = 10;
/** So much of a question is quoted. */
const longestQuote = 160;

/** The board of the week that is over, as it stays: with what the group did together. */
export const weeklyRecap = job({
  name: "weekly-recap",
  subject: "cohort",
  title: "Weekly recap",
  usual: { at: "09:00", weekdays: [1] },
  settings: [
    {
      option: "recap",
      says: "When the week before is closed",
      example: "mon 09:00",
      reads: weeklyOption().transform((time) => () => time),
    },
  ],
  rank: 12,

  silence,

  async prepare(context) {
    const { cohort, path, slot, now } = context;
    const plan = planOf(path, cohort);
    const monday = mondayOf(slot);
    const week = currentWeek(plan, slot);
    const silent = silence(context, slot);
    if (silent) return { silent, ...(week > plan.weeks && { isLast: true }) };
    const board = await boardOf(context, monday);
    const content = await recap(context, plan, monday, board);
    const locked = { kind: "lock answers", cohort: cohort.id, before: monday, at: now } as const;
    const frozen = {
      kind: "freeze board",
      cohort: cohort.id,
      period: isoWeek(addDays(monday, -7)),
      places: board.map(({ id, place, points }) => ({ person: id, place, points })),
      at: now,
    } as const;
    return {
      ...(content ? { content } : { silent: { kind: "group paused" as const } }),
      effects: [locked, frozen],
      ...(week > plan.weeks && { isLast: true }),
    };
  },
});

function silence({ cohort, path }: JobSubjects["cohort"], slot: LocalDate): Reason | undefined {
  if (cohort.archived) return { kind: "group closed" };
  const plan = planOf(path, cohort);
  if (mondayOf(slot) <= firstDay(plan, 1)) return { kind: "no week over" };
  return currentWeek(plan, slot) > plan.weeks + 1 ? { kind: "plan over" } : undefined;
}

interface Placed {
  readonly id: string;
  readonly name: string;
  readonly points: number;
  readonly place: number;
}

/** The closed week's board as it will be once every answer of it has earned. */
async function boardOf({ cohort, store }: Context, monday: string): Promise<readonly Placed[]> {
  const from = addDays(monday, -7);
  const [scores, pending, roster] = await Promise.all([
    store.progress.scores(cohort.id, isoWeek(from)),
    store.answers.pending(cohort.id, monday),
    store.cohorts.roster(cohort.id),
  ]);
  const points = new Map(scores.map((score) => [score.person, score.points]));
  for (const each of pending) if (each.boardDate >= from) points.set(each.person, (points.get(each.person) ?? 0) + each.points);
  return rank(
    roster.flatMap(({ person }) => {
      const name = shownName(person);
      const earned = points.get(person.id) ?? 0;
      return name !== undefined && earned > 0 ? [{ id: person.id, name, points: earned }] : [];
    }),
  );
}

/** How the week before was announced; a pause in which nobody had points is passed over. */
async function boardBefore({ cohort, store }: Context, plan: Plan, from: string) {
  let monday = addDays(from, -7);
  let frozen = await store.boards.frozen(cohort.id, isoWeek(monday));
  while (frozen.length === 0 && plan.pauses.includes(monday)) {
    monday = addDays(monday, -7);
    frozen = await store.boards.frozen(cohort.id, isoWeek(monday));
  }
  return new Map(frozen.map(({ person, place }) => [person, place]));
}

/** The post; undefined where a pause went by in silence. */
async function recap(context: Context, plan: Plan, monday: string, board: readonly Placed[]): Promise<Reply | undefined> {
  const { cohort, path, store } = context;
  const from = addDays(monday, -7);
  const [asked, items, roster, before] = await Promise.all([
    store.boards.questions(cohort.id, from, monday),
    store.boards.itemsDone(cohort.id, path.id, from, monday),
    store.cohorts.roster(cohort.id),
    boardBefore(context, plan, from),
  ]);
  const isLast = currentWeek(plan, monday) > plan.weeks;
  const title = `${cohort.name}: ${showDate(from)} to ${showDate(addDays(monday, -1))}`;
  const answered = asked.reduce((sum, { answers }) => sum + answers.length, 0);
  if (board.length === 0 && items === 0 && answered === 0)
    return plan.pauses.includes(from)
      ? undefined
      : reply(
          title,
          paragraph(
            isLast
              ? text`A quiet last week. What is open can still be ticked off: ${slash("week")}`
              : text`A quiet week. The new one starts from zero for everybody, and any first step counts: ${slash("week")}`,
          ),
        );
  return reply(
    title,
    ...places(board, before),
    ...together(asked.length * roster.length, answered, items),
    ...mostMissed(context, asked),
    paragraph(
      isLast ? "Thank you for this week, the last one of the plan." : "Thank you for this week. The new board is open to everybody.",
    ),
    ...(isLast ? [] : [buttons(button("The new board", press(showWeekBoard, { cohort: cohort.id })))]),
    footer(
      board.length === 0
        ? text`Points come with items and questions: ${slash("rules")}`
        : `Equal points share a place.${before.size > 0 ? " An arrow counts from the week before." : ""}`,
    ),
  );
}

function places(board: readonly Placed[], before: ReadonlyMap<string, number>): readonly Block[] {
  if (board.length === 0) return [];
  const hasMoved = before.size > 0;
  const rows = board
    .slice(0, mostRows)
    .map(({ id, place, name, points }) => [String(place), name, String(points), ...(hasMoved ? [movement(before.get(id), place)] : [])]);
  const more = board.length - rows.length;
  return [
    table(["", "Member", "Points", ...(hasMoved ? [""] : [])], rows),
    ...(more > 0 ? [paragraph(`And ${count(more, "other")} with points.`)] : []),
  ];
}

/** Up is worth a word; down happens to everybody. */
const movement = (before: number | undefined, place: number): string =>
  before === undefined ? "new" : before > place ? `↑${before - place}` : "";

function together(wanted: number, answered: number, items: number): readonly Block[] {
  return [
    ...(wanted > 0 ? [progressBar(`Together: ${answered} of ${wanted} answers`, answered, wanted)] : []),
    ...(items > 0 ? [paragraph(`${count(items, "item")} finished this week.`)] : []),
  ];
}

function mostMissed({ path }: Context, asked: readonly AskedQuestion[]): readonly Block[] {
  const hardest = hardestOf(asked);
  const question = hardest && questionNamed(path, hardest.question);
  if (!question) return [];
  const { stem } = question;
  const quoted = stem.length > longestQuote ? `${stem.slice(0, longestQuote).replace(/\s+\S*$/, "")} …` : stem;
  return [section(`Most missed: ${hardest.percent} % right`, `“${quoted}”`)];
}
