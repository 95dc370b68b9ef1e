import { type Answer, type Block, type Layout, paragraph, type Question, type Text } from "#core";
import { shownKinds } from "./kinds.ts";

/** A question as it is asked: the stem and what there is to choose from, in the quiz's own order; prompts may stand elsewhere. */
export const stemAndOptions = (question: Question, layout: Layout, withPrompts = true): readonly Block[] => [
  paragraph(question.stem),
  ...shownKinds[layout.type].offered(question, layout, withPrompts),
];

/** What somebody picked, as in “You picked B: …”. Without the question, by its letters alone. */
export const pickedText = (question: Question | undefined, layout: Layout, picked: Answer["picked"]): Text =>
  shownKinds[layout.type].picked(question, layout, picked);
