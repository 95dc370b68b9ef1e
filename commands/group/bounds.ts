import { bad, daysBetween, paragraph, type Reply, showDateAndYear, text } from "#core";

export const longestCohortName = 60;

/** A start further away than this is taken for a slip of the pen. */
const furthestStart = { daysAgo: 366, daysAhead: 366 } as const;

/** The refusal of a start that lies too far away, if it does. */
export function tooFar(today: string, start: string): Reply | undefined {
  const days = daysBetween(today, start);
  if (days <= furthestStart.daysAhead && days >= -furthestStart.daysAgo) return undefined;
  return bad(
    `${showDateAndYear(start)} is far away`,
    paragraph(text`A group starts at most a year from today, ${showDateAndYear(today)}, or began at most a year ago. Is the year right?`),
  );
}
