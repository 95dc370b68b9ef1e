import {
  type AskedBefore,
  chooseQuestion,
  currentWeek,
  days,
  isAsAsked,
  isOfTheDay,
  type JobTime,
  job,
  type LocalDate,
  openQuiz,
  type Plan,
  type Prepared,
  pausedUntil,
  planOf,
  questionNamed,
  restDays,
  timeOption,
  weekdaysOption,
} from "#core";
import { revealJob } from "./names.ts";
import { questionPost } from "./question-post.ts";

/** How long a question is open, in milliseconds; the next one ends it earlier. */
const openFor = days(1);

/** In place of the count, where the question was taken out. */
const voidedShown = -1;

/** Asks a question from the first day of the plan to its last, except in a week of pause. */
export const dailyQuestion = job({
  name: "daily-question",
  subject: "cohort",
  title: "Question of the day",
  usual: { at: "10:00", weekdays: [1, 2, 3, 4, 5] },
  settings: [
    {
      option: "question",
      says: "When the question of the day comes",
      example: "10:00",
      reads: timeOption().transform((at) => (time: JobTime) => ({ ...time, at })),
    },
    {
      option: "days",
      says: "On which weekdays it comes",
      example: "mon-fri",
      reads: weekdaysOption().transform((weekdays) => (time: JobTime) => ({ ...time, weekdays })),
    },
  ],
  rank: 20,

  silence: ({ cohort, path }, slot) => whyNothing(planOf(path, cohort), slot)?.silent,

  async prepare({ cohort, path, store, slot, dueAt, now, newId }) {
    const plan = planOf(path, cohort);
    const nothing = whyNothing(plan, slot);
    if (nothing) return nothing;

    const [uses, verdicts, before] = await Promise.all([
      store.quizzes.uses(cohort.id),
      store.reports.verdicts(cohort.id),
      store.quizzes.newest(cohort.id),
    ]);
    const asked: AskedBefore = {
      uses: uses.map((use) => ({ ...use, date: use.slot })),
      voided: verdicts.flatMap(({ verdict, question: id, version }) => (verdict === "voided" ? [{ id, version }] : [])),
    };
    const id = newId();
    const question = chooseQuestion(plan, slot, asked, `${cohort.id} ${slot} ${uses.length}`);
    if (!question) return { silent: { kind: "bank exhausted", days: restDays } };
    const closesAt = new Date(dueAt.getTime() + openFor);
    const quiz = openQuiz(id, path, question, { kind: "day", cohort: cohort.id, slot, closesAt }, now);
    return {
      content: questionPost(cohort, path, question, quiz, 0),
      about: id,
      effects: [
        ...(before && !before.closedAt
          ? [{ kind: "hasten" as const, subject: { kind: "quiz" as const, id: before.id }, job: revealJob, to: dueAt }]
          : []),
        { kind: "open quiz", quiz },
        { kind: "schedule once", subject: { kind: "quiz", id }, job: revealJob, slot, dueAt: closesAt },
      ],
    };
  },

  /** The same post, with how many have answered by now. */
  async redraw({ cohort, path, store, about }) {
    const quiz = await store.quizzes.named(about);
    const question = quiz && questionNamed(path, quiz.question);
    if (!quiz || !isOfTheDay(quiz) || !isAsAsked(quiz, question)) return undefined;
    const answered = await store.answers.count(quiz.id);
    return { content: questionPost(cohort, path, question, quiz, answered), shown: quiz.voidedAt ? voidedShown : answered };
  },
});

function whyNothing(plan: Plan, slot: LocalDate): Pick<Prepared, "silent" | "isLast"> | undefined {
  const week = currentWeek(plan, slot);
  if (week < 1) return { silent: { kind: "before the start" } };
  if (week > plan.weeks) return { silent: { kind: "questions over" }, isLast: true };
  return pausedUntil(plan, slot) ? { silent: { kind: "group pauses" } } : undefined;
}
