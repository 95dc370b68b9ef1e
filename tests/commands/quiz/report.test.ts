import { expect, test } from "vitest";
import { decideQuestion, sendProblem, voidQuestion } from "#commands/quiz/buttons";
import { encodePress, longestReport, press, type ReportReason } from "#core";
import { dailyQuestion } from "../../../src/jobs/daily-question.ts";
import { unasked } from "../../../src/jobs/unasked.ts";
import { caller } from "../../support/call.ts";
import { question, withQuestions } from "../../support/questions.ts";
import { createCohort, realPaths } from "../../support/talk.ts";

/** A question of the day that ada and bob may answer, and report as by a press that asks for a line of text. */
async function asked() {
  const paths = withQuestions(realPaths(), [question("q1")]);
  const world = await createCohort({ paths, jobs: [dailyQuestion, unasked] });
  const members = ["ada", "bob"].map((name) => world.talk(name));
  for (const each of members) await each.say("/join");
  await world.at("2026-11-30 10:00", "Europe/Berlin").tick();
  const cohort = (await world.store.cohorts.at(caller("you").channel))?.id ?? "";
  const quiz = await world.store.quizzes.newest(cohort);
  if (!quiz) throw new Error("nothing was asked");
  const act = (name: string, id: string, asked?: string) =>
    world.bot.take({ kind: "action", id: world.newId(), press: id, picked: [], ...(asked !== undefined && { asked }), from: caller(name) })
      .reply;
  const report = (name: string, words: string, reason: ReportReason = "unclear") =>
    act(name, encodePress(press(sendProblem, { quiz: quiz.id, cohort, reason })), words);
  const look = async () => {
    const you = world.talk("you");
    await you.say("/questions");
    return you.press("Look");
  };
  return { world, cohort, act, report, look, about: { cohort, question: quiz.question, version: "1" } };
}

test("what a reporter writes reaches the organizers as it was written, the newest first, without a name", async () => {
  const { report, look, world, cohort } = await asked();
  expect(JSON.stringify(await report("ada", "  Why not B?\n**It** says <@everyone> so.  "))).toContain(
    "Noted: it is unclear, and what you wrote. An organizer looks at it.",
  );
  world.at("2026-11-30 11:00", "Europe/Berlin");
  await report("bob", "The source has changed.", "out of date");
  const said = await look();
  expect(said).toContain("“The source has changed.”\n“Why not B? **It** says <@everyone> so.”");
  expect(said).not.toMatch(/\b(ada|bob)\b/);
  expect(await world.store.reports.open(cohort)).toMatchObject([{ account: "terminal:ada" }, { account: "terminal:bob" }]);
});

test.each(["", "   \n ", "\u200b\u2060"])("%j says nothing, and is not quoted", async (words) => {
  const { report, look } = await asked();
  const thanks = JSON.stringify(await report("ada", words));
  expect(thanks).toContain("Noted: it is unclear. An organizer");
  expect(await look()).not.toContain("“\u200b\u2060”");
  expect(await look()).toMatch(/Reported: “It is unclear” \(1\)\n+\S/);
});

test("more than may be written is refused, and the quotes are few enough to read", async () => {
  const { world, report, look, cohort } = await asked();
  expect(await report("ada", "x".repeat(longestReport + 1))).toMatchObject({ title: "That is too long" });
  expect(await world.store.reports.open(cohort)).toEqual([]);
  await report("ada", "x".repeat(longestReport));
  for (let n = 0; n < 6; n++) {
    await world.talk(`m${n}`).say("/join");
    world.at(`2026-11-30 12:0${n}`, "Europe/Berlin");
    await report(`m${n}`, `Number ${n}.`);
  }
  expect(await look()).toContain("“Number 5.”\n“Number 4.”\n“Number 3.”\n“Number 2.”\n“Number 1.”\nAnd 2 more.");
});

test("an organizer who may still answer does not read what may tell the answer", async () => {
  const { world, report, look } = await asked();
  await world.talk("you").say("/join");
  await report("ada", "It is option 0, of course.");
  const said = await look();
  expect(said).toContain("What was written of it waits until you have seen its answer.");
  expect(said).not.toContain("of course");
});

test.each([
  ["mended", "Your report about “What is asked in q1?”: it was mended.", "Thank you. /quiz has the next one to practise."],
  [
    "kept",
    "Your report about “What is asked in q1?”: an organizer looked at it, and it stays as it is.",
    "Thank you. If you still see something wrong, report it once more, and write what.",
  ],
  [
    "voided",
    "Your report about “What is asked in q1?”: it was taken out, and counts for nobody.",
    "Thank you. /quiz has the next one to practise.",
  ],
] as const)("what came of it finds its way back to the reporter, in private: %s", async (found, told, next) => {
  const { world, report, act, about } = await asked();
  await report("ada", "Look again.");
  const decision = found === "voided" ? press(voidQuestion, about) : press(decideQuestion, { ...about, to: found });
  await act("you", encodePress(decision));
  const said = await world.at("2026-11-30 12:00", "Europe/Berlin").tick();
  expect(said).toContain("About your report");
  expect(said).toContain(told);
  expect(said).toContain(next);
  expect(await world.at("2026-12-01 12:00", "Europe/Berlin").tick()).not.toContain("About your report");
});

test("a reason asks what is wrong, and a report without a word of it is one all the same", async () => {
  const { world, cohort } = await asked();
  const ada = world.talk("ada");
  await ada.say("/quiz");
  await ada.press("A");
  await ada.press("Why?");
  await ada.press("Report a problem");
  expect(await ada.press("It is unclear")).toMatch(/^What is wrong with it\? Type it now/);
  expect(await world.store.reports.open(cohort)).toEqual([]);
  expect(await ada.say("")).toContain("Noted: it is unclear. An organizer");
  expect(await world.store.reports.open(cohort)).toMatchObject([{ words: undefined }]);
});
