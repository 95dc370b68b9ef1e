import { type AnyAction, action, isWhole, type MemberContext, type Reply, readLetters } from "#core";
import { askAgain, lockAndExplain, replace, show, take } from "./answer.ts";
import {
  answerFromPost,
  changeAnswer,
  pickFromList,
  pickFromPost,
  pickHere,
  pickInstead,
  showMine,
  showWhy,
  submitDraft,
} from "./buttons.ts";
import { draftView, keepPicks } from "./draft.ts";
import { shownKinds } from "./kinds.ts";
import { isFixed, type QuizSeen, withQuiz } from "./seen.ts";

/** What the buttons do by which a question is answered: below the question of the day, and in a message of the member's own. */
export const answerActions: readonly AnyAction[] = [
  action({
    ...pickFromPost,
    answers: "caller",
    needs: "member",
    run: (context, { quiz, place: letter }) => withQuiz(context, quiz, (seen) => takeLetters(context, seen, [letter])),
  }),
  action({
    ...pickHere,
    answers: "in place",
    needs: "member",
    run: (context, { quiz, place: letter }) => withQuiz(context, quiz, (seen) => takeLetters(context, seen, [letter])),
  }),
  action({
    ...answerFromPost,
    answers: "caller",
    needs: "member",
    run: (context, { quiz }) => withQuiz(context, quiz, (seen) => show(context, seen)),
  }),
  action({
    ...pickFromList,
    answers: "in place",
    needs: "member",
    run: (context, { quiz, slot }) =>
      withQuiz(context, quiz, async (seen) => {
        if (!mayAnswer(seen, context.now)) return show(context, seen);
        const letters = readLetters(seen.quiz, context.picked);
        const { draft } = shownKinds[seen.quiz.type];
        if (letters && draft) await keepPicks(context, seen, slot, letters, draft);
        return view(context, seen);
      }),
  }),
  action({
    ...submitDraft,
    answers: "in place",
    needs: "member",
    run: (context, { quiz }) =>
      withQuiz(context, quiz, async (seen) => {
        const draft = await context.store.answers.draft(quiz, context.from.account.id);
        // Submitted twice, the draft is gone, and the answer is there.
        if (!draft || !isWhole(seen.quiz, draft.picked)) return seen.answer && !draft ? show(context, seen) : view(context, seen);
        return seen.answer ? replace(context, seen, draft.picked) : take(context, seen, draft.picked, draft.openedAt);
      }),
  }),
  action({
    ...showWhy,
    answers: "in place",
    needs: "member",
    run: (context, { quiz }) => withQuiz(context, quiz, (seen) => lockAndExplain(context, seen)),
  }),
  action({
    ...showMine,
    answers: "caller",
    needs: "member",
    run: (context, { quiz }) => withQuiz(context, quiz, (seen) => lockAndExplain(context, seen)),
  }),
  action({
    ...changeAnswer,
    answers: "in place",
    needs: "member",
    run: (context, { quiz }) => withQuiz(context, quiz, (seen) => askAgain(context, seen)),
  }),
  action({
    ...pickInstead,
    answers: "in place",
    needs: "member",
    run: (context, { quiz, place: letter }) =>
      withQuiz(context, quiz, (seen) => {
        const letters = readLetters(seen.quiz, [letter]);
        return letters && isWhole(seen.quiz, letters) ? replace(context, seen, letters) : show(context, seen);
      }),
  }),
];

async function takeLetters(context: MemberContext, seen: QuizSeen, values: readonly string[]): Promise<Reply> {
  const letters = readLetters(seen.quiz, values);
  return letters && isWhole(seen.quiz, letters) ? take(context, seen, letters) : show(context, seen);
}

const mayAnswer = (seen: QuizSeen, now: Date) => !seen.answer || !(seen.answer.changed || isFixed(seen, now));

function view(context: MemberContext, seen: QuizSeen): Promise<Reply> {
  const { draft } = shownKinds[seen.quiz.type];
  return seen.question && draft && !seen.quiz.voidedAt ? draftView(context, seen, seen.question, draft) : show(context, seen);
}
