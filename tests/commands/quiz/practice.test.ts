import { describe, expect, test } from "vitest";
import { nextQuestion } from "#commands/quiz/buttons";
import { encodePress, press, type Question } from "#core";
import { dailyQuestion } from "../../../src/jobs/daily-question.ts";
import { reveal } from "../../../src/jobs/reveal.ts";
import { caller } from "../../support/call.ts";
import { question, withQuestions } from "../../support/questions.ts";
import { createCohort, realPaths, type Speaker } from "../../support/talk.ts";

const real = realPaths();
const berlin = "Europe/Berlin";
const bank = (...ids: readonly string[]) => ids.map((id) => question(id));

async function practising(questions: readonly Question[], { daily = false } = {}) {
  const world = await createCohort({ paths: withQuestions(real, questions), jobs: daily ? [reveal, dailyQuestion] : [] });
  const ada = world.talk("ada");
  await ada.say("/join");
  world.at("2026-11-30 10:00", berlin);
  const cohort = (await world.store.cohorts.at(caller("you").channel))?.id ?? "";
  return { world, ada, cohort };
}

/** Presses the right letter of a message that asks, or a wrong one. */
async function answer(who: Speaker, message: string, isRight = true): Promise<string> {
  const letter = new RegExp(`^([A-G])\\. option ${isRight ? 0 : 1} of`, "m").exec(message)?.[1] ?? "";
  return who.press(letter);
}

const points = async (who: Speaker) => /\(you\) +(\d+)/.exec(await who.say("/leaderboard"))?.[1];

describe("/quiz", () => {
  test("shows today's question as long as it is open, then one to practise with", async () => {
    const { world, ada } = await practising(bank("q1", "q2", "q3"), { daily: true });
    await world.tick();
    const today = await ada.say("/quiz");
    expect(today).toMatch(/Question of the day\s+What is asked in q\d\?/);
    expect(await answer(ada, today)).toMatch(/Your answer is in/);
    const next = await ada.say("/quiz");
    expect(next).toMatch(/Practice · AWS Cloud Practitioner Essentials/);
    expect(/in (q\d)/.exec(next)?.[1]).not.toBe(/in (q\d)/.exec(today)?.[1]);
  });

  test("never practises what is asked today, before or after it is answered", async () => {
    const { world, ada, cohort } = await practising(bank("q1", "q2"), { daily: true });
    await world.tick();
    const today = (await world.store.quizzes.newest(cohort))?.question ?? "";
    for (let n = 0; n < 6; n++) {
      const message = await ada.say("/quiz about:aws-cloud-practitioner-essentials");
      expect(message).not.toContain(`What is asked in ${today}?`);
      await answer(ada, message);
    }
    const only = await practising(bank("q1"), { daily: true });
    await only.world.tick();
    expect(await only.ada.say("/quiz about:aws-cloud-practitioner-essentials")).toMatch(/Nothing to practise there/);
  });

  test("explains at once, once, and goes on with the next", async () => {
    const { ada, world } = await practising(bank("q1", "q2"));
    const first = await ada.say("/quiz");
    const why = await answer(ada, first);
    expect(why).toMatch(
      /✔ Right: [A-D]\s+You picked [A-D]: option 0 of (q\d)\n\+15 points\.[\s\S]+\[1\] Next question {3}\[2\] More like this {3}\[3\] Report a problem/,
    );
    expect(why).not.toMatch(/How the group answered/);
    const next = await ada.press("Next question");
    expect(next).toMatch(/Practice/);
    expect(/in (q\d)/.exec(next)?.[1]).not.toBe(/in (q\d)/.exec(first)?.[1]);
    const wrong = await answer(ada, next, false);
    expect(wrong).toMatch(/➤ Not quite: it is [A-D][\s\S]+\+5 points\./);
    expect(await points(ada)).toBe("20");
    expect(world.errors).toEqual([]);
  });

  test("pays the first three of a study day, and those of the next again", async () => {
    const { ada, world, cohort } = await practising(bank("q1", "q2", "q3", "q4", "q5", "q6"));
    const paid: boolean[] = [];
    for (let n = 0; n < 5; n++) paid.push((await answer(ada, await ada.say("/quiz"))).includes("+15 points."));
    expect(paid).toEqual([true, true, true, false, false]);
    expect(await answer(ada, await ada.say("/quiz"))).toContain(
      "No points this time: the first 3 answers in practice of a study day earn.",
    );
    expect(await points(ada)).toBe("45");
    // At half past two the study day is still the one before.
    world.at("2026-12-01 02:30", berlin);
    expect(await answer(ada, await ada.say("/quiz"))).toContain("No points this time");
    world.at("2026-12-01 03:00", berlin);
    expect(await answer(ada, await ada.say("/quiz"))).toContain("+15 points.");
    expect(await world.store.progress.scores(cohort, "season")).toMatchObject([{ points: 60 }]);
  });

  test("is pressed twice, or delivered again, and counts once", async () => {
    const { ada, world, cohort } = await practising(bank("q1"));
    const message = await ada.say("/quiz");
    const first = await answer(ada, message);
    const ledger = await world.store.progress.ledger(cohort);
    expect(ledger).toHaveLength(1);
    expect(first).toContain("+15 points");
    const person = (await world.store.people.byAccount("terminal:ada"))?.id ?? "";
    const quiz = ledger[0]?.item ?? "";
    const again = async (place: string) =>
      world.bot.take({ kind: "action", id: world.newId(), press: `pick:${quiz}:${cohort}:${place}`, picked: [], from: caller("ada") })
        .reply;
    expect(new Set((await Promise.all(["0", "1", "2"].map(again))).map(({ title }) => title)).size).toBe(1);
    expect(await world.store.progress.ledger(cohort)).toHaveLength(1);
    expect(await world.store.answers.of(quiz, person)).toMatchObject({ right: true, changed: false });
  });

  test("of somebody else is not mine", async () => {
    const { ada, world, cohort } = await practising(bank("q1"));
    await answer(ada, await ada.say("/quiz"));
    const quiz = (await world.store.progress.ledger(cohort))[0]?.item ?? "";
    await world.talk("bob").say("/join");
    for (const id of [`why:${quiz}:${cohort}`, `mine:${quiz}:${cohort}`, `pick:${quiz}:${cohort}:0`, `problem:${quiz}:${cohort}`]) {
      const reply = await world.bot.take({ kind: "action", id: world.newId(), press: id, picked: [], from: caller("bob") }).reply;
      expect(reply.title).toBe("That question is not here any more");
    }
  });

  test("asks a member, and offers a stranger the way in", async () => {
    const { world } = await practising(bank("q1"));
    expect(await world.talk("eve").say("/quiz")).toMatch(/You are not in this group yet[\s\S]+Join/);
  });
});

