import {
  type AnyAction,
  action,
  bad,
  button,
  buttons,
  type CohortContext,
  days,
  type Finding,
  good,
  notice,
  paragraph,
  press,
  questionNamed,
  type Reply,
  showDate,
  slash,
  text,
  todayIn,
  type Verdict,
} from "#core";
import { askVoid, decideQuestion, lookAtQuestion, showQuestions, voidQuestion } from "./buttons.ts";
import { reportOutcome } from "./outcome.ts";
import { shortened } from "./wording.ts";

/** What its buttons do: they take a question out, and decide on what was reported of it. */
export const verdictActions: readonly AnyAction[] = [
  action({
    ...askVoid,
    answers: "in place",
    needs: "cohort",
    organizersOnly: true,
    run: async (context, { question, version }) => {
      const cohort = context.cohort.id;
      if (!(await isKnown(context, question, version))) return unknownQuestion();
      const about = { cohort, question, version: String(version) };
      return notice(
        "Take this question out?",
        paragraph(
          "It counts for nobody any more: the points it gave are taken back, also where they were right, while everybody's day stays counted. The channels get one note about it, which names nobody. It is not asked again in this group until the bank has a new version. This cannot be undone.",
        ),
        buttons(button("Yes, take it out", press(voidQuestion, about), "danger"), button("No", press(lookAtQuestion, about))),
      );
    },
  }),
  action({
    ...voidQuestion,
    answers: "in place",
    needs: "cohort",
    organizersOnly: true,
    run: async (context, { question, version }) => {
      const { store, cohort, now, rhythm } = context;
      if (!(await isKnown(context, question, version))) return unknownQuestion();
      const newest = await store.quizzes.newest(cohort.id);
      if (await decide(context, question, version, "voided")) {
        if (newest?.question === question) await store.posts.redraw(newest.id, now);
        await rhythm.announce(cohort, await correction(context, question, version));
      }
      return done("It is out", "Its points are taken back, and the channels have been told.", cohort.id);
    },
  }),
  action({
    ...decideQuestion,
    answers: "in place",
    needs: "cohort",
    organizersOnly: true,
    run: async (context, { question, version, to }) => {
      if (!(await isKnown(context, question, version))) return unknownQuestion();
      await decide(context, question, version, to);
      return done(
        to === "mended" ? "Noted as mended" : "It stays as it is",
        "Its reports are off the list. New ones come back here.",
        context.cohort.id,
      );
    },
  }),
];

/** Decides on a question, and lets its reporters know what came of it; false where it was voided already. */
async function decide(context: CohortContext, question: string, version: number, verdict: Finding): Promise<boolean> {
  const { store, cohort, path, person, now, stamp, rhythm } = context;
  const reports = (await store.reports.open(cohort.id)).filter((each) => each.question === question && each.version === version);
  const decided: Verdict = { cohort: cohort.id, question, version, verdict, person: person.id, at: now };
  if (!(await store.reports.decide(decided, todayIn(context, cohort), stamp.callId))) return false;
  const until = new Date(now.getTime() + days(worthTelling));
  for (const { person: reporter, account } of reports)
    if (account !== undefined)
      await rhythm.unasked({ person: reporter, account, reason: "word", content: reportOutcome(path, question, verdict), until });
  return true;
}

/** What came of a report is not worth telling after so many days. */
const worthTelling = 14;

/** Whether the bank has this version, or the group had it or spoke of it. */
export async function isKnown({ store, cohort, path }: CohortContext, question: string, version: number): Promise<boolean> {
  if (questionNamed(path, question)?.version === version) return true;
  const all = await Promise.all([store.reports.figures(cohort.id), store.reports.open(cohort.id), store.reports.verdicts(cohort.id)]);
  return all.flat().some((each) => each.question === question && each.version === version);
}

export const unknownQuestion = (): Reply =>
  bad("I know no such question here", paragraph(text`${slash("questions")} shows what there is.`));

const done = (title: string, words: string, cohort: string): Reply =>
  good(title, paragraph(words), buttons(button("All questions", press(showQuestions, { cohort }))));

/** What the channels read: that it is out, and what that means for them. */
async function correction({ store, cohort, path }: CohortContext, id: string, version: number): Promise<Reply> {
  const uses = (await store.quizzes.uses(cohort.id)).filter((use) => use.question === id && use.version === version);
  const days = uses.map(({ slot }) => slot).sort();
  const last = days.at(-1);
  const question = questionNamed(path, id);
  const stem = question?.version === version ? question.stem : undefined;
  return notice(
    "A question was taken out",
    paragraph(
      `${last ? `The question of ${showDate(last)}` : "A question for practice"}${stem ? ` (“${shortened(stem, 120)}”)` : ""} had a fault, so it counts for nobody. The points it gave are taken back; your days stay counted.`,
    ),
  );
}
