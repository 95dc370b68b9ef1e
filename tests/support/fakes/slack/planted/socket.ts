import type { SocketRuleName } from "../rules.ts";
import type { Hand, Line } from "./hand.ts";
import { actions, asked, button, connected, post } from "./moves.ts";

/** Something that breaks one rule, and its nearest that does not: each hands over the line that it was done on. */
export interface PlantedLine {
  bad(hand: Hand): Promise<Line>;
  good(hand: Hand): Promise<Line>;
}

/** Sends this, and waits until it has been read. */
const sending = (frame: (envelope: string, hand: Hand) => string | object) => async (hand: Hand) => {
  const { line, envelope } = await asked(hand);
  line.send(frame(envelope, hand) as never);
  await line.read();
  return line;
};

async function many(hand: Hand, count: number): Promise<Line> {
  for (let open = 1; open < count; open += 1) await connected(hand);
  return hand.connect();
}

async function pressed(hand: Hand, payload: object): Promise<Line> {
  const line = await connected(hand);
  await post(hand, { blocks: [actions(button())] });
  const [message] = hand.fake.messages("study");
  if (!message) throw new Error("The message is not there.");
  hand.fake.press(message, "Answer");
  const { envelope_id } = await line.frame("interactive");
  line.send({ envelope_id, payload } as never);
  await line.read();
  return line;
}

/** Rules about connections and envelopes. */
export const plantedLines: Record<SocketRuleName, PlantedLine> = {
  "a connection's address is used once": {
    bad: async (hand) => {
      const url = hand.fake.socket.newUrl();
      await hand.connect(url);
      return hand.connect(url);
    },
    good: async (hand) => {
      await hand.connect(hand.fake.socket.newUrl());
      return hand.connect(hand.fake.socket.newUrl());
    },
  },
  "an app has at most 10 connections": {
    bad: async (hand) => {
      const line = await many(hand, 11);
      await line.closed;
      return line;
    },
    good: (hand) => many(hand, 10),
  },
  "an acknowledgement is JSON with an envelope_id": {
    bad: sending(() => "{"),
    good: sending((envelope_id) => ({ envelope_id })),
  },
  "an acknowledgement names an envelope that was sent": {
    bad: sending(() => ({ envelope_id: "another" })),
    good: sending((envelope_id) => ({ envelope_id, payload: {} })),
  },
  "an envelope is acknowledged once": {
    bad: async (hand) => {
      const { line, envelope } = await asked(hand);
      for (const envelope_id of [envelope, envelope]) line.send({ envelope_id });
      await line.read();
      return line;
    },
    good: sending((envelope_id) => ({ envelope_id })),
  },
  "an acknowledgement comes within 3 seconds": {
    bad: sending((envelope_id, { pass }) => {
      pass(3001);
      return { envelope_id, payload: { text: "Done." } };
    }),
    good: sending((envelope_id, { pass }) => {
      pass(3000);
      return { envelope_id, payload: { text: "Done." } };
    }),
  },
  "only what accepts a payload is answered with one": {
    bad: (hand) => pressed(hand, { text: "Done." }),
    good: (hand) => pressed(hand, {}),
  },
};
