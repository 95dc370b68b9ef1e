import { expect, test } from "vitest";
import { createCohort } from "../../support/talk.ts";

/** A group in #main, and the code that its organizer got there. */
async function offered() {
  const world = await createCohort();
  const you = world.talk("you");
  await you.say("/join");
  await you.say("/cohort");
  await you.press("Channels");
  const [code = ""] = /code:(\S+)/.exec(await you.press("Add a channel"))?.slice(1) ?? [];
  return { world, you, code };
}

test("a code attaches a further channel, and board and progress are one", async () => {
  const { world, you, code } = await offered();
  expect(code).toMatch(/^[a-z0-9]{5}-[a-z0-9]{5}$/);
  const grace = world.talk("grace", "elsewhere");
  expect(await grace.say(`/attach code:${code}`)).toMatch("Autumn walks here too");
  expect(await grace.press("Join")).toMatch("Welcome to Autumn, grace");
  await grace.say("/done boto3");
  expect(await you.say("/leaderboard")).toMatch("grace");
  expect(await you.say("/progress member:@grace")).toMatch("AWS Service Foundations");
});

test("who uses it organizes the group too", async () => {
  const { world, code } = await offered();
  const grace = world.talk("grace", "elsewhere");
  await grace.say(`/attach ${code.toUpperCase().replace("-", " ")}`);
  expect(await grace.say("/cohort")).toMatch("FOR ORGANIZERS");
  expect(await world.talk("bob", "elsewhere").say("/cohort")).toMatch("Organizers change the group here.");
});

test("a code works once; given again by the same person it says the same", async () => {
  const { world, code } = await offered();
  const grace = world.talk("grace", "elsewhere");
  await grace.say(`/attach ${code}`);
  expect(await grace.say(`/attach ${code}`)).toMatch("Autumn walks here too");
  expect(await world.talk("mallory", "third").say(`/attach ${code}`)).toMatch("That code does not hold");
  expect(await world.talk("mallory", "third").say("/week")).toMatch("no group in this channel");
});

test("a code holds for an hour", async () => {
  const { world, code } = await offered();
  world.at("2026-11-23 10:00");
  expect(await world.talk("grace", "elsewhere").say(`/attach ${code}`)).toMatch("That code does not hold");
});

test("a fresh code takes the place of the one before", async () => {
  const { world, you, code } = await offered();
  await you.say("/cohort");
  await you.press("Channels");
  const [fresh = ""] = /code:(\S+)/.exec(await you.press("Add a channel"))?.slice(1) ?? [];
  expect(await world.talk("grace", "elsewhere").say(`/attach ${code}`)).toMatch("That code does not hold");
  expect(await world.talk("grace", "elsewhere").say(`/attach ${fresh}`)).toMatch("Autumn walks here too");
});

test("a channel carries one group", async () => {
  const { world, code } = await offered();
  const you = world.talk("you", "elsewhere");
  await you.say("/setup start:2026-11-30 timezone:Europe/Berlin name:Winter");
  expect(await world.talk("grace", "elsewhere").say(`/attach ${code}`)).toMatch("Winter walks here");
  expect(await world.talk("grace", "third").say(`/attach ${code}`)).toMatch("Autumn walks here too");
});

test("a code of a group that was closed does not hold", async () => {
  const { world, you, code } = await offered();
  await you.say("/cohort");
  await you.press("Close the group");
  await you.press("Close Autumn");
  expect(await world.talk("grace", "elsewhere").say(`/attach ${code}`)).toMatch("That code does not hold");
});

test("an organizer lets a channel go, but not the last one", async () => {
  const { world, you, code } = await offered();
  await world.talk("grace", "elsewhere").say(`/attach ${code}`);
  await you.say("/cohort");
  expect(await you.press("Channels")).toMatch("A channel on the terminal (elsewhere)");
  expect(await you.press("Let go")).toMatch("Let go. What everybody did there is kept.");
  expect(await world.talk("bob", "elsewhere").say("/cohort")).toMatch("no group in this channel");
  expect(await you.say("/cohort")).toMatch("Autumn");
  await you.press("Channels");
  await expect(you.press("Let go")).rejects.toThrow("There is no button");
});

test("a double click on what lets a channel go says that it is let go", async () => {
  const { world, you, code } = await offered();
  await world.talk("grace", "elsewhere").say(`/attach ${code}`);
  await you.say("/cohort");
  await you.press("Channels");
  const isLetGo = /Let go\. What everybody did there is kept\./;
  const [first, second] = [you.press("Let go"), you.press("Let go")];
  expect(await first).toMatch(isLetGo);
  expect(await second).toMatch(isLetGo);
});

test("of two channels that are let go at once, one is kept", async () => {
  const { world, you, code } = await offered();
  await world.talk("grace", "elsewhere").say(`/attach ${code}`);
  await you.say("/cohort");
  await you.press("Channels");
  const said = await Promise.all([you.press("1"), you.press("2")]);
  expect(said.filter((each) => each.includes("Let go. What everybody did there is kept."))).toHaveLength(1);
  expect(said.filter((each) => each.includes("A group keeps one channel; add another first."))).toHaveLength(1);
});

test("only organizers get a code, and let go", async () => {
  const { world } = await offered();
  const bob = world.talk("bob");
  expect(await bob.say("/cohort")).not.toMatch("Channels");
});
