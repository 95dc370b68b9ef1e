import { askProblem, showMine } from "#commands/quiz/buttons";
import { explanation, keyInWords } from "#commands/quiz/explain";
import { shownKinds } from "#commands/quiz/kinds";
import { roomInMessage, shortened, sourceLine } from "#commands/quiz/wording";
import { count } from "#commands/wording";
import {
  type Answer,
  type Block,
  button,
  buttons,
  type Cohort,
  fewestCounted,
  footer,
  paragraph,
  percent,
  press,
  progressBar,
  type Question,
  type Quiz,
  type Reply,
  reply,
} from "#core";

/** What is left for the explanation beside seven bars and the frame. */
const roomForWhy = roomInMessage - 700;
const longestLabel = 48;

/** How the group answered, and why what is right is right; nobody is named. */
export function revealPost(
  { id: cohort }: Cohort,
  question: Question,
  quiz: Quiz,
  answers: readonly Pick<Answer, "picked" | "right">[],
): Reply {
  const about = { quiz: quiz.id, cohort };
  const key = keyInWords(quiz);
  const right = answers.filter((answer) => answer.right).length;
  return reply(
    key ? `The answer: ${key}` : "The answer",
    paragraph(inNumbers(answers.length, right)),
    ...(answers.length >= fewestCounted ? bars(question, quiz, answers) : []),
    ...explanation(question, quiz, undefined, roomForWhy),
    paragraph(sourceLine(question)),
    buttons(button("My answer", press(showMine, about)), button("Report a problem", press(askProblem, about))),
    footer("Only numbers stand here, never names. Why would you have picked another one? Tell the others."),
  );
}

function inNumbers(answers: number, right: number): string {
  if (answers === 0) return "Nobody answered this one in time. Here is why, all the same.";
  if (answers < fewestCounted) return `${count(answers, "answer")} came in, too few for numbers without names.`;
  return `${right} of ${answers} got it right: ${percent({ done: right, total: answers })} %.`;
}

/** How many picked each option; of steps and pairs, how many had each in its place. */
const bars = (question: Question, quiz: Quiz, answers: readonly Pick<Answer, "picked">[]): readonly Block[] =>
  shownKinds[quiz.type].counted(question, quiz).map(({ before, words, isKey, isHit }) => {
    const hits = answers.filter(({ picked }) => isHit(picked)).length;
    return progressBar(`${before}${shortened(words, longestLabel)}${isKey ? " ✓" : ""} (${hits})`, hits, answers.length);
  });
