import { expect, test } from "vitest";
import { terminalChannel } from "../../../src/adapters/terminal/index.ts";
import { createCohort } from "../../support/talk.ts";

test("everybody sees where the group stands; only organizers see what can be changed", async () => {
  const world = await createCohort();
  for (const name of ["ada", "bob", "cleo"]) await world.talk(name).say("/join");
  await world.talk("ada").say("/done aws-cloud-practitioner-essentials");
  await world.talk("ada").say("/done aws-free-tier-account-setup");
  await world.talk("bob").say("/done aws-free-tier-account-setup");
  world.at("2026-12-07 09:00");
  const seen = await world.talk("dan").say("/cohort");
  expect(seen).toMatch(/^Autumn\n\nAWS certification path .+ · Week 2 of 17 · Phase 1 of 3: Cloud Fundamentals\n/);
  expect(seen).toMatch(/Dates +Mon 30 Nov 2026 to Sun 28 Mar 2027\nPace and zone +fast, 17 weeks · Europe\/Berlin\n/);
  expect(seen).toMatch(/Members +3: 1 on pace, 1 a week or more behind, the middle one at 0 %\nOrganizers +you\n/);
  expect(seen).toMatch(/Organizers change the group here\.$/);
  expect(seen).not.toMatch(/\[1\]/);
  const card = await world.talk("you").say("/cohort");
  expect(card).toMatch(/FOR ORGANIZERS\nA change is shown before it is made: \/cohort start:2026-12-07/);
  expect(card).toMatch(
    /\[1\] Members +\[2\] Organizers +\[3\] Channels +\[4\] What I post +\[5\] Pace: relaxed, 21 weeks\s+\[6\] Close the group/,
  );
});

test("of one or two members the card tells no number but theirs", async () => {
  const world = await createCohort();
  await world.talk("ada").say("/join");
  world.at("2026-12-14 09:00");
  expect(await world.talk("dan").say("/cohort")).toMatch(/Members +1\nOrganizers/);
  await world.talk("bob").say("/join now");
  expect(await world.talk("dan").say("/cohort")).toMatch(/Members +2\nOrganizers/);
  await world.talk("cleo").say("/join now");
  expect(await world.talk("dan").say("/cohort")).toMatch(/Members +3: 2 on pace, 1 a week or more behind/);
});

test("before the start and after the end", async () => {
  const world = await createCohort();
  expect(await world.talk("ada").say("/cohort")).toMatch(/Starts Mon 30 Nov\n[\s\S]+Members +nobody yet\n/);
  world.at("2027-03-29 09:00");
  expect(await world.talk("ada").say("/cohort")).toMatch(/The 17 weeks are over\n/);
});

test("an edit is shown before it is made, with what it means", async () => {
  const world = await createCohort();
  const you = world.talk("you");
  await world.talk("ada").say("/join");
  world.at("2026-12-09 09:00");
  const preview = await you.say('/cohort start:2026-12-01 timezone:america/new_york pace:relaxed name:"Winter  walkers"');
  expect(preview).toMatch(/➤ Change Autumn\?\s+Name +Autumn → Winter walkers\nStart +Mon 30 Nov 2026 → Mon 7 Dec 2026\n/);
  expect(preview).toMatch(/Time zone +Europe\/Berlin → America\/New_York\nPace +fast → relaxed, 21 weeks\nToday +week 2 → week 1\n/);
  expect(preview).toMatch(/End +Sun 28 Mar 2027 → Sun 2 May 2027\n\nIt touches the plan of 1 member\. Nobody loses anything/);
  expect(await world.talk("you").say("/cohort")).toMatch(/^Autumn\n/);
  expect(await you.press("Make the change")).toMatch(
    /✔ Changed\s+Winter walkers: from Mon 7 Dec 2026, relaxed, America\/New_York\. \/cohort shows it\./,
  );
  expect(await you.say("/cohort")).toMatch(/^Winter walkers\n[\s\S]+Week 1 of 21[\s\S]+relaxed, 21 weeks · America\/New_York/);
});

test("an edit keeps what members did and earned", async () => {
  const world = await createCohort();
  const [ada, you] = [world.talk("ada"), world.talk("you")];
  await ada.say("/join");
  await ada.say("/done lex");
  await you.say("/cohort pace:relaxed start:2026-12-14");
  await you.press("Make the change");
  expect(await ada.say("/progress")).toMatch(
    /^ada · Autumn\n\nStarts Mon 14 Dec\n[\s\S]+1 h 45 min of 165 h 45 min[\s\S]+this season +40 points/,
  );
});

test("two previews stand side by side, and each makes its own change", async () => {
  const world = await createCohort();
  const [one, other] = [world.talk("you"), world.talk("you")];
  await one.say("/cohort name:Winter");
  await other.say("/cohort pace:relaxed");
  await one.press("Make the change");
  await other.press("Make the change");
  expect(await one.say("/cohort")).toMatch(/^Winter\n[\s\S]+relaxed, 21 weeks/);
});

