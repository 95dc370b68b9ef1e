import { expect, test } from "vitest";
import { addDays, itemsOf, itemsOfWeek, paces } from "#core";
import { answer, ask, cohortOf, createWeeks, many, members, messagesOf, oneEach, paths, prepared } from "./weeks.ts";

const berlin = "Europe/Berlin";
const items = itemsOf(paths.first);
const upTo = (week: number) => items.filter((item) => item.weeks.fast <= week).map(({ id }) => id);
const post = async (world: Awaited<ReturnType<typeof createWeeks>>, date: string) => {
  const said = await world.at(`${date} 09:00`, berlin).tick();
  return said.slice(Math.max(0, said.search(/\[[\d-]{10} 09:00\] (?!Autumn: \w{3} \d)/)));
};

test("before the start: a countdown in the last four weeks, with how many are in", async () => {
  const world = await createWeeks();
  expect(await prepared(world, "weekly-reminder", "2026-11-01")).toEqual({ silent: { kind: "start far away", weeks: 4 } });
  const said = async (slot: string) => JSON.stringify((await prepared(world, "weekly-reminder", slot)).content);
  expect(await said("2026-11-02")).toMatch(/Autumn begins in 28 days.+Nobody has joined yet\. Who makes the first step\?/);
  await members(world, ["m1"]);
  expect(await said("2026-11-23")).toMatch(
    /Autumn begins in 7 days.+17 weeks, from Mon 30 Nov\..+One of us is in\. There is room for more/,
  );
  await members(world, ["m2"]);
  expect(await said("2026-11-29")).toMatch(/Autumn begins tomorrow.+2 of us are in\./);
});

test("the countdown lets a stranger join", async () => {
  const world = await createWeeks();
  await world.talk("you").say("/cohort start:2026-12-14");
  const you = world.talk("you");
  await you.say("/cohort start:2026-12-14");
  await you.press("Make the change");
  const ada = world.talk("ada");
  await ada.say("/help");
  expect(await post(world, "2026-11-30")).toMatch(/Autumn begins in 14 days[\s\S]+\[1\] Join +\[2\] Look at week 1/);
  expect(await ada.press("Join")).toMatch(/Welcome to Autumn, ada/);
});

test("the first week opens the first phase; nobody is counted against the plan yet", async () => {
  const world = await createWeeks();
  await members(world, many(4));
  const said = await post(world, "2026-11-30");
  expect(said).toMatch(
    /^\[2026-11-30 09:00\] Week 1 of 17 · Phase 1 of 3: Cloud Fundamentals\n\nPHASE 1 OPENS: CLOUD FUNDAMENTALS\n2 weeks, until Sun 13 Dec: /,
  );
  expect(said).toMatch(
    /THIS WEEK, MON 30 NOV TO SUN 6 DEC: ABOUT 9 H 30 MIN\n• AWS Cloud Practitioner Essentials <https.+> \(watch, 8 h\)\n• AWS Free Tier/,
  );
  expect(said).toMatch(
    /WHERE WE ARE\n4 of us set out together\.\n\nNEXT\nPhase 2, AWS Service Foundations, begins Mon 14 Dec\.\n\n\[1\] My checklist +\[2\] Join$/,
  );
  expect(said).not.toMatch(/BEHIND US|LAST WEEK|pace/);
});

