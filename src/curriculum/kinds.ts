import { type Layout, type Question, type QuestionType, questionTypes, showLetter } from "#core";

type Options = Question["options"];
/** The least and the most of something. */
export type Span = readonly [number, number];

/** What the bank wants of a type of question, and how one is written out. */
export interface BankKind {
  readonly options: Span;
  /** How many options are marked as right; none where the key is something else. */
  readonly right: Span;
  /** How many characters an option may have. */
  readonly longest: number;
  /** What one option is called, and what several are; absent where it is no more than an option. */
  readonly called?: readonly [one: string, several: string];
  /** What the key is where no option is marked as right. */
  readonly key?: string;
  /** Whether each option has a partner. */
  readonly isPaired?: boolean;
  /** How much of a whole bank is of this type, in percent; absent where that is left to it. */
  readonly share?: Span;
  /** The options on the sheet of somebody who solves it blind. */
  sheet(options: Options, layout: Layout): readonly string[];
  /** What there was to choose from, in an order that tells nothing. */
  offered(options: Options): readonly string[];
  /** An answer in words. */
  answered(options: Options, picked: readonly number[]): readonly string[];
}

// An answer to an earlier version may name an option that is there no more.
const gone = "(taken out since)";
const textOf = (options: Options, index: number) => options[index]?.text ?? gone;
const sorted = (texts: readonly string[]) => texts.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));

const lettered: Pick<BankKind, "sheet"> = {
  sheet: (options, { order }) => order.map((index, letter) => `${showLetter(letter)}. ${options[index]?.text}`),
};

const choice: Pick<BankKind, "sheet" | "offered" | "answered"> = {
  ...lettered,
  offered: (options) => options.map(({ text }) => text),
  answered: (options, picked) => picked.map((index) => textOf(options, index)),
};

/** The types of questions as AWS asks them, in one table. */
export const bankKinds: Readonly<Record<QuestionType, BankKind>> = {
  single: { ...choice, options: [4, 4], right: [1, 1], longest: 170 },

  multiple: { ...choice, options: [5, 6], right: [2, 3], longest: 170, share: [20, 25] },

  ordering: {
    ...lettered,
    options: [3, 5],
    right: [0, 0],
    longest: 90,
    called: ["step", "steps"],
    key: "the order in which the steps stand",
    offered: (options) => sorted(options.map(({ text }) => text)),
    answered: (options, picked) => picked.map((index, step) => `${step + 1}. ${textOf(options, index)}`),
  },

  matching: {
    options: [3, 7],
    right: [0, 0],
    longest: 130,
    called: ["prompt", "pairs"],
    key: "each match",
    isPaired: true,
    sheet: (options, { order, matchOrder }) => [
      ...order.map((index, letter) => `${letter + 1}. ${options[index]?.text}`),
      ...matchOrder.map((index, letter) => `   ${showLetter(letter)}. ${options[index]?.match}`),
    ],
    // The prompts, and then their partners.
    offered: (options) => [...options.map(({ text }) => text), ...sorted(options.flatMap(({ match }) => match ?? []))],
    answered: (options, picked) => picked.map((index, prompt) => `${textOf(options, prompt)} → ${options[index]?.match ?? gone}`),
  },
};

/** The types of which something holds, in words: `single or multiple`. */
export const typesThat = (holds: (kind: BankKind) => boolean | undefined): string =>
  questionTypes.filter((type) => holds(bankKinds[type])).join(" or ");

/** `4`, or `5 or 6`, or `3 to 7`. */
export const spanOf = ([least, most]: Span): string =>
  least === most ? `${least}` : `${least} ${most === least + 1 ? "or" : "to"} ${most}`;
