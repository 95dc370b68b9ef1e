import { expect, test } from "vitest";
import { terminalChannel } from "../../../src/adapters/terminal/index.ts";
import { createCohort, createWorld } from "../../support/talk.ts";

test("before the start: welcome, from when on, and what comes first", async () => {
  const ada = (await createCohort()).talk("ada");
  const answer = await ada.say("/join");
  expect(answer).toMatch(/✔ Welcome to Autumn, ada[\s\S]+17 weeks at the fast pace, from Mon 30 Nov\./);
  expect(answer).toMatch(/your time zone to be Europe\/Berlin[\s\S]+First comes AWS Cloud Practitioner Essentials\./);
  expect(await ada.press("This week")).toMatch(/Starts Mon 30 Nov/);
});

test("in week 1 nobody is late", async () => {
  const world = await createCohort();
  world.at("2026-12-06 23:30", "Europe/Berlin");
  expect(await world.talk("ada").say("/join")).toMatch(/Welcome to Autumn, ada[\s\S]+since Mon 30 Nov\./);
});

test("in week 3 it asks; with the group, earlier weeks are not counted", async () => {
  const world = await createCohort();
  world.at("2026-12-14 09:00", "Europe/Berlin");
  const bob = world.talk("bob");
  expect(await bob.say("/join")).toMatch(
    /Autumn is in week 3\. Where do you begin\?[\s\S]+\[1\] With the group, in week 3 +\[2\] At week 1/,
  );
  expect(await bob.say("/progress")).not.toMatch(/Autumn/);
  await bob.say("/join");
  expect(await bob.press("With the group, in week 3")).toMatch(/Welcome to Autumn, bob[\s\S]+First comes AWS SDK for Python \(Boto3\)/);
  // 165 h 45 min without the 18 h 30 min of the first two weeks.
  expect(await bob.say("/progress")).toMatch(/Week 3 of 17[\s\S]+0 min of 147 h 15 min[\s\S]+Pace +on pace/);
  expect(await bob.say("/week")).not.toMatch(/FROM EARLIER WEEKS/);
  await bob.say("/done aws-cloud-practitioner-essentials");
  expect(await bob.say("/progress")).toMatch(/0 min of 147 h 15 min[\s\S]+50 points, 1st/);
});

test("on one's own dates, week 1 is this week", async () => {
  const world = await createCohort();
  world.at("2026-12-16 09:00", "Europe/Berlin");
  const bob = world.talk("bob");
  await bob.say("/join");
  expect(await bob.press("At week 1, on my own dates")).toMatch(/17 weeks at the fast pace, from Mon 14 Dec on your own dates/);
  expect(await bob.say("/week")).toMatch(/Week 1 of 17[\s\S]+Mon 14 Dec to Sun 20 Dec[\s\S]+Cloud Practitioner Essentials/);
  expect(await bob.say("/progress")).toMatch(/0 min of 165 h 45 min/);
  world.at("2026-12-21 00:00", "Europe/Berlin");
  expect(await bob.say("/week")).toMatch(/Week 2 of 17/);
});

test("the same by option; and after the last week it still lets people in", async () => {
  const world = await createCohort();
  world.at("2027-04-01 09:00");
  expect(await world.talk("ada").say("/join own")).toMatch(/on your own dates/);
  world.at("2027-07-01 09:00");
  const late = world.talk("bob");
  expect(await late.say("/join")).toMatch(/Autumn has walked its 17 weeks\. Where do you begin\?/);
  await late.press("With the group, in week 17");
  expect(await late.say("/week")).toMatch(/The 17 weeks are over/);
  expect(await world.talk("cleo").say("/join begin:never")).toMatch(/begin: choose one of now, own/);
});

test("joining twice is told so, and changes nothing", async () => {
  const world = await createCohort();
  const ada = world.talk("ada");
  await ada.say("/join");
  await ada.say("/done boto3");
  expect(await ada.say("/join")).toMatch(/➤ You are in Autumn already[\s\S]+\[1\] This week/);
  expect(await world.talk("you").say("/cohort")).toMatch(/Members +1\n/);
});

test("who comes back finds everything, in the week of the day", async () => {
  const world = await createCohort();
  const ada = world.talk("ada");
  await ada.say("/join");
  await ada.say("/done boto3");
  await ada.say("/leave");
  world.at("2026-12-07 09:00");
  await ada.say("/join");
  await ada.press("At week 1, on my own dates");
  expect(await ada.say("/progress")).toMatch(/Whole path: 4 h of 165 h 45 min[\s\S]+this season +50 points, 1st/);
  expect(await ada.say("/leaderboard season")).toMatch(/1 {2}ada \(you\) +50/);
});

test("a group's button joins that group, in whatever channel it is pressed", async () => {
  const world = await createCohort();
  await world.talk("you", "other").say("/setup start:2026-12-07 timezone:UTC name:Spring");
  const spring = await world.store.cohorts.at({ ...terminalChannel, id: "other" });
  const account = { platform: "terminal", id: "terminal:ada", name: "ada" } as const;
  const press = `join:${spring?.id}:ask`;
  const reply = await world.bot.take({ kind: "action", id: "1", press, picked: [], from: { account, channel: terminalChannel } }).reply;
  expect(reply.title).toBe("Welcome to Spring, ada");
  expect(await world.talk("you").say("/cohort")).toMatch(/^Autumn\n[\s\S]+Members +nobody yet/);
});

test("a stranger who asks for the week is offered the button", async () => {
  const ada = (await createCohort()).talk("ada");
  expect(await ada.say("/week")).toMatch(/You are not in this group yet\s+Autumn walks here\. Join[\s\S]+\[1\] Join/);
  expect(await ada.press("Join")).toMatch(/Welcome to Autumn, ada/);
});

test("a closed group takes nobody in; without a group the way is shown", async () => {
  const world = await createCohort();
  const ada = world.talk("ada");
  await ada.say("/week");
  const you = world.talk("you");
  await you.say("/cohort");
  await you.press("Close the group");
  await you.press("Close Autumn");
  expect(await ada.press("Join")).toMatch(/✘ Autumn is closed[\s\S]+\/cohort[\s\S]+\/setup/);
  expect(await ada.say("/join")).toMatch(/✘ Autumn is closed/);
  expect(await (await createWorld()).talk("ada").say("/join")).toMatch(/no group in this channel[\s\S]+\/setup[\s\S]+\/path/);
});

test("who has a time zone is not asked for it", async () => {
  const ada = (await createCohort()).talk("ada");
  await ada.say("/settings timezone:asia/kolkata");
  expect(await ada.say("/join")).toMatch(/Your time zone is Asia\/Kolkata\./);
});
