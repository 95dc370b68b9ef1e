import {
  type Answer,
  button,
  buttons,
  footer,
  good,
  isOpen,
  lines,
  type MemberContext,
  notice,
  paidPractice,
  paragraph,
  press,
  type Question,
  type Quiz,
  type Reply,
  text,
  when,
} from "#core";
import { askProblem, nextQuestion } from "./buttons.ts";
import { explanation, keyInWords } from "./explain.ts";
import type { Found } from "./find.ts";
import { pickedText, sourceLine } from "./wording.ts";

/** Right or wrong, why each option is, and where to read on. Only who answered sees it. */
export async function feedback(context: MemberContext, { quiz, question }: Found, answer: Answer): Promise<Reply> {
  const { store, person, cohort, now } = context;
  const about = { quiz: quiz.id, cohort: cohort.id };
  const key = keyInWords(quiz);
  const points = credit(quiz, answer, await store.quizzes.earned(quiz.id, person.id));
  const toned = answer.right ? good : notice;
  return toned(
    answer.right ? `Right${key ? `: ${key}` : ""}` : `Not quite${key ? `: it is ${key}` : ""}`,
    // How pairs compare stands in their explanation.
    paragraph(quiz.type === "matching" && question ? points : lines(pickedText(question, quiz, answer.picked), points)),
    ...(question
      ? [...explanation(question, quiz, answer.picked), paragraph(sourceLine(question))]
      : [paragraph("The question has been rewritten since, so I leave out why.")]),
    buttons(...(quiz.person ? goingOn(cohort.id, question) : []), button("Report a problem", press(askProblem, about))),
    ...(!quiz.person && quiz.closesAt && isOpen(quiz, now)
      ? [footer(text`How the group answered follows when it closes, ${when(quiz.closesAt)}. Nobody is named.`)]
      : []),
  );
}

const goingOn = (cohort: string, question: Question | undefined) => [
  button("Next question", press(nextQuestion, { cohort, about: "" }), "main"),
  ...(question ? [button("More like this", press(nextQuestion, { cohort, about: question.domain ?? question.items[0] ?? "" }))] : []),
];

function credit(quiz: Quiz, answer: Answer, earned: number | undefined): string {
  if (quiz.voidedAt) return "The question was taken out: it gives nobody points. Your day counts all the same.";
  if (earned !== undefined) return `+${earned} points.`;
  if (quiz.person) return `No points this time: the first ${paidPractice} answers in practice of a study day earn.`;
  return isOpen(quiz, answer.at) ? "" : "It came after the close: it counts for your day and earns no points.";
}