test("the pace by button", async () => {
  const you = (await createCohort()).talk("you");
  await you.say("/cohort");
  expect(await you.press("Pace: relaxed, 21 weeks")).toMatch(/Change Autumn\?\s+Pace +fast → relaxed, 21 weeks\n/);
  await you.press("Make the change");
  await you.say("/cohort");
  expect(await you.press("Pace: fast, 17 weeks")).toMatch(/Pace +relaxed → fast, 17 weeks/);
});

test.each([
  ["name:Autumn", /That is how it is already\s+Nothing to change\./],
  ["start:2026-11-30 pace:fast timezone:europe/berlin", /That is how it is already/],
  ["start:2026-11-24", /That is how it is already/],
  ["start:2029-11-30", /Fri 30 Nov 2029 is far away/],
  ["start:2026-02-30", /is not a date in the calendar/],
  ["timezone:Atlantis", /I don't know the time zone “Atlantis”/],
  ["pace:slow", /pace: choose one of fast, relaxed/],
  [`name:${"x".repeat(61)}`, /within 60 characters/],
])("/cohort %s changes nothing and says why", async (options, said) => {
  const you = (await createCohort()).talk("you");
  const answer = await you.say(`/cohort ${options}`);
  expect(answer).toMatch(said);
  expect(answer).not.toMatch(/Make the change/);
});

test("members may look, not touch: by option or by an organizer's old button", async () => {
  const world = await createCohort();
  const ada = world.talk("ada");
  await ada.say("/join");
  const refused =
    /✘ Only organizers can do that\s+Ask whoever manages this space, or an organizer of the group: \/cohort shows who they are\./;
  for (const option of ["name:Mine", "pace:relaxed", "start:2026-12-07", "timezone:UTC", "appoint:@ada"])
    expect(await ada.say(`/cohort ${option}`)).toMatch(refused);

  await world.talk("you").say("/cohort appoint:@ada");
  await ada.say("/cohort name:Mine");
  const you = world.talk("you");
  await you.say("/cohort");
  await you.press("Organizers");
  await you.press("1"); // ada
  expect(await ada.press("Make the change")).toMatch(refused);
  expect(await ada.say("/cohort")).toMatch(/^Autumn\n/);
});

test("who leads another group, or the platform in another channel, changes nothing here", async () => {
  const world = await createCohort();
  await world.talk("you", "other").say("/setup start:2026-12-07 timezone:UTC name:Spring");
  const ada = world.talk("ada");
  await ada.say("/join");
  await world.talk("ada", "other").say("/join");
  await world.talk("you", "other").say("/cohort appoint:@ada");
  expect(await world.talk("ada", "other").say("/cohort name:Mine")).toMatch(/Change Spring\?/);
  expect(await ada.say("/cohort name:Mine")).toMatch(/Only organizers can do that/);

  const autumn = await world.store.cohorts.at(terminalChannel);
  const press = (account: string, button: string) =>
    world.bot.take({
      kind: "action",
      id: button,
      press: button.replace("COHORT", autumn?.id ?? ""),
      picked: [],
      from: {
        account: { platform: "terminal", id: `terminal:${account}`, name: account },
        channel: { platform: "terminal", space: "terminal", id: "other" },
      },
    }).reply;
  for (const button of [
    "roster:COHORT",
    "organizers:COHORT",
    "askarchive:COHORT",
    "archive:COHORT:closed",
    "askpace:COHORT:relaxed",
    "remove:COHORT:x",
    "dismiss:COHORT:x",
  ])
    expect((await press("ada", button)).title, button).toBe("Only organizers can do that");
  expect((await press("ada", "archive:nowhere:closed")).title).toBe("There is no group in this channel");
  expect(await world.talk("you").say("/cohort")).toMatch(/^Autumn\n/);
});

test("who manages the space counts in the group's own channel only", async () => {
  const world = await createCohort();
  await world.talk("ada").say("/join");
  const you = world.talk("you");
  await you.say("/cohort appoint:@ada");
  await you.say("/cohort");
  await you.press("Organizers");
  expect(await you.press("2")).toMatch(/Dismissed\.\s+· ada/);
  const autumn = await world.store.cohorts.at(terminalChannel);
  const roster = async (channel: string) => {
    const from = {
      account: { platform: "terminal", id: "terminal:you", name: "you" },
      channel: { ...terminalChannel, id: channel },
    } as const;
    return (await world.bot.take({ kind: "action", id: channel, press: `roster:${autumn?.id}`, picked: [], from }).reply).title;
  };
  expect(await roster("main")).toBe("Autumn: 1 member");
  expect(await roster("other")).toBe("Only organizers can do that");
});

test("closed: said on the card and to members; opened again, everything is as it was", async () => {
  const world = await createCohort();
  const [ada, you] = [world.talk("ada"), world.talk("you")];
  await ada.say("/join");
  await ada.say("/done lex");
  await you.say("/cohort");
  expect(await you.press("Close the group")).toMatch(/➤ Close Autumn\?\s+1 member will see it as finished\. Nothing is deleted/);
  expect(await ada.say("/week")).toMatch(/^Starts/);
  await you.press("Close Autumn");
  expect(await ada.say("/week")).toMatch(/✘ Autumn is closed[\s\S]+open it again with \/cohort[\s\S]+\/setup/);
  expect(await ada.say("/progress")).toMatch(/1 h 45 min of/);
  expect(await ada.say("/cohort")).toMatch(/^Autumn \(closed\)\n/);
  await you.say("/cohort");
  expect(await you.press("Open it again")).toMatch(/Autumn is open again\s+Everybody finds everything as it was\.\s+\[1\] Close it/);
  expect(await ada.say("/progress")).toMatch(/^ada · Autumn[\s\S]+this season +40 points, 1st/);
});

test("the roster: its pages, a removal with its question, and the way back in", async () => {
  const world = await createCohort();
  const names = Array.from({ length: 15 }, (_, i) => `m${String(i + 10)}`);
  for (const name of names) await world.talk(name).say("/join");
  const you = world.talk("you");
  await you.say("/cohort");
  const first = await you.press("Members");
  const second = await you.press("Next");
  expect(first).toMatch(/^Autumn: 15 members\n\n· m10 {2}\[1\] Remove\n· m11/);
  expect([...`${first}\n${second}`.matchAll(/^· (m\d\d) /gm)].map(([, name]) => name)).toEqual(names);
  await you.press("Back");
  expect(await you.press("2")).toMatch(
    /➤ Remove m11 from Autumn\?\s+They leave the boards\. What they did is kept, and they may join again\./,
  );
  expect(await world.talk("m11").say("/week")).toMatch(/^Starts/);
  expect(await you.press("Remove m11")).toMatch(/^Autumn: 14 members\n\nRemoved\.\n\n· m10 .+\n· m12/);
  expect(await world.talk("m11").say("/week")).toMatch(/You are not in this group yet/);
  expect(await world.talk("m11").say("/join")).toMatch(/Welcome to Autumn, m11/);
});

test("a removal asked twice, and of somebody who has gone, says that there is nothing to do", async () => {
  const world = await createCohort();
  await world.talk("ada").say("/join");
  const [you, other] = [world.talk("you"), world.talk("you")];
  for (const each of [you, other]) {
    await each.say("/cohort");
    await each.press("Members");
    await each.press("Remove");
  }
  expect(await you.press("Remove ada")).toMatch(/^Autumn: 0 members\n\nRemoved\.\n\nNobody has joined yet\./);
  expect(await other.press("Remove ada")).toMatch(/They are not in this group any more\s+Nothing to do\./);
});

test("the roster marks late joiners and own dates", async () => {
  const world = await createCohort();
  world.at("2026-12-14 09:00");
  await world.talk("ada").say("/join now");
  await world.talk("bob").say("/join own");
  const you = world.talk("you");
  await you.say("/cohort");
  expect(await you.press("Members")).toMatch(/· ada \(joined wk 3\) .+\n· bob \(own dates\) /);
});

test("organizers: appointed from the members, dismissed, never the last", async () => {
  const world = await createCohort();
  const [ada, you] = [world.talk("ada"), world.talk("you")];
  expect(await you.say("/cohort appoint:@ada")).toMatch(
    /They are not in this group\s+Somebody who organizes is a member first: ask them to \/join\./,
  );
  await ada.say("/join");
  expect(await you.say("/cohort appoint:@ada")).toMatch(/✔ ada organizes Autumn too\s+They can change the group with \/cohort/);
  expect(await ada.say("/cohort")).toMatch(/Organizers +ada, you\n[\s\S]+FOR ORGANIZERS/);
  expect(await ada.say("/cohort name:Winter")).toMatch(/Change Autumn\?/);

  await ada.say("/cohort");
  const list = await ada.press("Organizers");
  expect(list).toMatch(
    /^Autumn: organizers\n\n· .+\[1\] Dismiss\n· .+\[2\] Dismiss\n\nWhoever manages this space may change the group as well/,
  );
  const old = world.talk("ada");
  await old.say("/cohort");
  await old.press("Organizers");
  expect(await ada.press("2")).toMatch(/Dismissed\.\s+· ada {2}\[1\] Dismiss\n/);
  expect(await ada.press("1")).toMatch(/A group keeps at least one organizer\. Appoint somebody else first\.\s+· ada/);
  expect(await old.press("2")).toMatch(/They don't organize this group any more\.\s+· ada/);
});
