import { type Button, button, type Cohort, paces, press, z } from "#core";

const aboutCohort = z.object({ cohort: z.string() });
const aboutPerson = z.object({ cohort: z.string(), person: z.string() });

/** Where a late member begins: with the group, or at week 1 on dates of their own. */
export const beginnings = ["now", "own"] as const;
export const joinHere = { name: "join", payload: z.object({ cohort: z.string(), begin: z.enum(["ask", ...beginnings]) }) };

/** The button with which a stranger joins. */
export const invite = (cohort: Pick<Cohort, "id">): Button => button("Join", press(joinHere, { cohort: cohort.id, begin: "ask" }), "main");

export const proposePace = { name: "askpace", payload: z.object({ cohort: z.string(), pace: z.enum(paces) }) };
/** Makes a change that was proposed, and shown with what it means. */
export const applyEdit = { name: "apply", payload: z.object({ cohort: z.string(), kept: z.string() }) };

export const askArchive = { name: "askarchive", payload: aboutCohort };
export const setArchived = { name: "archive", payload: z.object({ cohort: z.string(), to: z.enum(["closed", "open"]) }) };

export const showRoster = { name: "roster", payload: aboutCohort };
export const askRemove = { name: "askremove", payload: aboutPerson };
export const removeMember = { name: "remove", payload: aboutPerson };

export const showOrganizers = { name: "organizers", payload: aboutCohort };
export const dismissOrganizer = { name: "dismiss", payload: aboutPerson };

export const showChannels = { name: "channels", payload: aboutCohort };
export const addChannel = { name: "addchannel", payload: aboutCohort };
export const detachChannel = {
  name: "detach",
  payload: z.object({ cohort: z.string(), platform: z.enum(["discord", "slack", "terminal"]), space: z.string(), channel: z.string() }),
};
