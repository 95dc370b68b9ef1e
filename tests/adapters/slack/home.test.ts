import { expect, onTestFinished, test } from "vitest";
import { choices, command, reply, z } from "#core";
import { profilePatience } from "../../../src/adapters/slack/people.ts";
import type { FakeSlack, View } from "../../support/fakes/slack/index.ts";
import { createGroup, give, isOf, only, readable, say, start, textOf } from "./group.ts";
import { createSlackWorld, trouble } from "./world.ts";

const homeOf = (fake: FakeSlack, user = "Ada"): View => {
  const view = fake.home(user);
  if (!view) throw new Error(`${user} has no home`);
  return view;
};

test("the home shows the week and the progress, and a tick changes both where they stand", async () => {
  const world = await createGroup();
  const { fake } = world;
  await fake.openHome("Ada").answer();
  expect(readable(homeOf(fake))).toMatch(/Starts Mon 30 Nov[\s\S]+⬜[\s\S]+Ada · Autumn[\s\S]+Points this week/);
  expect(readable(homeOf(fake))).not.toMatch(/50 points/);
  await fake.press(homeOf(fake), isOf("tick")).answer();
  expect(readable(homeOf(fake))).toMatch(
    /Done: AWS Cloud Practitioner Essentials\. \+50 points\.[\s\S]+✅[\s\S]+Ada · Autumn[\s\S]+50 points/,
  );
  expect([trouble(world), world.errors]).toEqual([[], []]);
});

test("a page turns in the part in which it stands", async () => {
  const world = await createGroup({ atHome: { week: "/path 3" } });
  await world.fake.openHome("Ada").answer();
  const before = readable(homeOf(world.fake));
  expect(before).toMatch(/Page 1 of \d[\s\S]+Ada · Autumn/);
  await world.fake.press(homeOf(world.fake), "Next").answer();
  expect(readable(homeOf(world.fake))).toMatch(/Page 2 of \d[\s\S]+Ada · Autumn/);
  await world.fake.press(homeOf(world.fake), "Back").answer();
  expect(readable(homeOf(world.fake))).toBe(before);
  expect([trouble(world), world.errors]).toEqual([[], []]);
});

test("who is in no group reads how to come into one, once", async () => {
  const world = await createSlackWorld();
  await world.fake.openHome("Zoe").answer();
  expect(readable(homeOf(world.fake, "Zoe"))).toMatch(/\/cairn-join|\/setup/);
  expect(readable(homeOf(world.fake, "Zoe"))).not.toMatch(/There is no group in this channel/);
  expect(trouble(world)).toEqual([]);
});

test("who is in two groups is asked which one, in place", async () => {
  const world = await createGroup();
  await say(world, `/setup ${start} name:Winter`, "Olga", "general");
  await say(world, "/cairn-join", "Ada", "general");
  await world.fake.openHome("Ada").answer();
  expect(readable(homeOf(world.fake))).toMatch(/Which group do you mean\?/);
  await world.fake.press(homeOf(world.fake), (element) => isOf("meant")(element) && JSON.stringify(element).includes("Winter")).answer();
  expect(readable(homeOf(world.fake))).toMatch(/Winter · [\s\S]+Ada · Winter/);
  expect([trouble(world), world.errors]).toEqual([[], []]);
});

test("what is not in place opens in a window, where pages turn, and the home stays as it was", async () => {
  const world = await createGroup({ atHome: { progress: "/path" } });
  const { fake } = world;
  await fake.openHome("Ada").answer();
  const before = readable(homeOf(fake));
  const windows = async (handle: ReturnType<typeof fake.press>, wanted: RegExp): Promise<View> =>
    fake.until(() => handle.seen().views.find((view) => view.type === "modal" && wanted.test(readable(view))));
  const shown = await windows(fake.press(homeOf(fake), isOf("phase")), /Cloud Fundamentals/);
  expect(shown).toMatchObject({ type: "modal", user: { realName: "Ada" } });
  const [, , third] = homeOf(fake)
    .blocks.flatMap((block) => (block.elements ?? []) as readonly { action_id?: string }[])
    .filter(isOf("phase"));
  if (!third?.action_id) throw new Error("no third phase");
  const first = await windows(fake.press(homeOf(fake), third.action_id), /Page 1 of \d/);
  await windows(fake.press(first, "Next"), /Page 2 of \d/);
  expect(readable(homeOf(fake))).toBe(before);
  await say(world, "/week"); // comes after all that follows
  expect([trouble(world), world.errors]).toEqual([[], []]);
});

