import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { changeAnswer, pickFromPost, pickInstead, showWhy } from "#commands/quiz/buttons";
import { type Call, encodePress, type Paths, type Pressable, press } from "#core";
import { dailyQuestion } from "../../../src/jobs/daily-question.ts";
import { reveal } from "../../../src/jobs/reveal.ts";
import { caller } from "../../support/call.ts";
import { idsFrom } from "../../support/ids.ts";
import { question, withQuestions } from "../../support/questions.ts";
import { createCohort, createWorld, realPaths, type Speaker, type World } from "../../support/talk.ts";

const real = realPaths();
const jobs = [reveal, dailyQuestion];
const berlin = "Europe/Berlin";

/** A cohort of ada and bob on its first Monday at ten, with the first question posted. */
async function asked(paths: Paths = withQuestions(real, [question("q1"), question("q2")]), url?: string) {
  const world = await createCohort({ paths, jobs, ...(url && { url }) });
  const [ada, bob] = [world.talk("ada"), world.talk("bob")];
  for (const each of [ada, bob]) await each.say("/join");
  const post = await world.at("2026-11-30 10:00", berlin).tick();
  const cohort = (await world.store.cohorts.at(caller("you").channel))?.id ?? "";
  const quiz = await world.store.quizzes.newest(cohort);
  if (!quiz) throw new Error("nothing was asked");
  /** The letter of the option of an index; index 0 is right. */
  const letter = (index: number) => "ABCDEFG"[quiz.order.indexOf(index)] ?? "";
  return { world, ada, bob, post, quiz, cohort, letter };
}

/** A press by its id alone, as often as wanted. */
const pressed = (world: World, name: string, action: Pressable, payload: Record<string, string>, id = world.newId()) =>
  world.bot.take({ kind: "action", id, press: encodePress(press(action, payload)), picked: [], from: caller(name) } satisfies Call).reply;

