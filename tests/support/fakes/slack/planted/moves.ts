import type { Handle } from "../act.ts";
import { type Fields, type Json, textOf } from "../json.ts";
import type { Hand, Line, Outcome } from "./hand.ts";

// What the planted violations are made of: a post, a press, an acknowledgement.

/** Something that breaks one rule, and its nearest that does not. */
export interface PlantedRequest {
  bad(hand: Hand): Promise<Outcome>;
  good(hand: Hand): Promise<Outcome>;
}

export const plain = (text: string): Fields => ({ type: "plain_text", text });
export const mrkdwn = (text: string, more: Fields = {}): Fields => ({ type: "mrkdwn", text, ...more });
export const section = (text: string): Fields => ({ type: "section", text: mrkdwn(text) });
export const button = (more: Fields = {}): Fields => ({ type: "button", action_id: "answer", text: plain("Answer"), value: "a", ...more });
export const actions = (...elements: Json[]): Fields => ({ type: "actions", elements });
export const home = (more: Fields = {}): Fields => ({ type: "home", blocks: [section("Your week"), actions(button())], ...more });
export const modal = (more: Fields = {}): Fields => ({ type: "modal", title: plain("Answer"), blocks: [section("Which?")], ...more });

export const study = (hand: Hand): string => hand.fake.channel("study").id;
export const ada = (hand: Hand): string => hand.fake.user("Ada").id;

export const post = (hand: Hand, more: Fields = {}, channel = study(hand)) =>
  hand.call("chat.postMessage", { channel, text: "Hi", ...more });
export const publish = (hand: Hand, more: Fields = {}) => hand.call("views.publish", { user_id: ada(hand), view: home(), ...more });

/** The answer to something after `prepare`. */
export const after = (prepare: (hand: Hand) => unknown, then: (hand: Hand) => Promise<Outcome>) => async (hand: Hand) => {
  await prepare(hand);
  return then(hand);
};

/** Posts a message that `then` is about. */
export const posted = (then: (hand: Hand, ts: string) => Promise<Outcome>) => async (hand: Hand) =>
  then(hand, textOf((await post(hand)).body.ts));

/** A line that is greeted, and a command on it. */
export async function asked(hand: Hand): Promise<{ readonly line: Line; readonly handle: Handle; readonly envelope: string }> {
  const line = await connected(hand);
  const handle = hand.fake.slash("Ada", "/cairn", "progress");
  return { line, handle, envelope: textOf((await line.frame("slash_commands")).envelope_id) };
}

export async function connected(hand: Hand): Promise<Line> {
  const line = await hand.connect();
  await line.frame("hello");
  return line;
}

/** The response_url of a command. */
export const answering = (then: (hand: Hand, url: Json | undefined) => Promise<Outcome>) => async (hand: Hand) =>
  then(hand, (await asked(hand)).handle.payload.response_url);

/** The trigger_id of a command. */
export const triggered = (then: (hand: Hand, trigger: Json | undefined) => Promise<Outcome>) => async (hand: Hand) =>
  then(hand, (await asked(hand)).handle.payload.trigger_id);

export const opening = (hand: Hand, trigger: Json | undefined, view: Json = modal()) =>
  hand.call("views.open", { trigger_id: trigger, view });

export const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
export const long = (length: number, letter = "x"): string => letter.repeat(length);
