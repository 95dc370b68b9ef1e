import { describe, expect, test } from "vitest";
import { pickFromList, submitDraft } from "#commands/quiz/buttons";
import { encodePress, press, type QuestionType, type Quiz } from "#core";
import { dailyQuestion } from "../../../src/jobs/daily-question.ts";
import { reveal } from "../../../src/jobs/reveal.ts";
import { caller } from "../../support/call.ts";
import { hostile } from "../../support/hostile.ts";
import { question, withQuestions } from "../../support/questions.ts";
import { createCohort, realPaths, type World } from "../../support/talk.ts";

const real = realPaths();
const berlin = "Europe/Berlin";

/** A cohort whose first question is of a type. */
async function asked(type: QuestionType) {
  const world = await createCohort({ paths: withQuestions(real, [question("q1", { type })]), jobs: [reveal, dailyQuestion] });
  const ada = world.talk("ada");
  await ada.say("/join");
  const post = await world.at("2026-11-30 10:00", berlin).tick();
  const cohort = (await world.store.cohorts.at(caller("you").channel))?.id ?? "";
  const quiz = await world.store.quizzes.newest(cohort);
  if (!quiz) throw new Error("nothing was asked");
  const person = async () => (await world.store.people.byAccount("terminal:ada"))?.id ?? "";
  const answer = async () => world.store.answers.of(quiz.id, await person());
  const pick = (slot: number, ...picked: readonly string[]) =>
    world.bot.take({
      kind: "action",
      id: world.newId(),
      press: encodePress(press(pickFromList, { quiz: quiz.id, cohort, slot: String(slot) })),
      picked,
      from: caller("ada"),
    }).reply;
  const submit = (id = world.newId()) =>
    world.bot.take({
      kind: "action",
      id,
      press: encodePress(press(submitDraft, { quiz: quiz.id, cohort })),
      picked: [],
      from: caller("ada"),
    }).reply;
  const draft = async () => (await world.store.answers.draft(quiz.id, "terminal:ada"))?.picked;
  return { world, ada, post, quiz, cohort, answer, pick, submit, draft };
}

const letters = (quiz: Quiz, indexes: readonly number[]) => indexes.map((index) => "ABCDEFG"[quiz.order.indexOf(index)] ?? "").sort();
/** The number under which the last message shows a choice, in the n-th of its lists. */
const numberOf = (message: string, label: string, list = 0) =>
  [...message.matchAll(new RegExp(`\\[(\\d+)\\] ${label}`, "g"))][list]?.[1] ?? "";

describe("several options", () => {
  test("are picked together in a message of one's own, and submitted", async () => {
    const { ada, post, quiz, answer } = await asked("multiple");
    expect(post).toMatch(/E\. option \d of q1\n\n\[1\] Answer\n/);
    const mine = await ada.press("Answer");
    expect(mine).toMatch(/Pick 2\.\n\[1\] A\. option/);
    expect(mine).toMatch(/\(Submit\)\s+Nothing is lost if you go on later\. 2 more to pick\./);
    const [one = "", two = ""] = letters(quiz, [0, 1]);
    const numbers = [one, two].map((letter) => numberOf(mine, `${letter}\\.`));
    const picked = await ada.say(numbers.join(" "));
    expect(picked.match(/ ←/g)).toHaveLength(2);
    expect(await answer()).toBeUndefined();
    expect(await ada.press("Submit")).toMatch(new RegExp(`Your answer is in\\s+You picked ${one} and ${two}\\.`));
    expect(await answer()).toMatchObject({ picked: [0, 1], right: true });
    expect(await ada.press("Why?")).toMatch(new RegExp(`✔ Right: ${one} and ${two}[\\s\\S]+\\+15 points`));
  });

  test("are right only together", async () => {
    const { pick, submit, quiz, answer, ada } = await asked("multiple");
    const letter = (index: number) => String(quiz.order.indexOf(index));
    await ada.press("Answer");
    await pick(0, letter(0), letter(4));
    await submit();
    expect(await answer()).toMatchObject({ picked: [0, 4], right: false });
    expect(await ada.say("/leaderboard")).not.toMatch(/ada/);
  });

  test("fewer than asked for are kept, but not yet an answer", async () => {
    const { pick, submit, draft, answer } = await asked("multiple");
    await pick(0, "3");
    expect(await draft()).toEqual([3]);
    const reply = await submit();
    expect(JSON.stringify(reply)).toContain("1 more to pick.");
    expect(await answer()).toBeUndefined();
    await pick(0);
    expect(await draft()).toEqual([]);
  });
});

test("numbers of several lists pick nothing, and the terminal says why", async () => {
  const { ada, draft } = await asked("ordering");
  await ada.press("Answer");
  expect(await ada.say("1 5")).toMatch(/Several numbers at once pick several choices of one list/);
  expect(await ada.say("1 99")).toMatch(/Several numbers at once/);
  expect(await draft()).toEqual([]);
});

