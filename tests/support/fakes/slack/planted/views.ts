import type { BlockRuleName } from "../rules.ts";
import { home, long, modal, opening, type PlantedRequest, plain, publish, section, times, triggered } from "./moves.ts";

const input = { type: "input", label: plain("Why?"), element: { type: "plain_text_input" } };
const opened = (view: Parameters<typeof opening>[2]) => triggered((hand, trigger) => opening(hand, trigger, view));

/** What stands in a view. */
export const plantedViews: Partial<Record<BlockRuleName, PlantedRequest>> = {
  "a view has at most 100 blocks": {
    bad: (hand) => publish(hand, { view: home({ blocks: times(101, () => section("a")) }) }),
    good: (hand) => publish(hand, { view: home({ blocks: times(100, () => section("a")) }) }),
  },
  "a message's block is not in a view": {
    bad: (hand) => publish(hand, { view: home({ blocks: [{ type: "table", rows: [[{ type: "raw_text", text: "a" }]] }] }) }),
    good: (hand) => publish(hand, { view: home({ blocks: [{ type: "divider" }] }) }),
  },
  "a view's type fits the method": { bad: (hand) => publish(hand, { view: modal() }), good: opened(modal()) },
  "a modal has a title": { bad: opened(modal({ title: undefined })), good: opened(modal()) },
  "a modal's title and buttons have at most 24 characters": {
    bad: opened(modal({ title: plain(long(25)) })),
    good: opened(modal({ title: plain(long(24)) })),
  },
  "private_metadata has at most 3000 characters": {
    bad: opened(modal({ private_metadata: long(3001) })),
    good: opened(modal({ private_metadata: long(3000) })),
  },
  "a callback_id has at most 255 characters": {
    bad: opened(modal({ callback_id: long(256) })),
    good: opened(modal({ callback_id: long(255) })),
  },
  "an external_id has at most 255 characters": {
    bad: opened(modal({ external_id: long(256) })),
    good: opened(modal({ external_id: long(255) })),
  },
  "a modal with an input has a submit button": {
    bad: opened(modal({ blocks: [input] })),
    good: opened(modal({ blocks: [input], submit: plain("Send") })),
  },
};
