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
  type Item,
  instantOf,
  isOpen,
  type JobContext,
  type JobSubjects,
  job,
  localDate,
  type Membership,
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
  text,
  type Unasked,
  type UnaskedState,
  unaskedReasons,
  unaskedState,
  when,
  whyUnsaid,
  zoneOf,
} from "#core";

type Context = JobContext & JobSubjects["person"];

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
    const [lastActive, [before]] = await Promise.all([store.nudges.lastActive(person.id), store.unasked.of(person.id)]);
    const state = unaskedState(nudging, lastActive, now, zone);
    const isDone = lastActive !== undefined && lastActive >= state.today;
    const quiet = isDone
      ? "something done"
      : (whyUnsaid(nudging, state, now, zone) ?? (before && goesFirst(before) ? "something first" : undefined));
    if (quiet) return { silent: { kind: "not nudged", for: quiet } };
    const step = await nextStep(context);
    if (!step) return { silent: { kind: "not nudged", for: "nothing for them" } };
    return {
      content: message(step, state, nudging),
      to: [{ kind: "direct", account: nudging.account }],
      until: instantOf(`${localDate(now, zone)}T${quietHours.from}`, zone),
      effects: [
        { kind: "wrote unasked", person: person.id, account: nudging.account, at: now, ignored: state.ignored, frequency: state.frequency },
      ],
    };
  },
});

/** What waits goes before a nudge, but for a celebration. */
const goesFirst = ({ reason }: Unasked): boolean => unaskedReasons.indexOf(reason) < unaskedReasons.indexOf("nudge");

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

function message({ membership: { cohort }, quiz, item }: Step, { today, frequency }: UnaskedState, before: Nudging): Reply {
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
