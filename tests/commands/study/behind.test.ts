import { expect, test } from "vitest";
import { daysBetween, itemsOf } from "#core";
import { createWeeks, paths } from "../../jobs/weeks.ts";

const berlin = "Europe/Berlin";
const counted = itemsOf(paths.first).filter(({ optional, status }) => !optional && status !== "ended");
const upTo = (week: number) => counted.filter(({ weeks }) => weeks.fast <= week).map(({ id }) => id);

/** Ada, who joined before the start, has done some items, and reads the reminder of a Monday. */
async function ada(monday: string, done: readonly string[] = [], { joined = "2026-11-24", join = "/join" } = {}) {
  const world = await createWeeks();
  world.at(`${joined} 09:00`, berlin);
  const speaker = world.talk("ada");
  await speaker.say(join);
  for (const item of done) await speaker.say(`/done ${item}`);
  await world.at(`${monday} 09:00`, berlin).tick();
  return { world, ada: speaker };
}

test("what is overdue, in order; what may be skipped; and ways that add up", async () => {
  const { ada: speaker } = await ada("2026-12-14", ["aws-cloud-practitioner-essentials"]);
  const said = await speaker.press("I'm behind");
  expect(said).toMatch(/^➤ 2 items from earlier weeks, 10 h 30 min\n\nThat happens to everybody who has a life\./);
  expect(said).toMatch(
    /· AWS Free Tier Account Setup .+\n· AWS Well-Architected Framework .+\n\nYou may skip A Cloud Guru: AWS Certified Cloud Practitioner: optional, and not counted\./,
  );
  // 10 h 30 min and this week's 9 h by its Sunday would be 170 min a day; with the next week's 9 h 30 min, in 14 days, 125.
  // In four weeks: 10.5 + 9 + 9.5 + … hours, as much each day as the weeks themselves and a little more.
  expect(said).toMatch(/WAYS ON FROM HERE\n1 h \d+ min a day until Sun 10 Jan: then all that is due by that day is done\./);
  expect(said).toMatch(
    /Or take more time: your own dates, later than the group's\. You stay in it, on the same boards, and can go back at any time\./,
  );
  expect(said).toMatch(/\[1\] This week +\[2\] My dates 1 week later +\[3\] My dates 2 weeks later$/);
});

test("each way it names holds: so many minutes on so many days reach everything that is due by then; a longer one asks for less", async () => {
  let ways = 0;
  for (const [monday, done] of [
    ["2026-12-14", upTo(1)],
    ["2026-12-21", upTo(2)],
    ["2027-01-04", upTo(5).slice(0, -1)],
    ["2027-01-04", upTo(6).filter((id) => id !== counted.find(({ weeks }) => weeks.fast === 5)?.id)],
    ["2027-01-18", upTo(5)],
    ["2027-01-18", upTo(7).slice(0, -1)],
    ["2027-02-08", upTo(8)],
    ["2027-02-22", upTo(12).slice(0, -1)],
  ] as const) {
    const { ada: speaker } = await ada(monday, done);
    const said = await speaker.press("I'm behind");
    let last = Number.POSITIVE_INFINITY;
    for (const [, hours = "0", rest = "0", day, month] of said.matchAll(
      /^(?:(\d+) h ?)?(?:(\d+) min )?a day until \w{3} (\d+) (\w{3}):/gm,
    )) {
      ways++;
      const perDay = Number(hours) * 60 + Number(rest);
      const until = new Date(`${day} ${month} ${month === "Dec" ? 2026 : 2027} 12:00 UTC`).toISOString().slice(0, 10);
      const days = daysBetween(monday, until) + 1;
      const week = (daysBetween("2026-11-30", until) + 1) / 7;
      const due = counted
        .filter(({ id, weeks }) => weeks.fast <= week && !done.includes(id))
        .reduce((sum, { minutes }) => sum + minutes, 0);
      expect(perDay).toBeLessThanOrEqual(120);
      expect(perDay * days).toBeGreaterThanOrEqual(due);
      expect((perDay - 5) * days).toBeLessThan(due);
      expect(perDay).toBeLessThan(last);
      last = perDay;
    }
  }
  expect(ways).toBeGreaterThan(7);
});

