import {
  type Answer,
  action,
  type Block,
  button,
  buttons,
  type Choice,
  choices,
  type Draft,
  footer,
  isWhole,
  type Layout,
  letterOf,
  type MemberContext,
  picksOf,
  placesOf,
  press,
  type Question,
  type Quiz,
  type Reply,
  readPlaces,
  reply,
  sizeOf,
  z,
} from "#core";
import { replace, show, take } from "./answer.ts";
import { aboutQuiz, type Found, isFixed, withQuiz } from "./find.ts";
import { roomInMessage, shortened, stemAndOptions, titleOf } from "./wording.ts";

/** Opens the member's own message for an answer that takes several picks. */
export const answerFromPost = action({
  name: "answerit",
  answers: "caller",
  needs: "member",
  payload: aboutQuiz,
  run: (context, { quiz }) => withQuiz(context, quiz, (found) => show(context, found)),
});

/** Picks for one step or prompt, or the several options at once. */
export const choosePlace = action({
  name: "draft",
  answers: "in place",
  needs: "member",
  payload: aboutQuiz.extend({ slot: z.string().regex(/^\d$/).transform(Number) }),
  run: (context, { quiz, slot }) =>
    withQuiz(context, quiz, async (found) => {
      if (!mayAnswer(found, context.now)) return show(context, found);
      const places = readPlaces(found.quiz, context.picked);
      if (places) await keepPicks(context, found, slot, places);
      return view(context, found);
    }),
});

export const submitDraft = action({
  name: "submit",
  answers: "in place",
  needs: "member",
  payload: aboutQuiz,
  run: (context, { quiz }) =>
    withQuiz(context, quiz, async (found) => {
      const draft = await context.store.quizzes.draft(quiz, context.from.account.id);
      // Submitted twice, the draft is gone, and the answer is there.
      if (!draft || !isWhole(found.quiz, draft.picked)) return found.answer && !draft ? show(context, found) : view(context, found);
      return found.answer ? replace(context, found, draft.picked) : take(context, found, draft.picked, draft.openedAt);
    }),
});

const mayAnswer = (found: Found, now: Date) => !found.answer || !(found.answer.changed || isFixed(found, now));

const view = (context: MemberContext, found: Found): Promise<Reply> =>
  found.question && found.quiz.type !== "single" && !found.quiz.voidedAt ? draftView(context, found, found.question) : show(context, found);

/** How often a pick is tried again where another of the same member came in between. */
const attempts = 5;

/** Two picks at once are both kept: each is written upon what it has seen, or looks again. */
async function keepPicks(context: MemberContext, { quiz, answer }: Found, slot: number, places: readonly number[]): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await begun(context, quiz, answer);
    if (await context.store.quizzes.keepDraft({ ...before, picked: withPicks(quiz, before.picked, slot, places) }, before)) return;
  }
}

/** The member's draft, begun where there is none: with what they answered, should they want to change it. */
async function begun({ store, from, now }: MemberContext, quiz: Quiz, answer: Answer | undefined): Promise<Draft> {
  const account = from.account.id;
  const fresh: Draft = { quiz: quiz.id, account, picked: answer ? placesOf(quiz, answer.picked) : [], openedAt: now };
  const draft = await store.quizzes.draft(quiz.id, account);
  if (draft) return draft;
  await store.quizzes.keepDraft(fresh, undefined);
  return (await store.quizzes.draft(quiz.id, account)) ?? fresh;
}

/** The picks with these among them; a step or partner that stood elsewhere moves. */
function withPicks(layout: Layout, known: Draft["picked"], slot: number, places: readonly number[]): Draft["picked"] {
  if (layout.type === "multiple") return places.slice(0, picksOf(layout));
  const [place] = places;
  return layout.order.map((_, i) => (i === slot ? place : known[i] === place ? undefined : known[i]));
}

/** The question with a list to pick from for each step or prompt, drawn anew at each pick. */
export async function draftView(context: MemberContext, { quiz, answer }: Found, question: Question): Promise<Reply> {
  const about = { quiz: quiz.id, cohort: context.cohort.id };
  const { picked } = await begun(context, quiz, answer);
  // A prompt stands above its own list.
  const asked = stemAndOptions(question, quiz, false);
  const lists = pickLists(question, quiz, picked, roomInMessage - asked.reduce((sum, block) => sum + sizeOf(block), 0));
  return reply(
    titleOf(context.path, question, quiz),
    ...asked,
    ...lists.map(
      ({ prompt, list }, slot): Block => choices(prompt, press(choosePlace, { ...about, slot: String(slot) }), list, listPicks(quiz)),
    ),
    buttons({ ...button("Submit", press(submitDraft, about), "main"), disabled: !isWhole(quiz, picked) }),
    footer(
      isWhole(quiz, picked) ? "Submit it, and it is your answer." : `Nothing is lost if you go on later. ${stillToPick(quiz, picked)}`,
    ),
  );
}

const listPicks = (quiz: Quiz) => (quiz.type === "multiple" ? { min: picksOf(quiz), max: picksOf(quiz) } : { min: 1, max: 1 });

function stillToPick(quiz: Quiz, picked: Draft["picked"]): string {
  const open = picksOf(quiz) - picked.filter((place) => place !== undefined).length;
  return `${open} more to pick.`;
}

/** The shortest and the longest that a choice's label gets, in letters. */
const label = { least: 8, most: 70 } as const;

/** The lists to pick from; their labels are as long as the message has room for, for the whole texts stand above them. */
function pickLists(
  question: Question,
  { type, order, matchOrder, key }: Layout,
  picked: Draft["picked"],
  room: number,
): readonly { readonly prompt: string; readonly list: readonly Choice[] }[] {
  const texts = (type === "matching" ? matchOrder : order).map(
    (index) => question.options[index]?.[type === "matching" ? "match" : "text"] ?? "",
  );
  const prompts =
    type === "multiple"
      ? [`Pick ${key.length}.`]
      : type === "matching"
        ? order.map((index) => question.options[index]?.text ?? "")
        : order.map((_, step) => `Step ${step + 1}`);
  const left = (room - prompts.join("").length) / (prompts.length * texts.length) - "A. ".length;
  const longest = Math.max(label.least, Math.min(label.most, Math.floor(left)));
  return prompts.map((prompt, slot) => ({
    prompt,
    list: texts.map((words, place) => ({
      label: `${letterOf(place)}. ${shortened(words, longest)}`,
      value: String(place),
      selected: type === "multiple" ? picked.includes(place) : picked[slot] === place,
    })),
  }));
}
