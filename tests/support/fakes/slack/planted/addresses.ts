import type { AddressRuleName, ReportRuleName } from "../rules.ts";
import type { Hand } from "./hand.ts";
import { actions, answering, button, connected, type PlantedRequest, post } from "./moves.ts";

const says = { text: "Done." };

/** Rules about what is sent to a response_url. */
export const plantedAddresses: Record<AddressRuleName, PlantedRequest> = {
  "a response_url is a known one": {
    bad: answering((hand, url) => hand.respond(`${url}x`, says)),
    good: answering((hand, url) => hand.respond(url, says)),
  },
  "a response_url lives for 30 minutes": {
    bad: answering((hand, url) => {
      hand.pass(1_800_001);
      return hand.respond(url, says);
    }),
    good: answering((hand, url) => {
      hand.pass(1_800_000);
      return hand.respond(url, says);
    }),
  },
  "a response_url takes 5 messages": {
    bad: answering(async (hand, url) => {
      for (let count = 0; count < 5; count += 1) await hand.respond(url, says);
      return hand.respond(url, says);
    }),
    good: answering(async (hand, url) => {
      for (let count = 0; count < 4; count += 1) await hand.respond(url, says);
      return hand.respond(url, says);
    }),
  },
  "a response is a JSON object": {
    bad: answering((hand, url) => hand.respond(url, "Done.")),
    good: answering((hand, url) => hand.respond(url, says)),
  },
};

/** Rules about what an answer does to the message that it answers. */
export const plantedAnswers: Partial<Record<ReportRuleName, PlantedRequest>> = {
  "a command's answer has no original": {
    bad: answering((hand, url) => hand.respond(url, { ...says, replace_original: true })),
    good: answering((hand, url) => hand.respond(url, { ...says, replace_original: false })),
  },
  "an answer to a press says whether it replaces": {
    bad: async (hand) => hand.respond(await pressed(hand), says),
    good: async (hand) => hand.respond(await pressed(hand), { ...says, replace_original: false }),
  },
};

async function pressed(hand: Hand) {
  await connected(hand);
  await post(hand, { blocks: [actions(button())] });
  const [message] = hand.fake.messages("study");
  if (!message) throw new Error("The message is not there.");
  return hand.fake.press(message, "Answer").payload.response_url;
}
