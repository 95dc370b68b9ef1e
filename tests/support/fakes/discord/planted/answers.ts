import type { FormRuleName } from "../rules.ts";
import {
  answering,
  asked,
  completing,
  deferral,
  editing,
  message,
  type PlantedRequest,
  postedId,
  pressed,
  suggestions,
  v2,
} from "./moves.ts";

/** Form rules that need more than a body: a message that is edited, an interaction that is answered. */
export const plantedForms: Partial<Record<FormRuleName, PlantedRequest>> = {
  "the Components V2 flag is never taken back": {
    bad: async (hand) => editing({ ...v2("Ho"), flags: 0 })(hand, await postedId(hand, v2("Hi"))),
    good: async (hand) => editing({ ...v2("Ho"), flags: 1 << 15 })(hand, await postedId(hand, v2("Hi"))),
  },
  "a callback's type is known": { bad: answering(asked, { type: 2 }), good: answering(asked, message()) },
  "only a component's message is updated": { bad: answering(asked, { type: 6 }), good: answering(pressed, { type: 6 }) },
  "only autocomplete is answered with choices": { bad: answering(asked, suggestions(1)), good: answering(completing, suggestions(1)) },
  "autocomplete is answered with choices only": { bad: answering(completing, message()), good: answering(completing, suggestions(0)) },
  "a deferral sets no flag but EPHEMERAL": { bad: answering(asked, deferral(64 | (1 << 15))), good: answering(asked, deferral()) },
  "at most 25 suggestions": { bad: answering(completing, suggestions(26)), good: answering(completing, suggestions(25)) },
  "a suggestion's name has 1 to 100 characters": {
    bad: answering(completing, suggestions(1, { name: "x".repeat(101) })),
    good: answering(completing, suggestions(1, { name: "x".repeat(100) })),
  },
  "a suggestion's value fits its option": {
    bad: answering(completing, suggestions(1, { value: 7 })),
    good: answering(completing, suggestions(1, { value: "7" })),
  },
};
