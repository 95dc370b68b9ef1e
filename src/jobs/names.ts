/** The job that closes a question, by whose name the one that asks it calls for it; it stands in the database. */
export const revealJob = "reveal";
