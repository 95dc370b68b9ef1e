import { reportReasons, z } from "#core";

/** What every button of a quiz carries. */
const aboutQuiz = z.object({ quiz: z.string(), cohort: z.string() });
const pick = aboutQuiz.extend({ place: z.string() });

/** A letter under the question in the channel: the first press is the answer, and only the one who pressed hears of it. */
export const pickFromPost = { name: "answer", payload: pick };
/** A letter under a question in a message of the member's own. */
export const pickHere = { name: "pick", payload: pick };
/** Opens the member's own message for an answer that takes several picks. */
export const answerFromPost = { name: "answerit", payload: aboutQuiz };
/** Picks for one step or prompt, or the several options at once. */
export const choosePlace = { name: "draft", payload: aboutQuiz.extend({ slot: z.string().regex(/^\d$/).transform(Number) }) };
export const submitDraft = { name: "submit", payload: aboutQuiz };

/** Shows why, and locks the answer: from then on it earns. */
export const showWhy = { name: "why", payload: aboutQuiz };
/** The same, from under the reveal in the channel. */
export const showMine = { name: "mine", payload: aboutQuiz };
export const changeAnswer = { name: "rethink", payload: aboutQuiz };
export const pickInstead = { name: "repick", payload: pick };

/** Another question to practise with. */
export const nextQuestion = { name: "practise", payload: z.object({ cohort: z.string(), about: z.string() }) };
/** The question of the day in a message of one's own, from wherever a button asks for it. */
export const showToday = { name: "today", payload: z.object({ cohort: z.string() }) };

/** Asks what is wrong with a question. */
export const askProblem = { name: "problem", payload: aboutQuiz };
export const sendProblem = { name: "report", payload: aboutQuiz.extend({ reason: z.enum(reportReasons) }) };

/** One version of a question, in a cohort. */
const aboutQuestion = z.object({
  cohort: z.string(),
  question: z.string().max(40),
  version: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number),
});

export const showQuestions = { name: "questions", payload: z.object({ cohort: z.string() }) };
export const lookAtQuestion = { name: "lookat", payload: aboutQuestion };
/** Asks before a question is taken out: it cannot be put back. */
export const askVoid = { name: "askvoid", payload: aboutQuestion };
export const voidQuestion = { name: "void", payload: aboutQuestion };
export const decideQuestion = { name: "verdict", payload: aboutQuestion.extend({ to: z.enum(["mended", "kept"]) }) };
