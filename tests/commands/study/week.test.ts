import { expect, test } from "vitest";
import { createCohort, type World } from "../../support/talk.ts";

/** Ada, a member from the start, on a day of the fast plan that began on 30 November in Berlin. */
async function ada(date: string, world?: World) {
  const there = world ?? (await createCohort());
  const speaker = there.talk("ada");
  await speaker.say("/join");
  there.at(`${date} 09:00`, "Europe/Berlin");
  return { world: there, ada: speaker };
}

test("before the start it shows week 1, for a head start", async () => {
  const { ada: speaker } = await ada("2026-11-25");
  const answer = await speaker.say("/week");
  expect(answer).toMatch(/^Starts Mon 30 Nov\s+Here is week 1, should you like a head start\./);
  expect(answer).toMatch(/· AWS Cloud Practitioner Essentials [\s\S]+NEXT: WEEK 2, FROM MON 7 DEC/);
  expect(answer).not.toMatch(/FROM EARLIER WEEKS/);
});

test("this week's items, the open ones of earlier weeks, the next week in short", async () => {
  const { ada: speaker } = await ada("2026-12-16");
  const answer = await speaker.say("/week");
  expect(answer).toMatch(/^Week 3 of 17 · Phase 2 of 3: AWS Service Foundations\s+Mon 14 Dec to Sun 20 Dec\./);
  expect(answer).toMatch(/0 % {2}Week 3\n\n· AWS SDK for Python.+\[1\] Done\n· AWS CLI.+\[2\] Done\n· Linear algebra.+\[3\] Done/);
  // The optional course of week 2 is not overdue.
  expect(answer).toMatch(/FROM EARLIER WEEKS\n3 items still open\.\n\n· AWS Cloud Prac.+\n· AWS Free Tier.+\n· AWS Well-Arch/);
  expect(answer).toMatch(
    /NEXT: WEEK 4, FROM MON 21 DEC\nS3 for Data Storage · IAM for Security · Probability and statistics \(9 h 30 min\)/,
  );
  expect(answer).toMatch(/Autumn · 0 % of the path\. Points and pace: \/progress$/);
});

test("of many overdue items the oldest five, and where the others are", async () => {
  const { ada: speaker } = await ada("2027-01-13");
  const [, list = ""] =
    /FROM EARLIER WEEKS\nThe oldest 5 of \d\d; \/path has them all\.\n\n([\s\S]+?)\n\n/.exec(await speaker.say("/week")) ?? [];
  expect(list.split("\n")).toHaveLength(5);
  expect(list).toMatch(/^· AWS Cloud Practitioner Essentials /);
});

test("after the end it says so, and shows what is open", async () => {
  const { ada: speaker } = await ada("2027-04-01");
  const answer = await speaker.say("/week");
  expect(answer).toMatch(/^The 17 weeks are over\s+The plan is through\. What is still open stands below/);
  expect(answer).toMatch(/Capstone[\s\S]+FROM EARLIER WEEKS/);
});

test("a button ticks in place, and takes back in place", async () => {
  const { ada: speaker } = await ada("2026-11-30");
  await speaker.say("/week");
  const ticked = await speaker.press("2");
  expect(ticked).toMatch(
    /Done: AWS Free Tier Account Setup\. \+30 points\.[\s\S]+15 % {2}Week 1[\s\S]+✓ AWS Free Tier Account Setup.+\[2\] Undo/,
  );
  const back = await speaker.press("Undo");
  expect(back).toMatch(/Taken back: AWS Free Tier Account Setup\.[\s\S]+ 0 % {2}Week 1[\s\S]+· AWS Free Tier Account Setup.+\[2\] Done/);
  expect(await speaker.say("/progress")).toMatch(/0 min of 165 h 45 min[\s\S]+this week +none yet/);
});

test("a tick on an old message whose item was done elsewhere earns nothing twice and shows how it is", async () => {
  const { world, ada: speaker } = await ada("2026-11-30");
  await speaker.say("/week");
  const elsewhere = world.talk("ada");
  await elsewhere.say("/done aws-free-tier-account-setup");
  world.at("2026-12-01 09:00");
  const late = await speaker.press("2");
  expect(late).toMatch(/AWS Free Tier Account Setup was done already \(Mon 30 Nov\)\. Once is enough\.[\s\S]+✓ AWS Free Tier/);
  expect(await speaker.say("/progress")).toMatch(/this season +30 points/);

  // And an old [Undo] after the item was taken back elsewhere.
  await speaker.say("/week");
  await elsewhere.press("Undo");
  expect(await speaker.press("Undo")).toMatch(/AWS Free Tier Account Setup is not ticked off, so there is nothing to take back/);
});

test("after the week has turned, an old button ticks and shows the new week", async () => {
  const { world, ada: speaker } = await ada("2026-12-06");
  await speaker.say("/week");
  world.at("2026-12-07 00:01", "Europe/Berlin");
  expect(await speaker.press("1")).toMatch(
    /^Week 2 of 17[\s\S]+Done: AWS Cloud Practitioner Essentials[\s\S]+FROM EARLIER WEEKS\n1 item still open/,
  );
});

test("the week turns at midnight of the group's zone, not of the member's", async () => {
  const { world, ada: speaker } = await ada("2026-12-01");
  await speaker.say("/settings timezone:Pacific/Auckland");
  world.at("2026-12-06 23:59", "Europe/Berlin");
  expect(await speaker.say("/week")).toMatch(/^Week 1 of 17/);
  world.at("2026-12-07 00:00", "Europe/Berlin");
  expect(await speaker.say("/week")).toMatch(/^Week 2 of 17/);
});

test("an ended item names what takes its place, and may be ticked", async () => {
  const { ada: speaker } = await ada("2027-01-18");
  const answer = await speaker.say("/week");
  expect(answer).toMatch(/Amazon Lookout for Vision .+ended; tick it for this or for Rekognition Custom Labels/);
});

test("who came late sees, before a start that was moved, the first week that counts", async () => {
  const world = await createCohort();
  world.at("2026-12-14 09:00");
  const bob = world.talk("bob");
  await bob.say("/join now");
  await world.talk("you").say("/cohort start:2027-01-04");
  const you = world.talk("you");
  await you.say("/cohort start:2027-01-04");
  await you.press("Make the change");
  expect(await bob.say("/week")).toMatch(/^Starts Mon 4 Jan\s+Here is week 3, should you like a head start\.[\s\S]+ Week 3\n/);
});

test("in two groups it asks which, remembers, and answers", async () => {
  const world = await createCohort();
  await world.talk("you", "other").say("/setup start:2026-12-07 timezone:UTC name:Spring");
  for (const channel of [undefined, "other"]) await world.talk("ada", channel).say("/join");
  const inPrivate = world.talk("ada", "private");
  expect(await inPrivate.say("/week")).toMatch(/Which group do you mean\?[\s\S]+I will remember your answer for this channel\./);
  expect(await inPrivate.press("Autumn")).toMatch(/^Starts Mon 30 Nov[\s\S]+Autumn · 0 %/);
  expect(await inPrivate.say("/week")).toMatch(/Autumn · 0 %/);
  expect(await world.talk("ada", "other").say("/week")).toMatch(/Spring · 0 %/);
});
