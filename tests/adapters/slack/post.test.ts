import { describe, expect, test } from "vitest";
import { buttons, paragraph, reply, type Target } from "#core";
import { readable } from "./group.ts";
import { createSlackWorld, type SlackWorld, trouble } from "./world.ts";

const words = reply("Week 1", paragraph("Good morning."));
const inChannel = ({ fake }: SlackWorld, name: string): Target => ({
  kind: "channel",
  channel: { platform: "slack", space: fake.teamId, id: fake.channel(name).id },
});
const longAgo = new Date("2026-11-23T08:00:00Z");

describe("a post", () => {
  test("is sent once, pings and unfurls nothing, and can be changed", async () => {
    const world = await createSlackWorld();
    const posted = await world.slack.post(inChannel(world, "study"), words, "d1");
    const [message] = world.fake.messages("study");
    expect(posted).toEqual({
      kind: "sent",
      message: { channel: { platform: "slack", space: world.fake.teamId, id: message?.channel }, id: message?.ts },
    });
    expect(world.fake.requests.at(-1)).toMatchObject({
      method: "chat.postMessage",
      args: { unfurl_links: "false", unfurl_media: "false" },
    });
    if (posted.kind !== "sent") throw new Error("not sent");
    expect(await world.slack.edit(posted.message, reply("Week 2", paragraph("Good evening.")))).toEqual(posted);
    expect(world.fake.messages("study").map(readable)).toEqual(["Week 2\nGood evening."]);
    expect(await world.slack.find(inChannel(world, "study"), "d1", longAgo)).toEqual(posted.message); // an edit does not hide it
    expect(trouble(world)).toEqual([]);
  });

  test("goes into a thread, and to one person alone", async () => {
    const world = await createSlackWorld();
    const posted = await world.slack.post(inChannel(world, "study"), words, "d1");
    if (posted.kind !== "sent") throw new Error("not sent");
    world.pass(1_000);
    const thread: Target = { kind: "thread", below: posted.message, title: "x" };
    const below = await world.slack.post(thread, reply("Answer"), "d2");
    expect(below).toMatchObject({ kind: "sent" });
    expect(world.fake.messages("study")[1]).toMatchObject({ thread_ts: posted.message.id });
    expect(await world.slack.find(thread, "d2", longAgo)).toMatchObject({ id: world.fake.messages("study")[1]?.ts });
    const ada: Target = { kind: "direct", account: `slack:${world.fake.teamId}:${world.fake.user("Ada").id}` };
    expect(await world.slack.post(ada, words, "d3")).toMatchObject({
      kind: "sent",
      message: { channel: { id: world.fake.direct("Ada").id } },
    });
    expect(await world.slack.find(ada, "d3", longAgo)).toBe("unclear");
    expect(trouble(world)).toEqual([]);
  });

  test("waits its second in a channel, and in no other", async () => {
    const world = await createSlackWorld();
    world.fake.limit("chat.postMessage", 1, 1_000, "channel");
    const send = (channel: string, delivery: string) => world.slack.post(inChannel(world, channel), words, delivery);
    expect(await send("study", "d1")).toMatchObject({ kind: "sent" });
    expect(await send("study", "d2")).toEqual({ kind: "later", milliseconds: 1_000 });
    expect(await send("general", "d3")).toMatchObject({ kind: "sent" });
    world.pass(400);
    expect(await send("study", "d2")).toEqual({ kind: "later", milliseconds: 600 });
    world.pass(600);
    expect(await send("study", "d2")).toMatchObject({ kind: "sent" });
    expect(trouble(world)).toEqual([]);
  });

  test("that Slack puts off is put off for its channel alone", async () => {
    const world = await createSlackWorld();
    world.fake.answerNext(429, { method: "chat.postMessage", retryAfter: 30 });
    expect(await world.slack.post(inChannel(world, "study"), words, "d1")).toEqual({ kind: "later", milliseconds: 30_000 });
    expect(await world.slack.post(inChannel(world, "general"), words, "d2")).toMatchObject({ kind: "sent" });
    world.pass(29_999);
    expect(await world.slack.post(inChannel(world, "study"), words, "d1")).toEqual({ kind: "later", milliseconds: 1 });
    world.pass(1);
    expect(await world.slack.post(inChannel(world, "study"), words, "d1")).toMatchObject({ kind: "sent" });
    expect(world.fake.messages("study")).toHaveLength(1);
  });

  test.each([500, 503, "reset", { error: "internal_error" }] as const)(
    "whose answer is lost (%j) is unknown, is not sent again by itself, and is found",
    async (failure) => {
      for (const accepted of [true, false]) {
        const world = await createSlackWorld();
        const target = inChannel(world, "study");
        world.fake.answerNext(failure, { method: "chat.postMessage", accepted });
        expect(await world.slack.post(target, words, "d1")).toEqual({ kind: "unknown" });
        expect(world.fake.requests.filter(({ method }) => method === "chat.postMessage")).toHaveLength(1);
        const found = await world.slack.find(target, "d1", longAgo);
        if (accepted) expect(found).toMatchObject({ id: world.fake.messages("study")[0]?.ts });
        else expect(found).toBe("absent");
        expect(await world.slack.find(target, "d2", longAgo)).toBe("absent");
      }
    },
  );

  test("is looked for again where Slack does not answer, and unclear without the scope", async () => {
    const world = await createSlackWorld();
    const target = inChannel(world, "study");
    await world.slack.post(target, words, "d1");
    world.fake.answerNext(500, { method: "conversations.history", times: 2 });
    expect(await world.slack.find(target, "d1", longAgo)).toMatchObject({ id: world.fake.messages("study")[0]?.ts });
    world.fake.takeScopes("channels:history");
    expect(await world.slack.find(target, "d1", longAgo)).toBe("unclear");
  });

  test("is found behind hundreds of others, and not before the time from which it is looked for", async () => {
    const world = await createSlackWorld();
    const target = inChannel(world, "study");
    await world.slack.post(target, words, "d1");
    for (let i = 0; i < 450; i++) world.fake.write("study", "Bob", `chatter ${i}`);
    expect(await world.slack.find(target, "d1", longAgo)).toMatchObject({ id: world.fake.messages("study")[0]?.ts });
    expect(await world.slack.find(target, "d1", new Date("2026-11-24T09:00:00Z"))).toBe("absent");
  });

  test("where there is no place for it any more is gone; where the bot may not, there is something to do", async () => {
    const world = await createSlackWorld({ channels: [{ name: "study" }, { name: "general" }, { name: "other", member: false }] });
    const [study, other, general] = ["study", "other", "general"].map((name) => inChannel(world, name)) as [Target, Target, Target];
    expect(await world.slack.post(other, words, "d1")).toEqual({ kind: "forbidden", remedy: expect.stringContaining("/invite @Cairn") });
    const posted = await world.slack.post(general, words, "d2");
    world.fake.archive("study");
    world.fake.deleteChannel("general");
    expect(await world.slack.post(study, words, "d3")).toEqual({ kind: "gone" });
    if (posted.kind === "sent") expect(await world.slack.edit(posted.message, words)).toEqual({ kind: "gone" });
    world.fake.user("Ada", { isDeactivated: true });
    const ada: Target = { kind: "direct", account: `slack:${world.fake.teamId}:${world.fake.user("Ada").id}` };
    expect(await world.slack.post(ada, words, "d4")).toEqual({ kind: "gone" });
    world.fake.answerNext({ error: "restricted_action" }, { method: "chat.postMessage" });
    world.pass(10_000);
    expect(await world.slack.post(other, words, "d5")).toMatchObject({ kind: "forbidden" });
  });

  test("with a token that is no more ends the bot with a sentence, and is for the next one", async () => {
    const world = await createSlackWorld();
    world.fake.answerNext({ error: "token_revoked" }, { method: "chat.postMessage" });
    expect(await world.slack.post(inChannel(world, "study"), words, "d1")).toMatchObject({ kind: "later" });
    expect(world.fatal).toEqual([expect.stringMatching(/SLACK_BOT_TOKEN \(token_revoked\)/)]);
  });

  test("that Slack will never take is a bug, and thrown", async () => {
    const world = await createSlackWorld();
    world.fake.answerNext({ error: "invalid_blocks" }, { method: "chat.postMessage" });
    await expect(world.slack.post(inChannel(world, "study"), words, "d1")).rejects.toThrow();
  });

  test("of several messages goes out whole, one after the other", async () => {
    const world = await createSlackWorld();
    const long = reply("Long", ...Array.from({ length: 3 }, () => paragraph("word ".repeat(560))), buttons());
    expect(await world.slack.post(inChannel(world, "study"), long, "d1")).toMatchObject({ kind: "sent" });
    const { length } = world.fake.messages("study");
    expect(length).toBeGreaterThan(1);
    // Each of them took a second of the channel's.
    expect(await world.slack.post(inChannel(world, "study"), words, "d2")).toEqual({ kind: "later", milliseconds: 1_000 * length });
    expect(await world.slack.find(inChannel(world, "study"), "d1", longAgo)).toMatchObject({ id: world.fake.messages("study")[0]?.ts });
    expect(trouble(world)).toEqual([]);
  });
});
