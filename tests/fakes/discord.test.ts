import { existsSync } from "node:fs";
import { Client, type ClientOptions, Events, GatewayIntentBits, type Interaction, MessageFlags, REST, Routes } from "discord.js";
import { afterEach, describe, expect, test } from "vitest";
import {
  buttonsOf,
  defaultDocument,
  type FakeDiscordOptions,
  rules,
  startFakeDiscord,
  textOfMessage,
} from "../support/fakes/discord/index.ts";
import { plantedForms } from "../support/fakes/discord/planted/answers.ts";
import { plantedCommands, plantedMessages, says } from "../support/fakes/discord/planted/bodies.ts";
import { plantedLines } from "../support/fakes/discord/planted/gateway.ts";
import { type Hand, openHand, start } from "../support/fakes/discord/planted/hand.ts";
import { plantedModals } from "../support/fakes/discord/planted/modals.ts";
import type { PlantedRequest } from "../support/fakes/discord/planted/moves.ts";
import { plantedRequests } from "../support/fakes/discord/planted/requests.ts";
import type { RuleName } from "../support/fakes/discord/rules.ts";
import { op } from "../support/fakes/discord/words.ts";

const toStop: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of toStop.splice(0).reverse()) await stop();
});

async function hands(options?: FakeDiscordOptions): Promise<Hand> {
  const hand = await openHand(options);
  toStop.push(hand.stop);
  return hand;
}

