import type { MethodRuleName } from "../rules.ts";
import { seconds } from "../words.ts";
import { ada, after, long, type PlantedRequest, post, posted, section, study, times } from "./moves.ts";

const test = "auth.test";
const form = "application/x-www-form-urlencoded";
const table = { type: "table", rows: [[{ type: "raw_text", text: "HTML" }]] };
const metadata = { event_type: "daily_question", event_payload: { day: "2026-11-30" } };
const blocksOf = (characters: number) => {
  const blocks = times(5, () => section(long(2600)));
  const lacking = characters - JSON.stringify(blocks).length;
  return [...blocks.slice(1), section(long(2600 + lacking))];
};

/** Rules about tokens, channels, people and messages. */
export const plantedMethods: Partial<Record<MethodRuleName, PlantedRequest>> = {
  "a token is given": { bad: (hand) => hand.call(test, {}, ""), good: (hand) => hand.call(test, { token: hand.fake.botToken }, "") },
  "the token is a known one": { bad: (hand) => hand.call(test, {}, "xoxb-another"), good: (hand) => hand.call(test) },
  "the token is of the method's kind": {
    bad: (hand) => hand.call("apps.connections.open"),
    good: (hand) => hand.call("apps.connections.open", {}, hand.fake.appToken),
  },
  "the scope is granted": {
    bad: after(({ fake }) => fake.takeScopes("chat:write"), post),
    good: after(({ fake }) => fake.takeScopes("users:read"), post),
  },
  "the method exists": { bad: (hand) => hand.call("auth.tests"), good: (hand) => hand.call(test) },
  "the body is a form or JSON": {
    bad: (hand) => hand.send("/api/auth.test", "<a/>", "application/xml"),
    good: (hand) => hand.send("/api/auth.test", "a=b", `${form}; charset=utf-8`),
  },
  "JSON is an object": {
    bad: (hand) => hand.send("/api/auth.test", "[]", "application/json"),
    good: (hand) => hand.send("/api/auth.test", "{}", "application/json"),
  },
  "a method is called within its rate limit": {
    bad: after(
      async (hand) => {
        hand.fake.limit("chat.postMessage", 1, seconds(1), "channel");
        await post(hand);
        hand.pass(999);
      },
      (hand) => post(hand),
    ),
    good: after(
      async (hand) => {
        hand.fake.limit("chat.postMessage", 1, seconds(1), "channel");
        await post(hand);
        await post(hand, {}, hand.fake.channel("general").id);
        hand.pass(seconds(1));
      },
      (hand) => post(hand),
    ),
  },

  "the channel exists": {
    bad: (hand) => {
      const id = study(hand);
      hand.fake.deleteChannel("study");
      return post(hand, {}, id);
    },
    good: (hand) => post(hand, {}, hand.fake.direct("Ada").id),
  },
  "the bot knows a private channel": {
    bad: (hand) => post(hand, {}, hand.fake.addChannel({ name: "secret", kind: "private", member: false }).id),
    good: (hand) => post(hand, {}, hand.fake.addChannel({ name: "secret", kind: "private" }).id),
  },
  "the bot is in the channel": {
    bad: after(({ fake }) => fake.removeBot("study"), post),
    good: after(({ fake }) => {
      fake.removeBot("study");
      fake.inviteBot("study");
    }, post),
  },
  "the channel is not archived": {
    bad: after(({ fake }) => fake.archive("study"), post),
    good: after(({ fake }) => fake.archive("general"), post),
  },
  "an archived channel's messages stay as they are": {
    bad: posted((hand, ts) => {
      hand.fake.archive("study");
      return hand.call("chat.update", { channel: study(hand), ts, text: "Ho" });
    }),
    good: posted((hand, ts) => hand.call("chat.update", { channel: study(hand), ts, text: "Ho" })),
  },
  "the person exists": {
    bad: (hand) => hand.call("users.info", { user: "U0NOBODY" }),
    good: (hand) => hand.call("users.info", { user: ada(hand) }),
  },
  "the person is active": {
    bad: after(
      ({ fake }) => fake.user("Ada", { isDeactivated: true }),
      (hand) => hand.call("conversations.open", { users: ada(hand) }),
    ),
    good: (hand) => hand.call("conversations.open", { users: ada(hand) }),
  },
  "a direct message goes to a person": {
    bad: (hand) => post(hand, {}, hand.fake.bot.id),
    good: (hand) => post(hand, {}, ada(hand)),
  },
  "somebody is named to open a conversation with": {
    bad: (hand) => hand.call("conversations.open"),
    good: (hand) => hand.call("conversations.open", { users: ada(hand), return_im: true }),
  },
  "the person is in the channel": {
    bad: after(
      ({ fake }) => fake.leave("study", "Ada"),
      (hand) => ephemeral(hand),
    ),
    good: after(
      ({ fake }) => fake.leave("study", "Grace"),
      (hand) => ephemeral(hand),
    ),
  },
  "the messages tab is switched on": {
    bad: after(
      ({ fake }) => fake.switchOff("messages"),
      (hand) => post(hand, {}, ada(hand)),
    ),
    good: after(
      ({ fake }) => fake.switchOff("home"),
      (hand) => post(hand, {}, ada(hand)),
    ),
  },
  "the message exists": {
    bad: (hand) => hand.call("chat.update", { channel: study(hand), ts: "1.000001", text: "Ho" }),
    good: posted((hand, ts) => hand.call("chat.update", { channel: study(hand), ts, text: "Ho" })),
  },
  "only one's own messages are changed": {
    bad: (hand) => hand.call("chat.update", { channel: study(hand), ts: hand.fake.write("study", "Ada", "Hi").ts, text: "Ho" }),
    good: posted((hand, ts) => hand.call("chat.update", { channel: study(hand), ts, text: "Ho" })),
  },
  "only one's own messages are deleted": {
    bad: (hand) => hand.call("chat.delete", { channel: study(hand), ts: hand.fake.write("study", "Ada", "Hi").ts }),
    good: posted((hand, ts) => hand.call("chat.delete", { channel: study(hand), ts })),
  },
  "the thread exists": {
    bad: (hand) => hand.call("conversations.replies", { channel: study(hand), ts: "1.000001" }),
    good: posted((hand, ts) => hand.call("conversations.replies", { channel: study(hand), ts })),
  },
  "history is read in pages of 1 to 999": {
    bad: (hand) => hand.call("conversations.history", { channel: study(hand), limit: 1000 }),
    good: (hand) => hand.call("conversations.history", { channel: study(hand), limit: 999 }),
  },
  "history is asked for by timestamps": {
    bad: (hand) => hand.call("conversations.history", { channel: study(hand), oldest: "yesterday" }),
    good: (hand) => hand.call("conversations.history", { channel: study(hand), oldest: "1764489600" }),
  },

  "a message says something": {
    bad: (hand) => post(hand, { text: "", blocks: [] }),
    good: (hand) => post(hand, { text: "", blocks: [section("Hi")] }),
  },
  "blocks are a JSON list": { bad: (hand) => post(hand, { blocks: "[" }), good: (hand) => post(hand, { blocks: "[]" }) },
  "a text has at most 40,000 characters, an update's 4,000": {
    bad: posted((hand, ts) => hand.call("chat.update", { channel: study(hand), ts, text: long(4001) })),
    good: (hand) => post(hand, { text: long(40_000) }),
  },
  "a message's blocks have at most 13,200 characters": {
    bad: (hand) => post(hand, { blocks: blocksOf(13_201) }),
    good: (hand) => post(hand, { blocks: blocksOf(13_200) }),
  },
  "a message has at most one table": {
    bad: (hand) => post(hand, { blocks: [table, table] }),
    good: (hand) => post(hand, { blocks: [table, section("Hi")] }),
  },
  "markdown_text stands alone": {
    bad: (hand) => post(hand, { markdown_text: "**Hi**" }),
    good: (hand) => post(hand, { text: undefined, markdown_text: "**Hi**" }),
  },
  "markdown_text has at most 12,000 characters": {
    bad: (hand) => post(hand, { text: undefined, markdown_text: long(12_001) }),
    good: (hand) => post(hand, { text: undefined, markdown_text: long(12_000) }),
  },
  "metadata is a JSON object": { bad: (hand) => post(hand, { metadata: "{" }), good: (hand) => post(hand, { metadata }) },
  "metadata has an event_type and an event_payload": {
    bad: (hand) => post(hand, { metadata: { ...metadata, event_payload: "2026-11-30" } }),
    good: (hand) => post(hand, { metadata: { ...metadata, event_payload: {} } }),
  },
};

function ephemeral(hand: Parameters<typeof post>[0]) {
  return hand.call("chat.postEphemeral", { channel: study(hand), user: ada(hand), text: "Hi" });
}
