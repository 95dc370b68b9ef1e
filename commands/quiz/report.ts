import { type AnyAction, action, button, buttons, good, notice, paragraph, press, reportReasons } from "#core";
import { askProblem, sendProblem } from "./buttons.ts";
import { takenOut, withQuiz } from "./seen.ts";
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
    run: (context, { quiz: id, reason }) =>
      withQuiz(context, id, async ({ quiz: { question, version, voidedAt } }) => {
        if (voidedAt) return takenOut();
        const { store, person, cohort, now } = context;
        await store.reports.add({
          id: `${id}:${person.id}`,
          quiz: id,
          question,
          version,
          cohort: cohort.id,
          person: person.id,
          reason,
          at: now,
          state: "open",
        });
        return good(
          "Thank you",
          paragraph(
            `Noted: ${reasonInWords[reason].toLowerCase()}. An organizer looks at it. If the question is taken out, its points are settled anew for everybody, and the channel hears of it.`,
          ),
        );
      }),
  }),
];