describe("unmodified discord.js", () => {
  const silent = { parse: [] } as const;

  async function bot(answer: (interaction: Interaction) => unknown = () => undefined, more: Partial<ClientOptions> = {}) {
    let now = start;
    const fake = await startFakeDiscord({ now: () => now });
    const client = new Client({ intents: [], allowedMentions: silent, ...more, rest: { api: fake.url } });
    client.on(Events.InteractionCreate, (interaction) => void Promise.resolve(answer(interaction)).catch(() => undefined));
    toStop.push(fake.stop, () => client.destroy());
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(fake.token);
    await ready;
    const pass = (ms: number) => {
      now += ms;
    };
    return { fake, client, pass };
  }

  const command = { name: "done", description: "Tick off an item", contexts: [0], integration_types: [0] };

  test("logs in, and replies to a command", async () => {
    const { fake, client } = await bot(
      (interaction) => interaction.isChatInputCommand() && interaction.reply(`Hi ${interaction.user.displayName}`),
    );
    expect(client.user?.id).toBe(fake.applicationId);
    const { messages, deferred, acknowledgements } = await fake.interaction.command({ name: "progress", user: "Grace" }).answer();
    expect(messages.map(textOfMessage)).toEqual(["Hi Grace"]);
    expect({ deferred, acknowledgements }).toEqual({ deferred: false, acknowledgements: 1 });
  });

  test("reads typed options, and where and from whom they come", async () => {
    const options = [
      { type: 3, name: "item", description: "Which", required: true },
      { type: 4, name: "minutes", description: "How long" },
    ];
    const { fake, client } = await bot((interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { options, guildId, channelId, memberPermissions, appPermissions } = interaction;
      const facts = [
        options.getString("item"),
        options.getInteger("minutes"),
        memberPermissions?.has("ManageGuild"),
        appPermissions.has("SendMessages"),
      ];
      return interaction.reply(JSON.stringify([...facts, guildId, channelId]));
    });
    await client.rest.put(Routes.applicationCommands(fake.applicationId), { body: [{ ...command, options }] });
    expect(fake.commands().map(({ name }) => name)).toEqual(["done"]);
    const asked = fake.interaction.command({
      name: "done",
      options: { item: "ec2", minutes: 30 },
      thread: "Week 1",
      permissions: ["MANAGE_GUILD"],
    });
    const [message] = (await asked.answer()).messages;
    const thread = fake.thread("Week 1", "study");
    expect(JSON.parse(message?.content ?? "")).toEqual(["ec2", 30, true, true, thread.guild_id, thread.id]);
    expect(asked.payload).toMatchObject({ channel: { type: 11, parent_id: fake.channel("study").id }, version: 1 });
    expect(() => fake.interaction.command({ name: "done" })).toThrow("without item");
    expect(() => fake.interaction.command({ name: "undone" })).toThrow("offers no /undone");
  });

  test("defers for one person, and edits into Components V2", async () => {
    const { fake, pass } = await bot(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      pass(60_000);
      await interaction.editReply({ flags: MessageFlags.IsComponentsV2, components: [{ type: 10, content: "**3** of 8" }] });
    });
    const { messages, deferred } = await fake.interaction.command({ name: "progress" }).answer();
    expect(messages.map(textOfMessage)).toEqual(["**3** of 8"]);
    expect({ deferred, ephemeral: messages[0]?.ephemeral }).toEqual({ deferred: true, ephemeral: true });
    expect(fake.messages("study")).toEqual([]);
  });

  test("answers in direct messages, with a file", async () => {
    const file = { attachment: Buffer.from("{}"), name: "my-data.json" };
    const { fake } = await bot(
      (interaction) => interaction.isChatInputCommand() && interaction.reply({ content: `${interaction.guildId}`, files: [file] }),
    );
    const [message] = (await fake.interaction.command({ name: "mydata", direct: true }).answer()).messages;
    expect(message).toMatchObject({ content: "null", channel_id: fake.direct("Ada").id });
    expect(message?.attachments.map(({ filename, content }) => [filename, String(content)])).toEqual([["my-data.json", "{}"]]);
  });

  test("completes what is being typed", async () => {
    const { fake } = await bot(
      (interaction) =>
        interaction.isAutocomplete() && interaction.respond([{ name: `About ${interaction.options.getFocused()}`, value: "ec2" }]),
    );
    const { choices } = await fake.interaction.autocomplete({ name: "done", focused: "item", value: "ec" }).answer();
    expect(choices).toEqual([{ name: "About ec", value: "ec2" }]);
  });

  test("updates in place on a press, answers a select, and refuses a stranger's eyes", async () => {
    const buttons = (label: string) => [{ type: 1, components: [{ type: 2, style: 1, custom_id: label, label }] }];
    const select = {
      type: 3,
      custom_id: "pick",
      max_values: 2,
      options: ["a", "b"].map((value) => ({ label: value.toUpperCase(), value })),
    };
    const { fake } = await bot(async (interaction) => {
      if (interaction.isChatInputCommand())
        return interaction.reply({ content: "Page 1", components: buttons("Next"), flags: MessageFlags.Ephemeral });
      if (interaction.isButton()) return interaction.update({ content: "Page 2", components: [{ type: 1, components: [select] }] });
      if (!interaction.isStringSelectMenu()) return;
      await interaction.deferUpdate();
      return interaction.followUp(`You picked ${interaction.values.join(" and ")}`);
    });
    const [first] = (await fake.interaction.command({ name: "path" }).answer()).messages;
    if (!first) throw new Error("no message");
    expect(buttonsOf(first)).toEqual(["Next"]);
    expect(() => fake.interaction.press(first, "Next", "Grace")).toThrow("does not see");
    expect(() => fake.interaction.press(first, "Back")).toThrow('Nothing here is "Back", only: Next.');
    const [second] = (await fake.interaction.press(first, "Next").answer()).messages;
    expect(second).toMatchObject({ id: first.id, content: "Page 2", ephemeral: true });
    if (!second) throw new Error("no message");
    const picked = await fake.interaction.select(second, "pick", ["A", "b"]).answer();
    expect(picked.messages.map(textOfMessage)).toEqual(["You picked a and b"]);
    expect(picked.deferred).toBe(true);
  });

  test("posts with a nonce; when the answer is lost it asks again, and one message stands there", async () => {
    const { fake, client } = await bot();
    fake.answerNext("reset", { route: "POST /channels" });
    const body = { ...says("Question of the day"), nonce: "a-delivery", enforce_nonce: true };
    const posted = await client.rest.post(Routes.channelMessages(fake.channel("study").id), { body });
    expect(fake.messages("study").map(({ id, content }) => ({ id, content }))).toEqual([
      { id: (posted as { id: string }).id, content: "Question of the day" },
    ]);
    expect(fake.requests.slice(-2).map(({ status, failed, rules }) => ({ status, failed, rules }))).toEqual([
      { status: 0, failed: "reset", rules: [] },
      { status: 200, failed: undefined, rules: ["a nonce posts once"] },
    ]);
  });

  test.each(["drop", "reconnectRequested"] as const)("resumes after %s, and misses nothing", async (way) => {
    const { fake } = await bot((interaction) => interaction.isChatInputCommand() && interaction.reply(interaction.commandName));
    fake.gateway[way]();
    const meanwhile = fake.interaction.command({ name: "meanwhile" });
    expect((await meanwhile.answer()).messages[0]?.content).toBe("meanwhile");
    await fake.until(() => fake.gateway.resumes === 1);
    expect(fake.gateway.sessions.size).toBe(1);
    expect((await fake.interaction.command({ name: "afterwards" }).answer()).messages[0]?.content).toBe("afterwards");
  });

  test("a second delivery of the same interaction finds it acknowledged", async () => {
    const { fake } = await bot((interaction) => interaction.isChatInputCommand() && interaction.reply("Once"));
    const asked = fake.interaction.command({ name: "done" });
    await asked.answer();
    fake.redeliver(asked);
    await fake.until(() => asked.refusals.length === 1);
    expect(asked.refusals[0]?.rules).toEqual(["an interaction is acknowledged once"]);
    expect(asked.seen()).toMatchObject({ acknowledgements: 1, messages: [{ content: "Once" }] });
  });

  test("an answer that is refused rejects with Discord's words, and says by which rule", async () => {
    const { fake } = await bot((interaction) => interaction.isChatInputCommand() && interaction.reply("x".repeat(2001)));
    const asked = fake.interaction.command({ name: "help" });
    await expect(asked.answer()).rejects.toThrow(/Must be 2000 or fewer in length.*content has at most 2000 characters/);
  });

  test("with the guilds intent it learns of servers; without, it gets no GUILD_CREATE", async () => {
    const { fake, client } = await bot(undefined, { intents: [GatewayIntentBits.Guilds] });
    expect(client.guilds.cache.map(({ name, available }) => ({ name, available }))).toEqual([{ name: "Study group", available: true }]);
    const [session] = fake.gateway.sessions.values();
    expect(session?.sent.map(({ t }) => t)).toEqual(["READY", "GUILD_CREATE"]);
    const other = await bot();
    expect([...other.fake.gateway.sessions.values()].flatMap(({ sent }) => sent.map(({ t }) => t))).toEqual(["READY"]);
  });
});

