/** A lease that ends further ahead than this was given by a clock that has been moved back since: milliseconds. */
export const furthestLease = 60 * 60_000;
