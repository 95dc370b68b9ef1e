import { isDate, mondayOf, z } from "#core";

const aboutCohort = z.object({ cohort: z.string() });
const aboutJob = z.object({ cohort: z.string(), job: z.string() });

export const showSchedule = { name: "schedule", payload: aboutCohort };
/** Turns a job on or off, in the card itself. */
export const switchJob = { name: "jobswitch", payload: z.object({ cohort: z.string(), job: z.string(), to: z.enum(["on", "off"]) }) };

/** Proposes the next week. */
export const askPause = { name: "askpause", payload: aboutCohort };
/** Makes a week a pause, or no pause any more, and tells the group. */
export const setPause = {
  name: "pause",
  payload: z.object({
    cohort: z.string(),
    monday: z.string().refine((date) => isDate(date) && mondayOf(date) === date),
    to: z.enum(["on", "off"]),
  }),
};

export const askPreview = { name: "askpreview", payload: aboutCohort };
/** What a job would post now, for the caller alone. */
export const previewJob = { name: "preview", payload: aboutJob };

export const askPost = { name: "askpost", payload: aboutCohort };
export const confirmPost = { name: "confirmpost", payload: aboutJob };
export const postJob = { name: "postnow", payload: aboutJob };
