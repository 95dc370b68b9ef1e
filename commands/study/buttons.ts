import { aboutCohort, inCohort, isMonday, z } from "#core";

/** What may become of an item. */
const states = ["done", "undone"] as const;

const wish = z.object({ item: z.string(), to: z.enum(states), cohort: z.string() });
/** What a tick button asks for. It names the state wanted, never "toggle": pressed twice, it asks for the same. */
export type Wish = z.output<typeof wish>;

export const markItem = inCohort("mark", wish);
/** The same for an item that is picked from a list. */
export const markPicked = inCohort("markpicked", aboutCohort);

/** Shows the week, from wherever a button asks for it. */
export const showWeek = inCohort("week", aboutCohort);
/** Ticks an item off in the week's own message, or takes that back. */
export const tickWeek = inCohort("tick", wish);

/** Shows the own progress, from wherever a button asks for it. */
export const showProgress = inCohort("progress", aboutCohort);
/** Ticks an item off in the progress message itself. */
export const tickProgress = inCohort("advance", wish);

export const showPhase = inCohort("phase", z.object({ phase: z.string(), cohort: z.string() }));

export const boards = ["week", "season"] as const;
export const showBoard = inCohort("board", z.object({ board: z.enum(boards), cohort: z.string() }));
/** The week's board from below a post: the post stays as it is. */
export const showWeekBoard = inCohort("weekboard", aboutCohort);

/** What is overdue, and two or three ways to go on from here: for one member alone. */
export const showBehind = inCohort("behind", aboutCohort);
/** Sets the member's own first Monday; an empty one is the group's again. */
export const setStart = inCohort(
  "mydates",
  aboutCohort.extend({
    start: z.string().refine((start) => start === "" || isMonday(start)),
  }),
);