const points = async (who: Speaker) => /\(you\) +(\d+)/.exec(await who.say("/leaderboard"))?.[1];
describe("the question of the day", () => {
  test("is posted with its letters, and tells nothing but how many have answered", async () => {
    const { post, letter } = await asked();
    expect(post).toMatch(/Question of the day · Mon 30 Nov\n\nWhat is asked in q[12]\?/);
    expect(post).toMatch(/A\. option \d of q\d\nB\. option \d of q\d\nC\. .*\nD\. .*/);
    expect(post).toMatch(/\[1\] A {3}\[2\] B {3}\[3\] C {3}\[4\] D/);
    expect(post).toMatch(
      /Nobody has answered yet · closes 1 Dec 2026, 10:00 · AWS Cloud Practitioner Essentials\. Only you see what you answer\./,
    );
    expect(post).not.toMatch(/Because|docs\.aws/);
    expect(letter(0)).toMatch(/[A-D]/);
  });

  test("is answered by the first press, privately, and changed once", async () => {
    const { ada, letter, world, quiz, cohort } = await asked();
    expect(await ada.press(letter(1))).toMatch(
      new RegExp(`Your answer is in\\s+You picked ${letter(1)}: option 1 of ${quiz.question}[\\s\\S]+You may change it once`),
    );
    const again = await ada.press("Change");
    expect(again).toContain(`(${letter(1)})`);
    expect(again).toContain(`Stay with ${letter(1)}`);
    const changed = await ada.press(letter(0));
    expect(changed).toMatch(/It was changed once, and stays as it is/);
    expect(changed).not.toMatch(/Change$/m);
    expect((await pressed(world, "ada", changeAnswer, { quiz: quiz.id, cohort })).title).toBe("Your answer is in");
    const person = (await world.store.people.byAccount("terminal:ada"))?.id ?? "";
    expect(await world.store.answers.of(quiz.id, person)).toMatchObject({
      picked: [0],
      right: true,
      changed: true,
      lockedAt: undefined,
      studyDay: "2026-11-30",
      boardDate: "2026-11-30",
      zone: berlin,
    });
  });

  test("may be stayed with, which changes nothing and leaves the change open", async () => {
    const { ada, letter } = await asked();
    await ada.press(letter(1));
    await ada.press("Change");
    expect(await ada.press(`Stay with ${letter(1)}`)).toMatch(/You may change it once/);
  });

  test("is explained on demand, and stays from then on", async () => {
    const { ada, letter, quiz, world, cohort } = await asked();
    await ada.press(letter(1));
    expect(await points(ada)).toBeUndefined();
    await pressed(world, "ada", showWhy, { quiz: quiz.id, cohort });
    const why = await pressed(world, "ada", pickFromPost, { quiz: quiz.id, cohort, place: "0" });
    expect(why.title).toBe(`Not quite: it is ${letter(0)}`);
    expect(await points(ada)).toBe("5");
    expect((await pressed(world, "ada", pickInstead, { quiz: quiz.id, cohort, place: "2" })).title).toBe(why.title);
    expect(await points(ada)).toBe("5");
  });

  test("says why each option is right or wrong, where it is read, and what it earned", async () => {
    const { ada, letter, quiz } = await asked();
    await ada.press(letter(0));
    const why = await ada.press("Why?");
    expect(why).toMatch(new RegExp(`✔ Right: ${letter(0)}\\s+You picked ${letter(0)}: option 0 of ${quiz.question}\\n\\+15 points\\.`));
    expect(why).toContain(`✓ ${letter(0)}. option 0 of ${quiz.question} (your pick)\nBecause 0 of ${quiz.question} is as it is.`);
    expect(why).toContain(`✗ ${letter(3)}. option 3 of ${quiz.question}\nBecause 3`);
    expect(why).toContain(`Source: docs.aws.amazon.com <https://docs.aws.amazon.com/${quiz.question}.html>`);
    expect(why).toMatch(/How the group answered follows when it closes, 1 Dec 2026, 10:00\. Nobody is named\./);
    expect(await points(ada)).toBe("15");
  });

  test("pressed otherwise from the post, offers the change instead of making it", async () => {
    const { world, letter, quiz, cohort } = await asked();
    const place = (index: number) => String(quiz.order.indexOf(index));
    await pressed(world, "ada", pickFromPost, { quiz: quiz.id, cohort, place: place(2) });
    const other = await pressed(world, "ada", pickFromPost, { quiz: quiz.id, cohort, place: place(1) });
    expect(other.title).toBe("You have answered already");
    expect(JSON.stringify(other)).toContain(`Change to ${letter(1)}`);
    expect((await pressed(world, "ada", pickFromPost, { quiz: quiz.id, cohort, place: place(2) })).title).toBe("Your answer is in");
  });

  test("delivered again, the same call renders the same", async () => {
    const { world, quiz, cohort } = await asked();
    const about = { quiz: quiz.id, cohort, place: "1" };
    const first = await pressed(world, "ada", pickFromPost, about, "e1");
    expect(await pressed(world, "ada", pickFromPost, about, "e1")).toEqual(first);
    const why = await pressed(world, "ada", showWhy, { quiz: quiz.id, cohort }, "e2");
    expect(await pressed(world, "ada", showWhy, { quiz: quiz.id, cohort }, "e2")).toEqual(why);
    expect(await world.store.answers.count(quiz.id)).toBe(1);
    expect(await world.store.progress.ledger(cohort)).toHaveLength(1);
  });

  test("clicked twice at once with two letters, counts once", async () => {
    const { world, quiz, cohort } = await asked();
    const both = await Promise.all(["0", "1"].map((place) => pressed(world, "ada", pickFromPost, { quiz: quiz.id, cohort, place })));
    expect(both.map(({ title }) => title).sort()).toEqual(["You have answered already", "Your answer is in"]);
    expect(await world.store.answers.count(quiz.id)).toBe(1);
  });

  test("answered by fifty at once, counts fifty, and the board has exactly what they earned", async () => {
    const { world, quiz, cohort } = await asked();
    const names = Array.from({ length: 50 }, (_, n) => `member${n}`);
    for (const name of names) await world.talk(name).say("/join");
    await Promise.all(names.map((name, n) => pressed(world, name, pickFromPost, { quiz: quiz.id, cohort, place: String(n % 4) })));
    expect(await world.store.answers.count(quiz.id)).toBe(50);
    const rights = (await world.store.answers.to(quiz.id)).filter(({ right }) => right).length;
    expect(rights).toBe(Array.from({ length: 50 }, (_, n) => n % 4).filter((place) => quiz.order[place] === 0).length);
    expect(await world.store.progress.scores(cohort, "season")).toEqual([]);
    // Half of them ask why at once, the reveal locks the others.
    await Promise.all(names.slice(0, 25).map((name) => pressed(world, name, showWhy, { quiz: quiz.id, cohort })));
    await world.at("2026-12-01 10:00", berlin).tick();
    const scores = await world.store.progress.scores(cohort, "2026-W49");
    expect(scores).toHaveLength(50);
    expect(scores.filter(({ points }) => points === 15)).toHaveLength(rights);
    expect(scores.filter(({ points }) => points === 5)).toHaveLength(50 - rights);
  });

  test("is drawn anew with the count, and nothing else of the answers", async () => {
    const { world, ada, bob, letter, cohort, quiz } = await asked();
    await ada.press(letter(1));
    await bob.press(letter(0));
    const { redraw } = dailyQuestion;
    const group = await world.store.cohorts.named(cohort);
    const path = withQuestions(real, [question(quiz.question)]).first;
    if (!redraw || !group) throw new Error("no redraw");
    const context = { now: world.now(), slot: "2026-11-30", dueAt: world.now(), store: world.store, paths: real, newId: world.newId };
    const drawn = await redraw({ ...context, cohort: group, path, about: quiz.id });
    expect(drawn?.shown).toBe(2);
    expect(JSON.stringify(drawn?.content)).toContain("2 answers so far");
    expect(JSON.stringify(drawn?.content)).not.toMatch(/ada|bob|right|wrong/i);
  });

  test("has its post drawn anew once somebody has answered, and not before", async () => {
    const { world, ada, quiz, letter } = await asked();
    const redrawAt = async () => (await world.store.posts.about(quiz.id)).map((delivery) => delivery.redrawAt);
    expect(await redrawAt()).toEqual([undefined]);
    await ada.press(letter(1));
    expect(await redrawAt()).toEqual([world.now()]);
  });

  test("after its reveal still teaches, counts for the day, and earns nothing", async () => {
    const { world, ada, bob, quiz, cohort, letter } = await asked(withQuestions(real, [question("q1")]));
    await ada.press(letter(0));
    const revealed = await world.at("2026-12-01 10:00", berlin).tick();
    expect(revealed).toMatch(/↳ The answer: [A-D]\s+1 answer came in, too few/);
    const late = await pressed(world, "bob", pickFromPost, { quiz: quiz.id, cohort, place: String(quiz.order.indexOf(0)) });
    expect(late.title).toBe(`Right: ${letter(0)}`);
    expect(JSON.stringify(late)).toContain("It came after the close: it counts for your day and earns no points.");
    expect(await points(bob)).toBeUndefined();
    expect(await points(ada)).toBe("15");
    const person = (await world.store.people.byAccount("terminal:bob"))?.id ?? "";
    expect(await world.store.answers.of(quiz.id, person)).toMatchObject({ studyDay: "2026-12-01", boardDate: "2026-12-01" });
    await world.at("2026-12-09 10:00", berlin).tick();
    expect(await points(bob)).toBeUndefined();
  });

  test("of late evening belongs to the study day before, and to the cohort's date", async () => {
    const { world, ada, quiz } = await asked();
    await ada.say("/settings timezone:America/New_York");
    world.at("2026-12-01 01:30", berlin);
    await ada.say("/week");
    const place = String(quiz.order.indexOf(0));
    await pressed(world, "ada", pickFromPost, { quiz: quiz.id, cohort: quiz.occasion.cohort, place });
    const person = (await world.store.people.byAccount("terminal:ada"))?.id ?? "";
    const answer = await world.store.answers.of(quiz.id, person);
    expect(answer).toMatchObject({ studyDay: "2026-11-30", boardDate: "2026-12-01", zone: "America/New_York", took: 15.5 * 3_600_000 });
  });

  test("is offered to a stranger with the way in, and is not another group's", async () => {
    const { world, quiz, cohort } = await asked();
    const stranger = await pressed(world, "eve", pickFromPost, { quiz: quiz.id, cohort, place: "0" });
    expect([stranger.title, JSON.stringify(stranger).includes("Join")]).toEqual(["You are not in this group yet", true]);
    await world.talk("you", "other").say("/setup start:2026-11-30 timezone:Europe/Berlin pace:fast name:Winter");
    await world.talk("ada", "other").say("/join");
    const other = (await world.store.cohorts.at(caller("you", "other").channel))?.id ?? "";
    const foreign = await pressed(world, "ada", pickFromPost, { quiz: quiz.id, cohort: other, place: "0" });
    expect(foreign.title).toBe("That question is not here any more");
    expect(await world.store.answers.count(quiz.id)).toBe(0);
  });

  test.each(["4", "9", "-1", "x", "", "0,1", "%00", "1e0"])("forged with the place %j, shows the question again", async (place) => {
    const { world, quiz, cohort } = await asked();
    const reply = await pressed(world, "ada", pickFromPost, { quiz: quiz.id, cohort, place });
    expect(reply.title).toBe("Question of the day");
    expect(await world.store.answers.count(quiz.id)).toBe(0);
  });

  test("rewritten in the bank since, is graded as it was asked, and why is left out", async () => {
    const folder = mkdtempSync(join(tmpdir(), "cairn-quiz-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const url = `file:${join(folder, "cairn.db")}`;
    const { world, ada, letter, quiz, cohort } = await asked(withQuestions(real, [question("q1")]), url);
    await ada.press(letter(0));
    // The next start finds another edition of the curriculum.
    const paths = withQuestions(real, [question("q1", { version: 2, stem: "Something else?" })]);
    const later = await createWorld({ url, newId: idsFrom(2), paths });
    later.at("2026-11-30 11:00", berlin);
    const why = JSON.stringify(await pressed(later, "ada", showWhy, { quiz: quiz.id, cohort }));
    for (const words of [`Right: ${letter(0)}`, "+15 points.", "The question has been rewritten since, so I leave out why."])
      expect(why).toContain(words);
    expect(why).not.toMatch(/Because|Something else\?/);
    const other = await pressed(later, "bob", pickFromPost, { quiz: quiz.id, cohort, place: "0" });
    expect(other.title).toBe("That question has been rewritten since");
    expect(await world.store.answers.count(quiz.id)).toBe(1);
  });
});
