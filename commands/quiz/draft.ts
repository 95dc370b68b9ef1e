import {
  type Answer,
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
  reply,
  sizeOf,
} from "#core";
import { choosePlace, submitDraft } from "./buttons.ts";
import type { Found } from "./find.ts";
import { roomInMessage, shortened, stemAndOptions, titleOf } from "./wording.ts";

/** How often a pick is tried again where another of the same member came in between. */
const attempts = 5;

/** Two picks at once are both kept: each is written upon what it has seen, or looks again. */
export async function keepPicks(context: MemberContext, { quiz, answer }: Found, slot: number, places: readonly number[]): Promise<void> {
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
