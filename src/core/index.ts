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
 * ledger entry  points, with who, why, when; append-only; the sum is the score
 * pace          how many days ahead of the plan, or behind; also a cohort's speed, fast or relaxed
 * call, reply   something a member asked, and the platform-neutral answer
 * action, press what a button does, and a button's meaning as data
 * question      of a path's bank: a stem, options, a key, and why each option is right or wrong
 * quiz          a question opened: in a cohort for a study day, or for one who practises
 * answer        one member's one submission to a quiz
 * job, slot     what happens by itself; the local date it is for
 * run, delivery one execution of a job, claimed by exactly one process; one message of a run, to one place
 */
export { z } from "zod";
export * from "./action-id.ts";
export * from "./bot.ts";
export * from "./calendar.ts";
export * from "./choose-practice.ts";
export * from "./choose-question.ts";
export * from "./command.ts";
export * from "./job.ts";
export * from "./job-time.ts";
export * from "./nearest.ts";
export * from "./options.ts";
export * from "./pages.ts";
export * from "./path.ts";
export * from "./plan.ts";
export * from "./platform.ts";
export * from "./points.ts";
export type * from "./ports.ts";
export type * from "./question.ts";
export * from "./questions.ts";
export * from "./quiz.ts";
export * from "./rank.ts";
export { organizersOnly } from "./refusals.ts";
export * from "./reply.ts";
export * from "./rhythm.ts";
export * from "./seeded.ts";
export * from "./slots.ts";
export * from "./standing.ts";
export * from "./store/index.ts";
export * from "./stretches.ts";
export * from "./text.ts";
export { closed } from "./which.ts";
export * from "./zones.ts";
