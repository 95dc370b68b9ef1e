import { isWhole, layOut, pickedFrom, type Question, seeded, shuffled } from "#core";
import { bankKinds } from "./kinds.ts";
import { agreementOf, inLetters, keyOf, type Solved, wordingOf } from "./review.ts";

/** The questions that nobody has solved as they stand now, in an order of this solver's. */
export function questionsFor(solver: string, questions: readonly Question[], review: readonly Solved[]): readonly Question[] {
  const unsolved = new Set(agreementOf(questions, review).unsolved);
  return shuffled(
    questions.filter(({ id }) => unsolved.has(id)),
    seeded(solver),
  );
}

/** Stems and options and nothing else, the options in an order of this solver's. */
export const blindSheet = (solver: string, questions: readonly Question[]): string =>
  questions.map((question) => blind(solver, question)).join("\n\n");

function blind(solver: string, question: Question): string {
  const { id, type, stem, options } = question;
  return [`### ${id} (${type})`, stem, ...bankKinds[type].sheet(options, layoutFor(solver, question))].join("\n");
}

/** What became of a line of answers: a row for the review, or what is wrong with it. */
export type ReadAnswer = { readonly solved: Solved } | { readonly fault: string };

/** Reads lines such as `clf-c02-1-01 | B | 3 | a note`: the letters are those of the solver's own sheet. */
export function readAnswers(
  solver: string,
  text: string,
  questions: readonly Question[],
  review: readonly Solved[],
): readonly ReadAnswer[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  return text.split("\n").flatMap((line, i) => (line.trim() === "" ? [] : [readAnswer(solver, line, i + 1, byId, review)]));
}

function readAnswer(
  solver: string,
  line: string,
  number: number,
  byId: ReadonlyMap<string, Question>,
  review: readonly Solved[],
): ReadAnswer {
  const [id = "", letters = "", sure = "", ...notes] = line.split("|").map((part) => part.trim());
  const question = byId.get(id);
  if (!question) return { fault: `line ${number}: ${id} is no question of the bank` };
  if (!/^[123]$/.test(sure)) return { fault: `line ${number}: write how sure you are behind the second bar: 3, 2 or 1` };
  const layout = layoutFor(solver, question);
  const picked = letters.split(/[\s,]+/).map((letter) => letter.toUpperCase().charCodeAt(0) - 65);
  if (!isWhole(layout, picked)) return { fault: `line ${number}: ${letters} is no whole answer to ${id}, a ${question.type}` };
  return {
    solved: {
      round: String(review.filter((earlier) => earlier.question === id).length + 1),
      solver,
      question: id,
      wording: wordingOf(question),
      picked: inLetters(pickedFrom(layout, picked)),
      key: keyOf(question),
      sure,
      note: notes.join("|"),
    },
  };
}

const layoutFor = (solver: string, question: Question) => layOut(question, `${solver}:${question.id}`);
