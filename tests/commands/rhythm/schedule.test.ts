import { expect, test } from "vitest";
import { commandsFor } from "#commands/index";
import { describeOptions, type JobTime, timeOption } from "#core";
import { jobs } from "../../../src/jobs/index.ts";
import { createWeeks, done, members, paths } from "../../jobs/weeks.ts";
import { greet } from "../../support/jobs.ts";
import { createCohort } from "../../support/talk.ts";

const berlin = "Europe/Berlin";
const create = () => createCohort({ paths, jobs });

test("the card: what is posted when, what comes next on the reader's clock, and that all is well", async () => {
  const world = await create();
  const card = await world.talk("you").say("/schedule");
  expect(card).toMatch(
    /^Autumn: what I post by myself\n\nWeekly recap +Mon 09:00\nWeekly reminder +Mon 09:00\nQuestion of the day +Mon-Fri 10:00\n/,
  );
  const [, list = ""] = /WHAT COMES NEXT\n([\s\S]+?)\n\n/.exec(card) ?? [];
  expect(list.split("\n")).toHaveLength(10);
  expect(list).toMatch(
    /^30 Nov 2026, 09:00: Weekly reminder\n30 Nov 2026, 10:00: Question of the day\n1 Dec 2026, 10:00: Question of the day\n[\s\S]+\n7 Dec 2026, 09:00: Weekly recap\n7 Dec 2026, 09:00: Weekly reminder\n7 Dec 2026, 10:00: Question of the day\n/,
  );
  expect(card).toMatch(/HEALTH\nAll is well: in the last two weeks nothing failed and nothing was left out\./);
  expect(card).toMatch(/Times on the wall of Europe\/Berlin\. Change them like this: \/schedule reminder:"mon 09:00" question:10:00/);
});

test("only organizers see it, and only they press its buttons", async () => {
  const world = await create();
  await world.talk("ada").say("/join");
  expect(await world.talk("ada").say("/schedule")).toMatch(/Only organizers can do that/);
  expect(await world.talk("ada").say("/schedule pause:2026-12-21")).toMatch(/Only organizers can do that/);
  const cohort = await world.store.cohorts.at({ platform: "terminal", space: "terminal", id: "main" });
  const from = {
    account: { platform: "terminal", id: "terminal:ada", name: "ada" },
    channel: { platform: "terminal", space: "terminal", id: "main" },
  } as const;
  for (const press of [
    "schedule:ID",
    "jobswitch:ID:weekly-recap:off",
    "askpause:ID",
    "pause:ID:2026-12-21:on",
    "askpreview:ID",
    "preview:ID:weekly-recap",
    "askpost:ID",
    "confirmpost:ID:weekly-recap",
    "postnow:ID:weekly-recap",
  ])
    expect(
      (await world.bot.take({ kind: "action", id: press, press: press.replace("ID", cohort?.id ?? ""), picked: [], from }).reply).title,
      press,
    ).toBe("Only organizers can do that");
});

test("times and weekdays are changed, and the posts come at the new ones", async () => {
  const world = await create();
  const you = world.talk("you");
  expect(await you.say('/schedule reminder:"tue 8:30" recap:"Thursday 23" question:11 days:"mon, wed"')).toMatch(
    /^✔ Changed\s+Weekly recap +Thu 23:00\nWeekly reminder +Tue 08:30\nQuestion of the day +Mon,Wed 11:00\n/,
  );
  expect(await world.at("2026-11-30 09:00", berlin).tick()).toBe("");
  expect(await world.at("2026-12-01 08:30", berlin).tick()).toMatch(/Week 1 of 17/);
  expect(await world.at("2026-12-01 11:00", berlin).tick()).toBe("");
  expect(await world.at("2026-12-02 11:00", berlin).tick()).not.toBe("");
  expect(await you.say("/schedule days:daily")).toMatch(/Question of the day +daily 11:00\n/);
  expect(await you.say("/schedule question:7:05")).toMatch(/Question of the day +daily 07:05\n/);
});

