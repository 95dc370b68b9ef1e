import {
  type AnyAction,
  action,
  button,
  buttons,
  good,
  longestReport,
  type MemberContext,
  notice,
  paragraph,
  press,
  type Reply,
  type ReportReason,
  reportReasons,
} from "#core";
import { askProblem, sendProblem } from "./buttons.ts";
import { type QuizSeen, takenOut, withQuiz } from "./seen.ts";
import { reasonInWords } from "./wording.ts";

/** What its buttons do: they ask what is wrong with a question, and tell the organizers. */
export const reportActions: readonly AnyAction[] = [
  action({
    ...askProblem,
    answers: "caller",
    needs: "member",
    run: (context, { quiz, cohort }) =>
      withQuiz(context, quiz, ({ quiz: { voidedAt } }) =>
        voidedAt
          ? takenOut()
          : notice(
              "What is wrong with this question?",
              paragraph("Your group's organizers read it without your name."),
              buttons(...reportReasons.map((reason) => button(reasonInWords[reason], press(sendProblem, { quiz, cohort, reason })))),
            ),
      ),
  }),
  action({
    ...sendProblem,
    answers: "in place",
    needs: "member",
    asks: { label: "What is wrong with it?", longest: longestReport },
    run: (context, { quiz, reason }) => withQuiz(context, quiz, (seen) => reportIt(context, seen, reason, context.asked)),
  }),
];

/** Takes a member's report of a question down, with what they wrote of it where they did. */
async function reportIt(
  { store, person, from, cohort, now }: MemberContext,
  { quiz: { id: quiz, question, version, voidedAt } }: QuizSeen,
  reason: ReportReason,
  asked: string,
): Promise<Reply> {
  if (voidedAt) return takenOut();
  const words = asked === "" ? undefined : asked.replace(/\s+/g, " ");
  await store.reports.add({
    id: `${quiz}:${person.id}`,
    quiz,
    question,
    version,
    cohort: cohort.id,
    person: person.id,
    account: from.account.id,
    reason,
    words,
    at: now,
    state: "open",
  });
  return good(
    "Thank you",
    paragraph(
      `Noted: ${reasonInWords[reason].toLowerCase()}${words === undefined ? "" : ", and what you wrote"}. An organizer looks at it. If the question is taken out, its points are settled anew for everybody, and the channel hears of it.`,
    ),
  );
}
