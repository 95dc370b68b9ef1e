/**
 * The core's front door. Its words, one each, room by room; src/README.md draws the rooms.
 *
 * Group
 * space         a Discord server or a Slack workspace
 * person        one human; has one or more accounts (discord:…, slack:…, terminal:…)
 * cohort        people who walk one path from one start date, in one time zone, at one pace; members call it their group
 * member        a person in a cohort
 * roster        the members of a cohort, each with their person
 * organizer     who may change the cohort: by the platform's own permission, or appointed
 * study channel a channel in which a cohort walks; it is posted to, or only heard
 *
 * Study
 * path          a curriculum: phases → units → items, in weeks; with its exams and its question bank
 * item          one thing to study and tick off; a stable id that never changes meaning
 * exam, domain  a certification, and one of its weighted parts
 * plan          one member's way through a path, or the cohort's own: which weeks count, from which Monday, with which pauses
 * pace          how many days ahead of the plan, or behind; also a cohort's speed, fast or relaxed
 * walk          a plan with what its member has done of it, for numbers that name nobody
 * outlook       what a member has before them: what is overdue, this week's items, the one thing to do next
 * study day     the local date, minus one day before 03:00; stamped when it happens, never recomputed
 * board date    the date in the cohort's zone by which a fact counts on its board; stamped likewise
 * stamp         what marks a change: by which call, by whom, when, on which study day
 * completion    an item that a person has done
 * fact          what a person has done, with all that was written down of it then; points are reckoned from facts alone
 * credit        what a person's facts earn: ledger entries and their totals
 * ledger entry  points, with who, why, when; append-only; the sum is the score
 * period        what is summed up: the season, or a week
 * place         a row of a board: who stands where, with how many points
 *
 * Quiz
 * question      of a path's bank: a stem, options, a key, and why each option is right or wrong
 * type          what makes a question what it is: single, multiple, ordering, matching; each table of kinds has a row for it
 * quiz          a question opened for an occasion, with its layout; grading reads it, and never today's file
 * occasion      what a quiz was opened for: the day of a cohort, or one person's practice
 * layout        in which order a quiz shows the options of its question, and what is right
 * letter        an option as a quiz shows it; an answer is picked by letters, and kept by the options' own indexes
 * answer, draft one member's one submission to a quiz; what they have picked so far where it takes several picks
 * lock, earn    an answer that is locked stays as it is; by that it earns its points
 * reveal        closes a question of the day, and says in its channels what was right
 * topic         what one can practise: an exam, one of its domains, an item
 * report        a member's word that something is wrong with a question
 * verdict       what organizers found of a question: voided, mended, or kept as it is
 *
 * Rhythm
 * rhythm        all that happens by itself, and what commands may ask of it
 * job           one kind of thing that happens by itself; it prepares, and neither writes nor sends
 * subject       what a job is for: a cohort, a person, or a quiz
 * slot          the local date for which a job runs, and the instant at which it falls due
 * schedule      the row of a subject's job that says which slot comes next
 * run           one execution of a job for a slot; written whole, with all that the slot leads to, or not at all
 * effect        a change of the store that belongs to a slot, as data; it is written with the run
 * target        where the bot speaks: a channel, a thread, one person alone
 * destination   a channel or a person as deliveries queue for it: one after the other in each
 * delivery      one message of a run, to one target; claimed for an attempt by a token, for as long as its lease lasts
 * outcome       what became of an attempt at a delivery
 * reason        why something was not said, was late or did not arrive: kept as data, its sentence made when it is read
 * trouble       a destination that a cohort's posts do not reach: since when, and why
 * notice        what tells the organizers of a trouble, once until it is over; as a tone: a reply that wants to be noticed
 *
 * Person
 * nudge         a word to somebody on a day on which nothing is done yet
 * unasked       what the bot writes to a person who did not ask for it: one a day at most, with one switch for all of it
 *
 * Chat
 * call, reply   something a member asked, and the platform-neutral answer
 * block, span   a part of a reply, and a run of its text: words are never markup
 * action, press what a button does, and a button's meaning as data
 * blank         a line of text that a press asks for before it does anything
 * needs         what must be there before a handler runs; the bot answers kindly where it is missing
 * tick          a look at what has fallen due, once a minute
 */
export { z } from "zod";
export * from "./calendar.ts";
export type { Blank } from "./chat/blank.ts";
export * from "./chat/bot.ts";
export * from "./chat/command.ts";
export * from "./chat/drawing.ts";
export * from "./chat/markup.ts";
export * from "./chat/options.ts";
export * from "./chat/pages.ts";
export * from "./chat/platform.ts";
export * from "./chat/press.ts";
export { notDrawn, organizersOnly } from "./chat/refusals.ts";
export * from "./chat/reply.ts";
export * from "./chat/text.ts";
export { closed } from "./chat/which.ts";
export * from "./group/people.ts";
export * from "./nearest.ts";
export * from "./order.ts";
export * from "./person/alias.ts";
export * from "./person/nudging.ts";
export * from "./person/unasked.ts";
export * from "./person/zone.ts";
export type * from "./ports.ts";
export * from "./quiz/choose-practice.ts";
export * from "./quiz/choose-question.ts";
export * from "./quiz/kinds.ts";
export * from "./quiz/layout.ts";
export * from "./quiz/occasion.ts";
export * from "./quiz/question.ts";
export * from "./quiz/questions.ts";
export * from "./quiz/quiz.ts";
export * from "./quiz/report.ts";
export * from "./rhythm/job.ts";
export * from "./rhythm/job-time.ts";
export * from "./rhythm/reasons.ts";
export * from "./rhythm/rhythm.ts";
export type * from "./rhythm/run.ts";
export * from "./rhythm/slots.ts";
export * from "./seeded.ts";
export * from "./store/index.ts";
export type * from "./study/credit.ts";
export * from "./study/differences.ts";
export * from "./study/path.ts";
export * from "./study/plan.ts";
export * from "./study/points.ts";
export * from "./study/rank.ts";
export * from "./study/reckon.ts";
export * from "./study/standing.ts";
export * from "./waiting.ts";
export * from "./zones.ts";