test("what cannot be read is refused, with how it is written", async () => {
  const world = await create();
  const you = world.talk("you");
  expect(await you.say('/schedule reminder:"mon-fri 9:00"')).toMatch(
    /reminder: Write one weekday from Monday to Thursday and a time, like “mon 09:00”: it opens the week\./,
  );
  expect(await you.say("/schedule question:noon")).toMatch(/question: Write a time of the day like 09:00\./);
  expect(await you.say("/schedule days:work")).toMatch(/days: Write weekdays like mon-fri, or sat,sun, or daily\./);
  expect(await you.say("/schedule pause:soon")).toMatch(/is not a date in the calendar/);
});

test("a job is turned off and on in the card itself; off, it says nothing", async () => {
  const world = await create();
  const you = world.talk("you");
  await you.say("/schedule");
  const off = await you.press("Weekly reminder: turn off");
  expect(off).toMatch(/Weekly reminder +off\n/);
  expect(off.slice(off.indexOf("WHAT COMES NEXT"), off.indexOf("HEALTH"))).not.toMatch(/Weekly reminder/);
  expect(await world.at("2026-11-30 09:00", berlin).tick()).toBe("");
  world.at("2026-12-01 09:00", berlin);
  expect(await you.press("Weekly reminder: turn on")).toMatch(/Weekly reminder +Mon 09:00\n/);
  expect(await world.at("2026-12-07 09:00", berlin).tick()).toMatch(/Week 2 of 17/);
});

test("a pause is shown before it is made, told to the group, shown on the cards, and taken back", async () => {
  const world = await create();
  const you = world.talk("you");
  expect(await you.say("/schedule pause:2026-12-23")).toMatch(
    /➤ Pause from Mon 21 Dec to Sun 27 Dec\?\s+Goes on +Mon 28 Dec 2026 with week 4\nEnd +Sun 28 Mar 2027 → Sun 4 Apr 2027\n\nNothing falls due in that week/,
  );
  expect(await world.talk("you").say("/cohort")).not.toMatch(/Pauses/);
  await you.press("Pause, and tell the group");
  expect(await world.tick()).toBe(""); // it was said at once
  expect(await world.talk("you").say("/cohort")).toMatch(/Dates +Mon 30 Nov 2026 to Sun 4 Apr 2027\nPauses +the week of Mon 21 Dec\n/);
  expect(await you.say("/schedule pause:2026-12-21")).toMatch(
    /Mon 21 Dec to Sun 27 Dec pauses already\s+Nothing to change\.\s+\[1\] Undo the pause/,
  );
  expect(await you.say("/schedule")).toMatch(/PAUSES\nMon 21 Dec to Sun 27 Dec\n\n\[1\] Undo the pause of Mon 21 Dec/);
  expect(await you.press("Undo the pause of Mon 21 Dec")).toMatch(
    /✔ No pause: Mon 21 Dec to Sun 27 Dec\s+I have told the group\. The plan ends on Sun 28 Mar 2027 now\./,
  );
  expect(await world.talk("you").say("/cohort")).toMatch(/to Sun 28 Mar 2027\nPace/);
});

test("the group hears of a pause and of its end in the words of its plan", async () => {
  const world = await createWeeks();
  const heard: string[] = [];
  const you = world.talk("you");
  await you.say("/schedule pause:2026-12-21");
  heard.push(await you.press("Pause, and tell the group"));
  await you.say("/schedule");
  heard.push(await you.press("Undo the pause of Mon 21 Dec"));
  const all = heard.join("\n");
  expect(all).toMatch(
    /➤ A pause from Mon 21 Dec to Sun 27 Dec\s+Nothing falls due in that week, and nobody falls behind\. We go on with week 4 on Mon 28 Dec\. The plan ends on Sun 4 Apr now\./,
  );
  expect(all).toMatch(
    /➤ No pause from Mon 21 Dec to Sun 27 Dec after all\s+That is week 4, as it was planned at first\. The plan ends on Sun 28 Mar now\./,
  );
});

