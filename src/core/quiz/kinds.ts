import { shuffled } from "../seeded.ts";
import type { Question, QuestionType } from "./question.ts";
import type { Layout, Letters } from "./quiz.ts";

type Options = Question["options"];

/** What makes a type of question what it is. Of each answer its options' indexes are kept, whatever the order in which they were shown. */
export interface QuestionKind {
  layOut(options: Options, random: () => number): Pick<Layout, "order" | "matchOrder">;
  /** What is right, as an answer that is right is kept. */
  key(options: Options): readonly number[];
  /** How many picks a whole answer has. */
  picks(layout: Layout): number;
  /** What is kept of an answer, from the letters picked. */
  kept(layout: Layout, letters: Letters): readonly number[];
  /** The letters of what is kept, as a quiz shows them. */
  letters(layout: Layout, kept: readonly number[]): Letters;
}

const indexesOf = (options: Options) => [...options.keys()];
const ascending = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
const at = (list: readonly number[], index: number) => list[index] ?? -1;

/** Right is what the file marks so. */
const marked: Pick<QuestionKind, "layOut" | "key" | "picks"> = {
  layOut: (options, random) => ({ order: shuffled(indexesOf(options), random), matchOrder: [] }),
  key: (options) => indexesOf(options).filter((index) => options[index]?.right),
  picks: ({ key }) => key.length,
};

/** The options in the order in which they are picked. */
const asPicked: Pick<QuestionKind, "kept" | "letters"> = {
  kept: ({ order }, letters) => letters.map((letter) => at(order, letter)),
  letters: ({ order }, kept) => kept.map((index) => order.indexOf(index)),
};

/** The types of questions, in one table: nobody else asks of which type a question is. */
export const questionKinds: Readonly<Record<QuestionType, QuestionKind>> = {
  single: { ...marked, ...asPicked },

  multiple: {
    ...marked,
    kept: (layout, letters) => ascending(asPicked.kept(layout, letters)),
    letters: (layout, kept) => ascending(asPicked.letters(layout, kept)),
  },

  ordering: {
    ...asPicked,
    /** Never in the right order, which would give the answer away. */
    layOut(options, random) {
      const right = indexesOf(options);
      let order = shuffled(right, random);
      while (order.every((index, letter) => index === letter)) order = shuffled(right, random);
      return { order, matchOrder: [] };
    },
    key: indexesOf,
    picks: ({ order }) => order.length,
  },

  matching: {
    layOut: (options, random) => ({
      order: shuffled(indexesOf(options), random),
      matchOrder: shuffled(indexesOf(options), random),
    }),
    key: indexesOf,
    picks: ({ order }) => order.length,
    kept: ({ order, matchOrder }, letters) => order.map((_, prompt) => at(matchOrder, at(letters, order.indexOf(prompt)))),
    letters: ({ order, matchOrder }, kept) => order.map((prompt) => matchOrder.indexOf(at(kept, prompt))),
  },
};
