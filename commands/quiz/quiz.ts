import {
  type AnyAction,
  action,
  bad,
  button,
  buttons,
  choosePractice,
  command,
  currentWeek,
  isAsAsked,
  isOpen,
  isTaughtBy,
  type MemberContext,
  matching,
  notice,
  openQuiz,
  paragraph,
  planOf,
  press,
  type Question,
  questionNamed,
  type Reply,
  slash,
  text,
  textOption,
  todayIn,
  z,
} from "#core";
import { findTopics, nameOf, questionsOn, topicsOf } from "./about.ts";
import { show } from "./answer.ts";
import { nextQuestion, showToday } from "./buttons.ts";
import { withQuiz } from "./seen.ts";
import { shortened } from "./wording.ts";

export const quiz = command({
  name: "quiz",
  summary: "Today's question, or one to practise with",
  answers: "caller",
  needs: "member",
  options: z.object({
    about: textOption(100).optional().describe("An item, an exam or one of its domains; without it, what helps you most"),
  }),
  suggest: { about: ({ path }, typed) => matching(typed, topicsOf(path), nameOf) },

  async run(context, { about }) {
    if (about === undefined) return (await todays(context)) ?? practice(context, "");
    const { found, near } = findTopics(context.path, about);
    const [only, ...more] = found;
    if (only && more.length === 0) return practice(context, only.value);
    const cohort = context.cohort.id;
    const offer = (label: string, value: string) => button(shortened(label, 70), press(nextQuestion, { cohort, about: value }));
    return bad(
      "Practise what?",
      paragraph(
        more.length > 0
          ? `“${about}” fits several. Pick one:`
          : `I have no questions about “${about}”. ${near.length > 0 ? "Did you mean one of these?" : "Try the name of an item or an exam."}`,
      ),
      buttons(
        ...[...found, ...near].slice(0, mostOffered).map(({ label, value }) => offer(label, value)),
        offer("Whatever helps most", ""),
      ),
    );
  },
});

const mostOffered = 8;

/** What its buttons do: they show another question, and today's. */
export const quizActions: readonly AnyAction[] = [
  action({ ...nextQuestion, answers: "in place", needs: "member", run: (context, { about }) => practice(context, about) }),
  action({
    ...showToday,
    answers: "caller",
    needs: "member",
    run: async (context) => (await todays(context)) ?? practice(context, ""),
  }),
];

/** Today's question, as long as it is open and not answered, and has not been rewritten since. */
async function todays(context: MemberContext): Promise<Reply | undefined> {
  const { store, cohort, path, person, now } = context;
  const newest = await store.quizzes.newest(cohort.id);
  if (!newest || !isOpen(newest, now) || !isAsAsked(newest, questionNamed(path, newest.question))) return undefined;
  if (await store.answers.of(newest.id, person.id)) return undefined;
  return withQuiz(context, newest.id, (seen) => show(context, seen));
}

async function practice(context: MemberContext, about: string): Promise<Reply> {
  const { store, person, path, cohort, stamp, now, memberships } = context;
  const [history, verdicts, ...newest] = await Promise.all([
    store.answers.history(person.id, path.id),
    store.reports.verdicts(cohort.id),
    ...memberships.map(async (membership) => store.quizzes.newest(membership.cohort.id)),
  ]);
  // What is asked today is not for practice: its answer would be told before it is given.
  const open = new Set(newest.flatMap((each) => (each && isOpen(each, now) ? [each.question] : [])));
  const id = context.newId();
  const isOut = (each: Question) =>
    open.has(each.id) || verdicts.some((out) => out.verdict === "voided" && out.question === each.id && out.version === each.version);
  const free = questionsOn(path, about).filter((each) => !isOut(each));
  const plan = planOf(path, cohort, context.member);
  const taught = about === "" ? free.filter(isTaughtBy(plan, Math.max(1, currentWeek(plan, todayIn(context, cohort))))) : free;
  const question = choosePractice(taught.length > 0 ? taught : free, history, stamp.studyDay, id);
  if (!question)
    return notice(
      "Nothing to practise there",
      paragraph(text`I have no further question about that. ${slash("quiz")} alone picks from everything.`),
    );
  const own = openQuiz(id, path, question, { kind: "practice", person: person.id, cohort: cohort.id }, now);
  await store.quizzes.open(own);
  return show(context, { quiz: own, question, answer: undefined });
}
