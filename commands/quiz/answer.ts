import {
  type Answer,
  button,
  buttons,
  footer,
  isRight,
  type Letters,
  lettersOf,
  localDate,
  type MemberContext,
  notice,
  paragraph,
  pickedFrom,
  press,
  type Quiz,
  type Reply,
  reply,
  rulesOn,
  showLetter,
} from "#core";
import { pickedText, stemAndOptions } from "./asked.ts";
import { changeAnswer, pickHere, pickInstead, showWhy } from "./buttons.ts";
import { draftView } from "./draft.ts";
import { feedback } from "./feedback.ts";
import { shownKinds } from "./kinds.ts";
import { isFixed, type QuizSeen, refusal, withQuiz } from "./seen.ts";
import { titleOf } from "./wording.ts";

/** The question with a way to answer it, in a message of the member's own; what was answered already, where it was. */
export async function show(context: MemberContext, seen: QuizSeen): Promise<Reply> {
  const { quiz, question, answer } = seen;
  if (answer) return whereItStands(context, { ...seen, answer });
  const refused = refusal(seen);
  if (refused || !question) return refused ?? notice("That question is not here any more");
  const { draft } = shownKinds[quiz.type];
  if (draft) return draftView(context, seen, question, draft);
  const about = { quiz: quiz.id, cohort: context.cohort.id };
  return reply(
    titleOf(context.path, question, quiz),
    ...stemAndOptions(question, quiz),
    buttons(...quiz.order.map((_, letter) => button(showLetter(letter), press(pickHere, { ...about, place: String(letter) })))),
  );
}

/** Records an answer, once; whoever has answered hears what stands. `since` is when they first saw the question. */
export async function take(context: MemberContext, seen: QuizSeen, letters: Letters, since = seen.quiz.openedAt): Promise<Reply> {
  const { quiz, answer: before } = seen;
  if (before) return whereItStands(context, { ...seen, answer: before }, letters);
  const refused = refusal(seen);
  if (refused) return refused;
  const { stamp, now, cohort, person } = context;
  const picked = pickedFrom(quiz, letters);
  const answer: Answer = {
    ...stamp,
    quiz: quiz.id,
    picked,
    right: isRight(quiz, picked),
    changed: false,
    lockedAt: undefined,
    boardDate: localDate(now, cohort.zone),
    took: Math.max(0, now.getTime() - since.getTime()),
  };
  await record(context, quiz, answer);
  const after = await context.store.answers.of(quiz.id, person.id);
  // With none, the question was voided just now.
  return after ? whereItStands(context, { ...seen, answer: after }, letters) : withQuiz(context, quiz.id, (again) => show(context, again));
}

/** Puts an answer down as its occasion wants it: in practice, it is final at once. */
async function record(context: MemberContext, { occasion }: Quiz, answer: Answer): Promise<void> {
  switch (occasion.kind) {
    case "day":
      await context.store.answers.record(answer);
      return;
    case "practice":
      return practise(context, { ...answer, lockedAt: context.now });
    default:
      occasion satisfies never;
  }
}

/** The first answers of a study day earn; each of them has a number, which nobody gets twice. */
async function practise({ store, cohort, person, stamp }: MemberContext, answer: Answer): Promise<void> {
  const { paidPractice } = rulesOn(stamp.studyDay);
  const earned = await store.answers.paidPractice(cohort.id, person.id, stamp.studyDay);
  for (let nth = earned + 1; nth <= paidPractice; nth++)
    if (await store.answers.practise(answer, { cohort: cohort.id, person: person.id, nth })) return;
  await store.answers.practise(answer, undefined);
}

/** Puts another answer in place of the first, which is possible once. */
export async function replace(context: MemberContext, seen: QuizSeen, letters: Letters): Promise<Reply> {
  const { quiz, answer } = seen;
  if (!answer) return take(context, seen, letters);
  const picked = pickedFrom(quiz, letters);
  const isOther = picked.some((index, i) => index !== answer.picked[i]);
  if (isOther && !isFixed(seen, context.now))
    await context.store.answers.change({ quiz: quiz.id, account: answer.account, picked, right: isRight(quiz, picked) });
  const after = await context.store.answers.of(quiz.id, context.person.id);
  return whereItStands(context, { ...seen, answer: after ?? answer });
}

type QuizAnswered = QuizSeen & { readonly answer: Answer };

/** Where an answer stands: what was picked while it may be changed, then why. `wanted` is what was pressed just now. */
async function whereItStands(context: MemberContext, seen: QuizAnswered, wanted?: Letters): Promise<Reply> {
  const { quiz, question, answer } = seen;
  if (isFixed(seen, context.now)) return lockAndExplain(context, seen);
  const about = { quiz: quiz.id, cohort: context.cohort.id };
  const why = button("Why?", press(showWhy, about), "main");
  const letters = lettersOf(quiz, answer.picked);
  const isOneLetter = !shownKinds[quiz.type].draft;
  const other = isOneLetter && wanted?.some((letter, i) => letter !== letters[i]) ? wanted[0] : undefined;
  if (answer.changed)
    return reply(
      "Your answer is in",
      paragraph(pickedText(question, quiz, answer.picked)),
      paragraph("It was changed once, and stays as it is. “Why?” shows whether it is right."),
      buttons(why),
      footer("Only you see this."),
    );
  return reply(
    other === undefined ? "Your answer is in" : "You have answered already",
    paragraph(pickedText(question, quiz, answer.picked)),
    paragraph("You may change it once. “Why?” shows whether it is right; then it stays as it is."),
    buttons(
      why,
      other === undefined
        ? button("Change", press(changeAnswer, about))
        : button(`Change to ${showLetter(other)}`, press(pickInstead, { ...about, place: String(other) })),
    ),
    footer("Only you see this."),
  );
}

/** What to pick instead; for what takes several picks, the draft with what was picked before. */
export async function askAgain(context: MemberContext, seen: QuizSeen): Promise<Reply> {
  const { quiz, question, answer } = seen;
  if (!answer || !question || answer.changed || isFixed(seen, context.now)) return show(context, seen);
  const { draft } = shownKinds[quiz.type];
  if (draft) return draftView(context, seen, question, draft);
  const about = { quiz: quiz.id, cohort: context.cohort.id };
  const picked = quiz.order.indexOf(answer.picked[0] ?? -1);
  const letters = quiz.order.map((_, letter) => ({
    ...button(showLetter(letter), press(pickInstead, { ...about, place: String(letter) })),
    disabled: letter === picked,
  }));
  return reply(
    "Pick another one",
    ...stemAndOptions(question, quiz),
    buttons(...letters),
    buttons(button(`Stay with ${showLetter(picked)}`, press(pickInstead, { ...about, place: String(picked) }))),
  );
}

/** Why each option is right or wrong; from then on the answer stays as it is. */
export async function lockAndExplain(context: MemberContext, seen: QuizSeen): Promise<Reply> {
  const { answer } = seen;
  if (!answer) return show(context, seen);
  const { store, stamp, person } = context;
  if (!answer.lockedAt) await store.answers.lock(answer, stamp);
  // Somebody quick may have changed it just before.
  const locked = await store.answers.of(answer.quiz, person.id);
  return feedback(context, seen, locked ?? answer);
}
