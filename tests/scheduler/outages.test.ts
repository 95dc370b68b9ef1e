import { describe, expect, test } from "vitest";
import { greet } from "../support/jobs.ts";
import { createStage } from "../support/stage.ts";

const good = (group: string) => `Good day, Group ${group}`;
const ten = "2026-11-30T10:00Z";

describe("a platform that", () => {
  test("asks for patience is asked again then, and once", async () => {
    const { at, pass, cohort, discord } = await createStage([greet]);
    await cohort("a");
    await cohort("b");
    discord.answer({ kind: "later", milliseconds: 7000 }, { where: "a" });
    await at(ten);
    expect([discord.shown("a"), discord.shown("b")]).toEqual([[], [good("b")]]);
    await pass(6000);
    expect(discord.asked).toHaveLength(2);
    await pass(2000);
    expect(discord.shown("a")).toEqual([good("a")]);
    expect(discord.asked).toHaveLength(3);
  });

  test("hangs delays no other, nor a second channel of its own", async () => {
    const { at, pass, cohort, discord, slack, store } = await createStage([greet]);
    await cohort("a", "slack");
    await cohort("b", "slack");
    await cohort("c");
    slack.answer("hang", { where: "a" });
    await at(ten);
    expect([slack.shown("a"), slack.shown("b"), discord.shown("c")]).toEqual([[], [good("b")], [good("c")]]);
    await at("2026-11-30T10:01Z");
    expect(slack.asked.filter(({ target }) => target.kind === "channel" && target.channel.id === "a")).toHaveLength(1);
    await pass(30_000);
    expect(slack.shown("a")).toEqual([good("a")]);
    expect((await store.runs.named("greet:cohort:a:2026-11-30"))?.state).toBe("finished");
  });

  test.each(["discord", "slack"] as const)("%s: all its channels hang, and the other one is on time", async (name) => {
    const { at, cohort, discord, slack } = await createStage([greet]);
    const [hanging, other] = name === "discord" ? [discord, slack] : [slack, discord];
    for (let n = 0; n < 60; n++) await cohort(`h${n}`, name);
    await cohort("x", name === "discord" ? "slack" : "discord");
    hanging.answer("hang", { times: 1000 });
    await at(ten);
    expect(hanging.asked).toHaveLength(50);
    expect(other.shown("x")).toEqual([good("x")]);
  });

  test("answers 500 after it took the message shows it once: it is found there", async () => {
    const { at, pass, cohort, discord } = await createStage([greet]);
    await cohort("a");
    discord.answer({ kind: "unknown" }, { accepted: true });
    await at(ten);
    await pass(10_000);
    expect(discord.shown("a")).toEqual([good("a")]);
    expect(discord.asked).toHaveLength(1);
  });

  test("answers 500 and took nothing is sent it again", async () => {
    const { at, pass, cohort, discord, store } = await createStage([greet]);
    await cohort("a");
    discord.answer({ kind: "unknown" }, { times: 2 });
    await at(ten);
    await pass(20_000);
    expect(discord.shown("a")).toEqual([good("a")]);
    const [delivery] = await store.posts.of("greet:cohort:a:2026-11-30");
    expect(delivery).toMatchObject({ state: "sent", attempts: 3, isDoubtful: false });
  });

  test("cannot say what arrived is sent it again while it knows it by its id, which shows it once", async () => {
    const { at, pass, cohort, discord, store } = await createStage([greet]);
    await cohort("a");
    discord.canFind = false;
    discord.answer({ kind: "unknown" }, { times: 3, accepted: true });
    await at(ten);
    await pass(60_000);
    expect(discord.shown("a")).toEqual([good("a")]);
    expect(new Set(discord.asked.map(({ delivery }) => delivery)).size).toBe(1);
    expect(discord.asked).toHaveLength(4);
    expect((await store.posts.of("greet:cohort:a:2026-11-30"))[0]?.isDoubtful).toBe(false);
  });

  test("cannot say it later either is sent it once more at most, and that is recorded", async () => {
    const { at, cohort, discord, store, log } = await createStage([greet]);
    await cohort("a");
    discord.canFind = false;
    discord.answer({ kind: "unknown" }, { times: 99, accepted: true });
    await at(ten);
    for (const time of ["10:10", "10:20", "10:40", "11:30", "14:00"]) await at(`2026-11-30T${time}Z`);
    expect(discord.shown("a")).toEqual([good("a"), good("a")]);
    expect(discord.asked).toHaveLength(2);
    const [delivery] = await store.posts.of("greet:cohort:a:2026-11-30");
    expect(delivery).toMatchObject({ state: "given up", isDoubtful: true, reason: { kind: "arrival unknown", times: 2 } });
    expect(log.lines).toEqual(["warn: A message is given up"]);
    await at("2026-12-01T10:00Z");
    expect(discord.asked).toHaveLength(3);
  });

  test("is down for six hours misses it, and has the next one", async () => {
    const { at, cohort, discord, store } = await createStage([greet]);
    await cohort("a");
    discord.answer({ kind: "later", milliseconds: 3_600_000 }, { times: 6 });
    await at(ten);
    for (let hour = 11; hour <= 16; hour++) await at(`2026-11-30T${hour}:01Z`);
    const [delivery] = await store.posts.of("greet:cohort:a:2026-11-30");
    expect(delivery).toMatchObject({ state: "given up", reason: { kind: "out of time" }, failingSince: new Date(ten) });
    await at("2026-12-01T10:00Z");
    expect((await store.runs.named("greet:cohort:a:2026-12-01"))?.state).toBe("finished");
  });
});

