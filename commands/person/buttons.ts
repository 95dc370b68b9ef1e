import { addDays, type Button, button, isDate, type LocalDate, press, visibilities, z } from "#core";
import { nudgeOption } from "./nudge-options.ts";

export const setVisibility = { name: "visibility", payload: z.object({ to: z.enum(visibilities) }) };

export const setNudges = { name: "nudges", payload: z.object({ to: nudgeOption() }) };
/** No nudge before that date; from below an older nudge, none on the day of the press. */
export const snooze = { name: "snooze", payload: z.object({ until: z.string().refine(isDate) }) };

/** The buttons below a nudge of a study day. */
export const nudgeButtons = (today: LocalDate): readonly Button[] => [
  button("Not today", press(snooze, { until: addDays(today, 1) })),
  button("Quiet for a week", press(snooze, { until: addDays(today, 7) })),
  button("Stop", press(setNudges, { to: "off" })),
];

/** The one switch of all that is written to somebody unasked, below each such message. */
export const stopUnasked = (): Button => button("Write me nothing unasked", press(setNudges, { to: "off" }));
