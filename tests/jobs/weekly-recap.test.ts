import { expect, test } from "vitest";
import { addDays } from "#core";
import { answer, ask, cohortOf, createWeeks, done, many, members, messagesOf, oneEach, prepared } from "./weeks.ts";

const berlin = "Europe/Berlin";
type Weeks = Awaited<ReturnType<typeof createWeeks>>;

/** The recap alone, of what is said on a Monday at nine. */
async function recap(world: Weeks, date: string): Promise<string> {
  const said = await world.at(`${date} 09:00`, berlin).tick();
  const [, post = ""] = /(\[[\d-]{10} 09:00\] Autumn: \w{3} \d[\s\S]+?)(?=\n\n\[[\d-]{10} 09:00\]|$)/.exec(said) ?? [];
  return post;
}

const frozen = async (world: Weeks, period: string) =>
  (await world.store.boards.frozen((await cohortOf(world)).id, period)).map(({ person, place, points }) => `${place} ${person} ${points}`);

test("before a week of the plan is over there is nothing to recap", async () => {
  const world = await createWeeks();
  for (const slot of ["2026-11-23", "2026-11-30", "2026-12-02"])
    expect(await prepared(world, "weekly-recap", slot)).toEqual({ silent: { kind: "no week over" } });
  expect((await prepared(world, "weekly-recap", "2026-12-07")).content).toBeDefined();
});

test("places with their ties, what the group did together, the most missed question, and thanks", async () => {
  const world = await createWeeks();
  await members(world, ["zoe", "ada", "bob", "cyd"]);
  await done(world, "bob", ["boto3", "aws-cli-essentials", "s3"], "2026-12-01");
  await done(world, "zoe", ["boto3"], "2026-12-02");
  await done(world, "ada", ["boto3"], "2026-12-06");
  await done(world, "cyd", ["boto3"], "2026-12-07"); // the new week's
  const one = await ask(world, "one", "2026-11-30");
  const other = await ask(world, "other", "2026-12-01");
  for (const name of ["ada", "bob", "zoe"]) {
    await answer(world, one, name, name === "bob");
    await answer(world, other, name, true);
  }
  const said = await recap(world, "2026-12-07");
  // 5 for each answer and 10 more for each right one, although nothing has earned before this very post.
  expect(said).toMatch(/^\[2026-12-07 09:00\] Autumn: Mon 30 Nov to Sun 6 Dec\n\n +Member +Points\n1 +bob +60\n2 +ada +30\n2 +zoe +30\n/);
  expect(said).toMatch(
    /Together: 6 of 8 answers\n\n5 items finished this week\.\n\nMOST MISSED: 33 % RIGHT\n“What is asked in q1\?”\n\nThank you for this week\. The new board is open to everybody\.\n\n\[1\] The new board\n/,
  );
  expect(said).not.toMatch(/cyd/);
  expect(await frozen(world, "2026-W49")).toEqual(["1 bob 60", "2 ada 30", "2 zoe 30"]);
  // The board of the week shows the same, for the effect has entered what it announced.
  expect(
    (await world.store.progress.scores((await cohortOf(world)).id, "2026-W49")).map(({ person, points }) => `${person} ${points}`).sort(),
  ).toEqual(["ada 30", "bob 60", "zoe 30"]);
});

test("movement against the week before: up by how much, and who is new", async () => {
  const world = await createWeeks();
  await members(world, ["ada", "bob", "cyd", "dan"]);
  await done(world, "ada", ["i1", "i2", "i3"], "2026-12-01");
  await done(world, "bob", ["i1", "i2"], "2026-12-01");
  await done(world, "cyd", ["i1"], "2026-12-01");
  expect(await recap(world, "2026-12-07")).not.toMatch(/↑|new\b(?! board)/);
  await done(world, "cyd", ["i2", "i3", "i4"], "2026-12-08");
  await done(world, "ada", ["i4", "i5"], "2026-12-08");
  await done(world, "dan", ["i1"], "2026-12-08");
  expect(await recap(world, "2026-12-14")).toMatch(/1 +cyd +30 +↑2\n2 +ada +20 +\n3 +dan +10 +new\n/);
  await done(world, "cyd", ["i5", "i6"], "2026-12-15");
  await done(world, "ada", ["i6"], "2026-12-15");
  expect(await recap(world, "2026-12-21")).toMatch(/1 +cyd +20 *\n2 +ada +10 *\n/);
});

test("a pause without points is passed over, and the next week moves against the one before it", async () => {
  const world = await createWeeks();
  await members(world, ["ada", "bob"]);
  await world.store.cohorts.change((await cohortOf(world)).id, { pauses: ["2026-12-07"] });
  await done(world, "ada", ["i1", "i2"], "2026-12-01");
  await done(world, "bob", ["i1"], "2026-12-01");
  await recap(world, "2026-12-07");
  expect((await prepared(world, "weekly-recap", "2026-12-14")).silent).toEqual({ kind: "group paused" });
  expect(await recap(world, "2026-12-14")).toBe("");
  await done(world, "bob", ["i2"], "2026-12-15");
  expect(await recap(world, "2026-12-21")).toMatch(/1 +bob +10 +↑1\n/);
});

test("an answer of an earlier week that has not earned yet is that week's, and not on this board", async () => {
  const world = await createWeeks();
  await members(world, ["ada", "bob"]);
  const old = await ask(world, "old", "2026-12-01");
  await answer(world, old, "ada", true);
  await done(world, "bob", ["i1"], "2026-12-08");
  const { effects = [] } = await prepared(world, "weekly-recap", "2026-12-14");
  expect(effects.flatMap((effect) => (effect.kind === "freeze board" ? effect.places : []))).toEqual([
    { person: "bob", place: 1, points: 10 },
  ]);
});

