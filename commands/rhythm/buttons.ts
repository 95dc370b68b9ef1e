import { aboutCohort, inCohort, isMonday, z } from "#core";

const aboutJob = aboutCohort.extend({ job: z.string() });

export const showSchedule = inCohort("schedule", aboutCohort);
/** Turns a job on or off, in the card itself. */
export const switchJob = inCohort("jobswitch", aboutCohort.extend({ job: z.string(), to: z.enum(["on", "off"]) }));

/** Proposes the next week. */
export const askPause = inCohort("askpause", aboutCohort);
/** Makes a week a pause, or no pause any more, and tells the group. */
export const setPause = inCohort(
  "pause",
  aboutCohort.extend({
    monday: z.string().refine(isMonday),
    to: z.enum(["on", "off"]),
  }),
);

export const askPreview = inCohort("askpreview", aboutCohort);
/** What a job would post now, for the caller alone. */
export const previewJob = inCohort("preview", aboutJob);

export const askPost = inCohort("askpost", aboutCohort);
export const confirmPost = inCohort("confirmpost", aboutJob);
export const postJob = inCohort("postnow", aboutJob);
