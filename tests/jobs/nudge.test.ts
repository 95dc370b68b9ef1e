import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, instantOf, type JobContext, localMinute, type Prepared, studyDay } from "#core";
import { jobs } from "../../src/jobs/index.ts";
import { size } from "../support/size.ts";
import { createCohort, type World } from "../support/talk.ts";
import { ask, members, messagesOf, oneEach, paths } from "./weeks.ts";

const berlin = "Europe/Berlin";
const nudges = jobs.filter(({ name }) => name === "nudge");
const createNudges = () => createCohort({ paths, jobs: nudges });

/** Somebody who asked for nudges at eight in the evening, in a zone; the cohort's where none is given. */
async function asks(world: World, name: string, options = "nudge:20:00") {
  const speaker = world.talk(name);
  await speaker.say("/join");
  await speaker.say(`/settings ${options}`);
  return speaker;
}

/** What is said in the evenings of a stretch of days, on somebody's wall: a line for each day, empty where nothing is. */
async function evenings(world: World, from: string, days: number, zone = berlin, time = "20:00") {
  const said: string[] = [];
  for (let day = 0; day < days; day++) said.push(await world.at(`${addDays(from, day)} ${time}`, zone).tick());
  return said;
}
const nights = (said: readonly string[]) => said.map((post) => (post === "" ? "." : "N")).join("");

test("nobody who has not asked for it is nudged", async () => {
  const world = await createNudges();
  await world.talk("ada").say("/join");
  expect(nights(await evenings(world, "2026-11-30", 5))).toBe(".....");
});

test("in the evening of a day on which nothing is done: what is next, in private, with a way to stop in one press", async () => {
  const world = await createNudges();
  const ada = await asks(world, "ada");
  const [said] = await evenings(world, "2026-11-30", 1);
  expect(said).toBe(
    `[2026-11-30 20:00] (to ada) A small step today?

Next for you: AWS Cloud Practitioner Essentials <https://skillbuilder.aws/> (watch, 8 h).

[1] This week   [2] Not today   [3] Quiet for a week   [4] Stop`,
  );
  expect(await ada.press("Stop")).toMatch(/✔ No more nudges\s+Done, without hard feelings/);
  expect(nights(await evenings(world, "2026-12-01", 4))).toBe("....");
  await ada.say("/settings");
  expect(await ada.press("Nudge me at 20:00")).toMatch(/A nudge at 20:00\s+Only to you, at most one a day, never between 22:00 and 08:00/);
  expect(nights(await evenings(world, "2026-12-05", 2))).toBe("NN");
});

test("an open question of the day comes first, and its button leads to it", async () => {
  const world = await createNudges();
  const ada = await asks(world, "ada");
  await ask(world, "today", "2026-11-30", { closedAt: undefined });
  const [said] = await evenings(world, "2026-11-30", 1);
  expect(said).toMatch(/is still open; it closes 30 Nov 2026, 23:00\. One minute, and the day counts\.\n\nOr a look at AWS Cloud/);
  expect(said).toMatch(/\[1\] Answer +\[2\] This week/);
  expect(await ada.press("Answer")).toMatch(/What is asked in q1\?/);
});

test("none on a day on which something was done, be it after midnight", async () => {
  const world = await createNudges();
  const ada = await asks(world, "ada");
  world.at("2026-12-01 01:30", berlin); // still Monday's study day
  await ada.say("/done aws-free-tier-account-setup");
  expect(nights(await evenings(world, "2026-12-01", 1))).toBe("N");
  world.at("2026-12-02 07:00", berlin);
  await ada.say("/done boto3");
  expect(nights(await evenings(world, "2026-12-02", 2))).toBe(".N");
});

test("none on rest days, none before the start, in a pause, after the end, or in no group", async () => {
  const world = await createNudges();
  const ada = await asks(world, "ada", "nudge:20:00 rest:sat,sun");
  expect(await ada.say("/settings")).toMatch(/Nudges +at 20:00, on days on which nothing is done yet, never on Sat, Sun\n/);
  expect(nights(await evenings(world, "2026-11-26", 4))).toBe("....");
  // From Monday to Sunday; then the first three have led to nothing.
  expect(nights(await evenings(world, "2026-11-30", 7))).toBe("NNNN...");
  const you = world.talk("you");
  await you.say("/schedule pause:2026-12-14");
  await you.press("Pause, and tell the group");
  expect(nights((await evenings(world, "2026-12-14", 7)).map((said) => (said.includes("(to ada)") ? said : "")))).toBe(".......");
  expect(nights(await evenings(world, "2026-12-21", 1))).toBe("N");
  await ada.say("/leave");
  expect(nights(await evenings(world, "2026-12-28", 7))).toBe(".......");
});

