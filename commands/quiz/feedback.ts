import {
  type Answer,
  type Block,
  type Button,
  button,
  buttons,
  footer,
  good,
  isOpen,
  lines,
  type MemberContext,
  notice,
  paragraph,
  press,
  type Question,
  type Quiz,
  type Reply,
  rulesOn,
  text,
  when,
} from "#core";
import { pickedText } from "./asked.ts";
import { askProblem, nextQuestion } from "./buttons.ts";
import { explanation, keyInWords } from "./explain.ts";
import { shownKinds } from "./kinds.ts";
import type { QuizSeen } from "./seen.ts";
import { sourceLine } from "./wording.ts";

/** Right or wrong, why each option is, and where to read on. Only who answered sees it. */
export async function feedback(context: MemberContext, { quiz, question }: QuizSeen, answer: Answer): Promise<Reply> {
  const { store, person, cohort } = context;
  const about = { quiz: quiz.id, cohort: cohort.id };
  const key = keyInWords(quiz);
  const points = credit(quiz, answer, await store.answers.earned(quiz.id, person.id));
  const { ways, end } = whatFollows(context, quiz, question);
  const toned = answer.right ? good : notice;
  return toned(
    answer.right ? `Right${key ? `: ${key}` : ""}` : `Not quite${key ? `: it is ${key}` : ""}`,
    paragraph(shownKinds[quiz.type].tellsPicks && question ? points : lines(pickedText(question, quiz, answer.picked), points)),
    ...(question
      ? [...explanation(question, quiz, answer.picked), paragraph(sourceLine(question))]
      : [paragraph("The question has been rewritten since, so I leave out why.")]),
    buttons(...ways, button("Report a problem", press(askProblem, about))),
    ...end,
  );
}

/** How to go on from there, and what is still to come. */
function whatFollows(
  { cohort: { id: cohort }, now }: MemberContext,
  quiz: Quiz,
  question: Question | undefined,
): { readonly ways: readonly Button[]; readonly end: readonly Block[] } {
  const { occasion } = quiz;
  switch (occasion.kind) {
    case "day":
      return {
        ways: [],
        end: isOpen(quiz, now)
          ? [footer(text`How the group answered follows when it closes, ${when(occasion.closesAt)}. Nobody is named.`)]
          : [],
      };
    case "practice": {
      const alike = question && (question.domain ?? question.items[0] ?? "");
      return {
        ways: [
          button("Next question", press(nextQuestion, { cohort, about: "" }), "main"),
          ...(alike === undefined ? [] : [button("More like this", press(nextQuestion, { cohort, about: alike }))]),
        ],
        end: [],
      };
    }
    default:
      return occasion satisfies never;
  }
}

function credit(quiz: Quiz, answer: Answer, earned: number | undefined): string {
  if (quiz.voidedAt) return "The question was taken out: it gives nobody points. Your day counts all the same.";
  if (earned !== undefined) return `+${earned} points.`;
  switch (quiz.occasion.kind) {
    case "day":
      return isOpen(quiz, answer.at) ? "" : "It came after the close: it counts for your day and earns no points.";
    case "practice":
      return `No points this time: the first ${rulesOn(answer.studyDay).paidPractice} answers in practice of a study day earn.`;
    default:
      return quiz.occasion satisfies never;
  }
}