test("a week in the middle of a phase: marks of optional and renamed items, who is on pace, the exam to come", async () => {
  const world = await createWeeks();
  await members(world, many(30), (n) => (n < 20 ? upTo(1) : n < 25 ? ["aws-free-tier-account-setup"] : []));
  const said = await post(world, "2026-12-07");
  expect(said).toMatch(
    /Week 2 of 17 · Phase 1 of 3[^:]*: Cloud Fundamentals\n\nTHIS WEEK, MON 7 DEC TO SUN 13 DEC: ABOUT 9 H\n• A Cloud Guru.+\(watch, 4 h, optional\) · now Pluralsight/,
  );
  expect(said).toMatch(/WHERE WE ARE\n20 of 30 on pace, 5 a week or more behind\. The middle of us has done 5 % of the path\./);
  expect(said).toMatch(/\[1\] My checklist +\[2\] I'm behind$/);
  expect(said).not.toMatch(/OPENS|IS BEHIND US|m\d/);
  expect(await post(world, "2026-12-21")).toMatch(
    /NEXT\nCloud Practitioner full mock \(optional\) is planned for week 5, from Mon 28 Dec\.\nPhase 3,/,
  );
});

test("a new phase: the old one closes with what was reached, the new one opens with its exams", async () => {
  const world = await createWeeks();
  await members(world, many(5), (n) => (n < 2 ? upTo(2) : n < 4 ? upTo(1) : []));
  const said = await post(world, "2026-12-14");
  expect(said).toMatch(
    /PHASE 1 IS BEHIND US: CLOUD FUNDAMENTALS\n2 of 5 finished all of it; the middle one of us did 51 %\. Thank you for walking it together\. What is still open stays on your checklist\.\n\nPHASE 2 OPENS: AWS SERVICE FOUNDATIONS\n3 weeks, until Sun 3 Jan: AWS Developer Tools · .+\.\nOn the way: Cloud Practitioner full mock, week 5, optional\./,
  );
  const third = await post(world, "2027-01-04");
  expect(third).toMatch(
    /PHASE 3 OPENS.+\n12 weeks, until Sun 28 Mar: .+ and \d+ more\.\nOn the way: AI Practitioner full mock.+, week 9\.\nOn the way: Two ML Engineer/,
  );
  expect(third).toMatch(/PHASE 2 IS BEHIND US: AWS SERVICE FOUNDATIONS\nThank you for walking it/); // nobody did any of it
  expect(third).not.toMatch(/On the way: AWS Certified Machine Learning - Specialty/); // it ended
});

test("of one or two members no number is told, and of none it says how to join", async () => {
  const world = await createWeeks();
  expect(await post(world, "2026-12-07")).toMatch(/WHERE WE ARE\nNobody has joined yet\. \/join is all it takes, in any week\./);
  await members(world, ["m1"]);
  expect(await post(world, "2026-12-14")).toMatch(
    /UNDAMENTALS\nThank you[\s\S]+WHERE WE ARE\nOne of us walks this path\. There is room for more: \/join\n/,
  );
  await members(world, ["m2"]);
  const two = await post(world, "2026-12-21");
  expect(two).toMatch(/WHERE WE ARE\nTwo of us walk this path\./);
  expect(two).not.toMatch(/%|pace/);
});

test("a pause says so, and when it goes on; the post before announces it, and the plan is a week later after it", async () => {
  const world = await createWeeks();
  const you = world.talk("you");
  for (const date of ["2026-12-21", "2026-12-28"]) {
    await you.say(`/schedule pause:${date}`);
    await you.press("Pause, and tell the group");
  }
  expect(await post(world, "2026-12-14")).toMatch(
    /NEXT\nA pause from Mon 21 Dec; we go on Mon 4 Jan\.\n.*Phase 3, AWS AI\/ML Certifications Path, begins Mon 18 Jan\./,
  );
  expect(await post(world, "2026-12-21")).toMatch(
    /Autumn pauses\n\nWe go on with week 4 on Mon 4 Jan; the plan waits for us\.\n\nNothing falls due before then, and nobody falls behind\./,
  );
  expect(await post(world, "2026-12-28")).toMatch(/Autumn pauses\n\nWe go on with week 4 on Mon 4 Jan/);
  expect(await post(world, "2027-01-04")).toMatch(/Week 4 of 17 [\s\S]+THIS WEEK, MON 4 JAN TO SUN 10 JAN/);
});

test("the last week says so; then one farewell with what comes next, and nothing any more", async () => {
  const world = await createWeeks();
  await members(world, many(3), (n) => (n < 2 ? items.map(({ id }) => id) : []));
  expect(await post(world, "2027-03-22")).toMatch(/Week 17 of 17 [\s\S]+NEXT\nThis is the last week: the plan ends Sun 28 Mar\.\n/);
  const farewell = await post(world, "2027-03-29");
  expect(farewell).toMatch(/Autumn: 17 weeks, walked\n\n.+we have come to its end\. Thank you, each of you/);
  expect(farewell).toMatch(/PHASE 3 IS BEHIND US: .+\n2 of 3 finished all of it\.[\s\S]+THE WHOLE PATH\n2 of 3 finished all of it/);
  expect(farewell).toMatch(
    /WHAT COMES NEXT\nAIP-C01 AWS Certified Generative AI Developer.+75 questions, 180 minutes, pass mark 750\n.+another 80 to 120 hours/,
  );
  for (const date of ["2027-04-05", "2027-04-12"]) expect(await world.at(`${date} 09:00`, berlin).tick()).toBe("");
});

test("a group that is set up after its end, or closed, hears nothing", async () => {
  const world = await createWeeks();
  expect(await prepared(world, "weekly-reminder", "2027-04-05")).toEqual({ silent: { kind: "plan over" }, isLast: true });
  await world.store.cohorts.change((await cohortOf(world)).id, { archived: true });
  expect(await prepared(world, "weekly-reminder", "2026-12-07")).toEqual({ silent: { kind: "group closed" } });
});

test("last week's questions: how many answered how many, and how hard the hardest was", async () => {
  const world = await createWeeks();
  await members(world, many(6));
  const days = ["2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04"];
  for (const [i, day] of days.entries()) {
    const quiz = await ask(world, `q-${i}`, day);
    for (const name of many(i === 4 ? 3 : 5)) await answer(world, quiz, name, i === 1 ? name === "m1" : name !== "m1");
  }
  const voided = await ask(world, "voided", "2026-12-05", { voidedAt: new Date("2026-12-06T09:00:00Z") });
  for (const name of many(4)) await answer(world, voided, name, false);
  // One that is still open tells nothing of right and wrong.
  const open = await ask(world, "open", "2026-12-06", { closedAt: undefined });
  for (const name of many(4)) await answer(world, open, name, false);
  expect(await post(world, "2026-12-07")).toMatch(
    /LAST WEEK\n5 of us answered, 4 of them 5 or more of 6 questions\. The hardest was right for 20 %\.\n\nNEXT/,
  );
  expect(await post(world, "2026-12-14")).not.toMatch(/LAST WEEK/);
});

test("what fewer than three answered tells nothing of right and wrong, and an unanswered question is no reproach", async () => {
  const world = await createWeeks();
  await members(world, many(4));
  const quiz = await ask(world, "q", "2026-11-30");
  expect(await post(world, "2026-12-07")).toMatch(/LAST WEEK\n1 question, and nobody has tried\. A wrong answer costs nothing\.\n/);
  const alone = await ask(world, "alone", "2026-12-07");
  await answer(world, alone, "m1", false);
  expect(JSON.stringify((await prepared(world, "weekly-reminder", "2026-12-14")).content)).toMatch(/"1 of us answered the question\."/);
  await ask(world, "r", "2026-12-08");
  const other = await ask(world, "s", "2026-12-09");
  for (const name of many(2)) await answer(world, other, name, false);
  await answer(world, quiz, "m1", false);
  expect(await post(world, "2026-12-14")).toMatch(/LAST WEEK\n2 of us took part in the 3 questions\.\n\nNEXT/);
});

test("how many one or two have answered is told to nobody", async () => {
  const world = await createWeeks();
  await members(world, many(4));
  for (const day of ["2026-11-30", "2026-12-01"]) await answer(world, await ask(world, day, day), "m1", true);
  expect(await post(world, "2026-12-07")).toMatch(/LAST WEEK\nOne of us took part in the 2 questions\.\n\nNEXT/);
  for (const day of ["2026-12-07", "2026-12-08"]) {
    const quiz = await ask(world, day, day);
    for (const name of many(3)) await answer(world, quiz, name, true);
  }
  expect(await post(world, "2026-12-14")).toMatch(/LAST WEEK\n3 of us answered, 3 of them all of 2 questions\.\n\nNEXT/);
});

test("the buttons: the checklist, and a way back for who is behind", async () => {
  const world = await createWeeks();
  const ada = world.talk("ada");
  await ada.say("/join");
  await post(world, "2026-12-14");
  expect(await ada.press("My checklist")).toMatch(/^Week 3 of 17/);
  const again = world.talk("ada");
  await again.say("/help");
  await post(world, "2026-12-21");
  expect(await again.press("I'm behind")).toMatch(/items from earlier weeks/);
  const eve = world.talk("eve");
  await eve.say("/help");
  await post(world, "2026-12-28");
  expect(await eve.press("My checklist")).toMatch(/You are not in this group yet/);
});

test.each(paces)("every week's post of the %s plan fits one message, with thirty members and pauses", async (pace) => {
  const world = await createWeeks();
  await world.store.cohorts.change((await cohortOf(world)).id, { pace, name: "W".repeat(60), pauses: ["2026-12-21"] });
  await members(world, many(30), (n) => upTo(n % 18));
  let posts = 0;
  for (let week = 0; week < 24; week++) {
    const monday = addDays("2026-11-23", 7 * week);
    const { content } = await prepared(world, "weekly-reminder", monday);
    if (!content) continue;
    posts++;
    expect(messagesOf(content), monday).toEqual(oneEach);
  }
  expect(posts).toBe(pace === "fast" ? 20 : 24);
  expect(Math.max(...Array.from({ length: 21 }, (_, i) => itemsOfWeek(paths.first, pace, i + 1).length))).toBeGreaterThan(4);
});
