import { aboutCohort, inCohort, reportReasons, z } from "#core";

/** What every button of a quiz carries. */
const aboutQuiz = z.object({ quiz: z.string(), cohort: z.string() });
const pick = aboutQuiz.extend({ place: z.string() });

/** A letter under the question in the channel: the first press is the answer, and only the one who pressed hears of it. */
export const pickFromPost = inCohort("answer", pick);
/** A letter under a question in a message of the member's own. */
export const pickHere = inCohort("pick", pick);
/** Opens the member's own message for an answer that takes several picks. */
export const answerFromPost = inCohort("answerit", aboutQuiz);
/** Picks for one step or prompt, or the several options at once. */
export const pickFromList = inCohort("draft", aboutQuiz.extend({ slot: z.string().regex(/^\d$/).transform(Number) }));
export const submitDraft = inCohort("submit", aboutQuiz);

/** Shows why, and locks the answer: from then on it earns. */
export const showWhy = inCohort("why", aboutQuiz);
/** The same, from under the reveal in the channel. */
export const showMine = inCohort("mine", aboutQuiz);
export const changeAnswer = inCohort("rethink", aboutQuiz);
export const pickInstead = inCohort("repick", pick);

/** Another question to practise with. */
export const nextQuestion = inCohort("practise", aboutCohort.extend({ about: z.string() }));
/** The question of the day in a message of one's own, from wherever a button asks for it. */
export const showToday = inCohort("today", aboutCohort);

/** Asks what is wrong with a question. */
export const askProblem = inCohort("problem", aboutQuiz);
export const sendProblem = inCohort("report", aboutQuiz.extend({ reason: z.enum(reportReasons) }));

/** One version of a question, in a cohort. */
const aboutQuestion = aboutCohort.extend({
  question: z.string().max(40),
  version: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number),
});

export const showQuestions = inCohort("questions", aboutCohort);
export const lookAtQuestion = inCohort("lookat", aboutQuestion);
/** Asks before a question is taken out: it cannot be put back. */
export const askVoid = inCohort("askvoid", aboutQuestion);
export const voidQuestion = inCohort("void", aboutQuestion);
export const decideQuestion = inCohort("verdict", aboutQuestion.extend({ to: z.enum(["mended", "kept"]) }));