describe("each rule refuses its planted violation, and lets its nearest pass", () => {
  const openApiRule: RuleName = "a body fits Discord's OpenAPI document";
  const post = (body: object) => (hand: Hand) => hand.call("POST", `/channels/${hand.fake.channel("study").id}/messages`, body as never);
  const put = (body: unknown) => (hand: Hand) => hand.call("PUT", `/applications/${hand.fake.applicationId}/commands`, body as never);
  const planted = new Map<string, PlantedRequest>([
    ...Object.entries(plantedRequests),
    ...Object.entries(plantedForms),
    ...Object.entries(plantedModals),
    ...Object.entries(plantedMessages).map(([name, { bad, good }]) => [name, { bad: post(bad), good: post(good) }] as const),
    ...Object.entries(plantedCommands).map(([name, { bad, good }]) => [name, { bad: put(bad), good: put(good) }] as const),
  ]);

  test("no rule is without a violation, and no violation without a rule", () => {
    const names = rules.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(90);
    expect([...planted.keys(), ...Object.keys(plantedLines), openApiRule].sort()).toEqual([...names].sort());
  });

  const answered = rules.flatMap((rule) => (rule.kind === "gateway" || rule.name === openApiRule ? [] : [rule]));
  test.each(answered)("$name ($source)", async (rule) => {
    const plant = planted.get(rule.name);
    if (!plant) throw new Error("no violation is planted");
    const expected = rule.kind === "form" ? { status: 400, code: 50035, message: "Invalid Form Body" } : rule;
    const hand = await hands();
    const refused = await plant.bad(hand);
    expect(hand.fake.requests.at(-1)).toMatchObject({ status: expected.status, rules: [rule.name] });
    expect(refused.status).toBe(expected.status);
    if (expected.status >= 400) expect(refused.body.message).toBe(expected.message);
    if (expected.status >= 400 && expected.status !== 429) expect(refused.body.code).toBe(expected.code);
    if (rule.kind === "form") expect(JSON.stringify(refused.body.errors)).toContain(`"code":"${rule.key}"`);

    const other = await hands();
    const passed = await plant.good(other);
    expect(other.fake.requests.at(-1)).toMatchObject({ rules: [], status: passed.status });
    expect(passed.status).toBeLessThan(300);
  });

  test.each(rules.filter(({ kind }) => kind === "gateway"))("$name ($source)", async (rule) => {
    if (rule.kind !== "gateway") throw new Error("not the gateway's");
    const plant = plantedLines[rule.name as keyof typeof plantedLines];
    const hand = await hands();
    const line = await plant.bad(hand);
    if (rule.close === "invalid session") expect(await line.frame(op.invalidSession)).toMatchObject({ d: false });
    else expect(await line.closed).toBe(rule.close);
    expect(hand.fake.gateway.ended).toEqual([{ rule: rule.name, close: rule.close }]);

    const other = await hands();
    const alive = await plant.good(other);
    alive.send({ op: op.heartbeat, d: null });
    expect(await alive.frame(op.ack)).toBeDefined();
    expect(other.fake.gateway.ended).toEqual([]);
  });
});

