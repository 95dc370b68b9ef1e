import { describe, expect, test } from "vitest";
import { type ChannelRef, paragraph, type Reply, reply, slash, type Target } from "#core";
import { createDiscord } from "../../../src/adapters/discord/index.ts";
import { nonceOf } from "../../../src/adapters/discord/post.ts";
import { commands } from "../../../src/features.ts";
import { textOfMessage } from "../../support/fakes/discord/index.ts";
import { textOf } from "./group.ts";
import { createDiscordWorld, type DiscordWorld, trouble } from "./world.ts";

const callback = "/interactions/{interaction_id}/{interaction_token}/callback";
const posting = "POST /channels/{channel_id}/messages";
const loud = (world: DiscordWorld) => world.log.filter(({ level }) => level === "error");

describe("starting", () => {
  test("asks for no intents, registers once, and says where to invite the bot", async () => {
    const world = await createDiscordWorld({ started: false });
    const sentence = await world.discord.start();
    const [inviteLink = ""] = /(?<=^Cairn is on Discord\. Invite it to a server: )\S+$/.exec(sentence ?? "") ?? [];
    expect(new URL(inviteLink).searchParams.get("client_id")).toBe(world.fake.applicationId);
    expect([...world.fake.gateway.sessions.values()].map(({ intents }) => intents)).toEqual([0]);
    expect(world.fake.commands().map(({ name }) => name)).toEqual(commands.map(({ name }) => name));
    expect(world.fake.commandPuts).toBe(1);
    expect(world.remembered).toHaveLength(1);
    expect(trouble(world)).toEqual([]);
  });

  test("registers again only what changed, and knows the ids of what it did not", async () => {
    const world = await createDiscordWorld();
    const { id: channel } = world.fake.channel("study");
    const again = async (bot: DiscordWorld["bot"], guildId?: string) => {
      const discord = await createDiscord({
        token: world.fake.token,
        apiUrl: world.fake.url,
        ...(guildId && { guildId }),
        bot,
        registrations: {
          hash: async () => world.remembered.at(-1),
          setHash: async (_, hash) => void (world.remembered as string[]).push(hash),
        },
        log: { info() {}, warn() {}, error() {} },
        timers: { after: () => () => {} },
        fatal() {},
      });
      await discord.start();
      await discord.post(
        to({ platform: "discord", space: "1", id: channel }),
        reply("x", paragraph([slash("week")])),
        `d${world.fake.commandPuts}`,
      );
      await discord.stop();
      const [registered] = world.fake.commands(guildId).filter(({ name }) => name === "week");
      expect(world.fake.messages("study").map(textOfMessage).at(-1)).toContain(`</week:${registered?.id}>`);
      return world.fake.commandPuts;
    };
    expect(await again(world.bot)).toBe(1);
    expect(await again({ ...world.bot, commands: world.bot.commands.slice(1) })).toBe(2);
    expect(await again(world.bot, world.fake.guild("Study group").id)).toBe(3);
    expect(world.fake.commands("Study group")).toHaveLength(commands.length);
    expect(trouble(world)).toEqual([]);
  });

  test("goes on with the old list where the new one cannot be registered, and tries again at the next start", async () => {
    const world = await createDiscordWorld({ started: false });
    world.fake.answerNext(503, { times: 4, route: "/commands" });
    await world.discord.start();
    expect(loud(world)).toMatchObject([{ sentence: "The commands could not be registered with Discord", details: { status: 503 } }]);
    expect(world.remembered).toEqual([]);
    expect(textOf(await world.say("week"))).toMatch(/with \/setup\\\./);
  });

  test.each(["", "wrong.token", "MTQ0.x.y", "Bot wrong.token", "tök\nen"])("with the token %j says where to get one", async (token) => {
    const world = await createDiscordWorld({ token, started: false });
    await expect(world.discord.start()).rejects.toThrow(/Developer Portal.*Bot → Reset Token/);
    await world.discord.stop();
  });

  test("takes a token as it stands in a header", async () => {
    const world = await createDiscordWorld({ prefix: "Bot " });
    expect(
      await world.discord.post(to({ platform: "discord", space: "1", id: world.fake.channel("study").id }), reply("x"), "d"),
    ).toMatchObject({
      kind: "sent",
    });
  });

  test("with a gateway that is down says so", async () => {
    const world = await createDiscordWorld({ started: false });
    await world.fake.stop();
    await expect(world.discord.start()).rejects.toThrow(/^Discord could not be reached at http:/);
    world.fake.stop = async () => {};
  });
});