describe("/quiz about", () => {
  const some = [
    question("s3", { items: ["amazon-lex"], domain: "AIF-C01/1" }),
    question("iam", { items: ["iam-for-security"], domain: "CLF-C02/2" }),
  ];

  test.each([
    ["amazon-lex", "s3"],
    ["AIF-C01", "s3"],
    ["aif-c01/1", "s3"],
    ["CLF-C02/2", "iam"],
    ['"security and compliance"', "iam"],
  ])("%s takes what is about it", async (about, id) => {
    const { ada } = await practising(some);
    for (let n = 0; n < 3; n++) expect(await ada.say(`/quiz about:${about}`)).toContain(`What is asked in ${id}?`);
  });

  test("goes on with more like it", async () => {
    const { ada } = await practising(some);
    for (const id of ["s3", "iam"]) {
      await answer(ada, await ada.say(`/quiz about:${id === "s3" ? "AIF-C01" : "CLF-C02"}`));
      expect(await ada.press("More like this")).toContain(`What is asked in ${id}?`);
    }
  });

  test("asks back where several fit, and says so where none does", async () => {
    const { ada } = await practising(some);
    const which = await ada.say("/quiz about:A");
    expect(which).toMatch(/✘ Practise what\?[\s\S]+fits several/);
    expect(await ada.press("Whatever helps most")).toMatch(/Practice/);
    expect(await ada.say('/quiz about:"knitting"')).toMatch(/I have no questions about “knitting”\. Try the name/);
    expect(await ada.say("/quiz about:amazon-lax")).toMatch(
      /I have no questions about “amazon-lax”\. Did you mean one of these\?\s+\[1\] Amazon Lex/,
    );
  });

  test("offers what there are questions about, and only that", async () => {
    const { world } = await practising(some);
    const offered = await world.bot.suggest({ command: "quiz", option: "about", typed: "", from: caller("ada") });
    expect(offered.map(({ value }) => value).sort()).toEqual([
      "AIF-C01",
      "AIF-C01/1",
      "CLF-C02",
      "CLF-C02/2",
      "amazon-lex",
      "iam-for-security",
    ]);
    const lex = await world.bot.suggest({ command: "quiz", option: "about", typed: "lex", from: caller("ada") });
    expect(lex.map(({ value }) => value)).toEqual(["amazon-lex"]);
  });

  test("a forged subject has nothing", async () => {
    const { world, cohort } = await practising(some);
    const id = encodePress(press(nextQuestion, { cohort, about: "__proto__" }));
    const reply = await world.bot.take({ kind: "action", id: world.newId(), press: id, picked: [], from: caller("ada") }).reply;
    expect(reply.title).toBe("Nothing to practise there");
  });
});

test("an empty bank has nothing to practise, and says so", async () => {
  const { ada } = await practising([]);
  expect(await ada.say("/quiz")).toMatch(/Nothing to practise there/);
});