describe("a channel that is lost", () => {
  test.each([
    [{ kind: "gone" }, "The channel is no longer there for me"],
    [{ kind: "forbidden", remedy: "Allow me to write." }, "Allow me to write."],
  ] as const)("(%o) is told of once, keeps its schedule, and delays nobody", async (how, words) => {
    const { at, cohort, discord, store } = await createStage([greet]);
    await cohort("a");
    await cohort("b");
    discord.answer(how, { times: 3, where: "a" });
    for (const day of ["2026-11-30", "2026-12-01", "2026-12-02"]) await at(`${day}T10:00Z`);
    expect(discord.shown("a")).toEqual([]);
    expect(discord.shown("b")).toEqual([good("b"), good("b"), good("b")]);
    expect(discord.shown("discord:ada")).toEqual(["I cannot post for Group a on Discord"]);
    const notice = discord.asked.find(({ target }) => target.kind === "direct");
    expect(JSON.stringify(notice?.reply)).toContain(words);
    expect(await store.posts.troubles("a")).toEqual([{ destination: "discord/s/a", since: new Date(ten), reason: how }]);
    expect(await store.posts.troubles("b")).toEqual([]);
    // Put in order, it goes on; lost again, it is told again.
    await at("2026-12-03T10:00Z");
    expect(discord.shown("a")).toEqual([good("a")]);
    expect(await store.posts.troubles("a")).toEqual([]);
    discord.answer(how, { where: "a" });
    await at("2026-12-04T10:00Z");
    expect(discord.shown("discord:ada")).toHaveLength(2);
  });

  test("whose organizer takes no messages either is no more trouble than that", async () => {
    const { at, cohort, discord, log } = await createStage([greet]);
    await cohort("a");
    discord.answer({ kind: "gone" }, { times: 9 });
    await at(ten);
    await at("2026-12-01T10:00Z");
    expect(discord.asked.filter(({ target }) => target.kind === "direct")).toHaveLength(1);
    expect(log.lines.every((line) => line === "warn: A message is given up")).toBe(true);
  });
});

test("after a clock was moved back nobody says for how long a platform has known a message", async () => {
  const { at, pass, cohort, discord, store, scheduler, another } = await createStage([greet]);
  await cohort("a");
  discord.canFind = false;
  discord.answer({ kind: "later", milliseconds: 3_600_000 });
  await at(ten);
  discord.answer("hang", { accepted: true });
  await at("2026-11-30T13:00Z");
  const stopped = scheduler.stop();
  await pass(12_000);
  await stopped;
  await at("2026-11-30T11:30Z");
  const other = another();
  await other.tick();
  await other.settled();
  expect(await store.posts.of("greet:cohort:a:2026-11-30")).toMatchObject([{ state: "sent", isDoubtful: true }]);
});

test("in one place what was first stays first, though its platform asks for patience", async () => {
  const second = {
    ...greet,
    name: "second",
    rank: 30,
    prepare: async () => ({ content: { title: "Second", tone: "plain", blocks: [] } as const }),
  };
  const { at, pass, cohort, discord } = await createStage([second, greet]);
  await cohort("a");
  discord.answer({ kind: "later", milliseconds: 5000 });
  await at(ten);
  expect(discord.shown("a")).toEqual([]);
  await pass(6000);
  expect(discord.shown("a")).toEqual([good("a"), "Second"]);
});

test("a message that its platform never takes is given up, and the next one comes", async () => {
  const { at, cohort, discord, log, store } = await createStage([greet]);
  await cohort("a");
  const { post } = discord;
  discord.post = async () => {
    throw new Error("too long");
  };
  await at(ten);
  expect(log.lines[0]).toBe("error: A message is one that its platform does not take: Error: too long");
  expect((await store.runs.named("greet:cohort:a:2026-11-30"))?.state).toBe("finished");
  discord.post = post;
  await at("2026-12-01T10:00Z");
  expect(discord.shown("a")).toEqual([good("a")]);
});