describe("the gateway", () => {
  test("is resumed, and what was said meanwhile is answered", async () => {
    const world = await createDiscordWorld();
    const { gateway, until } = { ...world.fake };
    for (const [i, drop] of [() => gateway.drop(), () => gateway.drop(4000), () => gateway.reconnectRequested()].entries()) {
      drop();
      const asked = world.say("help");
      await until(() => gateway.resumes === i + 1);
      expect((await asked).messages).toHaveLength(1);
    }
    expect(loud(world)).toEqual([]);
    expect(trouble(world)).toEqual([]);
  });

  test.each([
    [4004, /Reset Token/],
    [4014, /intents.*4014/],
  ])("that hangs up for good with %i stops the process, in a sentence", async (code, sentence) => {
    const world = await createDiscordWorld();
    world.fake.gateway.drop(code);
    await world.fake.until(() => world.fake.gateway.sessions.size >= 0);
    const hangUp = Promise.withResolvers<void>();
    const look = () => (world.fatal.length > 0 ? hangUp.resolve() : setImmediate(look));
    look();
    await hangUp.promise;
    expect(world.fatal).toEqual([expect.stringMatching(sentence)]);
  });
});

describe("an answer in a storm", () => {
  test("is given again where Discord's servers failed, and counts as given where only their word was lost", async () => {
    const world = await createDiscordWorld();
    for (const how of [500, 502, 503, "close", "reset", 429] as const) {
      world.fake.answerNext(how, { route: callback, retryAfter: 0.001 });
      const answer = await world.fake.interaction.command({ name: "help" }).answer({ despiteRefusals: true });
      expect(answer).toMatchObject({ acknowledgements: 1 });
      expect(answer.messages.map(textOfMessage).join()).toMatch(/What I can do/);
    }
    await world.say("help");
    expect(world.log.filter(({ level }) => level !== "info")).toEqual([]);
  });

  test("that was announced is put in place after failures", async () => {
    const world = await createDiscordWorld();
    const { release } = world.hold();
    const handle = world.fake.interaction.command({ name: "help" });
    await world.loseTime();
    await handle.acknowledged();
    world.fake.answerNext(502, { times: 2, route: "/messages/@original" });
    release();
    expect((await handle.answer()).messages.map(textOfMessage).join()).toMatch(/What I can do/);
    expect(loud(world)).toEqual([]);
  });

  test("whose announcement was lost on the way back is put in place all the same", async () => {
    const world = await createDiscordWorld();
    const { release } = world.hold();
    world.fake.answerNext("reset", { route: callback });
    const handle = world.fake.interaction.command({ name: "help" });
    await world.loseTime();
    await world.fake.until(() => handle.refusals.length > 0); // the second announcement was one too many
    release();
    const { messages } = await handle.answer({ despiteRefusals: true });
    expect(messages.map(textOfMessage).join()).toMatch(/What I can do/);
    expect(world.log.filter(({ level }) => level !== "info")).toEqual([]);
  });

  test("that never arrives is given up after three attempts, logged without the member's words, and the next one is given", async () => {
    const world = await createDiscordWorld();
    world.fake.answerNext(503, { times: 3, route: callback });
    world.fake.interaction.command({ name: "help" });
    await world.fake.until(() => world.fake.requests.filter(({ failed }) => failed).length === 3);
    expect((await world.say("rules")).messages).toHaveLength(1);
    expect(loud(world)).toMatchObject([{ sentence: "An answer may not have reached Discord", details: { status: 503, what: "answer" } }]);
    expect(JSON.stringify(loud(world))).not.toMatch(/What I can do|callback/);
  });

  test("is waited for when the bot stops; afterwards nobody is answered", async () => {
    const world = await createDiscordWorld();
    const { release, reached } = world.hold();
    const handle = world.fake.interaction.command({ name: "help" });
    await reached;
    const stopped = world.discord.stop();
    world.fake.interaction.command({ name: "rules" });
    // Time enough to hang up, if nothing held it.
    const channel = { platform: "discord", space: "1", id: world.fake.channel("study").id } as const;
    for (const id of ["d1", "d2", "d3"]) await world.discord.post(to(channel), reply("News"), id);
    expect(world.fake.gateway.sessions.size).toBe(1);
    release();
    await stopped;
    expect(handle.seen().messages).toHaveLength(1);
    expect(world.handled()).toBe(1);
    expect(world.fake.gateway.sessions.size).toBe(0);
    expect(world.log.map(({ sentence }) => sentence)).toEqual(["The commands are registered with Discord"]);
  });
});

