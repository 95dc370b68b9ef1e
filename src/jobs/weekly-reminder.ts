import { invite } from "#commands/group/buttons";
import { showBehind, showWeek } from "#commands/study/buttons";
import { count, duration, itemLine, phaseTitles, whereabouts } from "#commands/wording";
import {
  addDays,
  type Block,
  bold,
  button,
  buttons,
  type Cohort,
  currentWeek,
  daysBetween,
  fewestCounted,
  firstDay,
  isRequired,
  itemsOfWeek,
  type JobContext,
  type JobSubjects,
  job,
  type LocalDate,
  lastDay,
  lines,
  mondayOf,
  type Plan,
  paragraph,
  pausedUntil,
  phaseOfWeek,
  planOf,
  press,
  type Reason,
  type Reply,
  reply,
  section,
  showDate,
  slash,
  standingOf,
  text,
  type Walk,
  type Words,
  walksOf,
  weeklyOption,
} from "#core";
import { hardestOf } from "./hardest.ts";
import { closing, farewell, opening } from "./phases.ts";

type Context = JobContext & JobSubjects["cohort"];

/** The countdown begins so many weeks before the start: earlier it would only be noise. */
const weeksOfCountdown = 4;

/** What the week brings, where the group stands, and what comes next: once a week, from before the start to a farewell. */
export const weeklyReminder = job({
  name: "weekly-reminder",
  subject: "cohort",
  title: "Weekly reminder",
  usual: { at: "09:00", weekdays: [1] },
  settings: [
    { option: "reminder", says: "When the week is opened", example: "mon 09:00", reads: weeklyOption().transform((time) => () => time) },
  ],
  rank: 14,

  silence,

  async prepare(context) {
    const { cohort, path, slot, store } = context;
    const plan = planOf(path, cohort);
    const week = currentWeek(plan, slot);
    const silent = silence(context, slot);
    if (silent) return { silent, ...(week > plan.weeks && { isLast: true }) };
    const [roster, completions] = await Promise.all([store.cohorts.roster(cohort.id), store.progress.completionsIn(cohort.id, path.id)]);
    const walks = walksOf(path, cohort, roster, completions);
    if (week < 1) return { content: countdown(cohort, plan, slot, walks.length) };
    if (week > plan.weeks) return { content: farewell(cohort, plan, walks), isLast: true };
    const goesOn = pausedUntil(plan, slot);
    return { content: goesOn ? pause(cohort, week, goesOn) : await weekPost(context, plan, week, walks) };
  },
});

function silence({ cohort, path }: JobSubjects["cohort"], slot: LocalDate): Reason | undefined {
  if (cohort.archived) return { kind: "group closed" };
  const plan = planOf(path, cohort);
  const week = currentWeek(plan, slot);
  if (week <= -weeksOfCountdown) return { kind: "start far away", weeks: weeksOfCountdown };
  return week > plan.weeks + 1 ? { kind: "plan over" } : undefined;
}

function countdown(cohort: Cohort, plan: Plan, slot: string, members: number): Reply {
  const start = firstDay(plan, 1);
  const days = daysBetween(slot, start);
  return reply(
    `${cohort.name} begins ${days === 1 ? "tomorrow" : `in ${count(days, "day")}`}`,
    paragraph(`${plan.path.title}: ${phaseTitles(plan.path)}. ${plan.weeks} weeks, from ${showDate(start)}.`),
    paragraph(
      members === 0
        ? "Nobody has joined yet. Who makes the first step?"
        : `${members === 1 ? "One of us is" : `${members} of us are`} in. There is room for more, and week 1 is open to whoever likes a head start.`,
    ),
    buttons(invite(cohort), button("Look at week 1", press(showWeek, { cohort: cohort.id }))),
  );
}

const pause = (cohort: Cohort, week: number, goesOn: LocalDate): Reply =>
  reply(
    `${cohort.name} pauses`,
    paragraph(`We go on with week ${week + 1} on ${showDate(goesOn)}; the plan waits for us.`),
    paragraph("Nothing falls due before then, and nobody falls behind. Rest well; whoever likes may finish what is open, in peace."),
    buttons(button("My checklist", press(showWeek, { cohort: cohort.id }))),
  );

