import { describe, expect, test } from "vitest";
import { applyEdit, dismissOrganizer, removeMember, setArchived } from "#commands/group/buttons";
import { type AnyAction, encodePress, type Pressable, z } from "#core";
import { actions, commands } from "../../../src/features.ts";
import { caller, forged, line, pressed } from "../../support/call.ts";
import { createWorld, type World } from "../../support/talk.ts";

const refusal = "Only organizers can do that";

/** Two groups in two channels: Autumn is organized by ada (appointed), Winter by `you`; bob is a member of Autumn. */
async function twoGroups() {
  const world = await createWorld();
  await world.talk("you", "autumn").say("/setup start:2026-11-30 timezone:Europe/Berlin name:Autumn");
  for (const name of ["ada", "bob"]) await world.talk(name, "autumn").say("/join");
  await world.talk("you", "autumn").say("/cohort appoint:@ada");
  await world.talk("you", "winter").say("/setup start:2026-12-07 timezone:Europe/Berlin name:Winter");
  for (const name of ["wim", "bob"]) await world.talk(name, "winter").say("/join");
  await world.talk("you", "winter").say("/cohort appoint:@wim");
  const autumn = (await world.store.cohorts.at(caller("x", "autumn").channel))?.id ?? "";
  const bob = (await world.store.people.byAccount("terminal:bob"))?.id ?? "";
  const ada = (await world.store.people.byAccount("terminal:ada"))?.id ?? "";
  return { world, autumn, bob, ada };
}

const state = async (world: World, cohort: string) => ({
  cohort: await world.store.cohorts.named(cohort),
  roster: (await world.store.cohorts.roster(cohort)).map(({ person }) => person.name).toSorted(),
  organizers: (await world.store.cohorts.organizers(cohort)).map(({ name }) => name).toSorted(),
});

const guarded = actions.filter(({ organizersOnly }) => organizersOnly);

/** A payload that each guarded action would obey. */
function payloadFor(action: AnyAction, ids: { readonly autumn: string; readonly bob: string }): Record<string, string> {
  const known: Readonly<Record<string, string>> = {
    cohort: ids.autumn,
    person: ids.bob,
    kept: "kept",
    monday: "2026-12-21",
    question: "q1",
    version: "1",
    job: "weekly-recap",
  };
  return Object.fromEntries(
    Object.entries((action.payload as z.ZodObject).shape).map(([key, type]) => [
      key,
      type instanceof z.ZodEnum ? String(type.options[0]) : (known[key] ?? ""),
    ]),
  );
}

test("there are guarded actions and commands to try", () => {
  expect(guarded.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["roster", "askremove", "remove", "organizers", "dismiss", "askpace", "apply", "askarchive", "archive"]),
  );
  expect(
    commands
      .filter(({ organizersOnly }) => organizersOnly)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(["questions", "schedule", "setup"]);
});

describe.each([
  ["a member of the group", "bob", "autumn"],
  ["a stranger", "mallory", "autumn"],
  ["the organizer of another group, in their own channel", "wim", "winter"],
  ["the organizer of another group, in this channel", "wim", "autumn"],
  ["whom the platform trusts, in another channel", "You", "elsewhere"],
])("%s", (_who, name, channel) => {
  test.each(guarded.map((action) => [action.name, action] as const))("cannot %s with a forged button", async (_name, action) => {
    const { world, autumn, bob } = await twoGroups();
    // The platform's word must not follow `you` into a channel of another group; the appointment of /setup would, so it is taken away.
    const you = (await world.store.people.byAccount("terminal:you"))?.id ?? "";
    await world.store.cohorts.dismiss(autumn, you);
    const before = await state(world, autumn);
    const answer = await world.bot.take(pressed(forged(action, payloadFor(action, { autumn, bob })), caller(name, channel))).reply;
    expect(answer.title).toBe(refusal);
    expect(await state(world, autumn)).toEqual(before);
  });
});

