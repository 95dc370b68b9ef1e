import { describe, expect, test } from "vitest";
import { type ChannelRef, type MessageRef, paragraph, reply, type Target } from "#core";
import { textOfMessage } from "../../support/fakes/discord/index.ts";
import { createDiscordWorld, type DiscordWorld, trouble } from "./world.ts";

const news = reply("News", paragraph("Hello"));

const study = ({ fake }: DiscordWorld): ChannelRef => ({
  platform: "discord",
  space: fake.guild("Study group").id,
  id: fake.channel("study").id,
});

/** A post in the study channel, and the thread below it. */
async function posted(world: DiscordWorld): Promise<{ readonly below: MessageRef; readonly thread: Target }> {
  const sent = await world.discord.post({ kind: "channel", channel: study(world) }, news, "d0");
  if (sent.kind !== "sent") throw new Error("It was not sent");
  return { below: sent.message, thread: { kind: "thread", below: sent.message, title: "Answers" } };
}

describe("a thread", () => {
  test("is opened below its message, once, and is a channel under the message's own", async () => {
    const world = await createDiscordWorld();
    const { below, thread } = await posted(world);
    const first = await world.discord.post(thread, reply("One"), "d1");
    const second = await world.discord.post(thread, reply("Two"), "d2");
    const channel = { ...study(world), id: below.id, parent: study(world).id };
    expect([first, second]).toMatchObject([{ message: { channel } }, { message: { channel } }]);
    expect(world.fake.messages("Answers").map(textOfMessage)).toEqual([expect.stringContaining("One"), expect.stringContaining("Two")]);
    expect(world.fake.messages("study")).toHaveLength(1);
    // The second one meets the thread that is there.
    expect(trouble(world)).toEqual([expect.stringContaining("a message has one thread")]);
  });

  test("has a title of at most 100 characters", async () => {
    const world = await createDiscordWorld();
    const { below } = await posted(world);
    const title = "🧗".repeat(60);
    expect(await world.discord.post({ kind: "thread", below, title }, news, "d1")).toMatchObject({ kind: "sent" });
    expect(trouble(world)).toEqual([]);
  });

  test.each([
    ["opened", "study", "CREATE_PUBLIC_THREADS"],
    ["written in", "Answers", "SEND_MESSAGES_IN_THREADS"],
  ] as const)("that may not be %s is an answer in the channel instead", async (_what, where, permission) => {
    const world = await createDiscordWorld();
    const { below, thread } = await posted(world);
    if (where === "Answers") await world.discord.post(thread, reply("First"), "d1");
    world.fake.forbid(where, permission);
    const sent = await world.discord.post(thread, reply("Result"), "d2");
    expect(sent).toMatchObject({ kind: "sent", message: { channel: study(world) } });
    expect(world.fake.messages("study").at(-1)).toMatchObject({ message_reference: { message_id: below.id } });
  });

  test("below a message that somebody deleted is said in the channel", async () => {
    const world = await createDiscordWorld();
    const { below, thread } = await posted(world);
    world.fake.deleteMessage(below.id);
    expect(await world.discord.post(thread, news, "d2")).toMatchObject({ kind: "sent", message: { channel: study(world) } });
    expect(world.fake.messages("study")).toHaveLength(1);
  });

  test("below a channel that is gone is gone", async () => {
    const world = await createDiscordWorld();
    const { thread } = await posted(world);
    world.fake.deleteChannel("study");
    expect(await world.discord.post(thread, news, "d2")).toEqual({ kind: "gone" });
  });
});

describe("a direct message", () => {
  const toAda = ({ fake }: DiscordWorld): Target => ({ kind: "direct", account: `discord:${fake.user("Ada").id}` });

  test("reaches one person, once per delivery", async () => {
    const world = await createDiscordWorld();
    for (const delivery of ["d1", "d1", "d2"])
      expect(await world.discord.post(toAda(world), news, delivery)).toMatchObject({ kind: "sent" });
    expect(world.fake.messages(world.fake.direct("Ada").id)).toHaveLength(2);
    expect(trouble(world)).toEqual([]);
  });

  test("to who takes none is gone", async () => {
    const world = await createDiscordWorld();
    world.fake.closeDirect("Ada");
    expect(await world.discord.post(toAda(world), news, "d1")).toEqual({ kind: "gone" });
  });
});

describe("an edit", () => {
  test("draws the message anew", async () => {
    const world = await createDiscordWorld();
    const { below } = await posted(world);
    expect(await world.discord.edit(below, reply("17 answered"))).toEqual({ kind: "sent", message: below });
    expect(world.fake.messages("study").map(textOfMessage)).toEqual([expect.stringContaining("17 answered")]);
    expect(trouble(world)).toEqual([]);
  });

  test("of a message that is gone, or in a storm, says so", async () => {
    const world = await createDiscordWorld();
    const { below } = await posted(world);
    world.fake.answerNext(503);
    expect(await world.discord.edit(below, news)).toEqual({ kind: "unknown" });
    world.fake.answerNext(429, { retryAfter: 3 });
    expect(await world.discord.edit(below, news)).toMatchObject({ kind: "later" });
    world.fake.deleteMessage(below.id);
    expect(await world.discord.edit(below, news)).toEqual({ kind: "gone" });
  });
});

test("nobody finds a delivery by its nonce, and for three minutes nobody needs to", async () => {
  const world = await createDiscordWorld();
  const target: Target = { kind: "channel", channel: study(world) };
  await world.discord.post(target, news, "d1");
  expect(await world.discord.find(target, "d1", new Date(0))).toBe("unclear");
  world.pass(world.discord.knowsAgainFor);
  await world.discord.post(target, news, "d1");
  expect(world.fake.messages("study")).toHaveLength(1);
  expect(world.discord.knowsAgainFor).toBe(180_000);
});
