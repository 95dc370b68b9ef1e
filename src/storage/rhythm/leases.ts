/** A lease that ends further ahead than this was given by a clock that has been moved back since: milliseconds. */
export const furthestLease = 60 * 60_000;

/** The job of the runs that tell organizers what stands in the way. */
export const troubleJob = "trouble";