describe("what is no refusal", () => {
  test("a bulk overwrite keeps the ids of commands, fills in what is left out, and is counted", async () => {
    const { fake, call } = await hands();
    const path = `/applications/${fake.applicationId}/commands`;
    const command = (name: string) => ({ name, description: "x", contexts: [0], integration_types: [0], default_member_permissions: "32" });
    await call("PUT", path, [command("a"), command("b")]);
    const before = fake.commands();
    await call("PUT", path, [command("b"), command("c")]);
    expect(fake.commands().map(({ name }) => name)).toEqual(["b", "c"]);
    expect(fake.commands()[0]).toMatchObject({
      id: before[1]?.id,
      type: 1,
      default_member_permissions: "32",
      application_id: fake.applicationId,
    });
    expect(fake.commandPuts).toBe(2);
    expect(() => fake.interaction.command({ name: "b" })).toThrow("not offer /b to this person");
    expect(() => fake.interaction.command({ name: "b", direct: true })).toThrow("not offer /b here");
  });

  test("each answer tells the rate limit, and 429 tells when to come back", async () => {
    const { fake, call, pass } = await hands();
    const path = `/channels/${fake.channel("study").id}/messages`;
    fake.limit("POST /channels/{channel_id}/messages", 2, 5000);
    const first = await call("POST", path, says("1"));
    expect(first.headers.get("X-RateLimit-Remaining")).toBe("1");
    await call("POST", path, says("2"));
    pass(1500);
    const third = await call("POST", path, says("3"));
    expect(third.body).toEqual({ message: "You are being rate limited.", retry_after: 3.5, global: false });
    const told = ["Retry-After", "X-RateLimit-Scope", "X-RateLimit-Remaining", "X-RateLimit-Reset-After"].map((name) =>
      third.headers.get(name),
    );
    expect(told).toEqual(["4", "user", "0", "3.500"]);
    expect((await call("POST", `/channels/${fake.channel("general").id}/messages`, says("4"))).status).toBe(200);
    expect((await call("GET", "/users/@me")).headers.get("X-RateLimit-Bucket")).toMatch(/^[0-9a-f]{32}$/);
  });

  test.each([500, 502, 503, 504, 429] as const)("a planted %s takes no effect, as often as is said", async (status) => {
    const { fake, call } = await hands();
    const path = `/channels/${fake.channel("study").id}/messages`;
    fake.answerNext(status, 2);
    const send = () =>
      fetch(`${fake.url}/v10${path}`, {
        method: "POST",
        headers: { Authorization: `Bot ${fake.token}` },
        body: JSON.stringify(says("Hi")),
      });
    expect([(await send()).status, (await send()).status]).toEqual([status, status]);
    expect(fake.messages("study")).toEqual([]);
    expect((await call("POST", path, says("Hi"))).status).toBe(200);
  });

  test("a request that hangs has taken effect", async () => {
    const { fake } = await hands();
    fake.answerNext("hang");
    const rest = new REST({ api: fake.url, retries: 0 }).setToken(fake.token);
    const stop = new AbortController();
    const hanging = rest.post(Routes.channelMessages(fake.channel("study").id), { body: says("Hi"), signal: stop.signal });
    const refused = expect(hanging).rejects.toThrow("aborted");
    expect(await fake.posted("study")).toMatchObject([{ content: "Hi" }]);
    stop.abort();
    await refused;
  });

  test("history has the newest first, tells no nonce, and hides what one person sees", async () => {
    const { fake, call } = await hands();
    const path = `/channels/${fake.channel("study").id}/messages`;
    for (const content of ["1", "2", "3"]) await call("POST", path, says(content, { nonce: content }));
    const response = await fetch(`${fake.url}/v10${path}?limit=2`, { headers: { Authorization: `Bot ${fake.token}` } });
    const listed = (await response.json()) as readonly { content: string; nonce?: string }[];
    expect(listed.map(({ content, nonce }) => ({ content, nonce }))).toEqual([{ content: "3" }, { content: "2" }]);
    fake.forbid("study", "READ_MESSAGE_HISTORY");
    expect(await (await fetch(`${fake.url}/v10${path}`, { headers: { Authorization: `Bot ${fake.token}` } })).json()).toEqual([]);
  });
});