test("three that lead to nothing: once a week from then on, which it says; something done, and it is daily again", async () => {
  const world = await createNudges();
  const ada = await asks(world, "ada");
  const said = await evenings(world, "2026-11-30", 18);
  expect(nights(said)).toBe("NNNN......N......N");
  expect(said.map((post) => post.includes("from now on I write once a week at most. Do something, and I am daily again."))).toEqual(
    said.map((_, day) => day === 3),
  );
  expect(await ada.say("/settings")).toMatch(/Nudges +at 20:00, once a week at most\n/);
  await ada.say("/done boto3");
  expect(nights(await evenings(world, "2026-12-18", 4))).toBe("NNNN");
});

test("something done after a nudge, on the same evening or the next morning: it was not ignored", async () => {
  const world = await createNudges();
  const ada = await asks(world, "ada");
  const items = ["boto3", "s3-for-data-storage", "iam-for-security", "lex"];
  for (let day = 0; day < 8; day += 2) {
    const date = addDays("2026-11-30", day);
    expect(nights(await evenings(world, date, 1)), date).toBe("N");
    world.at(day % 4 === 0 ? `${date} 23:00` : `${addDays(date, 1)} 09:00`, berlin);
    expect(await ada.say(`/done ${items[day / 2]}`)).toMatch(/Done/);
  }
  expect(nights(await evenings(world, "2026-12-08", 2))).toBe("NN");
});

test("not today, and quiet for a week: no answer is needed, and it does not count as ignored", async () => {
  const world = await createNudges();
  const ada = await asks(world, "ada");
  await evenings(world, "2026-11-30", 1);
  expect(await ada.press("Not today")).toMatch(/✔ Quiet until Tue 1 Dec\s+Rest well\. Nothing is lost by it\./);
  for (let day = 1; day < 5; day++) {
    expect(nights(await evenings(world, addDays("2026-11-30", day), 1))).toBe("N");
    await ada.press("Not today");
  }
  await evenings(world, "2026-12-05", 1);
  expect(await ada.press("Quiet for a week")).toMatch(/Quiet until Sat 12 Dec/);
  expect(nights(await evenings(world, "2026-12-06", 7))).toBe("......N");
});

test("a quiet that is over excuses no later nudge: three that lead to nothing after it, and it is once a week", async () => {
  const world = await createNudges();
  const ada = await asks(world, "ada");
  await evenings(world, "2026-11-30", 1);
  await ada.press("Not today");
  const said = await evenings(world, "2026-12-01", 6);
  expect(nights(said)).toBe("NNNN..");
  expect(said.map((post) => post.includes("once a week at most"))).toEqual([false, false, false, true, false, false]);
});

test("two weeks in two zones over a change to summer time: one each evening at eight on their own wall", async () => {
  const world = await createNudges();
  const ada = await asks(world, "ada", "timezone:America/New_York nudge:20:00");
  const bob = await asks(world, "bob", "timezone:Europe/Berlin nudge:20:00");
  const heard: Record<string, string[]> = { ada: [], bob: [] };
  const items = paths.first.phases.flatMap(({ units }) => units.flatMap((unit) => unit.items.map(({ id }) => id)));
  // New York's clocks change on 14 March, Berlin's on 28 March; the plan ends that day.
  for (
    let at = instantOf("2027-03-08T00:00", "UTC"), n = 0;
    at < instantOf("2027-03-29T00:00", "UTC");
    at = new Date(at.getTime() + 30 * 60_000), n++
  ) {
    world.at(at.toISOString().slice(0, 16).replace("T", " "));
    const said = await world.tick();
    if (said.includes("(to ada)")) heard.ada?.push(localMinute(at, "America/New_York"));
    if (said.includes("(to bob)")) heard.bob?.push(localMinute(at, berlin));
    // Each morning both do something of the day before's, so that no nudge is ignored.
    if (said.includes("(to ")) {
      const item = items[n % items.length] ?? "";
      if (said.includes("(to ada)")) await ada.say(`/done ${item}`).then(() => ada.press("Undo"));
      if (said.includes("(to bob)")) await bob.press("Not today");
    }
  }
  expect(heard.bob).toEqual(Array.from({ length: 21 }, (_, day) => `${addDays("2027-03-08", day)} 20:00`));
  expect(heard.ada?.every((minute) => minute.endsWith(" 20:00"))).toBe(true);
  expect(new Set(heard.ada?.map((minute) => minute.slice(0, 10))).size).toBe(heard.ada?.length);
});

test("who moves to another zone is nudged at eight there, and not twice within a day", async () => {
  const world = await createNudges();
  const ada = await asks(world, "ada");
  expect(nights(await evenings(world, "2026-12-01", 1))).toBe("N");
  world.at("2026-12-02 06:00", berlin);
  await ada.say("/settings timezone:Asia/Tokyo");
  expect(nights(await evenings(world, "2026-12-02", 1, "Asia/Tokyo"))).toBe("."); // sixteen hours after the last
  expect(nights(await evenings(world, "2026-12-03", 1, "Asia/Tokyo"))).toBe("N");
  await ada.say("/settings timezone:America/Los_Angeles");
  expect(nights(await evenings(world, "2026-12-03", 1, "America/Los_Angeles"))).toBe(".");
  expect(nights(await evenings(world, "2026-12-04", 1, "America/Los_Angeles"))).toBe("N");
});

