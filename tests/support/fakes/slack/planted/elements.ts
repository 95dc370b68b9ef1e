import type { Fields, Json } from "../json.ts";
import type { BlockRuleName } from "../rules.ts";
import type { PlantedBlocks } from "./blocks.ts";
import { actions, button, long, mrkdwn, plain, times } from "./moves.ts";

const option = (value: string, more: Fields = {}): Fields => ({ text: plain(value), value, ...more });
const options = (count: number): Fields[] => times(count, (index) => option(`${index}`));
const element = (type: string, more: Fields = {}): Fields => ({ type, action_id: "pick", options: options(2), ...more });
const select = (more: Fields = {}): Fields => element("static_select", more);
const groups = (count: number, more: Fields = {}): Fields => ({
  type: "static_select",
  option_groups: times(count, () => ({ label: plain("Week 1"), options: options(1), ...more })),
});
const confirm = (more: Fields = {}): Fields => ({
  confirm: { title: plain("Leave?"), text: mrkdwn("Your progress goes."), confirm: plain("Leave"), deny: plain("Stay"), ...more },
});
const used = (...elements: Json[]): readonly Json[] => [actions(...elements)];

/** What people use in a message. */
export const plantedElements: Partial<Record<BlockRuleName, PlantedBlocks>> = {
  "an element's type is known": { bad: used(element("select")), good: used(select()) },
  "an element stands where it may": {
    bad: used({ type: "plain_text_input" }),
    good: [{ type: "input", label: plain("Why?"), element: { type: "plain_text_input" } }],
  },
  "an action_id has at most 255 characters": {
    bad: used(button({ action_id: long(256) })),
    good: used(button({ action_id: long(255) })),
  },
  "an action_id occurs once in a block": { bad: used(button(), button()), good: [actions(button()), actions(button())] },
  "a button's label has at most 75 characters": {
    bad: used(button({ text: plain(long(76)) })),
    good: used(button({ text: plain(long(75)) })),
  },
  "a button's value has at most 2000 characters": { bad: used(button({ value: long(2001) })), good: used(button({ value: long(2000) })) },
  "a button's address has at most 3000 characters": {
    bad: used(button({ url: `https://a.example/${long(2983)}` })),
    good: used(button({ url: `https://a.example/${long(2982)}` })),
  },
  "a button's style is known": { bad: used(button({ style: "default" })), good: used(button({ style: "primary" })) },
  "a select has an option": { bad: used(select({ options: [] })), good: used(select({ options: options(1) })) },
  "a select has at most 100 options": { bad: used(select({ options: options(101) })), good: used(select({ options: options(100) })) },
  "a select has options or groups of them": { bad: used({ type: "static_select", action_id: "pick" }), good: used(groups(1)) },
  "a select has at most 100 groups": { bad: used(groups(101)), good: used(groups(100)) },
  "a group's label has at most 75 characters": {
    bad: used(groups(1, { label: plain(long(76)) })),
    good: used(groups(1, { label: plain(long(75)) })),
  },
  "radio buttons and checkboxes have at most 10 options": {
    bad: used(element("radio_buttons", { options: options(11) })),
    good: used(element("checkboxes", { options: options(10) })),
  },
  "an overflow menu has at most 5 options": {
    bad: used(element("overflow", { options: options(6) })),
    good: used(element("overflow", { options: options(5) })),
  },
  "an option's text has at most 75 characters": {
    bad: used(select({ options: [option("a", { text: plain(long(76)) })] })),
    good: used(select({ options: [option("a", { text: plain(long(75)) })] })),
  },
  "an option's value has at most 75 characters": {
    bad: used(select({ options: [option("a", { value: long(76) })] })),
    good: used(select({ options: [option("a", { value: long(75) })] })),
  },
  "an option's description has at most 75 characters": {
    bad: used(element("radio_buttons", { options: [option("a", { description: mrkdwn(long(76)) })] })),
    good: used(element("radio_buttons", { options: [option("a", { description: mrkdwn(long(75)) })] })),
  },
  "what is chosen beforehand is among the options": {
    bad: used(select({ initial_option: option("1", { text: plain("One") }) })),
    good: used(element("checkboxes", { initial_options: [option("1")] })),
  },
  "a placeholder has at most 150 characters": {
    bad: used(select({ placeholder: plain(long(151)) })),
    good: used(select({ placeholder: plain(long(150)) })),
  },
  "a confirmation's title has at most 100 characters": {
    bad: used(button(confirm({ title: plain(long(101)) }))),
    good: used(button(confirm({ title: plain(long(100)) }))),
  },
  "a confirmation's text has at most 300 characters": {
    bad: used(button(confirm({ text: mrkdwn(long(301)) }))),
    good: used(button(confirm({ text: mrkdwn(long(300)) }))),
  },
  "a confirmation's buttons have at most 30 characters": {
    bad: used(button(confirm({ deny: plain(long(31)) }))),
    good: used(button(confirm({ deny: plain(long(30)) }))),
  },
};
