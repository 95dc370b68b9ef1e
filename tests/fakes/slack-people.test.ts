import { afterEach, expect, test } from "vitest";
import { type FakeSlackOptions, type Message, textOfSurface } from "../support/fakes/slack/index.ts";
import { type Hand, openHand } from "../support/fakes/slack/planted/hand.ts";
import {
  actions,
  button,
  connected,
  home,
  modal,
  opening,
  plain,
  post,
  publish,
  section,
  study,
} from "../support/fakes/slack/planted/moves.ts";

const toStop: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of toStop.splice(0).reverse()) await stop();
});

/** Bare hands, and a client that is connected. */
async function hands(options?: FakeSlackOptions): Promise<Hand> {
  const hand = await openHand(options);
  toStop.push(hand.stop);
  await connected(hand);
  return hand;
}

const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
const select = (more: object = {}) => ({ type: "static_select", action_id: "pick", options: ["a", "b"].map(option), ...more });

async function standing(hand: Hand, ...blocks: object[]): Promise<Message> {
  await post(hand, { blocks: blocks as never });
  const message = hand.fake.messages("study").at(-1);
  if (!message) throw new Error("no message");
  return message;
}

test("nobody writes or presses where they are not, and a command needs a place", async () => {
  const hand = await hands();
  const message = await standing(hand, actions(button()));
  hand.fake.leave("study", "Grace");
  expect(() => hand.fake.slash("Grace", "/cairn", "", "study")).toThrow("Grace is not in study.");
  expect(() => hand.fake.press(message, "Answer", "Grace")).toThrow("Grace is not in study.");
  expect(() => hand.fake.slash("Grace", "/cairn", "", "@Ada")).toThrow("Grace is not in directmessage.");
  expect(hand.fake.slash("Grace", "/cairn", "", "@Grace").payload).toMatchObject({ channel_name: "directmessage" });
  hand.fake.addChannel({ name: "secret", kind: "private", member: false });
  expect(hand.fake.slash("Ada", "/cairn", "", "secret").payload).toMatchObject({ channel_name: "privategroup" });
  const nowhere = await hands({ channels: [] });
  expect(() => nowhere.fake.slash("Ada", "/cairn")).toThrow("There is no channel.");
});

test("what a label does not tell apart is named by its action_id, or by a function", async () => {
  const hand = await hands();
  const message = await standing(hand, actions(button({ action_id: "1" }), button({ action_id: "2", value: "b" })));
  expect(() => hand.fake.press(message, "Answer")).toThrow('More than one thing is "Answer"');
  const pressed = [hand.fake.press(message, "1"), hand.fake.press(message, ({ value }) => value === "b")];
  expect(pressed.map(({ payload }) => payload.actions)).toMatchObject([[{ action_id: "1", value: "a" }], [{ action_id: "2", value: "b" }]]);
  expect(() => hand.fake.press(message, () => false)).toThrow("Nothing here is what the function takes, only: Answer, Answer.");
});

test("one is picked of a select, and it is told with what was chosen beforehand", async () => {
  const hand = await hands();
  const boxes = { type: "checkboxes", action_id: "also", options: ["a", "b"].map(option), initial_options: [option("b")] };
  const message = await standing(hand, { ...actions(select(), boxes, button()), block_id: "which" });
  expect(() => hand.fake.select(message, "pick", ["a", "b"])).toThrow("Slack takes one value here, not 2.");
  const also = { type: "checkboxes", selected_options: [option("b")] };
  const stateOf = (handle: { readonly payload: object }) => (handle.payload as { state: { values: unknown } }).state.values;
  expect(stateOf(hand.fake.press(message, "Answer"))).toEqual({ which: { pick: { type: "static_select", selected_option: null }, also } });
  const { payload } = hand.fake.select(message, "pick", "B");
  expect(payload.actions).toMatchObject([{ type: "static_select", block_id: "which", selected_option: option("b") }]);
  expect(stateOf({ payload })).toEqual({ which: { pick: { type: "static_select", selected_option: option("b") }, also } });
  expect(stateOf(hand.fake.press(message, "Answer", "Grace"))).toMatchObject({ which: { pick: { selected_option: null } } });
});

