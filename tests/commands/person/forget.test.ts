import { expect, test } from "vitest";
import { command, z } from "#core";
import { freshDatabase } from "../../support/postgres.ts";
import { createCohort, type World } from "../../support/talk.ts";

const channel = { platform: "terminal", space: "terminal", id: "main" } as const;

async function everythingOf({ store }: World, id: string) {
  const cohort = (await store.cohorts.at(channel))?.id ?? "";
  return {
    account: await store.people.byAccount("terminal:ada"),
    memberships: await store.cohorts.of(id),
    onRoster: (await store.cohorts.roster(cohort)).filter(({ person }) => person.id === id),
    organizes: await store.cohorts.isOrganizer(cohort, id),
    completions: await store.progress.completions(id, "aws-ai-ml"),
    inCohort: (await store.progress.completionsIn(cohort, "aws-ai-ml")).filter(({ person }) => person === id),
    ledger: (await store.progress.ledger(cohort)).filter(({ person }) => person === id),
    week: (await store.progress.standing(cohort, "2026-W48", id)).points,
    season: (await store.progress.standing(cohort, "season", id)).points,
    remembered: await store.people.remembered(id, channel),
  };
}

const engines: Readonly<Record<string, () => Promise<string>>> = {
  SQLite: async () => "file::memory:",
  PostgreSQL: freshDatabase,
};

for (const [engine, address] of Object.entries(engines))
  test(`forgotten, nobody finds a trace, and nobody else has lost anything, on ${engine}`, async () => {
    const world = await createCohort({ url: await address() });
    const [ada, bob, you] = [world.talk("ada"), world.talk("bob"), world.talk("you")];
    for (const each of [ada, bob]) {
      await each.say("/join");
      await each.say("/done lex");
    }
    await ada.say("/done boto3");
    await ada.press("Undo");
    await you.say("/cohort appoint:@ada");
    const person = await world.store.people.byAccount("terminal:ada");
    const id = person?.id ?? "";
    const cohort = (await world.store.cohorts.at(channel))?.id ?? "";
    await world.store.people.remember(id, channel, cohort);
    const before = await everythingOf(world, id);
    expect(before).toMatchObject({ account: { name: "ada" }, organizes: true, week: 40, season: 40, remembered: cohort });
    expect([before.memberships, before.onRoster, before.completions, before.inCohort].map(({ length }) => length)).toEqual([1, 1, 1, 1]);
    expect(before.ledger).toHaveLength(3);

    expect(await ada.say("/forget erase me")).toMatch(/➤ You are forgotten[\s\S]+we begin anew/);
    expect(await everythingOf(world, id)).toEqual({
      account: undefined,
      memberships: [],
      onRoster: [],
      organizes: false,
      completions: [],
      inCohort: [],
      ledger: [],
      week: 0,
      season: 0,
      remembered: undefined,
    });
    expect(await bob.say("/leaderboard")).toMatch(/1 {2}bob \(you\) +40\n/);
    expect(await bob.say("/progress")).toMatch(/1 h 45 min of[\s\S]+this season +40 points, 1st/);
    expect(await you.say("/cohort")).toMatch(/Members +1\nOrganizers +you\n/);

    expect(await ada.say("/progress")).toMatch(/ 0 % /);
    expect(await ada.say("/join")).toMatch(/Welcome to Autumn, ada/);
    expect(await ada.say("/progress")).toMatch(/0 min of[\s\S]+this season +none yet/);
  });

for (const [engine, address] of Object.entries(engines))
  test(`what comes at the same time is gone with the rest, and nobody stumbles, on ${engine}`, async () => {
    const world = await createCohort({ url: await address() });
    const replies: string[] = [];
    const lines = ["/done lex", "/join", "/settings name:Zoe", "/settings nudge:20:00", "/settings rest:sat", "/quiz", "/leave"];
    for (const [n, line] of lines.entries())
      for (let looks = 0; looks < 6; looks++) {
        const [phone, laptop] = [world.talk(`ada ${n} ${looks}`), world.talk(`ada ${n} ${looks}`)];
        await phone.say(line === "/join" ? "/week" : "/join");
        const forgetting = phone.say("/forget erase me");
        for (let look = 0; look < looks; look++) await world.store.clock.offset();
        replies.push(await laptop.say(line));
        expect(await forgetting).toMatch(/You are forgotten[\s\S]+are erased/);
      }
    expect(replies.filter((reply) => /stumbled/.test(reply))).toEqual([]);
    expect(replies.filter((reply) => /You are forgotten\s+This came at the same time/.test(reply)).length).toBeGreaterThan(lines.length);
  });

test("what refers to nothing for any other reason is still reported", async () => {
  const broken = command({
    name: "broken",
    summary: "Names a group that is not there",
    answers: "caller",
    needs: "nothing",
    options: z.object({}),
    async run({ store, person, now }) {
      await store.cohorts.appoint("no such group", person.id, now);
      return expect.unreachable();
    },
  });
  const world = await createCohort({ moreCommands: [broken], mayErr: true });
  expect(await world.talk("ada").say("/broken")).toMatch(/I stumbled over that/);
  expect(world.errors).toHaveLength(1);
});

test("it says what would go, and wants the words", async () => {
  const world = await createCohort();
  const ada = world.talk("ada");
  await ada.say("/join");
  await ada.say("/done lex");
  expect(await ada.say("/forget")).toMatch(
    /➤ This cannot be undone[\s\S]+your place in Autumn[\s\S]+\/forget erase me[\s\S]+\/leave is enough/,
  );
  for (const words of ["yes", "erase", "erase me please", '""'])
    expect(await ada.say(`/forget ${words}`)).toMatch(/Nothing was erased|This is empty/);
  expect(await ada.say("/progress")).toMatch(/1 h 45 min of/);
});

test("the words in any letter case, in quotes or as an option", async () => {
  for (const words of ["ERASE ME", '"Erase me"', 'confirm:"erase me"'])
    expect(await (await createCohort()).talk("ada").say(`/forget ${words}`)).toMatch(/You are forgotten/);
});

test("who was never here may be forgotten too", async () => {
  const world = await createCohort();
  expect(await world.talk("stranger").say("/forget")).toMatch(/I would erase your name, your settings, every item/);
  expect(await world.talk("stranger").say("/forget erase me")).toMatch(/You are forgotten/);
});

test("a group whose only organizer is forgotten is still managed by whoever manages the space", async () => {
  const world = await createCohort();
  await world.talk("you").say("/forget erase me");
  expect(await world.talk("you").say("/cohort")).toMatch(/Organizers +whoever manages this space[\s\S]+Close the group/);
});