describe("an order", () => {
  test("is put together step by step; a step that stood elsewhere moves", async () => {
    const { ada, post, quiz, answer, pick, draft } = await asked("ordering");
    expect(post).toMatch(/A\. option \d of q1\n[\s\S]+D\. option \d of q1\n\n\[1\] Answer/);
    const mine = await ada.press("Answer");
    expect(mine).toMatch(/Step 1\n\[1\] A\.[\s\S]+Step 4\n\[13\] A\./);
    await pick(0, "2");
    await pick(3, "2");
    expect(await draft()).toEqual([undefined, undefined, undefined, 2]);
    for (const [step, index] of quiz.key.entries()) await pick(step, String(quiz.order.indexOf(index)));
    await ada.say("/rules");
    expect(await ada.say("/quiz")).toMatch(/Submit it, and it is your answer\./);
    const steps = quiz.key.map((index) => "ABCD"[quiz.order.indexOf(index)]).join(", ");
    expect(await ada.press("Submit")).toContain(`Your order: ${steps}.`);
    expect(await answer()).toMatchObject({ picked: [0, 1, 2, 3], right: true });
    expect(await ada.press("Why?")).toMatch(/✔ Right\n[\s\S]+✓ 1\. option 0 of q1\nBecause 0[\s\S]+✓ 4\. option 3/);
  });

  test("of which one step is wrong is wrong, and says where it was", async () => {
    const { pick, submit, quiz, ada } = await asked("ordering");
    const swapped = [1, 0, 2, 3].map((index) => quiz.order.indexOf(index));
    for (const [step, letter] of swapped.entries()) await pick(step, String(letter));
    await submit();
    expect(await ada.say("/quiz")).not.toMatch(/Question of the day/);
    await ada.say("/leaderboard");
    const why = JSON.stringify((await submit()).blocks);
    expect(why).toContain("Your order");
  });
});

describe("pairs", () => {
  test("are found prompt by prompt, and compared", async () => {
    const { ada, post, quiz, pick, answer } = await asked("matching");
    expect(post).toMatch(/• option \d of q1\n[\s\S]+A\. partner \d of q1\n[\s\S]+\[1\] Answer/);
    const mine = await ada.press("Answer");
    expect(mine.match(/A\. partner \d of q1/g)?.length).toBe(5); // the list, and one in each of four
    // Two partners are mixed up.
    const picked = [1, 0, 2, 3];
    for (const [slot, prompt] of quiz.order.entries()) await pick(slot, String(quiz.matchOrder.indexOf(picked[prompt] ?? 0)));
    await ada.say("/quiz");
    expect(await ada.press("Submit")).toContain("option 0 of q1 → partner 1 of q1");
    expect(await answer()).toMatchObject({ picked, right: false });
    const why = await ada.press("Why?");
    expect(why).toContain("✗ option 0 of q1 → partner 0 of q1 (yours: partner 1 of q1)\nBecause 0");
    expect(why).toContain("✓ option 2 of q1 → partner 2 of q1\nBecause 2");
    expect(why).toContain("+5 points.");
  });
});

describe("a draft", () => {
  test("outlives a restart, and is gone with the answer", async () => {
    const { world, pick, submit, draft, quiz } = await asked("ordering");
    await pick(1, "0");
    expect(await draft()).toEqual([undefined, 0, undefined, undefined]);
    // Whoever reads next reads it from the store: nothing of it is kept in the bot.
    expect(await world.store.answers.draft(quiz.id, "terminal:ada")).toMatchObject({ openedAt: world.now() });
    for (let step = 0; step < 4; step++) await pick(step, String(step));
    await submit();
    expect(await draft()).toBeUndefined();
  });

  test("keeps two picks that come at once", async () => {
    const { pick, draft } = await asked("matching");
    await Promise.all([pick(0, "1"), pick(1, "2"), pick(2, "3"), pick(3, "0")]);
    expect(await draft()).toEqual([1, 2, 3, 0]);
  });

  test("submitted twice at once, and the same call again, is one answer", async () => {
    const { pick, submit, world, quiz } = await asked("ordering");
    for (let step = 0; step < 4; step++) await pick(step, String(step));
    const replies = await Promise.all([submit("e1"), submit("e1"), submit("e2")]);
    expect(new Set(replies.map(({ title }) => title))).toEqual(new Set(["Your answer is in"]));
    expect(await submit("e1")).toEqual(replies[0]);
    expect(await world.store.answers.count(quiz.id)).toBe(1);
  });

  test("changes an answer once, beginning with what was picked", async () => {
    const { ada, pick, submit, answer, draft } = await asked("ordering");
    for (let step = 0; step < 4; step++) await pick(step, String(step));
    await submit();
    const before = await answer();
    await ada.press("Answer");
    await ada.press("Change");
    expect(await draft()).toEqual([0, 1, 2, 3]);
    await pick(0, "1");
    await pick(1, "0");
    expect((await submit()).title).toBe("Your answer is in");
    expect(await answer()).toMatchObject({ changed: true, at: before?.at });
    expect((await answer())?.picked).not.toEqual(before?.picked);
    // A message from before cannot change it again.
    await pick(0, "2");
    expect(await draft()).toBeUndefined();
  });

  test("measures the time from its first sight", async () => {
    const { world, ada, pick, submit, answer } = await asked("ordering");
    world.at("2026-11-30 12:00", berlin);
    await ada.press("Answer");
    world.at("2026-11-30 12:07", berlin);
    for (let step = 0; step < 4; step++) await pick(step, String(step));
    await submit();
    expect((await answer())?.took).toBe(7 * 60_000);
  });

  test("of before the reveal can still be submitted after it: late", async () => {
    const { world, pick, submit, answer } = await asked("ordering");
    for (let step = 0; step < 4; step++) await pick(step, String(step));
    await world.at("2026-12-01 10:00", berlin).tick();
    expect(JSON.stringify(await submit())).toContain("It came after the close");
    expect((await answer())?.lockedAt).toEqual(world.now());
  });

  test("takes nothing but letters", async () => {
    const { pick, draft, world } = await asked("matching");
    await pick(0, "1");
    for (const words of hostile) {
      const reply = await pick(1, words);
      expect(reply.title).toBe("Question of the day");
    }
    for (const several of [
      ["0", "0"],
      ["2", "9"],
    ])
      await pick(1, ...several);
    const picks = await draft();
    expect(picks?.[0] === 1 || picks?.[0] === undefined).toBe(true);
    expect(picks?.length).toBe(4);
    expect((world as World).errors).toEqual([]);
  });
});