test("where no way can be lived with, it says so and does not pretend", async () => {
  const { ada: speaker } = await ada("2027-03-22");
  const said = await speaker.press("I'm behind");
  expect(said).toMatch(
    /To be back with your plan within eight weeks would take more than 2 h a day\. That is too much to ask\.\nOr take more time:/,
  );
  expect(said).toMatch(/And \d+ more: \/path has them all\./);
});

test("dates moved a week, and as many as it takes; put back; and the plan follows", async () => {
  const { world, ada: speaker } = await ada("2026-12-14");
  await speaker.press("I'm behind");
  expect(await speaker.press("My dates 2 weeks later")).toMatch(
    /✔ You walk on dates of your own\s+This is week 1 for you\. What you did and earned stays yours, and the boards are the same for all\.\s+\[1\] This week +\[2\] Put it back/,
  );
  const again = world.talk("ada");
  expect(await again.say("/week")).toMatch(/^Week 1 of 17[\s\S]+Mon 14 Dec to Sun 20 Dec\./);
  expect(await again.say("/progress")).toMatch(/Pace +on pace/);
  await world.talk("you").say("/cohort");
  const you = world.talk("you");
  await you.say("/cohort");
  expect(await you.press("Members")).toMatch(/ada \(own dates\)/);
  expect(await speaker.press("Put it back")).toMatch(/✔ You walk on the group's dates again\s+This is week 3 for you\./);
  expect(await again.say("/week")).toMatch(/^Week 3 of 17/);
});

test("pressed twice, or by who has own dates already", async () => {
  const { world, ada: speaker } = await ada("2026-12-28", [], { joined: "2026-12-14", join: "/join own" });
  const other = world.talk("ada");
  await other.say("/help");
  await world.at("2027-01-04 09:00", berlin).tick();
  const said = await speaker.press("I'm behind");
  expect(said).toMatch(/Or take more time: your own dates, later still\./);
  await other.press("I'm behind");
  expect(await speaker.press("My dates 1 week later")).toMatch(/This is week 3 for you/);
  // The same button on another screen asks for the same dates.
  expect(await other.press("My dates 1 week later")).toMatch(/This is week 3 for you[^[]+\[1\] This week$/);
});

test("nothing overdue: no advice is needed", async () => {
  const { ada: speaker } = await ada("2026-12-07", upTo(1));
  expect(await speaker.press("I'm behind")).toMatch(/✔ You are not behind\s+Nothing of earlier weeks is open\./);
});

test("the days of a pause count among those that are left", async () => {
  const world = await createWeeks();
  const [speaker, you] = [world.talk("ada"), world.talk("you")];
  await speaker.say("/join");
  await you.say("/schedule pause:2026-12-14");
  await you.press("Pause, and tell the group");
  await world.at("2026-12-07 09:00", berlin).tick();
  // 9 h 30 min of week 1 and 9 h of week 2, in the fourteen days until the pause is over.
  expect(await speaker.press("I'm behind")).toMatch(/^1 h 20 min a day until Sun 20 Dec: then all that is due by that day is done\./m);
});

test("a forged date is an old button; one far away is refused", async () => {
  const { world } = await ada("2026-12-07");
  const cohort = await world.store.cohorts.at({ platform: "terminal", space: "terminal", id: "main" });
  const pressed = (start: string) =>
    world.bot.take({
      kind: "action",
      id: start,
      press: `mydates:${cohort?.id}:${start}`,
      picked: [],
      from: {
        account: { platform: "terminal", id: "terminal:ada", name: "ada" },
        channel: { platform: "terminal", space: "terminal", id: "main" },
      },
    }).reply;
  expect((await pressed("2026-12-08")).title).toBe("That button is from an older message");
  expect((await pressed("2026-02-30")).title).toBe("That button is from an older message");
  expect((await pressed("2036-12-01")).title).toBe("That is too far away");
  expect((await pressed("2026-12-14")).title).toBe("You walk on dates of your own");
});