test("an input tells the app something only where it is asked to", async () => {
  const hand = await hands();
  const input = { type: "input", label: plain("Which?"), element: select() };
  const silent = await standing(hand, input);
  expect(() => hand.fake.select(silent, "pick", "a")).toThrow("dispatch_action is not set");
  const message = await standing(hand, { ...input, dispatch_action: true });
  expect(hand.fake.select(message, "pick", "a").payload.actions).toMatchObject([{ selected_option: option("a") }]);
});

test("a message that is pressed and then deleted leaves an answer too", async () => {
  const hand = await hands();
  const message = await standing(hand, actions(button()));
  const { seen } = hand.fake.press(message, "Answer");
  await hand.call("chat.delete", { channel: study(hand), ts: message.ts });
  expect(seen().deleted).toBe(true);
  expect(hand.fake.messages("study")).toEqual([]);
});

test("a view that is refused concerns the one who asked for it", async () => {
  const hand = await hands();
  const { payload, refusals } = hand.fake.slash("Ada", "/cairn");
  await opening(hand, payload.trigger_id, modal({ title: plain("x".repeat(25)) }));
  expect(refusals.map(({ rules }) => rules)).toEqual([["a modal's title and buttons have at most 24 characters"]]);
});

test("a Home knows its person, and who has none has no view in the event", async () => {
  const hand = await hands();
  expect(hand.fake.openHome("Ada").payload.event).not.toHaveProperty("view");
  await publish(hand, { view: home() });
  expect(hand.fake.openHome("Ada").payload).toMatchObject({ event: { tab: "home", view: { id: hand.fake.home("Ada")?.id } } });
  expect(hand.fake.openHome("Ada", "messages").payload.event).not.toHaveProperty("view");
  const view = hand.fake.home("Ada");
  if (!view) throw new Error("no home");
  expect(() => hand.fake.press(view, "Answer", "Grace")).toThrow("Grace does not see this.");
  expect(hand.fake.press(view, "Answer").payload).not.toHaveProperty("response_url");
});

test.each([
  ["Asia/Kolkata", 19_800],
  ["America/New_York", -18_000],
  ["Not/AZone", 0],
] as const)("a person in %s is %i seconds from Greenwich", async (tz, tz_offset) => {
  const hand = await hands();
  const { id } = hand.fake.user("Ada", { tz, isAdmin: true });
  expect((await hand.call("users.info", { user: id })).body).toMatchObject({ user: { tz, tz_offset, is_admin: true, is_owner: false } });
});

test("of a deactivated person nothing but the name is known", async () => {
  const hand = await hands();
  const { id } = hand.fake.user("Ada", { isDeactivated: true });
  const { body } = await hand.call("users.info", { user: id });
  expect(body.user).toMatchObject({ deleted: true, name: "ada" });
  expect(body.user).not.toHaveProperty("tz");
});

test("history is read by members, a hundred at a time", async () => {
  const hand = await hands();
  for (let count = 0; count < 101; count += 1) hand.fake.write("study", "Ada", "Hi");
  const { body } = await hand.call("conversations.history", { channel: study(hand) });
  expect([(body.messages as unknown[]).length, body.has_more]).toEqual([100, true]);
  hand.fake.removeBot("study");
  expect(await hand.call("conversations.history", { channel: study(hand) })).toMatchObject({ body: { error: "not_in_channel" } });
});

test("all that can be read on a message is told, a line each", async () => {
  const hand = await hands();
  const table = {
    type: "table",
    rows: [
      [
        { type: "raw_text", text: "Ada" },
        { type: "raw_number", value: 3 },
      ],
    ],
  };
  const message = await standing(hand, { ...section("Your *week*"), accessory: button() }, table, actions(button()));
  expect(textOfSurface(message)).toBe("Your *week*\nAda\n3");
  expect(textOfSurface(hand.fake.write("study", "Ada", "Thanks!"))).toBe("Thanks!");
});