describe("Discord's OpenAPI document", () => {
  const present = existsSync(defaultDocument);
  const bodies: readonly [string, object][] = [
    ["a misspelt key", says("Hi", { alowed_mentions: {} })],
    ["a wrong type", says("Hi", { tts: "no" })],
    [
      "a key of a component that does not exist",
      says("Hi", { components: [{ type: 1, components: [{ type: 2, style: 1, custom_id: "a", lable: "A", label: "A" }] }] }),
    ],
  ];

  test.skipIf(!present).each(bodies)(`refuses %s${present ? "" : " (skipped: ../shared/specs is absent)"}`, async (_, body) => {
    const { fake, call } = await hands();
    const path = `/channels/${fake.channel("study").id}/messages`;
    expect(await call("POST", path, body as never)).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(fake.requests.at(-1)?.rules).toEqual(["a body fits Discord's OpenAPI document"]);
    const byHand = await hands({ openapi: false });
    expect((await byHand.call("POST", `/channels/${byHand.fake.channel("study").id}/messages`, body as never)).status).toBe(200);
  });

  test("where it is absent, the checks by hand go on", async () => {
    const { fake, call } = await hands({ openapi: "/nowhere/discord-openapi.json" });
    const path = `/channels/${fake.channel("study").id}/messages`;
    expect((await call("POST", path, says("Hi", { alowed_mentions: {} }))).status).toBe(200);
    expect((await call("POST", path, says(""))).status).toBe(400);
  });
});