describe("posting", () => {
  const said = (words: string): Reply => reply("News", paragraph(words));
  const study = ({ fake }: DiscordWorld): ChannelRef => ({
    platform: "discord",
    space: fake.guild("Study group").id,
    id: fake.channel("study").id,
  });

  test("sends a message, and all its parts, once per delivery", async () => {
    const world = await createDiscordWorld();
    const { discord, fake } = world;
    const sent = await discord.post(to(study(world)), said("Hello"), "d1");
    expect(sent).toEqual({ kind: "sent", message: { channel: study(world), id: fake.messages("study")[0]?.id } });
    expect(await discord.post(to(study(world)), said("Hello"), "d1")).toEqual(sent);
    await discord.post(to(study(world)), said("Hello"), "d2");
    expect(fake.messages("study")).toHaveLength(2);
    const long = reply("Long", ...Array.from({ length: 4 }, (_, i) => paragraph(`${i} ${"word ".repeat(500)}`)));
    const first = await discord.post(to(study(world)), long, "d3");
    expect(fake.messages("study").length).toBeGreaterThan(4);
    expect(first).toMatchObject({ message: { id: fake.messages("study")[2]?.id } });
    expect(trouble(world)).toEqual([]);
    expect(await discord.post(to(study(world)), long, "d3")).toEqual(first);
  });

  test("knows a delivery by a nonce of 25 characters, the same each time, another for each part", () => {
    const nonces = ["d1", "d2", "d10", "d"].flatMap((id) => [0, 1, 10].map((part) => nonceOf(id, part)));
    expect(new Set(nonces).size).toBe(12);
    for (const nonce of nonces) expect(nonce).toMatch(/^.{25}$/);
    expect(nonceOf("d1", 0)).toBe(nonceOf("d1", 0));
  });

  test.each([500, 502, 503, 504, "close", "reset"] as const)(
    "does not know what became of it after %s, and sends it once all the same",
    async (how) => {
      const world = await createDiscordWorld();
      const { fake, discord } = world;
      fake.answerNext(how, { route: posting, accepted: true });
      const before = fake.requests.length;
      expect(await discord.post(to(study(world)), said("Hello"), "d1")).toEqual({ kind: "unknown" });
      expect(fake.requests.length - before).toBe(1); // nobody repeats it but whoever asked
      expect(await discord.post(to(study(world)), said("Hello"), "d1")).toMatchObject({ kind: "sent" });
      expect(fake.messages("study")).toHaveLength(1);
    },
  );

  test("is told when to come again, and does not wait itself", async () => {
    const world = await createDiscordWorld();
    world.fake.answerNext(429, { route: posting, retryAfter: 7 });
    const later = await world.discord.post(to(study(world)), said("Hello"), "d1");
    expect(later).toMatchObject({ kind: "later" });
    expect(later.kind === "later" && later.milliseconds).toBeGreaterThanOrEqual(7_000);
    expect(world.fake.messages("study")).toHaveLength(0);
  });

  test("finds the channel gone, or closed to the bot", async () => {
    const world = await createDiscordWorld();
    const { fake, discord } = world;
    const channel = study(world);
    fake.forbid("study", "SEND_MESSAGES");
    expect(await discord.post(to(channel), said("x"), "d1")).toMatchObject({ kind: "forbidden" });
    fake.forbid("study", "VIEW_CHANNEL");
    expect(await discord.post(to(channel), said("x"), "d2")).toMatchObject({ kind: "forbidden" });
    fake.deleteChannel("study");
    expect(await discord.post(to(channel), said("x"), "d3")).toEqual({ kind: "gone" });
    expect(world.fatal).toEqual([]);
  });

  test("stops the process where the token is no longer taken", async () => {
    const world = await createDiscordWorld({ token: "revoked.token.x", started: false });
    expect(await world.discord.post(to(study(world)), said("x"), "d1")).toMatchObject({ kind: "later" });
    expect(world.fatal).toEqual([expect.stringMatching(/Reset Token/)]);
  });
});

test("a terminal start does not load discord.js: only index.ts imports it, and only when asked", async () => {
  const { readdirSync, readFileSync } = await import("node:fs");
  const folder = new URL("../../../src/adapters/discord/", import.meta.url);
  const loading = readdirSync(folder).filter((file) =>
    /^(?!import type)[^\n]*(?:from |import\()"discord\.js"/m.test(
      readFileSync(new URL(file, folder), "utf8").replace(/import type \{[^}]*\}/g, "import type {}"),
    ),
  );
  expect(loading).toEqual(["index.ts"]);
  expect(readFileSync(new URL("index.ts", folder), "utf8")).toMatch(/await import\("discord\.js"\)/);
});

const to = (channel: ChannelRef): Target => ({ kind: "channel", channel });
