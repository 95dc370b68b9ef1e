import {
  type Answer,
  bad,
  isAsAsked,
  isFor,
  isOpen,
  type MemberContext,
  notice,
  paragraph,
  type Question,
  type Quiz,
  questionNamed,
  type Reply,
  slash,
  text,
} from "#core";

/** A quiz with its question, and what the member has answered. */
export interface QuizSeen {
  readonly quiz: Quiz;
  /** As it was asked; undefined where the bank has another version by now, or none. */
  readonly question: Question | undefined;
  readonly answer: Answer | undefined;
}

/** The quiz a button is about, if it is the member's to answer; else what to say. */
async function quizSeen({ store, cohort, path, person }: MemberContext, id: string): Promise<QuizSeen | Reply> {
  const quiz = await store.quizzes.named(id);
  if (!quiz || !isFor(quiz.occasion, cohort.id, person.id))
    return bad("That question is not here any more", paragraph(text`${slash("quiz")} has others to practise with.`));
  const question = questionNamed(path, quiz.question);
  return { quiz, question: isAsAsked(quiz, question) ? question : undefined, answer: await store.answers.of(id, person.id) };
}

/** Does something with the quiz that a button is about, if it is the member's to answer. */
export async function withQuiz(context: MemberContext, id: string, use: (seen: QuizSeen) => Promise<Reply> | Reply): Promise<Reply> {
  const seen = await quizSeen(context, id);
  return "quiz" in seen ? use(seen) : seen;
}

/** Whether an answer stays as it is: its feedback was seen, or the question is revealed. */
export const isFixed = ({ quiz, answer }: Pick<QuizSeen, "quiz" | "answer">, now: Date): boolean =>
  answer?.lockedAt !== undefined || !isOpen(quiz, now);

/** Of a question that was voided. */
export const takenOut = (): Reply =>
  notice(
    "That question was taken out",
    paragraph(text`Something was wrong with it, so it counts for nobody. ${slash("quiz")} has others to practise with.`),
  );

/** Why a question that was not answered cannot be any more; undefined where it can. */
export function refusal({ quiz, question }: QuizSeen): Reply | undefined {
  if (quiz.voidedAt) return takenOut();
  if (!question)
    return notice(
      "That question has been rewritten since",
      paragraph(text`It can no longer be answered as it stood here. ${slash("quiz")} has others to practise with.`),
    );
  return undefined;
}
