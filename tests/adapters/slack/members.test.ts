import { describe, expect, test } from "vitest";
import { command, reply, z } from "#core";
import { profilePatience } from "../../../src/adapters/slack/people.ts";
import { buttonsOf } from "../../support/fakes/slack/index.ts";
import { createGroup, give, isOf, only, say, start, textOf } from "./group.ts";
import { createSlackWorld, trouble } from "./world.ts";

describe("who and where", () => {
  test("administrators and owners of the workspace organize, members do not", async () => {
    const world = await createGroup();
    world.fake.user("Olaf", { isOwner: true });
    const buttonsFor = async (user: string) => buttonsOf(only(await say(world, "/cohort", user))).length;
    expect([await buttonsFor("Zoe"), await buttonsFor("Olaf"), await buttonsFor("Olga")]).toEqual([
      0,
      expect.any(Number),
      expect.any(Number),
    ]);
    expect(await buttonsFor("Olaf")).toBeGreaterThan(0);
    expect(textOf(await say(world, `/setup ${start}`, "Zoe", "general"))).toMatch(/Only organizers/);
  });

  test("who was made an administrator is one within five minutes; where Slack does not say, nobody is", async () => {
    const world = await createGroup();
    expect(textOf(await say(world, `/setup ${start}`, "Zoe", "general"))).toMatch(/Only organizers/);
    world.fake.user("Zoe", { isAdmin: true });
    expect(textOf(await say(world, `/setup ${start}`, "Zoe", "general"))).toMatch(/Only organizers/);
    world.pass(5 * 60_000);
    world.fake.answerNext(500, { method: "users.info" });
    expect(textOf(await say(world, `/setup ${start}`, "Zoe", "general"))).toMatch(/Only organizers/);
    expect(textOf(await say(world, `/setup ${start}`, "Zoe", "general"))).toMatch(/begins/);
  });

  test("a person's zone is the one of their profile, until they set another", async () => {
    const world = await createSlackWorld();
    world.fake.user("Ada", { tz: "Asia/Kolkata" });
    expect(textOf(await say(world, "/settings"))).toMatch(/Asia\/Kolkata \(assumed from your Slack profile\)/);
    world.fake.user("Ada", { tz: "Europe/Berlin" });
    world.pass(24 * 60 * 60_000);
    expect(textOf(await say(world, "/settings"))).toMatch(/Europe\/Berlin \(assumed/);
    await say(world, "/settings timezone:America/New_York");
    expect(textOf(await say(world, "/settings"))).toMatch(/America\/New_York(?! \(assumed)/);
    world.fake.user("Bob", { tz: "EST" }); // no name of a place
    expect(textOf(await say(world, "/settings", "Bob"))).toMatch(/UTC \(assumed\)/);
  });

  test("the zone of a profile is the one in which a member's days are reckoned, before the group's", async () => {
    const probe = command({
      name: "probe",
      summary: "In which zone",
      answers: "caller",
      needs: "nothing",
      options: z.object({}),
      run: async ({ stamp }) => reply(`${stamp.zone} ${stamp.studyDay}`),
    });
    const world = await createGroup({ moreCommands: [probe] });
    world.pass(12 * 60 * 60_000); // 21:00 UTC
    world.fake.user("Ada", { tz: "Asia/Tokyo" });
    world.pass(24 * 60 * 60_000);
    expect(textOf(await say(world, "/probe"))).toBe("Asia/Tokyo 2026-11-25");
    await say(world, "/settings timezone:America/New_York");
    expect(textOf(await say(world, "/probe"))).toBe("America/New_York 2026-11-24");
  });

  test("a profile that is long in coming is not waited for", async () => {
    const world = await createSlackWorld();
    world.fake.answerNext("hang", { method: "users.info" });
    const handle = give(world, "/settings");
    await world.loseTime(profilePatience);
    expect(textOf(await handle.answer())).toMatch(/UTC \(assumed\)/);
  });

  test("/setup where the bot is not says how to invite it", async () => {
    const world = await createSlackWorld({
      channels: [
        { name: "study", member: false },
        { name: "secret", kind: "private", member: false },
      ],
    });
    world.fake.user("Olga", { isAdmin: true });
    for (const channel of ["study", "secret"])
      expect(textOf(await say(world, `/setup ${start}`, "Olga", channel))).toMatch(/I may not post here yet\n.*\/invite @Cairn/);
    world.fake.inviteBot("study");
    expect(textOf(await say(world, `/setup ${start}`, "Olga"))).toMatch(/begins/);
    expect(world.fake.reports).toEqual([]);
  });

  test("in the direct messages with the bot a group can be set up as well", async () => {
    const world = await createSlackWorld();
    world.fake.user("Olga", { isAdmin: true });
    expect(textOf(await say(world, `/setup ${start}`, "Olga", "@Olga"))).toMatch(/begins/);
    expect(world.log.filter(({ level }) => level !== "info")).toEqual([]);
  });

  test("one command reaches all, and a name that Slack has itself is ours with a prefix", async () => {
    const world = await createGroup();
    expect(textOf(await say(world, "/cairn"))).toMatch(/What I can do/);
    expect(textOf(await say(world, "/cairn week"))).toMatch(/Autumn/);
    expect(textOf(await say(world, "/cairn /week"))).toMatch(/Autumn/);
    expect(textOf(await say(world, "/cairn-help join"))).toMatch(/\/cairn-join/);
    const other = await createSlackWorld({ prefix: "study-" });
    expect(textOf(await say(other, "/study-help"))).toMatch(/Start with \/study-join, then \/study-week/);
    expect(textOf(await say(other, "/cairn-week"))).toMatch(/\/study-setup/);
  });

  test("mentions, links and what is escaped come in as they were typed", async () => {
    const world = await createGroup();
    await say(world, "/cairn-join", "Bob");
    expect(textOf(await say(world, "/progress @Bob"))).toMatch(/Bob · Autumn/);
    expect(textOf(await say(world, '/settings name:"A&B <x> https://x.example"'))).toMatch(/A&B &lt;x&gt; https:\/\/x\.example/);
  });

  test("what an option leaves out is offered in a menu, and what is picked is done", async () => {
    const world = await createGroup();
    const question = only(await say(world, "/done"));
    const answer = await world.fake.select(question, isOf("fill"), "aws-sdk-for-python-boto3").answer();
    expect(only(answer)).toMatchObject({ ts: question.ts });
    expect(textOf(answer)).toMatch(/✔ Done: AWS SDK for Python/);
    expect(trouble(world)).toEqual([]);
  });
});