describe("an appointed organizer", () => {
  test.each(guarded.map((action) => [action.name, action] as const))("may %s, from any channel", async (_name, action) => {
    const { world, autumn, bob } = await twoGroups();
    for (const channel of ["autumn", "elsewhere"]) {
      const answer = await world.bot.take(pressed(forged(action, payloadFor(action, { autumn, bob })), caller("ada", channel))).reply;
      expect(answer.title).not.toBe(refusal);
    }
  });

  test("may remove, dismiss and close, and it happens", async () => {
    const { world, autumn, bob } = await twoGroups();
    const you = (await world.store.people.byAccount("terminal:you"))?.id ?? "";
    const press = (action: Pressable, payload: Record<string, string>) =>
      world.bot.take(pressed(forged(action, payload), caller("ada", "autumn"))).reply;
    await press(removeMember, { cohort: autumn, person: bob });
    await press(dismissOrganizer, { cohort: autumn, person: you });
    await press(setArchived, { cohort: autumn, to: "closed" });
    expect(await state(world, autumn)).toMatchObject({ cohort: { archived: true }, roster: ["ada"], organizers: ["ada"] });
  });

  test("is none any more once dismissed, whatever buttons are left", async () => {
    const { world, autumn, ada, bob } = await twoGroups();
    await world.bot.take(pressed(forged(dismissOrganizer, { cohort: autumn, person: ada }), caller("you", "autumn"))).reply;
    const answer = await world.bot.take(pressed(forged(removeMember, { cohort: autumn, person: bob }), caller("ada", "autumn"))).reply;
    expect(answer.title).toBe(refusal);
  });

  test("cannot make another's proposal come true", async () => {
    const { world, autumn } = await twoGroups();
    const you = world.talk("you", "autumn");
    await you.say("/cohort name:Spring");
    const asked = await world.bot.take(line("/cohort name:Summer", caller("you", "autumn"))).reply;
    const apply = asked.blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : []))[0]?.press;
    if (!apply || "url" in apply) throw new Error("There is no button");
    expect(apply.action).toBe(applyEdit.name);
    expect((await world.bot.take(pressed(encodePress(apply), caller("ada", "autumn"))).reply).title).toBe("That proposal is too old");
    expect((await world.store.cohorts.named(autumn))?.name).toBe("Autumn");
    expect((await world.bot.take(pressed(encodePress(apply), caller("you", "autumn"))).reply).title).toBe("Changed");
    expect((await world.store.cohorts.named(autumn))?.name).toBe("Summer");
  });
});

describe("by command", () => {
  test.each(["/setup start:2026-11-30 timezone:Europe/Berlin", "/setup"])("%s is the organizers'", async (typed) => {
    const world = await createWorld();
    const answer = await world.talk("ada").say(typed);
    expect(answer).toContain(typed === "/setup" ? "this is missing" : refusal);
    expect(await world.store.cohorts.at(caller("x").channel)).toBeUndefined();
  });

  test.each(["start:2026-12-07", "timezone:Asia/Tokyo", "pace:fast", "name:Mine", "appoint:@bob"])(
    "nobody else changes the group by /cohort %s",
    async (option) => {
      const { world, autumn } = await twoGroups();
      const before = await state(world, autumn);
      for (const name of ["bob", "mallory", "wim"]) expect(await world.talk(name, "autumn").say(`/cohort ${option}`)).toContain(refusal);
      expect(await state(world, autumn)).toEqual(before);
    },
  );

  test("everybody sees where the group stands, organizers alone the tools", async () => {
    const { world } = await twoGroups();
    expect(await world.talk("bob", "autumn").say("/cohort")).toMatch(/Autumn[\s\S]+Organizers change the group here\.$/);
    expect(await world.talk("ada", "autumn").say("/cohort")).toMatch(/FOR ORGANIZERS[\s\S]+\[1\] Members/);
  });
});
