import type { Fields, Json } from "../json.ts";
import type { FormRuleName } from "../rules.ts";
import type { Hand, Outcome } from "./hand.ts";
import { answering, callback, type PlantedRequest, pressed } from "./moves.ts";

const long = (length: number) => "x".repeat(length);
const input = (more: Fields = {}): Fields => ({ type: 4, custom_id: "why", style: 1, ...more });
const label = (more: Fields = {}): Fields => ({ type: 18, label: "Why?", component: input(), ...more });
const holding = (...components: Json[]): Fields => ({ custom_id: "report", title: "A form", components });
const opening = (data: Fields): ((hand: Hand) => Promise<Outcome>) => answering(pressed, { type: 9, data });
const form = (more: Fields = {}) => opening({ ...holding(label()), ...more });
const withInput = (more: Fields) => opening(holding(label({ component: input(more) })));
const times = (count: number) => Array.from({ length: count }, (_, i) => label({ component: input({ custom_id: `${i}` }) }));

/** A form that somebody has filled in, to be answered by another callback. */
const submitting = (body: Json) => async (hand: Hand) => {
  const opened = await pressed(hand);
  await callback(hand, opened, { type: 9, data: holding(label()) });
  return callback(hand, hand.fake.interaction.submit(opened, "Because"), body);
};

/** Rules about forms: how they are opened, and what stands in them. */
export const plantedModals: Partial<Record<FormRuleName, PlantedRequest>> = {
  "a form is not answered by a form": { bad: submitting({ type: 9, data: holding(label()) }), good: submitting({ type: 6 }) },
  "a form's title has 1 to 45 characters": { bad: form({ title: long(46) }), good: form({ title: long(45) }) },
  "a form's custom_id has 1 to 100 characters": { bad: form({ custom_id: long(101) }), good: form({ custom_id: long(100) }) },
  "a form has 1 to 5 components": { bad: opening(holding(...times(6))), good: opening(holding(...times(5))) },
  "a form holds labels": { bad: opening(holding({ type: 17, components: [] })), good: form() },
  "a form's inputs differ": { bad: opening(holding(label(), label())), good: opening(holding(...times(2))) },
  "a label has 1 to 45 characters": {
    bad: opening(holding(label({ label: long(46) }))),
    good: opening(holding(label({ label: long(45) }))),
  },
  "a label holds a text input": {
    bad: opening(holding(label({ component: { type: 2, style: 1, custom_id: "a", label: "A" } }))),
    good: form(),
  },
  "an input's custom_id has 1 to 100 characters": { bad: withInput({ custom_id: long(101) }), good: withInput({ custom_id: long(100) }) },
  "an input's style is known": { bad: withInput({ style: 3 }), good: withInput({ style: 2 }) },
  "an input takes 0 to 4000 characters": { bad: withInput({ max_length: 4001 }), good: withInput({ max_length: 4000 }) },
  "what stands in an input fits it": {
    bad: withInput({ max_length: 3, value: "four" }),
    good: withInput({ max_length: 4, value: "four" }),
  },
  "an input's placeholder has at most 100 characters": {
    bad: withInput({ placeholder: long(101) }),
    good: withInput({ placeholder: long(100) }),
  },
};
