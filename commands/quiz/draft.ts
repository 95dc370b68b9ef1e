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
  type Letters,
  lettersOf,
  type MemberContext,
  picksOf,
  press,
  type Question,
  type Quiz,
  type Reply,
  reply,
  showLetter,
  sizeOf,
} from "#core";
import { stemAndOptions } from "./asked.ts";
import { pickFromList, submitDraft } from "./buttons.ts";
import type { DraftKind } from "./kinds.ts";
import type { QuizSeen } from "./seen.ts";
import { roomInMessage, shortened, titleOf } from "./wording.ts";

/** How often a pick is tried again where another of the same member came in between. */
const attempts = 5;

/** Two picks at once are both kept: each is written upon what it has seen, or looks again. */
export async function keepPicks(
  context: MemberContext,
  { quiz, answer }: QuizSeen,
  slot: number,
  letters: Letters,
  { withPicks }: DraftKind,
): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await begun(context, quiz, answer);
    const picked = withPicks(before.picked, slot, letters, quiz);
    if (await context.store.answers.keepDraft({ ...before, picked }, before)) return;
  }
}

/** The member's draft, begun where there is none: with what they answered, should they want to change it. */
async function begun({ store, from, now }: MemberContext, quiz: Quiz, answer: Answer | undefined): Promise<Draft> {
  const account = from.account.id;
  const fresh: Draft = { quiz: quiz.id, account, picked: answer ? lettersOf(quiz, answer.picked) : [], openedAt: now };
  const draft = await store.answers.draft(quiz.id, account);
  if (draft) return draft;
  await store.answers.keepDraft(fresh, undefined);
  return (await store.answers.draft(quiz.id, account)) ?? fresh;
}

/** The question with a list to pick from for each step or prompt, drawn anew at each pick. */
export async function draftView(context: MemberContext, { quiz, answer }: QuizSeen, question: Question, kind: DraftKind): Promise<Reply> {
  const about = { quiz: quiz.id, cohort: context.cohort.id };
  const { picked } = await begun(context, quiz, answer);
  // A prompt stands above its own list.
  const asked = stemAndOptions(question, quiz, false);
  const room = roomInMessage - asked.reduce((sum, block) => sum + sizeOf(block), 0);
  const each = kind.each(quiz);
  return reply(
    titleOf(context.path, question, quiz),
    ...asked,
    ...listsOf(kind, question, quiz, picked, room).map(
      ({ prompt, list }, slot): Block =>
        choices(prompt, press(pickFromList, { ...about, slot: String(slot) }), list, { min: each, max: each }),
    ),
    buttons({ ...button("Submit", press(submitDraft, about), "main"), disabled: !isWhole(quiz, picked) }),
    footer(
      isWhole(quiz, picked) ? "Submit it, and it is your answer." : `Nothing is lost if you go on later. ${stillToPick(quiz, picked)}`,
    ),
  );
}

function stillToPick(quiz: Quiz, picked: Draft["picked"]): string {
  const open = picksOf(quiz) - picked.filter((letter) => letter !== undefined).length;
  return `${open} more to pick.`;
}

/** The shortest and the longest that a choice's label gets, in letters. */
const label = { least: 8, most: 70 } as const;

/** The lists to pick from; their labels are as long as the message has room for, for the whole texts stand above them. */
function listsOf(
  kind: DraftKind,
  question: Question,
  layout: Layout,
  picked: Draft["picked"],
  room: number,
): readonly { readonly prompt: string; readonly list: readonly Choice[] }[] {
  const texts = kind.texts(question, layout);
  const prompts = kind.prompts(question, layout);
  const left = (room - prompts.join("").length) / (prompts.length * texts.length) - "A. ".length;
  const longest = Math.max(label.least, Math.min(label.most, Math.floor(left)));
  return prompts.map((prompt, slot) => ({
    prompt,
    list: texts.map((words, letter) => ({
      label: `${showLetter(letter)}. ${shortened(words, longest)}`,
      value: String(letter),
      selected: kind.isPicked(picked, slot, letter),
    })),
  }));
}
