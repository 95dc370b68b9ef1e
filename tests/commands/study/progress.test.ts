import { expect, test } from "vitest";
import { itemsOf } from "#core";
import { createCohort, createWorld, realPaths } from "../../support/talk.ts";

async function adaAndBob() {
  const world = await createCohort();
  const [ada, bob] = [world.talk("ada"), world.talk("bob")];
  await ada.say("/join");
  await bob.say("/join");
  return { world, ada, bob };
}

test("one's own: where, how far, pace, points, this week, and the next step", async () => {
  const { world, ada, bob } = await adaAndBob();
  world.at("2026-12-01 09:00");
  await bob.say("/done boto3");
  await bob.say("/done lex");
  await ada.say("/done aws-free-tier-account-setup");
  const answer = await ada.say("/progress");
  expect(answer).toMatch(/^ada · Autumn\n\nWeek 1 of 17 · Phase 1 of 3: Cloud Fundamentals\n/);
  expect(answer).toMatch(/ 0 % {2}Whole path: 1 h 30 min of 165 h 45 min\n/);
  expect(answer).toMatch(/Pace +on pace\nPoints this week +30 points, 2nd\nPoints this season +30 points, 2nd\n/);
  expect(answer).toMatch(/ 8 % {2}Cloud Fundamentals\n/);
  expect(answer).toMatch(/THIS WEEK\n1 h 30 min of 9 h 30 min\n[\s\S]+NEXT\nAWS Cloud Practitioner Essentials/);
  expect(await ada.press("Done: AWS Cloud Practitioner Essentials")).toMatch(
    /Done: AWS Cloud Practitioner Essentials\. \+50 points\.[\s\S]+80 points, 2nd[\s\S]+NEXT\nAWS Well-Architected Framework/,
  );
});

test.each([
  ["2026-11-25", "on pace"],
  ["2026-11-30", "on pace"],
  ["2026-12-01", "1 day behind the plan"],
  ["2026-12-07", "7 days behind the plan"],
  ["2027-01-30", "61 days behind the plan"],
])("who has done nothing is, on %s, %s", async (date, words) => {
  const { world, ada } = await adaAndBob();
  world.at(`${date} 09:00`);
  expect(await ada.say("/progress")).toMatch(new RegExp(`Pace +${words}\\n`));
});

test("the pace is the day at which the plan reaches what is done", async () => {
  const { world, ada } = await adaAndBob();
  for (const item of ["aws-cloud-practitioner-essentials", "aws-free-tier-account-setup"]) await ada.say(`/done ${item}`);
  const pace = async (date: string) => {
    world.at(`${date} 09:00`);
    return / *Pace +(.+)/.exec(await ada.say("/progress"))?.[1];
  };
  expect(await pace("2026-11-23")).toBe("7 days ahead of the plan");
  expect(await pace("2026-12-04")).toBe("3 days ahead of the plan");
  expect(await pace("2026-12-07")).toBe("on pace");
  expect(await pace("2026-12-08")).toBe("1 day behind the plan");
  await ada.say("/done aws-well-architected-framework");
  expect(await pace("2026-12-08")).toBe("6 days ahead of the plan");
});

test("open items of earlier weeks are counted, and the oldest is next", async () => {
  const { world, ada } = await adaAndBob();
  world.at("2026-12-14 09:00");
  expect(await ada.say("/progress")).toMatch(
    /0 min of 9 h · 3 items open from earlier weeks[\s\S]+NEXT\nAWS Cloud Practitioner Essentials/,
  );
});

test("everything done: no pace, no next step, a kind word", async () => {
  const { world, ada } = await adaAndBob();
  const [path] = realPaths().all;
  for (const { id } of path ? itemsOf(path) : []) await ada.say(`/done ${id}`);
  world.at("2027-01-11 09:00");
  const answer = await ada.say("/progress");
  expect(answer).toMatch(/100 % {2}Whole path: 165 h 45 min of 165 h 45 min\n[\s\S]*Pace +all done/);
  expect(await turned(ada, answer)).toMatch(/You have done everything that counts\. Well walked\./);
  expect(await ada.say("/week")).toMatch(/100 % of the path/);
});

test("another member's: their numbers, and nothing to press", async () => {
  const { world, ada, bob } = await adaAndBob();
  world.at("2026-12-01 09:00");
  await bob.say("/done aws-free-tier-account-setup");
  const answer = await ada.say("/progress @bob");
  expect(answer).toMatch(/^bob · Autumn\n[\s\S]+1 h 30 min of 165 h 45 min[\s\S]+Pace +on pace[\s\S]+30 points, 1st/);
  expect(answer).not.toMatch(/\[1\]|NEXT/);
  expect(await ada.say("/progress @ada")).toMatch(/^ada · Autumn\n[\s\S]+NEXT/);
});

test("by alias, hidden, a stranger of another group, nobody at all: the very same answer", async () => {
  const { world, ada, bob } = await adaAndBob();
  await world.talk("you", "other").say("/setup start:2026-12-07 timezone:UTC name:Spring");
  await world.talk("cleo", "other").say("/join");
  await bob.say("/settings visibility:hidden");
  const hidden = await ada.say("/progress @bob");
  expect(hidden).toBe("✘ They keep their progress private\n\nYour own is at /progress.");
  await bob.say('/settings alias:"Quiet Otter"');
  for (const name of ["bob", "cleo", "nobody", "you"]) expect(await ada.say(`/progress @${name}`)).toBe(hidden);
  await bob.say("/settings visibility:named");
  expect(await ada.say("/progress @bob")).toMatch(/^bob · Autumn/);
  // Whoever is in no group sees nobody.
  expect(await world.talk("dan").say("/progress @bob")).toBe(hidden);
});

test("who is hidden sees the own points, off the board", async () => {
  const { ada } = await adaAndBob();
  await ada.say("/done lex");
  await ada.say("/settings visibility:hidden");
  expect(await ada.say("/progress")).toMatch(/this week +40 points, off the board/);
});

test("without a group: the path, how far, what is next, and how to find a group", async () => {
  const bob = (await createWorld()).talk("bob");
  await bob.say("/done lex");
  const answer = await bob.say("/progress");
  expect(answer).toMatch(/^AWS certification path for AI\/ML professionals\n[\s\S]+ 1 % /);
  expect(answer).toMatch(/NEXT\nAWS Cloud Practitioner Essentials[\s\S]+\/join[\s\S]+\/setup/);
  expect(answer).not.toMatch(/Pace {2}|Points this/);
  expect(await bob.press("1")).toMatch(/It counts for your progress\. Points begin once you are in a group: \/join\.[\s\S]+ 5 % /);
});

test("after the last day", async () => {
  const { world, ada } = await adaAndBob();
  world.at("2027-03-29 00:00", "Europe/Berlin");
  expect(await ada.say("/progress")).toMatch(/The 17 weeks are over\n[\s\S]+days behind the plan/);
});

/** The answer with the pages that follow it. */
async function turned({ press }: { press(label: string): Promise<string> }, answer: string): Promise<string> {
  return /\] Next/.test(answer) ? answer + (await turned({ press }, await press("Next"))) : answer;
}
