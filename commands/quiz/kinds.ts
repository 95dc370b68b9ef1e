import {
  type Answer,
  type Block,
  bold,
  type Draft,
  type Layout,
  type Letters,
  lettersOf,
  lines,
  paragraph,
  picksOf,
  type Question,
  type QuestionType,
  showLetter,
  type Text,
  text,
} from "#core";
import { inWords } from "./wording.ts";

type Picked = Answer["picked"];

/** How members meet a type of question. */
export interface ShownKind {
  /** What there is to pick from, lettered; a prompt may stand elsewhere. */
  offered(question: Question, layout: Layout, withPrompts: boolean): readonly Block[];
  /** How its answer is put together, pick by pick; absent where one letter is the whole answer, and one press gives it. */
  readonly draft?: DraftKind;
  /** What somebody picked. Without the question, by its letters alone. */
  picked(question: Question | undefined, layout: Layout, picked: Picked): Text;
  /** What is right, in a few letters; absent where there is no shorter way to say it than the explanation. */
  key?(layout: Layout): string;
  /** What is right piece by piece, in words that may have to be shortened; with what somebody picked, how theirs compares. */
  explained(question: Question, layout: Layout, picked: Picked | undefined, shorten: Shorten): readonly Piece[];
  /** Whether what somebody picked is told by the pieces, and not once more above them. */
  readonly tellsPicks?: boolean;
  /** By what it is counted how people answered. */
  counted(question: Question, layout: Layout): readonly Counted[];
}

/** Lists to pick from, one for each thing that is asked for. */
export interface DraftKind {
  /** What stands above each list. */
  prompts(question: Question, layout: Layout): readonly string[];
  /** What each of them offers, in the order of letters. */
  texts(question: Question, layout: Layout): readonly string[];
  /** How many are picked in one list. */
  each(layout: Layout): number;
  isPicked(picked: Draft["picked"], list: number, letter: number): boolean;
  /** All picks, with those of one list among them. */
  withPicks(picked: Draft["picked"], list: number, letters: Letters, layout: Layout): Draft["picked"];
}

type Shorten = (texts: readonly string[]) => readonly string[];

/** A piece of an explanation: an option, a step or a pair, by the index of the option that says why. */
export interface Piece {
  readonly mark: "✓" | "✗" | "•";
  readonly words: string;
  /** How somebody's own differs, or that they picked it; empty where there is nothing to say. */
  readonly yours: string;
  readonly option: number;
}

export interface Counted {
  /** Before what it is called by, such as a letter. */
  readonly before: string;
  readonly words: string;
  readonly isKey?: boolean;
  isHit(picked: Picked): boolean;
}

const textOf = (question: Question, index: number) => question.options[index]?.text ?? "";
const matchOf = (question: Question, index: number) => question.options[index]?.match ?? "";
const lettered = (words: readonly string[]) =>
  paragraph(lines(...words.map((each, letter) => text`${bold(`${showLetter(letter)}.`)} ${each}`)));
const shownLetters = (layout: Layout, picked: Picked) => lettersOf(layout, picked).map(showLetter);
const compared = (picked: Picked | undefined, isRight: boolean) => (picked === undefined ? "•" : isRight ? "✓" : "✗");

const options: Pick<ShownKind, "offered"> = {
  offered: (question, { order }) => [lettered(order.map((index) => textOf(question, index)))],
};

/** Some of the options are right. */
const choice: Pick<ShownKind, "offered" | "key" | "explained" | "counted"> = {
  ...options,
  key: ({ order, key }) => inWords(order.flatMap((index, letter) => (key.includes(index) ? [showLetter(letter)] : []))),
  explained(question, { order, key }, picked, shorten) {
    const texts = shorten(question.options.map((option) => option.text));
    return order.map((option, letter) => ({
      mark: key.includes(option) ? "✓" : "✗",
      words: `${showLetter(letter)}. ${texts[option]}`,
      yours: picked?.includes(option) ? " (your pick)" : "",
      option,
    }));
  },
  counted: (question, { order, key }) =>
    order.map((index, letter) => ({
      before: `${showLetter(letter)}. `,
      words: textOf(question, index),
      isKey: key.includes(index),
      isHit: (picked) => picked.includes(index),
    })),
};

