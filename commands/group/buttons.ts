import { aboutCohort, type Button, button, type Cohort, inCohort, paces, platformNames, press, z } from "#core";

const aboutPerson = aboutCohort.extend({ person: z.string() });

/** Where a late member begins: with the group, or at week 1 on dates of their own. */
export const beginnings = ["now", "own"] as const;
export const joinHere = inCohort("join", aboutCohort.extend({ begin: z.enum(["ask", ...beginnings]) }));

/** The button with which a stranger joins. */
export const invite = (cohort: Pick<Cohort, "id">): Button => button("Join", press(joinHere, { cohort: cohort.id, begin: "ask" }), "main");

export const proposePace = inCohort("askpace", aboutCohort.extend({ pace: z.enum(paces) }));
/** Makes a change that was proposed, and shown with what it means. */
export const applyEdit = inCohort("apply", aboutCohort.extend({ kept: z.string() }));

export const askArchive = inCohort("askarchive", aboutCohort);
export const setArchived = inCohort("archive", aboutCohort.extend({ to: z.enum(["closed", "open"]) }));

export const showRoster = inCohort("roster", aboutCohort);
export const askRemove = inCohort("askremove", aboutPerson);
export const removeMember = inCohort("remove", aboutPerson);

export const showOrganizers = inCohort("organizers", aboutCohort);
export const dismissOrganizer = inCohort("dismiss", aboutPerson);

export const showChannels = inCohort("channels", aboutCohort);
export const addChannel = inCohort("addchannel", aboutCohort);
export const detachChannel = inCohort(
  "detach",
  aboutCohort.extend({ platform: z.enum(platformNames), space: z.string(), channel: z.string() }),
);
