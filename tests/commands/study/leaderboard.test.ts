import { expect, test } from "vitest";
import { createCohort, type World } from "../../support/talk.ts";

/** Items by what they earn. */
const worth = { 10: "lookout", 20: "translate", 30: "transcribe", 40: "lex", 50: "boto3" } as const;

async function walk(world: World, points: Readonly<Record<string, keyof typeof worth>>): Promise<void> {
  for (const [name, number] of Object.entries(points)) {
    await world.talk(name).say("/join");
    await world.talk(name).say(`/done ${worth[number]}`);
  }
}

/** The rows of a board, each `place name points`. */
const rows = (board: string) =>
  [...board.matchAll(/^(\d+| ) {2,}(.+?) +(\d*)$/gm)].map(([, place, name, points]) => `${place} ${name} ${points}`.trim());

test("equal points share a place, the next is skipped, inside a tie the alphabet", async () => {
  const world = await createCohort();
  await walk(world, { dora: 30, Cleo: 40, bob: 40, ada: 50 });
  for (const board of ["week", "season"])
    expect(rows(await world.talk("bob").say(`/leaderboard ${board}`))).toEqual(
      ["1 ada 50", "2 bob (you) 40", "2 cleo 40", "4 dora 30"].map((row) => row.replace("cleo", "Cleo")),
    );
});

test("three at the top all stand first, and the fourth fourth", async () => {
  const world = await createCohort();
  await walk(world, { c: 50, b: 50, a: 50, d: 10 });
  expect(rows(await world.talk("d").say("/leaderboard"))).toEqual(["1 a 50", "1 b 50", "1 c 50", "4 d (you) 10"]);
});

test("the first five, then oneself with two neighbours on each side, then how many others", async () => {
  const world = await createCohort();
  await walk(world, Object.fromEntries([..."abcdefghijklmno"].map((name) => [name, 10 as const])));
  const board = await world.talk("k").say("/leaderboard");
  const names = [..."abcde", "i", "j", "k (you)", "l", "m"];
  expect(rows(board).filter((row) => !row.includes("…"))).toEqual(names.map((name) => `1 ${name} 10`));
  expect(board).toMatch(/ e +10\n +… 3 others +\n1 {2}i +10\n/);
  expect(board).toMatch(/And 2 others\. Closes/);
  expect(await world.talk("a").say("/leaderboard season")).toMatch(/e +10\n\n[\s\S]+And 10 others\. Points since/);
  expect(await world.talk("n").say("/leaderboard")).not.toMatch(/And /);
});

test("who has no points is not listed; an empty board says how it begins", async () => {
  const world = await createCohort();
  await world.talk("ada").say("/join");
  expect(await world.talk("ada").say("/leaderboard")).toMatch(
    /Nobody has points here yet\. The first item ticked off takes the lead: \/week/,
  );
  await walk(world, { bob: 50 });
  expect(rows(await world.talk("ada").say("/leaderboard"))).toEqual(["1 bob 50"]);
});

test("who is hidden is not listed, is told so, and takes nobody's place", async () => {
  const world = await createCohort();
  await walk(world, { ada: 50, bob: 40 });
  await world.talk("ada").say("/settings visibility:hidden");
  const own = await world.talk("ada").say("/leaderboard");
  expect(own).toMatch(/You are hidden: you stand on no board\. \/settings changes that\./);
  expect(own).not.toMatch(/ada/);
  const bobs = await world.talk("bob").say("/leaderboard");
  expect(rows(bobs)).toEqual(["1 bob (you) 40"]);
  expect(bobs).not.toMatch(/hidden/);
  expect(await world.talk("bob").say("/progress")).toMatch(/40 points, 1st/);
});

test("an alias stands for the name, and is sorted as what it is", async () => {
  const world = await createCohort();
  await walk(world, { ada: 50, bob: 50 });
  await world.talk("ada").say('/settings alias:"Zen Heron"');
  const board = await world.talk("bob").say("/leaderboard");
  expect(rows(board)).toEqual(["1 bob (you) 50", "1 Zen Heron 50"]);
  expect(board).not.toMatch(/ada/);
});

test("late joiners are marked on the season's board", async () => {
  const world = await createCohort();
  await walk(world, { ada: 50 });
  world.at("2026-12-14 09:00");
  await world.talk("bob").say("/join now");
  await world.talk("bob").say("/done lex");
  expect(rows(await world.talk("bob").say("/leaderboard"))).toEqual(["1 bob (you) 40"]);
  expect(rows(await world.talk("ada").say("/leaderboard season"))).toEqual(["1 ada (you) 50", "2 bob (joined wk 3) 40"]);
});

test("the week rolls over on Monday at midnight in the group's zone", async () => {
  const world = await createCohort();
  world.at("2026-12-06 23:59", "Europe/Berlin");
  await walk(world, { ada: 50 });
  const ada = world.talk("ada");
  expect(await ada.say("/leaderboard")).toMatch(
    /this week\n[\s\S]+ada \(you\) +50[\s\S]+Closes 7 Dec 2026, 00:00\. Equal points share a place\./,
  );
  world.at("2026-12-07 00:00", "Europe/Berlin");
  expect(await ada.say("/leaderboard")).toMatch(/Nobody has points here yet[\s\S]+Closes 14 Dec 2026, 00:00/);
  expect(await ada.press("The season")).toMatch(/Autumn: the season[\s\S]+1 {2}ada \(you\) +50/);
  expect(await ada.press("This week")).toMatch(/Autumn: this week/);
});

test("an undo in the same week is dated like the original; once that week is over, today", async () => {
  const world = await createCohort();
  world.at("2026-12-04 09:00");
  await walk(world, { ada: 50 });
  const [ada, old] = [world.talk("ada"), world.talk("ada")];
  await ada.say("/done lex");
  await old.say("/done boto3");
  world.at("2026-12-06 09:00");
  await ada.press("Undo"); // of Amazon Lex, while its week is open
  expect(rows(await ada.say("/leaderboard"))).toEqual(["1 ada (you) 50"]);

  world.at("2026-12-08 09:00");
  await ada.say("/done transcribe");
  await old.press("Undo"); // of boto3, of the week before
  expect(await ada.say("/progress")).toMatch(/this week +none yet\nPoints this season +30 points, 1st/);
  expect(await ada.say("/leaderboard")).toMatch(/Nobody has points here yet/);
  const cohort = await world.store.cohorts.at({ platform: "terminal", space: "terminal", id: "main" });
  const undone = (await world.store.progress.ledger(cohort?.id ?? "")).filter(({ reason }) => reason === "undone");
  expect(undone.map(({ item, boardDate }) => `${item} ${boardDate}`).toSorted()).toEqual([
    "amazon-lex 2026-12-04",
    "aws-sdk-for-python-boto3 2026-12-08",
  ]);
});
