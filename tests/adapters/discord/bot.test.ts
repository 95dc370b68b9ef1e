import { describe, expect, test } from "vitest";
import { command, paragraph, reply, z } from "#core";
import { allComponents } from "../../support/fakes/discord/index.ts";
import { createGroup, isOf, only, start, textOf } from "./group.ts";
import { createDiscordWorld, trouble } from "./world.ts";

describe("an answer", () => {
  test.each([
    ["is private", "week", {}, true],
    ["is for the channel", "setup", { ...start, name: "Autumn" }, false],
  ] as const)("that is slow is announced, put in place, and %s", async (_, name, options, ephemeral) => {
    const world = ephemeral ? await createGroup() : await createDiscordWorld();
    const { release } = world.hold();
    const handle = world.fake.interaction.command({ name, options, permissions: ["VIEW_CHANNEL", "MANAGE_GUILD"] });
    await world.loseTime();
    const announced = await handle.acknowledged();
    expect(announced).toMatchObject({ deferred: true, acknowledgements: 1, messages: [{ ephemeral }] });
    world.pass(60_000); // far more than three seconds
    release();
    const answer = await handle.answer();
    expect(only(answer).ephemeral).toBe(ephemeral);
    expect(textOf(answer)).toMatch(/Autumn/);
    expect([trouble(world), world.errors]).toEqual([[], []]);
  });

  test("that is quick is given at once, to who asked", async () => {
    const world = await createGroup();
    const answer = await world.say("week");
    expect(answer).toMatchObject({ deferred: false, acknowledgements: 1, messages: [{ ephemeral: true }] });
    expect(world.fake.messages("study")).toHaveLength(1); // what /setup said, and nothing else
  });

  test.each([false, true])("in place changes the message, slow: %s", async (slow) => {
    const world = await createGroup();
    const week = only(await world.say("week"));
    const { release } = slow ? world.hold() : { release: () => {} };
    const handle = world.fake.interaction.press(week, isOf("tick"));
    if (slow) await world.loseTime();
    if (slow) expect(await handle.acknowledged()).toMatchObject({ deferred: true });
    release();
    const answer = await handle.answer();
    expect(only(answer)).toMatchObject({ id: week.id, ephemeral: true });
    expect(textOf(answer)).toMatch(/✅/);
    expect(trouble(world)).toEqual([]);
  });

  test("that is too long goes on in further messages, as private as the first", async () => {
    const paragraphs = [paragraph("*".repeat(2_700))]; // one page for the core; twice as much for Discord
    const probe = command({
      name: "probe",
      summary: "A long answer",
      answers: "caller",
      needs: "nothing",
      options: z.object({}),
      run: async () => reply("Long", ...paragraphs),
    });
    const world = await createDiscordWorld({ moreCommands: [probe] });
    const handle = world.fake.interaction.command({ name: "probe" });
    const { messages } = await handle.answer({ messages: 2 });
    expect(messages.map(({ ephemeral }) => ephemeral)).toEqual(messages.map(() => true));
    expect(trouble(world)).toEqual([]);
  });

  test("to an interaction that is delivered twice is given once", async () => {
    const world = await createGroup();
    const before = world.handled();
    const handle = world.fake.interaction.command({ name: "done", options: { item: "boto3" } });
    world.fake.redeliver(handle);
    await handle.answer();
    world.fake.redeliver(handle);
    await world.say("week"); // comes after the second and third delivery
    expect(world.handled() - before).toBe(2);
    expect(handle.seen().acknowledgements).toBe(1);
    expect([trouble(world), world.log.filter(({ level }) => level !== "info")]).toEqual([[], []]);
  });

  test("to an interaction that has run out is logged and forgotten", async () => {
    const world = await createGroup();
    const { release, reached } = world.hold();
    const late = world.fake.interaction.command({ name: "done", options: { item: "boto3" } });
    await reached;
    world.pass(3_001);
    release();
    await world.fake.until(() => late.refusals.length > 0 || undefined);
    expect(textOf(await world.say("done", { item: "boto3" }))).toMatch(/done already/); // what was asked is done all the same
    expect(world.log).toContainEqual(expect.objectContaining({ level: "warn", details: expect.objectContaining({ code: 10062 }) }));
    expect(trouble(world)).toHaveLength(1);
  });

  test("that comes after the interaction's quarter of an hour is logged and forgotten", async () => {
    const world = await createGroup();
    const { release } = world.hold();
    const late = world.fake.interaction.command({ name: "week" });
    await world.loseTime();
    await late.acknowledged();
    world.pass(15 * 60_000 + 1);
    release();
    await world.fake.until(() => late.refusals.length > 0 || undefined);
    expect(textOf(await world.say("week"))).toMatch(/Autumn/);
    expect(world.log).toContainEqual(expect.objectContaining({ level: "warn", details: expect.objectContaining({ code: 50027 }) }));
  });

  test("to an interaction that another process has answered is logged and forgotten", async () => {
    const world = await createGroup();
    const { release, reached } = world.hold();
    const handle = world.fake.interaction.command({ name: "week" });
    await reached;
    await fetch(`${world.fake.url}/v10/interactions/${handle.id}/${handle.token}/callback`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ type: 5, data: { flags: 64 } }),
    });
    release();
    await world.fake.until(() => handle.refusals.length > 0 || undefined);
    await world.say("week");
    expect(world.log).toContainEqual(expect.objectContaining({ level: "warn", details: expect.objectContaining({ code: 40060 }) }));
  });

  test("to an old or forged button is kind", async () => {
    const world = await createGroup();
    const { payload } = world.fake.interaction.press(only(await world.say("week")), isOf("tick"));
    for (const [i, custom_id] of ["gone:x", "tick:only-one", "tick:%", "tick:boto3:toggled:x", "", "#"].entries()) {
      const id = `14420000000000000${String(i).padStart(2, "0")}`;
      const data = { ...(payload.data as object), custom_id };
      world.fake.gateway.dispatch("INTERACTION_CREATE", { ...payload, id, data } as never);
    }
    await world.say("week");
    expect(world.errors).toEqual([]);
    expect(world.log.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("while typing offers the path's items and the world's time zones, never more than Discord takes", async () => {
    const world = await createGroup();
    const offered = async (name: string, focused: string, value: string, manages = false) =>
      (
        await world.fake.interaction
          .autocomplete({ name, focused, value, permissions: manages ? ["MANAGE_GUILD"] : ["VIEW_CHANNEL"], channel: "study" })
          .answer()
      ).choices;
    expect(await offered("done", "item", "boto")).toMatchObject([{ value: "aws-sdk-for-python-boto3" }]);
    expect((await offered("done", "item", ""))?.length).toBe(25);
    expect(await offered("setup", "timezone", "berlin", true)).toMatchObject([{ name: "Europe/Berlin", value: "Europe/Berlin" }]);
    expect(await offered("settings", "timezone", "")).toEqual([]);
    expect([trouble(world), world.errors]).toEqual([[], []]);
  });
});

describe("who and where", () => {
  test("the server's managers organize, members do not", async () => {
    const world = await createGroup();
    const buttonsFor = async (manages: boolean) =>
      allComponents(only(await world.say("cohort", {}, { user: "Zoe", manages }))).filter(({ type }) => type === 2).length;
    expect(await buttonsFor(false)).toBe(0);
    expect(await buttonsFor(true)).toBeGreaterThan(0);
    expect(() => world.fake.interaction.command({ name: "setup", options: start, user: "Zoe" })).toThrow("does not offer");
  });

  test("in a thread the group is that of its channel", async () => {
    const world = await createGroup();
    expect(textOf(await world.say("week", {}, { thread: "week 1" }))).toMatch(/Autumn/);
    expect(textOf(await world.say("join", {}, { user: "Bob", thread: "week 1" }))).toMatch(/Welcome to Autumn, Bob/);
  });

  test("a member who is called @everyone pings nobody", async () => {
    const world = await createGroup();
    const names = ["@everyone", "**x**", "[a](http://x.example)", "<@1>", "`x`"];
    for (const nick of names) {
      const user = `Person ${nick}`;
      const handle = world.fake.interaction.command({ name: "join", user, nick });
      await handle.answer();
      await world.fake.interaction.command({ name: "done", options: { item: "boto3" }, user, nick }).answer();
    }
    await world.say("leaderboard");
    for (const { body } of world.fake.requests.filter(({ path }) => path.endsWith("/callback"))) {
      const { data } = body as { data?: { allowed_mentions?: unknown } };
      if (data?.allowed_mentions) expect(data.allowed_mentions).toEqual({ parse: [] });
    }
    expect(trouble(world)).toEqual([]);
  });
});