test("pause next week by a button; two in a row, and the week after the last goes on", async () => {
  const world = await create();
  const you = world.talk("you");
  world.at("2026-12-09 09:00", berlin);
  await you.say("/schedule");
  expect(await you.press("Pause next week")).toMatch(/Pause from Mon 14 Dec to Sun 20 Dec\?\s+Goes on +Mon 21 Dec 2026 with week 3\n/);
  await you.press("Pause, and tell the group");
  expect(await you.say("/schedule pause:2026-12-21")).toMatch(
    /Goes on +Mon 28 Dec 2026 with week 3\nEnd +Sun 4 Apr 2027 → Sun 11 Apr 2027\n/,
  );
});

test("a week that is over, or not in the plan, cannot pause; a pause that is over is not undone", async () => {
  const world = await create();
  const you = world.talk("you");
  world.at("2026-12-09 09:00", berlin);
  expect(await you.say("/schedule pause:2026-12-06")).toMatch(
    /✘ Mon 30 Nov to Sun 6 Dec is over\s+A pause is for this week or a later one\./,
  );
  expect(await you.say("/schedule pause:2027-06-01")).toMatch(/is not in the plan\s+It runs from Mon 30 Nov 2026 to Sun 28 Mar 2027\./);
  expect(await you.say("/schedule pause:2027-03-29")).toMatch(/is not in the plan/);
  await you.say("/schedule pause:2026-12-09");
  await you.press("Pause, and tell the group");
  await you.say("/schedule");
  world.at("2026-12-14 09:00", berlin);
  expect(await you.press("Undo the pause of Mon 7 Dec")).toMatch(/✘ That pause is over\s+What was is kept\./);
  expect(await you.say("/schedule")).not.toMatch(/PAUSES/);
});

test("a preview is for the caller alone and changes nothing", async () => {
  const world = await create();
  await members(world, ["ada"]);
  await done(world, "ada", ["boto3"], "2026-12-01");
  const you = world.talk("you");
  world.at("2026-12-06 09:00", berlin);
  await you.say("/schedule");
  expect(await you.press("Preview")).toMatch(
    /➤ Preview which post\?[\s\S]+\[1\] Weekly recap +\[2\] Weekly reminder +\[3\] Question of the day/,
  );
  const again = world.talk("you");
  await again.say("/schedule");
  await again.press("Preview");
  expect(await again.press("Weekly recap")).toMatch(/➤ Nothing to post\s+No week of the plan is over yet\./);
  expect(await you.press("Weekly reminder")).toMatch(/^Week 1 of 17/);
  expect(await world.tick()).not.toMatch(/Week 1 of 17/);
});

test("post now asks which and whether, posts, and leaves the planned one where it is", async () => {
  const world = await createWeeks();
  const you = world.talk("you");
  world.at("2026-12-03 15:00", berlin);
  await world.tick();
  await you.say("/schedule");
  await you.press("Post now");
  expect(await you.press("Weekly reminder")).toMatch(
    /➤ Post the weekly reminder now\?\s+It goes to every channel of Autumn at once\. The next planned one comes all the same\.\s+\[1\] Post it +\[2\] Preview it first/,
  );
  const said = await you.press("Post it");
  expect(said).toMatch(/✔ On its way\s+Weekly reminder: it appears in the channels within moments\./);
  expect(`${said}\n${await world.tick()}`).toMatch(/Week 1 of 17/);
  expect(await world.at("2026-12-07 09:00", berlin).tick()).toMatch(/Week 2 of 17/);
  const again = world.talk("you");
  world.at("2026-12-03 15:00", berlin);
  await again.say("/schedule");
  await again.press("Post now");
  await again.press("Weekly recap");
  expect(await again.press("Post it")).toMatch(/➤ Nothing was posted\s+Weekly recap: No week of the plan is over yet\./);
});

test("what can be set, the jobs say themselves", () => {
  const reads = timeOption().transform((at) => (time: JobTime) => ({ ...time, at }));
  const settings = [{ option: "greeting", says: "When I greet", example: "10:00", reads }];
  const schedule = commandsFor([{ ...greet, settings }]).find(({ name }) => name === "schedule");
  expect(describeOptions(schedule?.options).map(({ name, summary }) => [name, summary])).toEqual([
    ["greeting", "When I greet, such as 10:00"],
    ["pause", "A day of a week in which the group pauses; the plan shifts by that week"],
  ]);
});
