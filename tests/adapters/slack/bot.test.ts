import { describe, expect, test } from "vitest";
import { createGroup, give, isOf, only, readable, say, textOf } from "./group.ts";
import { trouble } from "./world.ts";

describe("an answer", () => {
  test("is for who asked, or for the channel, as the command says", async () => {
    const world = await createGroup();
    const [welcome] = world.fake.messages("study");
    expect(welcome && readable(welcome)).toMatch(/✔ Autumn begins/);
    expect(only(await say(world, "/week"))).toMatchObject({ ephemeral: true });
    expect(world.fake.messages("study")).toHaveLength(1);
    expect([trouble(world), world.errors]).toEqual([[], []]);
  });

  test("that is slow is acknowledged in time, and comes when it is there", async () => {
    const world = await createGroup();
    const { release } = world.hold();
    const handle = give(world, "/week");
    await world.loseTime();
    expect(await handle.acknowledged()).toMatchObject({ acknowledgements: 1, messages: [] });
    world.pass(60_000); // far more than three seconds
    release();
    expect(textOf(await handle.answer())).toMatch(/Autumn/);
    expect([trouble(world), world.errors]).toEqual([[], []]);
  });

  test("in place changes the message, for who saw it", async () => {
    const world = await createGroup();
    const week = only(await say(world, "/week"));
    const answer = await world.fake.press(week, isOf("tick")).answer();
    expect(only(answer)).toMatchObject({ ts: week.ts, ephemeral: true });
    expect(textOf(answer)).toMatch(/✅/);
    expect(trouble(world)).toEqual([]);
  });

  test("to a button on a message for all is for who pressed it", async () => {
    const world = await createGroup();
    const [welcome] = world.fake.messages("study");
    if (!welcome) throw new Error("no welcome");
    expect(only(await world.fake.press(welcome, "Join", "Bob").answer())).toMatchObject({ ephemeral: true, onlyFor: { realName: "Bob" } });
    expect(world.fake.messages("study")).toHaveLength(1);
    expect(trouble(world)).toEqual([]);
  });

  test("whose first sending fails is sent again; one that Slack refuses is logged without a word of it", async () => {
    const world = await createGroup();
    world.fake.answerNext(500, { method: "response_url", times: 2 });
    expect(textOf(await say(world, "/week"))).toMatch(/Autumn/);
    world.fake.answerNext(429, { method: "response_url", retryAfter: 5 });
    expect(textOf(await say(world, "/week"))).toMatch(/Autumn/);
    const { release, reached } = world.hold();
    const late = give(world, "/done boto3");
    await reached;
    await world.loseTime();
    world.pass(30 * 60_000 + 1);
    release();
    await world.fake.until(() => late.refusals.length > 0);
    await world.logged("error");
    expect(JSON.stringify(world.log)).not.toMatch(/boto|response\/T|xoxb|xapp/i);
    expect(textOf(await say(world, "/done boto3"))).toMatch(/done already/); // what was asked is done all the same
  });

  test("to an old or forged button is kind", async () => {
    const world = await createGroup();
    const week = only(await say(world, "/week"));
    for (const action_id of ["gone:x", "tick:only-one", "tick:%", "tick:boto3:toggled:x", "", "#"]) {
      const handle = world.fake.press(week, isOf("tick"));
      await handle.answer();
      const [action] = handle.payload.actions as readonly object[];
      const payload = {
        ...handle.payload,
        trigger_id: `forged ${action_id}`,
        actions: [{ ...action, action_id }],
      } as typeof handle.payload;
      world.fake.socket.send({ ...handle.act, payload });
      await world.fake.until(() => /That button is from an older message/.test(textOf(handle.seen())));
    }
    await say(world, "/week");
    expect(world.errors).toEqual([]);
    expect(world.log.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("from another app's address is none of ours, and harms nothing", async () => {
    const world = await createGroup();
    expect(textOf(await say(world, "/nothing-of-ours"))).toMatch(/I don't know that command/);
    expect(trouble(world)).toEqual([]);
  });
});

describe("the same again", () => {
  test("a redelivered envelope changes nothing twice, and is not answered twice", async () => {
    const world = await createGroup();
    const handle = give(world, "/done boto3");
    await handle.answer();
    const before = world.handled();
    world.fake.redeliver(handle);
    await world.fake.until(() => handle.seen().acknowledgements === 2);
    expect(handle.seen().messages).toHaveLength(1);
    expect(world.handled()).toBe(before);
    expect(textOf(await say(world, "/progress"))).toMatch(/50 points/);
    expect(trouble(world)).toEqual([]);
  });

  test("one that comes again while the first is under way waits for it", async () => {
    const world = await createGroup();
    const { release, reached } = world.hold();
    const handle = give(world, "/done boto3");
    await reached;
    const before = world.handled();
    world.fake.redeliver(handle);
    release();
    await world.fake.until(() => handle.seen().acknowledgements === 2);
    expect(world.handled()).toBe(before);
    expect(textOf(handle.seen())).toMatch(/✔ Done: /);
    expect(handle.seen().messages).toHaveLength(1);
  });

  test("one that comes again twice while the first fails is done once more, not twice", async () => {
    const world = await createGroup();
    const before = world.handled();
    const first = world.hold();
    world.dieOnce();
    const handle = give(world, "/done boto3");
    await first.reached;
    world.fake.redeliver(handle);
    world.fake.redeliver(handle);
    const other = world.hold();
    const bobs = give(world, "/week", "Bob");
    await other.reached; // it came after them
    first.release();
    other.release();
    await bobs.answer();
    await world.fake.until(() => handle.seen().acknowledgements === 2);
    expect(world.handled()).toBe(before + 3);
    expect(handle.seen().messages).toHaveLength(1);
  });

  test("one that comes again while the first is slow is acknowledged in time as well", async () => {
    const world = await createGroup();
    const { release, reached } = world.hold();
    const handle = give(world, "/week");
    await reached;
    await world.loseTime();
    await handle.acknowledged();
    world.fake.redeliver(handle);
    await world.loseTime();
    await world.fake.until(() => handle.seen().acknowledgements === 2);
    expect(handle.seen().messages).toEqual([]);
    release();
    expect(textOf(await handle.answer())).toMatch(/Autumn/);
    expect(handle.seen().messages).toHaveLength(1);
  });

  test("a double click is two presses of one wish: it is done once", async () => {
    const world = await createGroup();
    const week = only(await say(world, "/week"));
    const presses = [world.fake.press(week, isOf("tick")), world.fake.press(week, isOf("tick"))];
    const answers = await Promise.all(presses.map((press) => press.answer()));
    const said = answers.map((answer) => textOf(answer));
    expect(said.filter((text) => text.includes("+50 points"))).toHaveLength(1);
    expect(said.filter((text) => text.includes("was done already"))).toHaveLength(1);
    expect(textOf(await say(world, "/leaderboard"))).toMatch(/Ada \(you\)\s+50\s/);
    expect(trouble(world)).toEqual([]);
  });

  test("a first delivery that died before its commit is not acknowledged, and done when it comes again", async () => {
    const world = await createGroup();
    world.dieOnce();
    const handle = give(world, "/done boto3");
    await world.logged("error");
    expect(handle.seen()).toMatchObject({ acknowledgements: 0, messages: [] });
    world.fake.redeliver(handle);
    expect(textOf(await handle.answer())).toMatch(/✔ Done: .+\n\+50 points/);
    expect(textOf(await say(world, "/progress"))).toMatch(/50 points/);
  });

  test("one whose answer got lost is answered when it comes again, as the first time", async () => {
    const world = await createGroup();
    world.fake.answerNext(500, { method: "response_url", times: 3 });
    const handle = give(world, "/done boto3");
    await world.logged("error");
    world.fake.redeliver(handle);
    expect(textOf(await handle.answer())).toMatch(/✔ Done: .+\n\+50 points/);
    expect(textOf(await say(world, "/progress"))).toMatch(/50 points/);
  });
});