test("a window that Slack does not open any more leaves the home as it should be", async () => {
  const world = await createGroup({ atHome: { progress: "/path" } });
  await world.fake.openHome("Ada").answer();
  const { release, reached } = world.hold();
  const handle = world.fake.press(homeOf(world.fake), isOf("phase"));
  await reached;
  await world.loseTime();
  world.pass(3_001);
  release();
  expect((await world.logged("error")).details).toMatchObject({ method: "views.open" });
  await world.fake.until(() => handle.seen().acknowledgements === 1);
});

test("two ticks at once are both there in the end", async () => {
  const world = await createGroup();
  const { fake } = world;
  await fake.openHome("Ada").answer();
  const ids = homeOf(fake).blocks.flatMap((block) => {
    const { action_id } = (block.accessory ?? {}) as { action_id?: string };
    return action_id?.startsWith("tick:") ? [action_id] : [];
  });
  expect(ids.length).toBeGreaterThan(1);
  const home = homeOf(fake);
  for (const id of ids.slice(0, 2)) fake.press(home, id);
  await fake.until(() => readable(homeOf(fake)).split("Ada · Autumn")[0]?.match(/✅/g)?.length === 2);
  expect([trouble(world), world.errors]).toEqual([[], []]);
});

test("a home that Slack does not take is logged, and the change is made all the same", async () => {
  const world = await createGroup();
  await world.fake.openHome("Ada").answer();
  world.fake.answerNext(500, { method: "views.publish" });
  const handle = world.fake.press(homeOf(world.fake), isOf("tick"));
  await handle.acknowledged();
  await world.logged("error");
  expect(textOf(await say(world, "/progress"))).toMatch(/50 points/);
});

test("a home that cannot be drawn is logged, and the next one is drawn", async () => {
  const unhandled: unknown[] = [];
  const keep = (reason: unknown) => void unhandled.push(reason);
  process.on("unhandledRejection", keep);
  onTestFinished(() => void process.off("unhandledRejection", keep));
  // Of values as long as this, Slack lets only one be picked.
  const list = ["a", "b"].map((letter) => ({ label: letter, value: letter.repeat(100) }));
  let isBroken = true;
  const probe = command({
    name: "probe",
    summary: "A probe",
    answers: "caller",
    needs: "nothing",
    options: z.object({}),
    run: async () =>
      isBroken ? reply("Broken", choices("Which?", { action: "kept", payload: { kept: "x" } }, list, { min: 1, max: 2 })) : reply("Whole"),
  });
  const world = await createGroup({ moreCommands: [probe], atHome: { week: "/probe" } });
  world.fake.openHome("Ada");
  expect(await world.logged("error")).toMatchObject({ sentence: expect.stringContaining("could not be answered") });
  isBroken = false;
  await world.fake.openHome("Ada").answer();
  expect(readable(homeOf(world.fake))).toMatch(/Whole[\s\S]+Ada · Autumn/);
  expect(unhandled).toEqual([]);
});

test("a home whose member Slack is slow to tell of is drawn once it told", async () => {
  const world = await createGroup();
  void world.loseTime(profilePatience);
  await world.fake.openHome("Bob").answer();
  expect(readable(homeOf(world.fake, "Bob"))).toMatch(/\/cairn-join/);
});

test("a home opened twice, and one that comes again, are the same home", async () => {
  const world = await createGroup();
  const handle = world.fake.openHome("Ada");
  await handle.answer();
  const before = readable(homeOf(world.fake));
  world.fake.redeliver(handle);
  await world.fake.until(() => handle.act.acks.length === 2);
  await only(await give(world, "/week").answer());
  expect(readable(homeOf(world.fake))).toBe(before);
});
