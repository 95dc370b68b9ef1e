import { shownKinds } from "#commands/quiz/kinds";
import { questionKinds } from "#core";
import { bankKinds } from "../../src/curriculum/kinds.ts";

// Never run: `npm run types` is the test. A table that lacks a type of question must be refused, and a whole one taken.

const { matching: inCore, ...restInCore } = questionKinds;
const { matching: shown, ...restShown } = shownKinds;
const { matching: inBank, ...restInBank } = bankKinds;

export const whole: readonly [typeof questionKinds, typeof shownKinds, typeof bankKinds] = [
  { ...restInCore, matching: inCore },
  { ...restShown, matching: shown },
  { ...restInBank, matching: inBank },
];

// @ts-expect-error
export const lackingInCore: typeof questionKinds = restInCore;
// @ts-expect-error
export const lackingShown: typeof shownKinds = restShown;
// @ts-expect-error
export const lackingInBank: typeof bankKinds = restInBank;
