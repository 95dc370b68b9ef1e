import { type Answer, type Block, bold, type Layout, paragraph, type Question, text } from "#core";
import { shownKinds } from "./kinds.ts";
import { fitted, roomInMessage } from "./wording.ts";

/** What the frame round an explanation takes, and what stands round each option in it. */
const frame = 420;
const around = 30;

/** Why each option is right or wrong, or stands where it stands; with what somebody picked, how theirs compares. */
export function explanation(question: Question, layout: Layout, picked?: Answer["picked"], room = roomInMessage - frame): readonly Block[] {
  const { options } = question;
  const whys = options.reduce((sum, { why }) => sum + why.length + around, 0);
  return shownKinds[layout.type]
    .explained(question, layout, picked, (texts) => fitted(texts, room - whys))
    .map(({ mark, words, yours, option }) => paragraph(text`${mark} ${bold(words)}${yours}\n${options[option]?.why ?? ""}`));
}

/** The letters of what is right; undefined where there is no shorter way to say it than the explanation. */
export const keyInWords = (layout: Layout): string | undefined => shownKinds[layout.type].key?.(layout);