test("who is hidden stands nowhere, who goes by an alias stands by it", async () => {
  const world = await createWeeks();
  await members(world, ["ada", "bob", "cyd"]);
  await world.talk("ada").say("/settings visibility:hidden");
  await world.talk("bob").say('/settings alias:"Quiet Otter"');
  for (const name of ["ada", "bob", "cyd"]) await done(world, name, name === "ada" ? ["i1", "i2"] : ["i1"], "2026-12-01");
  const quiz = await ask(world, "one", "2026-12-01");
  await answer(world, quiz, "ada", true);
  const said = await recap(world, "2026-12-07");
  expect(said).toMatch(/1 +cyd +10\n1 +Quiet Otter +10\n/);
  expect(said).not.toMatch(/ada|bob/);
  expect(await frozen(world, "2026-W49")).toEqual(["1 bob 10", "1 cyd 10"]);
});

test("nothing at all: a kind line, and no empty table", async () => {
  const world = await createWeeks();
  expect(await recap(world, "2026-12-07")).toMatch(
    /Autumn: Mon 30 Nov to Sun 6 Dec\n\nA quiet week\. The new one starts from zero for everybody, and any first step counts: \/week$/,
  );
});

test("thirty with points: ten rows, the others counted, one message", async () => {
  const world = await createWeeks();
  await members(world, many(30));
  for (const [n, name] of many(30).entries())
    await done(
      world,
      name,
      Array.from({ length: (n % 12) + 1 }, (_, i) => `i${i}`),
      "2026-12-01",
    );
  const quiz = await ask(world, "one", "2026-12-01", { question: "q2" });
  for (const name of many(30)) await answer(world, quiz, name, false);
  const { content } = await prepared(world, "weekly-recap", "2026-12-07");
  expect(messagesOf(content)).toEqual(oneEach);
  const said = await recap(world, "2026-12-07");
  expect(said.match(/^\d+ +m\d+ +\d+ *$/gm)).toHaveLength(10);
  expect(said).toMatch(/And 20 others with points\./);
  expect(said).toMatch(/MOST MISSED: 0 % RIGHT\n“(What is asked once more\? )+.{0,24} …”/);
  expect(await frozen(world, "2026-W49")).toHaveLength(30);
});

test("an answer that may still be changed is counted among the answers, and not among the missed", async () => {
  const world = await createWeeks();
  await members(world, many(4));
  const open = await ask(world, "open", "2026-12-06", { closedAt: undefined, closesAt: new Date("2026-12-07T12:00:00Z") });
  for (const name of many(4)) await answer(world, open, name, false);
  const said = await recap(world, "2026-12-07");
  expect(said).toMatch(/Together: 4 of 4 answers/);
  expect(said).not.toMatch(/MOST MISSED/);
});

test("the last week is recapped once, and then no more", async () => {
  const world = await createWeeks();
  await members(world, ["ada"]);
  await done(world, "ada", ["i1"], "2027-03-25");
  const last = await recap(world, "2027-03-29");
  expect(last).toMatch(
    /Mon 22 Mar to Sun 28 Mar[\s\S]+1 +ada +10[\s\S]+Thank you for this week, the last one of the plan\.\n\nEqual points/,
  );
  expect(last).not.toMatch(/new/i);
  await done(world, "ada", ["i2"], "2027-03-30");
  for (let week = 1; week < 4; week++) expect(await recap(world, addDays("2027-03-29", 7 * week))).toBe("");
  expect(await prepared(world, "weekly-recap", "2027-04-05")).toEqual({ silent: { kind: "plan over" }, isLast: true });
});

test("a last week in which nothing happened promises no new one", async () => {
  const world = await createWeeks();
  expect(await recap(world, "2027-03-22")).toMatch(/A quiet week\. The new one starts from zero for everybody/);
  const said = await recap(world, "2027-03-29");
  expect(said).toMatch(/Mon 22 Mar to Sun 28 Mar\n\nA quiet last week\. What is open can still be ticked off: \/week$/);
});

test("the week in which the year ends is one week", async () => {
  const world = await createWeeks();
  await members(world, ["ada", "bob"]);
  await done(world, "ada", ["i1", "i2"], "2026-12-31");
  await done(world, "bob", ["i1", "i2", "i3"], "2027-01-03");
  expect(await recap(world, "2027-01-04")).toMatch(/Mon 28 Dec to Sun 3 Jan\n\n +Member +Points\n1 +bob +30\n2 +ada +20\n/);
  expect(await frozen(world, "2026-W53")).toEqual(["1 bob 30", "2 ada 20"]);
  await done(world, "ada", ["i3"], "2027-01-05");
  expect(await recap(world, "2027-01-11")).toMatch(/Mon 4 Jan to Sun 10 Jan\n\n +Member +Points *\n1 +ada +10 +↑1\n/);
});

test("posted by hand first, the week is recapped in its time all the same, with the same places", async () => {
  const world = await createWeeks();
  await members(world, ["ada"]);
  await done(world, "ada", ["i1"], "2026-12-01");
  world.at("2026-12-07 08:00", berlin);
  await world.scheduler.postNow({ kind: "cohort", id: (await cohortOf(world)).id }, "weekly-recap");
  expect(await world.tick()).toMatch(/Mon 30 Nov to Sun 6 Dec[\s\S]+1 +ada +10/);
  expect(await recap(world, "2026-12-07")).toMatch(/1 +ada +10/);
  expect(await frozen(world, "2026-W49")).toEqual(["1 ada 10"]);
});
