import { expect, test } from "vitest";
import { createCohort } from "../../support/talk.ts";

const berlin = "Europe/Berlin";

/** A group that pauses from 14 to 20 December, in which Ada walks from the start. */
async function paused() {
  const world = await createCohort({ jobs: [] });
  const cohort = await world.store.cohorts.at({ platform: "terminal", space: "terminal", id: "main" });
  if (!cohort) throw new Error("There is no cohort");
  const ada = world.talk("ada");
  await ada.say("/join");
  await world.store.cohorts.change(cohort.id, { pauses: ["2026-12-14"] });
  return { world, ada };
}

test("in a pause the week before it stands, nothing more falls due, and it says until when", async () => {
  const { world, ada } = await paused();
  world.at("2026-12-13 09:00", berlin);
  const before = await ada.say("/progress");
  world.at("2026-12-20 09:00", berlin);
  const week = await ada.say("/week");
  expect(week).toMatch(
    /^Week 2 of 17, paused until Mon 21 Dec · Phase 1 of 3: Cloud Fundamentals\n\nA pause until Mon 21 Dec: nothing falls due before then\./,
  );
  expect(week).toMatch(/NEXT: WEEK 3, FROM MON 21 DEC\n/);
  const progress = await ada.say("/progress");
  expect(progress).toMatch(/Week 2 of 17, paused until Mon 21 Dec/);
  const pace = /Pace +13 days behind the plan/;
  expect(before).toMatch(pace);
  expect(progress).toMatch(pace);
  expect(await ada.say("/cohort")).toMatch(
    /Week 2 of 17, paused until Mon 21 Dec[\s\S]+Dates +Mon 30 Nov 2026 to Sun 4 Apr 2027\nPauses +the week of Mon 14 Dec\n/,
  );
  world.at("2026-12-21 09:00", berlin);
  expect(await ada.say("/week")).toMatch(/^Week 3 of 17 · [\s\S]+Mon 21 Dec to Sun 27 Dec\./);
  expect(await ada.say("/cohort")).not.toMatch(/Pauses/);
});

test("who joins in a pause begins with the week after it, or on own dates after it", async () => {
  const { world } = await paused();
  world.at("2026-12-16 09:00", berlin);
  const bob = world.talk("bob");
  expect(await bob.say("/join")).toMatch(/Autumn is in week 3\. Where do you begin\?/);
  await bob.press("With the group, in week 3");
  expect(await bob.say("/week")).toMatch(/paused until Mon 21 Dec[\s\S]+ Week 3\n/);
  expect(await bob.say("/progress")).toMatch(/Pace +on pace/);
  const cyd = world.talk("cyd");
  expect(await cyd.say("/join own")).toMatch(/from Mon 21 Dec on your own dates/);
  expect(await cyd.say("/week")).toMatch(/^Starts Mon 21 Dec/);
});

test("own dates that began before the pause shift by it too", async () => {
  const { world } = await paused();
  world.at("2026-12-09 09:00", berlin);
  const bob = world.talk("bob");
  await bob.say("/join own");
  world.at("2026-12-21 09:00", berlin);
  expect(await bob.say("/week")).toMatch(/^Week 2 of 17 · [\s\S]+Mon 21 Dec to Sun 27 Dec\./);
});

test("a new start keeps the pauses, and its preview reckons with them", async () => {
  const { world } = await paused();
  const you = world.talk("you");
  expect(await you.say("/cohort start:2026-12-14")).toMatch(
    /Start +Mon 30 Nov 2026 → Mon 14 Dec 2026\nEnd +Sun 4 Apr 2027 → Sun 18 Apr 2027\n/,
  );
  await you.press("Make the change");
  expect(await world.talk("ada").say("/cohort")).toMatch(
    /Starts Mon 21 Dec\n[\s\S]+Dates +Mon 21 Dec 2026 to Sun 18 Apr 2027\nPauses +the week of Mon 14 Dec\n/,
  );
  world.at("2026-12-15 09:00", berlin);
  expect(await world.talk("ada").say("/week")).toMatch(/^Starts Mon 21 Dec\n\nHere is week 1, should you like a head start\./);
});
