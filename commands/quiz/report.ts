import { action, button, buttons, good, notice, paragraph, press, reportReasons, z } from "#core";
import { aboutQuiz, takenOut, withQuiz } from "./find.ts";

/** Asks what is wrong with a question. */
export const askProblem = action({
  name: "problem",
  answers: "caller",
  needs: "member",
  payload: aboutQuiz,
  run: (context, { quiz, cohort }) =>
    withQuiz(context, quiz, ({ quiz: { voidedAt } }) =>
      voidedAt
        ? takenOut()
        : notice(
            "What is wrong with this question?",
            paragraph("Your group's organizers read it without your name."),
            buttons(...reportReasons.map((reason) => button(labels[reason], press(sendProblem, { quiz, cohort, reason })))),
          ),
    ),
});

export const sendProblem = action({
  name: "report",
  answers: "in place",
  needs: "member",
  payload: aboutQuiz.extend({ reason: z.enum(reportReasons) }),
  run: (context, { quiz: id, reason }) =>
    withQuiz(context, id, async ({ quiz: { question, version, voidedAt } }) => {
      if (voidedAt) return takenOut();
      const { store, person, cohort, now } = context;
      await store.quizzes.report({
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
          `Noted: ${labels[reason].toLowerCase()}. An organizer looks at it. If the question is taken out, its points are settled anew for everybody, and the channel hears of it.`,
        ),
      );
    }),
});

export const labels = {
  "wrong answer": "The answer is wrong",
  unclear: "It is unclear",
  "out of date": "It is out of date",
  "something else": "Something else",
} as const satisfies Record<(typeof reportReasons)[number], string>;