test("a time in the quiet hours, and seven days of rest, are refused with what to write instead", async () => {
  const world = await createNudges();
  const ada = await asks(world, "ada");
  for (const time of ["22:00", "23:30", "0:00", "07:59"])
    expect(await ada.say(`/settings nudge:${time}`)).toMatch(/nudge: Between 22:00 and 08:00 I am quiet\. Choose a time outside of that\./);
  expect(await ada.say("/settings nudge:noon")).toMatch(/nudge: Write a time like 20:00, or off\./);
  expect(await ada.say("/settings rest:daily")).toMatch(/rest: With seven days of rest there is no day left; nudge:off stops nudges\./);
  expect(await ada.say("/settings rest:work")).toMatch(/rest: Write weekdays like sat,sun, or none\./);
  expect(await ada.say("/settings nudge:8:00 rest:none")).toMatch(/Nudges +at 08:00, on days on which nothing is done yet\n/);
  expect(await ada.say("/settings nudge:off")).toMatch(/Nudges +off\n/);
});

test("rest days without nudges are kept for when there are some", async () => {
  const world = await createNudges();
  const ada = world.talk("ada");
  await ada.say("/join");
  expect(await ada.say("/settings rest:mon")).toMatch(/Nudges +off\n/);
  await ada.say("/settings nudge:20:00");
  expect(nights(await evenings(world, "2026-11-30", 2))).toBe(".N");
  await ada.say("/settings nudge:off rest:wed");
  await ada.say("/settings nudge:20:00");
  expect(nights(await evenings(world, "2026-12-02", 2))).toBe(".N");
});

test("a nudge whose time has gone by is not sent into the night", async () => {
  const world = await createNudges();
  await asks(world, "ada");
  expect(await world.at("2026-11-30 21:30", berlin).tick()).toMatch(/\(late\)|late/i);
  expect(await world.at("2026-12-01 22:30", berlin).tick()).toBe("");
  expect(await world.at("2026-12-03 01:00", berlin).tick()).toBe("");
});

test("whatever is in the store: never in quiet hours, on a rest day, after something done, twice a day; and never more than one message", async () => {
  const world = await createNudges();
  await members(world, ["ada"]);
  const person = await world.store.people.byAccount("terminal:ada");
  const [job] = nudges;
  if (!person || !job) throw new Error("Ada is not there");
  const memberships = await world.store.cohorts.of(person.id);
  const minute = fc.integer({ min: Date.UTC(2026, 10, 30) / 60_000, max: Date.UTC(2027, 2, 28) / 60_000 });
  const zones = fc.constantFrom("Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Asia/Kathmandu", "Australia/Lord_Howe");
  let nudged = 0;
  await fc.assert(
    fc.asyncProperty(
      minute,
      zones,
      fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 6 }),
      fc.constantFrom<"daily" | "weekly">("daily", "weekly"),
      fc.option(fc.nat(20), { nil: undefined }),
      fc.option(fc.nat(14 * 24), { nil: undefined }),
      fc.nat(4),
      async (at, zone, restDays, frequency, active, last, ignored) => {
        const now = new Date(at * 60_000);
        const today = studyDay(now, zone);
        const lastAt = last === undefined ? undefined : new Date(now.getTime() - last * 3_600_000);
        const lastActive = active === undefined ? undefined : addDays(today, -active);
        const nudging = {
          person: person.id,
          account: "terminal:ada",
          isOff: false,
          restDays,
          frequency,
          snoozedUntil: undefined,
          ignored,
          lastAt,
        };
        const store = { ...world.store, nudges: { ...world.store.nudges, of: async () => nudging, lastActive: async () => lastActive } };
        const context: JobContext = { now, slot: today, dueAt: now, store, paths, newId: () => "new" };
        const { content, until, effects }: Prepared = await job.prepare({ ...context, person: { ...person, zone }, memberships });
        if (!content) return;
        nudged++;
        const wall = localMinute(now, zone);
        expect(wall.slice(11) >= "08:00" && wall.slice(11) < "22:00").toBe(true);
        expect(restDays).not.toContain(((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7) + 1);
        expect(lastActive).not.toBe(today);
        if (lastAt) expect(studyDay(lastAt, zone) < today && now.getTime() - lastAt.getTime() >= 18 * 3_600_000).toBe(true);
        expect(until && localMinute(until, zone)).toBe(`${wall.slice(0, 10)} 22:00`);
        expect(messagesOf(content)).toEqual(oneEach);
        expect(effects).toMatchObject([{ kind: "wrote unasked", person: person.id, at: now }]);
      },
    ),
    { numRuns: size(100, 400) },
  );
  expect(nudged).toBeGreaterThan(size(5, 30));
});
