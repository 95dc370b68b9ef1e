import { describe, expect, test } from "vitest";
import { answerFromPost } from "#commands/quiz/buttons";
import { explanation } from "#commands/quiz/explain";
import {
  type Cohort,
  type Day,
  encodePress,
  lengthOf,
  openQuiz,
  paginate,
  paragraph,
  press,
  type Question,
  type QuestionType,
  type Reply,
  reply,
  sizeOf,
} from "#core";
import { render as renderForDiscord } from "../../src/adapters/discord/render.ts";
import { render as renderForSlack } from "../../src/adapters/slack/render.ts";
import { dailyQuestion } from "../../src/jobs/daily-question.ts";
import { questionPost } from "../../src/jobs/question-post.ts";
import { revealPost } from "../../src/jobs/reveal-post.ts";
import { caller } from "../support/call.ts";
import { question, withQuestions } from "../support/questions.ts";
import { createCohort, realPaths } from "../support/talk.ts";
import { withinLimits } from "./discord/limits.ts";

const real = realPaths();
const words = (start: string, length: number) => `${start} ${"lorem ipsum dolor ".repeat(60)}`.slice(0, length - 1).concat(".");

/** A question as long as the bank's may be: stems of 600, options of 170, 90 or 130, partners of 70, explanations of 320. */
const longest = (type: QuestionType): Question => {
  const [size, text] = ({ single: [4, 170], multiple: [6, 170], ordering: [5, 90], matching: [7, 130] } as const)[type];
  return question("x".repeat(40), {
    type,
    stem: words("Stem", 600),
    domain: "AIF-C01/5",
    options: Array.from({ length: size }, (_, i) => ({
      text: words(`Option ${i}`, text),
      ...(type === "matching" && { match: words(`Partner ${i}`, 70) }),
      right: type === "single" ? i === 0 : type === "multiple" && i < 3,
      why: words(`Why ${i}`, 320),
    })),
    source: `https://docs.aws.amazon.com/${"long/".repeat(40)}.html`,
  });
};

/** Everything that members see of it. */
async function messagesOf(type: QuestionType) {
  const asked = longest(type);
  const paths = withQuestions(real, [asked]);
  const world = await createCohort({ paths, jobs: [dailyQuestion] });
  await world.talk("ada").say("/join");
  await world.at("2026-11-30 10:00", "Europe/Berlin").tick();
  const cohort = await world.store.cohorts.at(caller("you").channel);
  const quiz = cohort && (await world.store.quizzes.newest(cohort.id));
  if (!cohort || !quiz) throw new Error("nothing was asked");
  const act = (id: string, ...picked: readonly string[]) =>
    world.bot.take({ kind: "action", id: world.newId(), press: id, picked, from: caller("ada") }).reply;
  const about = `${quiz.id}:${cohort.id}`;
  const post = questionPost(cohort, paths.first, asked, quiz, 1234);
  // All wrong, which takes the most words.
  const wrong = quiz.order.map((_, place) => String((place + 1) % quiz.order.length));
  const open =
    type === "single" ? await act(`pick:${about}:9`) : await act(encodePress(press(answerFromPost, { quiz: quiz.id, cohort: cohort.id })));
  if (type === "single") await act(`answer:${about}:${quiz.order.findIndex((index) => index !== 0)}`);
  else if (type === "multiple") await act(`draft:${about}:0`, ...quiz.order.flatMap((index, place) => (index >= 3 ? [String(place)] : [])));
  else for (const [slot, place] of wrong.entries()) await act(`draft:${about}:${slot}`, place);
  const full = type === "single" ? open : await act(`draft:${about}:8`, "0", "0");
  const stands = type === "single" ? await act(`answer:${about}:0`) : await act(`submit:${about}`);
  const change = await act(`rethink:${about}`);
  const why = await act(`why:${about}`);
  const answers = await world.store.answers.to(quiz.id);
  return { post, open, full, stands, change, why, reveal: revealPost(cohort, asked, quiz, Array(999).fill(answers[0])) };
}

const isOnePage = (reply: Reply) => !JSON.stringify(reply.blocks).includes("Page 1 of");
const sizeOfAll = ({ title, blocks }: Reply) => lengthOf(title) + blocks.reduce((sum, block) => sum + sizeOf(block), 0);

describe.each(["single", "multiple", "ordering", "matching"] as const)("a %s question as long as the bank's may be", (type) => {
  test("fits one message of each platform, wherever it stands", async () => {
    const messages = await messagesOf(type);
    expect(Object.values(messages).map(({ title }) => title)).not.toContain("That question is not here any more");
    for (const [name, reply] of Object.entries(messages)) {
      // Why seven pairs are as they are, at their longest, takes a page to turn; nothing else does.
      if (!(type === "matching" && name === "why")) expect(isOnePage(reply), name).toBe(true);
      const [discord, ...more] = renderForDiscord(reply);
      expect(more, `${name}: ${sizeOfAll(reply)}`).toEqual([]);
      if (discord) withinLimits(discord);
      expect(renderForSlack(reply), name).toHaveLength(1);
    }
  });
});

test("each question of the real bank fits, with its reveal and its explanation", () => {
  const path = real.first;
  const cohort = { id: "c".repeat(10) } as Cohort;
  expect(path.questions.length).toBeGreaterThan(100);
  for (const asked of path.questions) {
    const quiz = openQuiz("q".repeat(10), path, asked, occasion, new Date(0));
    const picked = asked.type === "single" ? [quiz.order.find((index) => index !== quiz.key[0]) ?? 0] : [...quiz.order];
    const replies = [
      questionPost(cohort, path, asked, quiz, 1234),
      revealPost(cohort, asked, quiz, Array(99).fill({ picked, right: false })),
      reply("Not quite: it is A, B and C", ...explanation(asked, quiz, picked), paragraph("x".repeat(420))),
    ];
    for (const each of replies) {
      expect(renderForDiscord(each), asked.id).toHaveLength(1);
      expect(renderForSlack(each), asked.id).toHaveLength(1);
      expect(paginate(each), asked.id).toHaveLength(1);
    }
  }
});

const occasion: Day = { kind: "day", cohort: "c".repeat(10), slot: "2026-11-30", closesAt: new Date(0) };
