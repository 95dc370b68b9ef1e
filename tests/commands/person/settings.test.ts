import { expect, test } from "vitest";
import { createCohort, createWorld } from "../../support/talk.ts";

test("what stands, and how to change it", async () => {
  const world = await createCohort();
  const ada = world.talk("ada");
  const answer = await ada.say("/settings");
  expect(answer).toMatch(
    /Name +ada\nTime zone +Europe\/Berlin \(assumed from the group\)\nOn boards +by name; members of your groups may see/,
  );
  expect(answer).toMatch(/\/settings timezone:Europe\/Berlin[\s\S]+\(Show my name\) +\[1\] Use an alias +\[2\] Hide me/);
  expect(await (await createWorld()).talk("ada").say("/settings")).toMatch(/UTC \(assumed\)/);
});

test("a time zone in any letter case; an unknown one with what is like it", async () => {
  const ada = (await createCohort()).talk("ada");
  expect(await ada.say("/settings asia/kolkata")).toMatch(/✔ Changed[\s\S]+Time zone +Asia\/Kolkata\n/);
  expect(await ada.say("/settings timezone:Europe/Berln")).toMatch(
    /I don't know the time zone “Europe\/Berln”\. Did you mean Europe\/Berlin/,
  );
  expect(await ada.say('/settings timezone:"new york"')).toMatch(/Did you mean America\/New_York/);
  expect(await ada.say("/settings")).toMatch(/Time zone +Asia\/Kolkata\n/);
});

test("an alias is shown instead of the name, and the name comes back", async () => {
  const ada = (await createCohort()).talk("ada");
  await ada.say("/join");
  await ada.say("/done lex");
  expect(await ada.say('/settings alias:"Quiet  Otter"')).toMatch(/On boards +as Quiet Otter; your progress is yours alone/);
  expect(await ada.say("/leaderboard")).toMatch(/1 {2}Quiet Otter \(you\)/);
  await ada.say("/settings");
  expect(await ada.press("Show my name")).toMatch(/✔ Changed[\s\S]+On boards +by name/);
  expect(await ada.press("Use an alias")).toMatch(/as Quiet Otter/);
});

test("a made-up alias stays the same, and differs between people", async () => {
  const world = await createCohort();
  const alias = async (name: string) => {
    const speaker = world.talk(name);
    await speaker.say("/settings");
    return /as (\w+ \w+ \d\d);/.exec(await speaker.press("Use an alias"))?.[1];
  };
  const first = await alias("ada");
  expect(first).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+ \d\d$/);
  await world.talk("ada").say("/settings visibility:hidden");
  await world.talk("ada").say("/settings visibility:alias");
  expect(await world.talk("ada").say("/settings")).toMatch(new RegExp(`as ${first};`));
  expect(new Set(await Promise.all([..."bcdefghijk"].map(alias))).size).toBeGreaterThan(5);
});

test("visibility by button, in place; the one that stands cannot be pressed", async () => {
  const ada = (await createCohort()).talk("ada");
  await ada.say("/settings");
  expect(await ada.press("Hide me")).toMatch(/On boards +not at all[\s\S]+\[1\] Show my name +\[2\] Use an alias +\(Hide me\)/);
  expect(await ada.say("/settings visibility:everyone")).toMatch(/visibility: choose one of named, alias, hidden/);
});

test("a chosen name is kept when the account's changes", async () => {
  const world = await createCohort();
  await world.talk("ada").say('/settings name:"Ada L."');
  expect(await world.talk("ADA").say("/settings")).toMatch(/Name +Ada L\.\n/);
  expect(await world.talk("BOB").say("/settings")).toMatch(/Name +BOB\n/);
  expect(await world.talk("bob").say("/settings")).toMatch(/Name +bob\n/);
});

test("a name is one line of what can be seen, and within its length", async () => {
  const ada = (await createCohort()).talk("ada");
  expect(await ada.say('/settings name:"\u202eAda\u0000\n\u001b[31m"')).toMatch(/Name +Ada \[31m\n/);
  expect(await ada.say('/settings name:"Ada   L."')).toMatch(/Name +Ada L\.\n/);
  expect(await ada.say('/settings name:"\u200b"')).toMatch(/Name +somebody\n/);
  expect(await ada.say('/settings name:"@everyone <@1> **x**"')).toMatch(/Name +@everyone <@1> \*\*x\*\*\n/);
  expect(await ada.say(`/settings name:${"x".repeat(41)}`)).toMatch(/Please keep it within 40 characters/);
  expect(await ada.say('/settings name:""')).toMatch(/name: This is empty\. Leave it out, or write something\./);
  expect(await ada.say('/settings name:" "')).toMatch(/This is empty/);
});

test("several at once, and a surplus word is refused", async () => {
  const ada = (await createCohort()).talk("ada");
  expect(await ada.say("/settings timezone:Asia/Tokyo name:Ada visibility:hidden")).toMatch(
    /Name +Ada\nTime zone +Asia\/Tokyo\nOn boards +not at all/,
  );
  expect(await ada.say("/settings zone:Asia/Tokyo")).toMatch(/I don't know the option “zone”/);
});
