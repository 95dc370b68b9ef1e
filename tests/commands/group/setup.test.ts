import { expect, test } from "vitest";
import { createCohort, createWorld } from "../../support/talk.ts";

test("a start in the middle of a week moves to its next Monday, and the answer says so", async () => {
  const you = (await createWorld()).talk("you");
  const answer = await you.say("/setup start:2026-12-01 timezone:Europe/Berlin pace:fast");
  expect(answer).toMatch(/✔ AWS AI\/ML, 7 Dec 2026 begins/);
  expect(answer).toMatch(/Start +Mon 7 Dec 2026 \(moved from Tue 1 Dec: weeks begin on Mondays\)/);
  expect(answer).toMatch(/End +Sun 4 Apr 2027\nPace +fast, 17 weeks\nTime zone +Europe\/Berlin\nOrganizer +you/);
  expect(answer).toMatch(/presses Join[\s\S]+\[1\] Join/);
});

test("a Monday stays; without a pace it is the relaxed one; a name of one's own", async () => {
  const you = (await createWorld()).talk("you");
  const answer = await you.say('/setup start:2026-11-30 timezone:europe/berlin name:"Winter  walkers"');
  expect(answer).toMatch(/✔ Winter walkers begins[\s\S]+Start +Mon 30 Nov 2026\n[\s\S]+relaxed, 21 weeks[\s\S]+Europe\/Berlin/);
  expect(answer).not.toMatch(/moved/);
});

test.each([
  ["start:2026-12-01 timezone:berlin", /I don't know the time zone “berlin”\. Did you mean Europe\/Berlin\?/],
  ["start:2026-12-01 timezone:Europe/Berln", /Did you mean Europe\/Berlin/],
  ["start:2026-12-01 timezone:+05:30", /Write it like Europe\/Berlin or America\/New_York/],
  ["start:2026-02-30 timezone:Europe/Berlin", /“2026-02-30” is not a date in the calendar[\s\S]+\/setup start:2026-11-30/],
  ["start:2062-11-30 timezone:Europe/Berlin", /Thu 30 Nov 2062 is far away[\s\S]+Mon 23 Nov 2026\D[\s\S]+Is the year right\?/],
  ["start:1926-11-30 timezone:Europe/Berlin", /Tue 30 Nov 1926 is far away/],
  ["start:9999-12-31 timezone:Europe/Berlin", /31 Dec 9999 is far away/],
  ["start:0000-01-01 timezone:Europe/Berlin", /is far away/],
  ["start:2026-12-01 timezone:Europe/Berlin path:gcp", /I don't know that learning path[\s\S]+There is aws-ai-ml\. Leave it out/],
  ["start:2026-12-01 timezone:Europe/Berlin pace:slow", /pace: choose one of fast, relaxed/],
  ["timezone:Europe/Berlin", /start: this is missing/],
  ["", /start: this is missing\.\ntimezone: this is missing/],
])("/setup %s is refused with the way out, and founds nothing", async (options, refusal) => {
  const you = (await createWorld()).talk("you");
  expect(await you.say(`/setup ${options}`)).toMatch(refusal);
  expect(await you.say("/cohort")).toMatch(/There is no group in this channel/);
});

test("a year ahead and a year back are near enough", async () => {
  const world = await createWorld();
  expect(await world.talk("you", "a").say("/setup start:2027-11-22 timezone:UTC")).toMatch(/begins/);
  expect(await world.talk("you", "b").say("/setup start:2025-11-24 timezone:UTC")).toMatch(/begins/);
});

test("a channel has one group: a second one is told where to go", async () => {
  const world = await createCohort();
  const you = world.talk("you");
  const second = "/setup start:2026-12-07 timezone:Europe/Berlin";
  expect(await you.say(second)).toMatch(
    /This channel has a group already\s+Autumn starts here on Mon 30 Nov\. \/cohort changes or closes it; a second group wants a channel/,
  );
  world.at("2026-12-02 09:00");
  expect(await you.say(second)).toMatch(/Autumn has walked here since Mon 30 Nov\./);
  expect(await world.talk("you", "other").say(second)).toMatch(/7 Dec 2026 begins/);
});

test("only an organizer may", async () => {
  const world = await createWorld();
  expect(await world.talk("ada").say("/setup start:2026-11-30 timezone:UTC")).toMatch(/Only organizers can do that/);
  expect(await world.talk("you").say("/cohort")).toMatch(/There is no group in this channel/);
});

test("once the group is closed its channel is free", async () => {
  const world = await createCohort();
  const you = world.talk("you");
  await you.say("/cohort");
  await you.press("Close the group");
  expect(await you.press("Close Autumn")).toMatch(/Autumn is closed[\s\S]+free for a new group: \/setup/);
  expect(await you.say("/setup start:2026-12-07 timezone:Europe/Berlin name:Spring")).toMatch(/✔ Spring begins/);
  expect(await you.say("/cohort")).toMatch(/^Spring\n/);
});

test("two who found at once: one group, and the other is told", async () => {
  const world = await createWorld();
  const answers = await Promise.all(["A", "B"].map((name) => world.talk("you").say(`/setup start:2026-11-30 timezone:UTC name:${name}`)));
  expect(answers.filter((answer) => /begins/.test(answer))).toHaveLength(1);
  expect(answers.filter((answer) => /This channel has a group already/.test(answer))).toHaveLength(1);
});
