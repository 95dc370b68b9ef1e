import { type AnyAction, action, isWhole, type MemberContext, type Reply, readPlaces } from "#core";
import { askAgain, lockAndExplain, replace, show, take } from "./answer.ts";
import {
  answerFromPost,
  changeAnswer,
  choosePlace,
  pickFromPost,
  pickHere,
  pickInstead,
  showMine,
  showWhy,
  submitDraft,
} from "./buttons.ts";
import { draftView, keepPicks } from "./draft.ts";
import { type Found, isFixed, withQuiz } from "./find.ts";
import { shownKinds } from "./kinds.ts";

/** What the buttons do by which a question is answered: below the question of the day, and in a message of the member's own. */
export const answerActions: readonly AnyAction[] = [
  action({
    ...pickFromPost,
    answers: "caller",
    needs: "member",
    run: (context, { quiz, place }) => withQuiz(context, quiz, (found) => takePlaces(context, found, [place])),
  }),
  action({
    ...pickHere,
    answers: "in place",
    needs: "member",
    run: (context, { quiz, place }) => withQuiz(context, quiz, (found) => takePlaces(context, found, [place])),
  }),
  action({
    ...answerFromPost,
    answers: "caller",
    needs: "member",
    run: (context, { quiz }) => withQuiz(context, quiz, (found) => show(context, found)),
  }),
  action({
    ...choosePlace,
    answers: "in place",
    needs: "member",
    run: (context, { quiz, slot }) =>
      withQuiz(context, quiz, async (found) => {
        if (!mayAnswer(found, context.now)) return show(context, found);
        const places = readPlaces(found.quiz, context.picked);
        const { draft } = shownKinds[found.quiz.type];
        if (places && draft) await keepPicks(context, found, slot, places, draft);
        return view(context, found);
      }),
  }),
  action({
    ...submitDraft,
    answers: "in place",
    needs: "member",
    run: (context, { quiz }) =>
      withQuiz(context, quiz, async (found) => {
        const draft = await context.store.answers.draft(quiz, context.from.account.id);
        // Submitted twice, the draft is gone, and the answer is there.
        if (!draft || !isWhole(found.quiz, draft.picked)) return found.answer && !draft ? show(context, found) : view(context, found);
        return found.answer ? replace(context, found, draft.picked) : take(context, found, draft.picked, draft.openedAt);
      }),
  }),
  action({
    ...showWhy,
    answers: "in place",
    needs: "member",
    run: (context, { quiz }) => withQuiz(context, quiz, (found) => lockAndExplain(context, found)),
  }),
  action({
    ...showMine,
    answers: "caller",
    needs: "member",
    run: (context, { quiz }) => withQuiz(context, quiz, (found) => lockAndExplain(context, found)),
  }),
  action({
    ...changeAnswer,
    answers: "in place",
    needs: "member",
    run: (context, { quiz }) => withQuiz(context, quiz, (found) => askAgain(context, found)),
  }),
  action({
    ...pickInstead,
    answers: "in place",
    needs: "member",
    run: (context, { quiz, place }) =>
      withQuiz(context, quiz, (found) => {
        const places = readPlaces(found.quiz, [place]);
        return places && isWhole(found.quiz, places) ? replace(context, found, places) : show(context, found);
      }),
  }),
];

async function takePlaces(context: MemberContext, found: Found, values: readonly string[]): Promise<Reply> {
  const places = readPlaces(found.quiz, values);
  return places && isWhole(found.quiz, places) ? take(context, found, places) : show(context, found);
}

const mayAnswer = (found: Found, now: Date) => !found.answer || !(found.answer.changed || isFixed(found, now));

function view(context: MemberContext, found: Found): Promise<Reply> {
  const { draft } = shownKinds[found.quiz.type];
  return found.question && draft && !found.quiz.voidedAt ? draftView(context, found, found.question, draft) : show(context, found);
}
