import { type Answer, type Block, bold, type Layout, letterOf, paragraph, type Question, text } from "#core";
import { fitted, inWords, roomInMessage } from "./wording.ts";

/** What the frame round an explanation takes, and what stands round each option in it. */
const frame = 420;
const around = 30;

/** Why each option is right or wrong, or stands where it stands; with what somebody picked, how theirs compares. */
export function explanation(question: Question, quiz: Layout, picked?: Answer["picked"], room = roomInMessage - frame): readonly Block[] {
  const { options } = question;
  const whys = options.reduce((sum, { why }) => sum + why.length + around, 0);
  const short = (texts: readonly string[]) => fitted(texts, room - whys);
  const block = (mark: string, words: string, index: number, yours = ""): Block =>
    paragraph(text`${mark} ${bold(words)}${yours}\n${options[index]?.why ?? ""}`);
  const compared = (isRight: boolean) => (picked === undefined ? "•" : isRight ? "✓" : "✗");
  switch (quiz.type) {
    case "single":
    case "multiple": {
      const texts = short(options.map((option) => option.text));
      return quiz.order.map((index, place) =>
        block(
          quiz.key.includes(index) ? "✓" : "✗",
          `${letterOf(place)}. ${texts[index]}`,
          index,
          picked?.includes(index) ? " (your pick)" : "",
        ),
      );
    }
    case "ordering": {
      const texts = short(options.map((option) => option.text));
      return quiz.key.map((index, step) => {
        const own = picked?.indexOf(index);
        const yours = own === undefined || own === step ? "" : ` (yours: step ${own + 1})`;
        return block(compared(own === step), `${step + 1}. ${texts[index]}`, index, yours);
      });
    }
    case "matching": {
      const texts = short(options.flatMap((option) => [option.text, option.match ?? ""]));
      return quiz.order.map((prompt) => {
        const partner = picked?.[prompt];
        const isRight = partner === quiz.key[prompt];
        const yours = partner === undefined || isRight ? "" : ` (yours: ${texts[2 * partner + 1]})`;
        return block(compared(isRight), `${texts[2 * prompt]} → ${texts[2 * (quiz.key[prompt] ?? prompt) + 1]}`, prompt, yours);
      });
    }
    default:
      return quiz.type satisfies never;
  }
}

/** The letters of what is right; for steps and pairs there is no shorter way to say it than the explanation. */
export const keyInWords = ({ type, order, key }: Layout): string | undefined =>
  type === "single" || type === "multiple"
    ? inWords(order.flatMap((index, place) => (key.includes(index) ? [letterOf(place)] : [])))
    : undefined;
