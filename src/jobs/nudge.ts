import { nudgeButtons } from "#commands/person/buttons";
import { showToday } from "#commands/quiz/buttons";
import { showWeek } from "#commands/study/buttons";
import { itemLine } from "#commands/wording";
import {
  type Block,
  button,
  buttons,
  currentWeek,
  type Day,
  daysBetween,
  type Item,
  instantOf,
  isOpen,
  isQuiet,
  type JobContext,
  type JobSubjects,
  job,
  type LocalDate,
  localDate,
  localMinute,
  type Membership,
  mostIgnored,
  type Nudging,
  nudgeJob,
  outlook,
  paragraph,
  pausedUntil,
  planOf,
  press,
  type Quiz,
  quietHours,
  type Reply,
  reply,
  studyDay,
  text,
  weekdayOf,
  when,
  zoneOf,
} from "#core";

type Context = JobContext & JobSubjects["person"];

/** Two nudges lie at least so many hours apart, whichever way somebody travels. */
const leastApart = 18 * 60 * 60_000;

/** A word in private to who wants it, in the evening of a day on which nothing is done yet. */
export const nudge = job({
  name: nudgeJob,
  subject: "person",
  title: "Personal nudge",
  usual: { at: "20:00", weekdays: [1, 2, 3, 4, 5, 6, 7] },
  rank: 30,

  async prepare(context) {
    const { person, memberships, store, now } = context;
    const nudging = await store.nudges.of(person.id);
    if (!nudging) return { silent: { kind: "not nudged", for: "not wanted" }, isLast: true };
    const { zone } = zoneOf(person, memberships);
    const lastActive = await store.nudges.lastActive(person.id);
    const state = stateOf(nudging, lastActive, now, zone);
    const quiet = whyQuiet(nudging, state, lastActive, now, zone);
    if (quiet) return { silent: { kind: "not nudged", for: quiet } };
    const step = await nextStep(context);
    if (!step) return { silent: { kind: "not nudged", for: "nothing for them" } };
    return {
      content: message(step, state, nudging),
      to: [{ kind: "direct", account: nudging.account }],
      until: instantOf(`${localDate(now, zone)}T${quietHours.from}`, zone),
      effects: [{ kind: "nudged", person: person.id, at: now, ignored: state.ignored, frequency: state.frequency }],
    };
  },
});

interface State {
  readonly today: LocalDate;
  /** The study day of the last nudge. */
  readonly last: LocalDate | undefined;
  readonly ignored: number;
  readonly frequency: Nudging["frequency"];
}

/** What has become of the last nudge: ignored is one after which nothing was done, and no quiet asked for. */
function stateOf(nudging: Nudging, lastActive: LocalDate | undefined, now: Date, zone: string): State {
  const { lastAt, snoozedUntil } = nudging;
  const today = studyDay(now, zone);
  if (!lastAt) return { today, last: undefined, ignored: 0, frequency: "daily" };
  const last = studyDay(lastAt, zone);
  const hasActed = lastActive !== undefined && lastActive >= last;
  const hasReacted = snoozedUntil !== undefined && snoozedUntil > last;
  const ignored = hasActed || hasReacted ? 0 : nudging.ignored + 1;
  const isWeekly = !hasActed && (nudging.frequency === "weekly" || ignored >= mostIgnored);
  return { today, last, ignored, frequency: isWeekly ? "weekly" : "daily" };
}

/** Why there is no nudge now; undefined where there may be one. */
function whyQuiet(nudging: Nudging, { today, last, frequency }: State, lastActive: LocalDate | undefined, now: Date, zone: string) {
  if (isQuiet(localMinute(now, zone).slice(-"00:00".length))) return "quiet hours";
  if (nudging.restDays.includes(weekdayOf(today))) return "rest day";
  if (nudging.snoozedUntil !== undefined && nudging.snoozedUntil > today) return "quiet asked for";
  if (lastActive !== undefined && lastActive >= today) return "something done";
  if (last === undefined || !nudging.lastAt) return undefined;
  if (last >= today || now.getTime() - nudging.lastAt.getTime() < leastApart) return "once a day";
  if (nudging.frequency === "weekly" && frequency === "weekly" && daysBetween(last, today) < 7) return "once a week";
  return undefined;
}

interface Step {
  readonly membership: Membership;
  readonly quiz: Quiz<Day> | undefined;
  readonly item: Item | undefined;
}

/** What the person could do now, in the newest group of theirs that is walking. */
async function nextStep({ store, paths, person, memberships, now }: Context): Promise<Step | undefined> {
  for (const membership of memberships) {
    const { cohort, member } = membership;
    const path = paths.named(cohort.path);
    if (!path) continue;
    const plan = planOf(path, cohort, member);
    const today = localDate(now, cohort.zone);
    const week = currentWeek(plan, today);
    if (week < 1 || week > plan.weeks || pausedUntil(plan, today)) continue;
    const done = new Set((await store.progress.completions(person.id, path.id)).map(({ item }) => item));
    const item = outlook(plan, done, today).next;
    const newest = await store.quizzes.newest(cohort.id);
    const quiz = newest && isOpen(newest, now) && !(await store.answers.of(newest.id, person.id)) ? newest : undefined;
    if (item || quiz) return { membership, quiz, item };
  }
  return undefined;
}

function message({ membership: { cohort }, quiz, item }: Step, { today, frequency }: State, before: Nudging): Reply {
  return reply(
    "A small step today?",
    ...(quiz
      ? [paragraph(text`The question of the day is still open; it closes ${when(quiz.occasion.closesAt)}. One minute, and the day counts.`)]
      : []),
    ...(item ? [paragraph(text`${quiz ? "Or a look at" : "Next for you:"} ${itemLine(item)}.`)] : []),
    ...fewer(frequency, before),
    buttons(
      ...(quiz ? [button("Answer", press(showToday, { cohort: cohort.id }), "main")] : []),
      button("This week", press(showWeek, { cohort: cohort.id }), quiz ? "plain" : "main"),
      ...nudgeButtons(today),
    ),
  );
}

/** Says once that nudges become rarer, and how they become daily again. */
const fewer = (frequency: Nudging["frequency"], before: Nudging): readonly Block[] =>
  frequency === "weekly" && before.frequency === "daily"
    ? [paragraph("My last three did not help, so from now on I write once a week at most. Do something, and I am daily again.")]
    : [];
