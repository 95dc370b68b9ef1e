/**
 * The core's front door. Its words, one each:
 *
 * path          a curriculum: phases → units → items, in weeks; with its exams
 * item          one thing to study and tick off; a stable id that never changes meaning
 * exam, domain  a certification, and one of its weighted parts
 * space         a Discord server or a Slack workspace
 * person        one human; has one or more accounts (discord:…, slack:…, terminal:…)
 * cohort        people who walk one path from one start date, in one time zone, at one pace; members call it their group
 * member        a person in a cohort
 * organizer     who may change the cohort: by the platform's own permission, or appointed
 * study day     the local date, minus one day before 03:00; stamped when it happens, never recomputed
 * completion    an item that a person has done
 * credit        what a person's facts earn: ledger entries and their totals, made from the facts
 * ledger entry  points, with who, why, when; append-only; the sum is the score
 * pace          how many days ahead of the plan, or behind; also a cohort's speed, fast or relaxed
 * call, reply   something a member asked, and the platform-neutral answer
 * action, press what a button does, and a button's meaning as data
 * question      of a path's bank: a stem, options, a key, and why each option is right or wrong
 * quiz          a question opened, for an occasion: the question of the day in a cohort, or one person's practice
 * letter        an option as a quiz shows it; an answer is picked by letters, and kept by the options' own indexes
 * answer        one member's one submission to a quiz
 * lock, earn    an answer that is locked stays as it is; by that it earns its points
 * topic         what one can practise: an exam, one of its domains, an item
 * job, slot     what happens by itself; the local date it is for
 * run, delivery one execution of a job, claimed by exactly one process; one message of a run, to one place
 */
export { z } from "zod";
export * from "./calendar.ts";
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
