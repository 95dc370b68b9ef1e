import { slash, text, type Words } from "../chat/text.ts";

/** Why a slot has nothing to say, by the plan and the group alone: nobody needs to be told. */
type PlannedSilence =
  | { readonly kind: "group closed" }
  | { readonly kind: "start far away"; readonly weeks: number }
  | { readonly kind: "before the start" }
  | { readonly kind: "no week over" }
  | { readonly kind: "group pauses" }
  | { readonly kind: "group paused" }
  | { readonly kind: "plan over" }
  | { readonly kind: "questions over" };

/**
 * Why something was not said, or late, or does not arrive. It is kept as data, and its sentence is made when it is read:
 * a change of wording changes nothing of what was meant.
 */
export type Reason =
  | PlannedSilence
  // What a job found.
  | { readonly kind: "bank exhausted"; readonly days: number }
  | { readonly kind: "question out" }
  | { readonly kind: "question rewritten" }
  | { readonly kind: "question not posted" }
  | { readonly kind: "not nudged"; readonly for: keyof typeof notNudged }
  | { readonly kind: "nothing to say" }
  // When it was.
  | { readonly kind: "late"; readonly minutes: number }
  | { readonly kind: "missed"; readonly minutes: number }
  | { readonly kind: "missed more"; readonly others: number }
  // What failed.
  | { readonly kind: "not prepared"; readonly last: Reason | undefined }
  | { readonly kind: "stumbled" }
  | { readonly kind: "not taken" }
  | { readonly kind: "gone" }
  /** In the platform's words, what to do about it. */
  | { readonly kind: "forbidden"; readonly remedy: string }
  | { readonly kind: "asked for patience" }
  | { readonly kind: "no answer" }
  | { readonly kind: "arrival unknown"; readonly times: 1 | 2 }
  | { readonly kind: "out of time"; readonly last: Reason | undefined }
  | { readonly kind: "not wanted" }
  /** A sentence of before reasons were data. */
  | { readonly kind: "told"; readonly text: string };

const notNudged = {
  "not wanted": "No nudges are wanted.",
  "quiet hours": "These are quiet hours.",
  "rest day": "This is a rest day.",
  "quiet asked for": "They asked for quiet.",
  "something done": "Something is done already today.",
  "once a day": "One a day is enough.",
  "once a week": "One a week is enough.",
  "something first": "Something else waits to be said first.",
  "nothing for them": "No group of theirs has something for them now.",
} as const;

const planned: Readonly<Record<PlannedSilence["kind"], true>> = {
  "group closed": true,
  "start far away": true,
  "before the start": true,
  "no week over": true,
  "group pauses": true,
  "group paused": true,
  "plan over": true,
  "questions over": true,
};

/** Whether the plan itself had nothing for that date: no fault, and no news to an organizer. */
export const isPlannedSilence = ({ kind }: Reason): boolean => Object.hasOwn(planned, kind);

/** What an organizer reads of a reason: a sentence, or what can end one. */
export function sayReason(reason: Reason): Words {
  switch (reason.kind) {
    case "group closed":
      return "The group is closed.";
    case "start far away":
      return `The start is more than ${reason.weeks} weeks away.`;
    case "before the start":
      return "The plan has not begun.";
    case "no week over":
      return "No week of the plan is over yet.";
    case "group pauses":
      return "The group pauses this week.";
    case "plan over":
      return "The plan is over.";
    case "questions over":
      return text`The plan is over; ${slash("quiz")} goes on.`;
    case "group paused":
      return "The group paused.";
    case "bank exhausted":
      return `The question bank has nothing that was not asked in the last ${reason.days} days.`;
    case "question out":
      return "The question was taken out.";
    case "question rewritten":
      return "The question has been rewritten since it was asked.";
    case "question not posted":
      return "The question was not posted anywhere.";
    case "not nudged":
      return notNudged[reason.for];
    case "nothing to say":
      return "This job has nothing to say now.";
    case "late":
      return `late by ${sayMinutes(reason.minutes)}`;
    case "missed":
      return `missed by ${sayMinutes(reason.minutes)}`;
    case "missed more":
      return `missed, and ${reason.others} more after it`;
    case "not prepared":
      return text`could not be prepared: ${reason.last ? sayReason(reason.last) : ""}`;
    case "stumbled":
      // A bug's own words are for the log: they may hold what members wrote.
      return "I stumbled over it, and the log says why.";
    case "not taken":
      return "The platform does not take this message. I stumbled over it, and the log says why.";
    case "gone":
      return text`The channel is no longer there for me. Put me back into it, or give ${slash("setup")} in another one.`;
    case "forbidden":
      return reason.remedy;
    case "asked for patience":
      return "The platform asks for patience; it is tried again.";
    case "no answer":
      return "The platform did not answer; it is tried again.";
    case "arrival unknown":
      return `The platform does not say whether it arrived${reason.times === 2 ? ", not even the second time" : ""}. Please look there.`;
    case "out of time":
      return text`It could not be sent in time.${reason.last ? text` Last: ${sayReason(reason.last)}` : ""}`;
    case "not wanted":
      return "not wanted any more";
    case "told":
      return reason.text;
    default:
      return reason satisfies never;
  }
}

/** `7 h`, `25 min`. */
const sayMinutes = (minutes: number): string => (minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`);
