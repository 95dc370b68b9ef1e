import type { Fields } from "../json.ts";
import type { GatewayRuleName } from "../rules.ts";
import { minutes, op, seconds } from "../words.ts";
import type { Hand, Line } from "./hand.ts";

/** What a client does on its line; the line is then closed for it, or told INVALID_SESSION. */
export interface PlantedLine {
  bad(hand: Hand): Promise<Line>;
  /** Ends with a line on which a heartbeat is answered. */
  good(hand: Hand): Promise<Line>;
}

const identify = (token: string, more: Fields = {}): Fields => ({ op: op.identify, d: { token, intents: 0, properties: {}, ...more } });

/** Connects, and sends frames. */
const sending =
  (...frames: readonly ((hand: Hand) => Fields | string)[]) =>
  async (hand: Hand) => {
    const line = await hand.connect();
    for (const frame of frames) line.send(frame(hand));
    return line;
  };

/** Identifies, loses its line, and comes back with RESUME. */
const resuming =
  (change: Fields, goodbye = 4000) =>
  async (hand: Hand) => {
    const first = await hand.connect();
    first.send(identify(hand.fake.token));
    const { d, s = null } = await first.frame(op.dispatch, "READY");
    const session = (d as Fields).session_id ?? null;
    first.close(goodbye);
    await first.closed;
    await hand.fake.until(() => [...hand.fake.gateway.sessions.values()].every(({ socket }) => !socket));
    const line = await hand.connect();
    line.send({ op: op.resume, d: { token: hand.fake.token, session_id: session, seq: s, ...change } });
    return line;
  };

const beats = (count: number) => async (hand: Hand) => {
  const line = await hand.identified();
  for (let sent = 1; sent < count; sent++) line.send({ op: op.heartbeat, d: 1 });
  for (let sent = 1; sent < Math.min(count, 120); sent++) await line.frame(op.ack);
  return line;
};

const beatAfter = (ms: number) => async (hand: Hand) => {
  const line = await hand.identified();
  hand.pass(ms);
  hand.fake.gateway.closeSilent();
  return line;
};

export const plantedLines: Record<GatewayRuleName, PlantedLine> = {
  "an opcode is known": { bad: sending(() => ({ op: 99 })), good: sending(() => ({ op: op.heartbeat, d: null })) },
  "a frame is JSON of at most 4096 bytes": {
    bad: sending(() => `"${"x".repeat(4095)}"`),
    good: sending(({ fake }) => identify(fake.token)),
  },
  "a session begins with IDENTIFY or RESUME": {
    bad: sending(() => ({ op: op.presence, d: {} })),
    good: sending(
      ({ fake }) => identify(fake.token),
      () => ({ op: op.presence, d: {} }),
    ),
  },
  "IDENTIFY has the right token": { bad: sending(() => identify("another")), good: sending(({ fake }) => identify(fake.token)) },
  "RESUME has the right token": { bad: resuming({ token: "another" }), good: resuming({}) },
  "a connection identifies once": {
    bad: sending(
      ({ fake }) => identify(fake.token),
      ({ fake }) => identify(fake.token),
    ),
    good: sending(({ fake }) => identify(fake.token)),
  },
  "RESUME names a sequence that was sent": { bad: resuming({ seq: 2 }), good: resuming({ seq: 1 }) },
  "a connection sends at most 120 frames a minute": {
    bad: beats(121),
    good: async (hand) => {
      const line = await beats(120)(hand);
      hand.pass(minutes(1));
      return line;
    },
  },
  "a heartbeat comes in time": { bad: beatAfter(seconds(68)), good: beatAfter(seconds(45)) },
  "the gateway's version is 10": { bad: (hand) => hand.connect("9"), good: (hand) => hand.connect() },
  "intents are known ones": {
    bad: sending(({ fake }) => identify(fake.token, { intents: 1 << 26 })),
    good: sending(({ fake }) => identify(fake.token, { intents: 1 })),
  },
  "intents are not privileged": {
    bad: sending(({ fake }) => identify(fake.token, { intents: 1 << 15 })),
    good: sending(({ fake }) => identify(fake.token, { intents: 1 << 9 })),
  },
  "RESUME names a session that lives": { bad: resuming({}, 1000), good: resuming({}, 4000) },
};