async function weekPost(context: Context, plan: Plan, week: number, walks: readonly Walk[]): Promise<Reply> {
  const { cohort, slot } = context;
  const phase = phaseOfWeek(plan.path, plan.pace, week);
  const isFirstOfPhase = phase?.firstWeek === week;
  const items = itemsOfWeek(plan.path, plan.pace, week);
  const minutes = items.filter(isRequired).reduce((sum, item) => sum + item.minutes, 0);
  const monday = firstDay(plan, week);
  return reply(
    whereabouts(plan, { week, pausedUntil: undefined }),
    ...(isFirstOfPhase && week > 1 ? [closing(plan, week - 1, walks)] : []),
    ...(isFirstOfPhase ? [opening(plan, phase)] : []),
    section(
      `This week, ${showDate(monday)} to ${showDate(addDays(monday, 6))}: about ${duration(minutes)}`,
      lines(...items.map((item) => text`• ${itemLine(item)}`)),
    ),
    section("Where we are", whereWeAre(walks, slot, week)),
    ...(await lastWeek(context)),
    section("Next", next(plan, week)),
    buttons(
      button("My checklist", press(showWeek, { cohort: cohort.id }), "main"),
      week > 1 ? button("I'm behind", press(showBehind, { cohort: cohort.id })) : invite(cohort),
    ),
  );
}

function whereWeAre(walks: readonly Walk[], today: string, week: number): Words {
  const { members, onPace, weekBehind, median } = standingOf(walks, today);
  if (members === 0) return text`Nobody has joined yet. ${slash("join")} is all it takes, in any week.`;
  if (members < fewestCounted)
    return text`${members === 1 ? "One of us walks" : "Two of us walk"} this path. There is room for more: ${slash("join")}`;
  if (week === 1) return `${members} of us set out together.`;
  const middle = median > 0 ? ` The middle of us has done ${median} % of the path.` : "";
  if (onPace === 0) return `The plan is ahead of all ${members} of us for now. “I'm behind” shows ways back.${middle}`;
  const behind = weekBehind > 0 ? `, ${weekBehind} a week or more behind` : "";
  return `${onPace} of ${members} on pace${behind}.${middle}`;
}

/** How many answered last week's questions, and how hard the hardest was; nothing where none was asked. */
async function lastWeek({ store, cohort, slot }: Context): Promise<readonly Block[]> {
  const monday = mondayOf(slot);
  const asked = await store.boards.questions(cohort.id, addDays(monday, -7), monday);
  if (asked.length === 0) return [];
  const people = Map.groupBy(
    asked.flatMap(({ answers }) => answers),
    ({ person }) => person,
  );
  const hardest = hardestOf(asked);
  return [
    section(
      "Last week",
      `${whoAnswered(
        asked.length,
        [...people.values()].map((answers) => answers.length),
      )}${hardest ? ` The hardest was right for ${hardest.percent} %.` : ""}`,
    ),
  ];
}

/** `14 of us answered, 9 of them 4 or more of 5 questions.` */
function whoAnswered(asked: number, answers: readonly number[]): string {
  if (answers.length === 0) return `${count(asked, "question")}, and nobody has tried. A wrong answer costs nothing.`;
  if (asked === 1) return `${answers.length} of us answered the question.`;
  if (answers.length < fewestCounted) return `${answers.length === 1 ? "One" : answers.length} of us took part in the ${asked} questions.`;
  const wanted = Math.ceil(asked * 0.8);
  const keen = answers.filter((number) => number >= wanted).length;
  return keen === 0
    ? `${answers.length} of us answered some of ${asked} questions.`
    : `${answers.length} of us answered, ${keen} of them ${wanted < asked ? `${wanted} or more` : "all"} of ${asked} questions.`;
}

/** What comes after this week: a pause, the next phase, an exam, or the end. */
function next(plan: Plan, week: number) {
  const { path, pace } = plan;
  const pauseAt = addDays(firstDay(plan, week), 7);
  const goesOn = pausedUntil(plan, pauseAt);
  const phase = phaseOfWeek(path, pace, week);
  const following = phase && path.phases[phase.number];
  // Where a phase opens, its exams have just been named.
  const exam = phase?.firstWeek === week ? undefined : upcomingExam(plan, week);
  return lines(
    ...(goesOn ? [text`${bold("A pause")} from ${showDate(pauseAt)}; we go on ${showDate(goesOn)}.`] : []),
    ...(exam
      ? [
          `${exam.item.title}${exam.item.optional ? " (optional)" : ""} is planned for week ${exam.week}, from ${showDate(firstDay(plan, exam.week))}.`,
        ]
      : []),
    phase && following
      ? `Phase ${phase.number + 1}, ${following.title}, begins ${showDate(firstDay(plan, phase.firstWeek + phase.phase.weeks[pace]))}.`
      : week === plan.weeks
        ? `This is the last week: the plan ends ${showDate(lastDay(plan))}.`
        : `Week ${week + 1} begins ${showDate(firstDay(plan, week + 1))}; the plan ends ${showDate(lastDay(plan))}.`,
  );
}

/** The exam that comes within the next two weeks. */
function upcomingExam({ path, pace, weeks }: Plan, week: number) {
  for (let ahead = week + 1; ahead <= Math.min(week + 2, weeks); ahead++) {
    const item = itemsOfWeek(path, pace, ahead).find(({ kind, status }) => kind === "exam" && status !== "ended");
    if (item) return { item, week: ahead };
  }
  return undefined;
}
