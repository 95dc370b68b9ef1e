import type { Handle } from "../interaction.ts";
import type { Fields, Json } from "../json.ts";
import { says } from "./bodies.ts";
import type { Hand, Outcome } from "./hand.ts";

// What the planted violations are made of: a request, a press, an answer.

/** Something that breaks one rule, and its nearest that does not. */
export interface PlantedRequest {
  bad(hand: Hand): Promise<Outcome>;
  good(hand: Hand): Promise<Outcome>;
}

export const open = {}; // no Authorization
export const callback = (hand: Hand, { id, token }: Handle, body: Json) =>
  hand.call("POST", `/interactions/${id}/${token}/callback`, body, open);
export const original = (hand: Hand, method: string, { token }: Handle, body?: Json, application = hand.fake.applicationId) =>
  hand.call(method, `/webhooks/${application}/${token}/messages/@original`, body, open);
export const post = (hand: Hand, body: Json | FormData = says("Hi"), channel = hand.fake.channel("study").id) =>
  hand.call("POST", `/channels/${channel}/messages`, body);

export const message = (more: Fields = {}): Fields => ({ type: 4, data: says("Done.", more) });
export const deferral = (flags = 64): Fields => ({ type: 5, data: { flags } });
export const v2 = (...texts: string[]): Fields => ({
  flags: 1 << 15,
  components: texts.map((content) => ({ type: 10, content })),
  allowed_mentions: { parse: [] },
});

export async function asked(hand: Hand): Promise<Handle> {
  await hand.identified();
  return hand.fake.interaction.command({ name: "progress" });
}

export async function completing(hand: Hand): Promise<Handle> {
  await hand.identified();
  return hand.fake.interaction.autocomplete({ name: "done", focused: "item", value: "ec" });
}

export async function pressed(hand: Hand): Promise<Handle> {
  await hand.identified();
  const row = { type: 1, components: [{ type: 2, style: 1, custom_id: "a", label: "Answer" }] };
  await post(hand, says("A question", { components: [row] }));
  const [question] = hand.fake.messages("study");
  if (!question) throw new Error("The question is not there.");
  return hand.fake.interaction.press(question, "Answer");
}

export async function postedId(hand: Hand, body: Json = says("Hi")): Promise<string> {
  return String((await post(hand, body)).body.id);
}

/** Posts a message that `change` then is about. */
export const changing = (change: (hand: Hand, id: string) => Promise<Outcome>) => async (hand: Hand) => change(hand, await postedId(hand));
export const editing = (body: Json) => (hand: Hand, id: string) =>
  hand.call("PATCH", `/channels/${hand.fake.channel("study").id}/messages/${id}`, body);

export const thread = (hand: Hand, id: string, more: Fields = {}) =>
  hand.call("POST", `/channels/${hand.fake.channel("study").id}/messages/${id}/threads`, { name: "Week 1", ...more });
export const threading = (more: Fields = {}) => changing((hand, id) => thread(hand, id, more));

export function withFile(size: number): FormData {
  const form = new FormData();
  form.set("payload_json", JSON.stringify(says("Your data")));
  form.set("files[0]", new Blob([new Uint8Array(size)]), "data.json");
  return form;
}

/** The answer to something after `prepare`. */
export const after = (prepare: (hand: Hand) => unknown, then: (hand: Hand) => Promise<Outcome>) => async (hand: Hand) => {
  await prepare(hand);
  return then(hand);
};

export const nonce = (value: string) => says("Question of the day", { nonce: value, enforce_nonce: true });

export const suggestions = (count: number, more: Fields = {}): Fields => ({
  type: 8,
  data: { choices: Array.from({ length: count }, (_, index) => ({ name: `Item ${index}`, value: `i${index}`, ...more })) },
});

export const answering = (ask: (hand: Hand) => Promise<Handle>, body: Json) => async (hand: Hand) => callback(hand, await ask(hand), body);