/** One pick in each list; a step or partner that stood elsewhere moves. */
const oneEach: Pick<DraftKind, "each" | "isPicked" | "withPicks"> = {
  each: () => 1,
  isPicked: (picked, list, letter) => picked[list] === letter,
  withPicks: (picked, list, [letter], { order }) =>
    order.map((_, i) => (i === list ? letter : picked[i] === letter ? undefined : picked[i])),
};

/** The types of questions as members meet them, in one table. */
export const shownKinds: Readonly<Record<QuestionType, ShownKind>> = {
  single: {
    ...choice,
    picked: (question, layout, picked) =>
      text`You picked ${bold(inWords(shownLetters(layout, picked)))}${question ? `: ${textOf(question, picked[0] ?? -1)}` : "."}`,
  },

  multiple: {
    ...choice,
    draft: {
      prompts: (_, layout) => [`Pick ${picksOf(layout)}.`],
      texts: (question, { order }) => order.map((index) => textOf(question, index)),
      each: picksOf,
      isPicked: (picked, _list, letter) => picked.includes(letter),
      withPicks: (_picked, _list, letters, layout) => letters.slice(0, picksOf(layout)),
    },
    picked: (_, layout, picked) => text`You picked ${bold(inWords(shownLetters(layout, picked)))}.`,
  },

  ordering: {
    ...options,
    draft: {
      ...oneEach,
      prompts: (_, { order }) => order.map((_index, step) => `Step ${step + 1}`),
      texts: (question, { order }) => order.map((index) => textOf(question, index)),
    },
    picked: (_, layout, picked) => text`Your order: ${bold(shownLetters(layout, picked).join(", "))}.`,
    explained(question, { key }, picked, shorten) {
      const texts = shorten(question.options.map((option) => option.text));
      return key.map((option, step) => {
        const own = picked?.indexOf(option);
        return {
          mark: compared(picked, own === step),
          words: `${step + 1}. ${texts[option]}`,
          yours: own === undefined || own === step ? "" : ` (yours: step ${own + 1})`,
          option,
        };
      });
    },
    counted: (question, { key }) =>
      key.map((index, step) => ({
        before: `Step ${step + 1}: `,
        words: textOf(question, index),
        isHit: (picked) => picked[step] === index,
      })),
  },

  matching: {
    offered: (question, { order, matchOrder }, withPrompts) => [
      ...(withPrompts ? [paragraph(lines(...order.map((index) => text`• ${textOf(question, index)}`)))] : []),
      lettered(matchOrder.map((index) => matchOf(question, index))),
    ],
    draft: {
      ...oneEach,
      prompts: (question, { order }) => order.map((index) => textOf(question, index)),
      texts: (question, { matchOrder }) => matchOrder.map((index) => matchOf(question, index)),
    },
    picked: (question, layout, picked) =>
      question
        ? lines(...layout.order.map((prompt) => text`${textOf(question, prompt)} → ${bold(matchOf(question, picked[prompt] ?? -1))}`))
        : text`Your pairs: ${bold(shownLetters(layout, picked).join(", "))}.`,
    explained(question, { order, key }, picked, shorten) {
      const texts = shorten(question.options.flatMap((option) => [option.text, option.match ?? ""]));
      return order.map((prompt) => {
        const partner = picked?.[prompt];
        const isRight = partner === key[prompt];
        return {
          mark: compared(picked, isRight),
          words: `${texts[2 * prompt]} → ${texts[2 * (key[prompt] ?? prompt) + 1]}`,
          yours: partner === undefined || isRight ? "" : ` (yours: ${texts[2 * partner + 1]})`,
          option: prompt,
        };
      });
    },
    tellsPicks: true,
    counted: (question, { order, key }) =>
      order.map((prompt) => ({
        before: "",
        words: textOf(question, prompt),
        isHit: (picked) => picked[prompt] === key[prompt],
      })),
  },
};
