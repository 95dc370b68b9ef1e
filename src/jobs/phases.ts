import { showProgress } from "#commands/study/buttons";
import { count, examLine } from "#commands/wording";
import {
  addDays,
  type Block,
  button,
  buttons,
  type Cohort,
  type Exam,
  fewestCounted,
  firstDay,
  type Item,
  itemsOf,
  itemsOfWeek,
  lines,
  type Phase,
  type Plan,
  paragraph,
  phaseOfWeek,
  press,
  type Reply,
  reachedIn,
  reply,
  section,
  showDate,
  type Walk,
} from "#core";

/** So many of a phase's subjects are named. */
const mostNamed = 5;

interface PhaseWeeks {
  readonly phase: Phase;
  readonly number: number;
  readonly firstWeek: number;
}

/** Opens a phase: how long it takes, what it is about, and the exam that it leads to. */
export function opening(plan: Plan, at: PhaseWeeks): Block {
  const { phase, number, firstWeek } = at;
  const weeks = phase.weeks[plan.pace];
  const items = itemsOfPhase(plan, at);
  const subjects = plan.path.phases
    .flatMap(({ units }) => units)
    .filter((unit) => unit.items.some((item) => items.includes(item)))
    .map(({ title }) => title);
  const more = subjects.length - mostNamed;
  const exams = items.filter(({ kind, status }) => kind === "exam" && status !== "ended");
  return section(
    `Phase ${number} opens: ${phase.title}`,
    lines(
      `${count(weeks, "week")}, until ${showDate(addDays(firstDay(plan, firstWeek + weeks - 1), 6))}: ${subjects.slice(0, mostNamed).join(" · ")}${more > 0 ? ` and ${more} more` : ""}.`,
      ...exams.map(
        ({ title, optional, weeks: { [plan.pace]: week } }) => `On the way: ${title}, week ${week}${optional ? ", optional" : ""}.`,
      ),
    ),
  );
}

/** Closes the phase of a week: what was reached, and thanks. */
export function closing(plan: Plan, week: number, walks: readonly Walk[]): Block {
  const at = phaseOfWeek(plan.path, plan.pace, week);
  if (!at) throw new Error(`No phase of ${plan.path.id} has week ${week}`);
  return section(
    `Phase ${at.number} is behind us: ${at.phase.title}`,
    `${howFar(walks, itemsOfPhase(plan, at))}Thank you for walking it together. What is still open stays on your checklist.`,
  );
}

/** The end: what was reached, thanks, and the exam that comes after. */
export function farewell(cohort: Cohort, plan: Plan, walks: readonly Walk[]): Reply {
  const { path, weeks } = plan;
  const outlook = nextExam(plan);
  const whole = howFar(walks, itemsOf(path));
  return reply(
    `${cohort.name}: ${weeks} weeks, walked`,
    paragraph(`${path.title}: we have come to its end. Thank you, each of you, for every week of it.`),
    closing(plan, weeks, walks),
    ...(whole ? [section("The whole path", whole)] : []),
    ...(outlook
      ? [
          section(
            "What comes next",
            lines(examLine(outlook.exam), ...(outlook.item.note ? [`${outlook.item.title}: ${outlook.item.note}`] : [])),
          ),
        ]
      : []),
    paragraph("This was my last weekly reminder here. Everything you did is kept, and what is open can still be ticked off."),
    buttons(button("My progress", press(showProgress, { cohort: cohort.id }))),
  );
}

/** What the group reached, as a sentence and a blank: if there is something, and enough people that nobody is meant by it. */
function howFar(walks: readonly Walk[], items: readonly Item[]): string {
  const { walkers, finished, median } = reachedIn(walks, items);
  if (walkers < fewestCounted || median + finished === 0) return "";
  return finished === 0
    ? `The middle one of the ${walkers} of us did ${median} % of it. `
    : `${finished} of ${walkers} finished all of it${median < 100 ? `; the middle one of us did ${median} %` : ""}. `;
}

/** The exam that takes the place of one that ended: the path cannot lead to it yet, so it is the step after. */
function nextExam({ path }: Plan): { readonly exam: Exam; readonly item: Item } | undefined {
  for (const item of itemsOf(path)) {
    const ended = path.exams.find(({ code, status }) => code === item.exam && status === "ended");
    const exam = ended && path.exams.find(({ code }) => code === ended.replacement);
    if (exam) return { exam, item };
  }
  return undefined;
}

/** What is planned for the phase's weeks, wherever it stands in the path. */
const itemsOfPhase = ({ path, pace }: Plan, { phase, firstWeek }: PhaseWeeks): readonly Item[] =>
  Array.from({ length: phase.weeks[pace] }, (_, i) => itemsOfWeek(path, pace, firstWeek + i)).flat();
