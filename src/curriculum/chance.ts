/**
 * How likely it is that of so many tries, each of which succeeds with the same chance, at least so many succeed: summed
 * from the binomial terms themselves, in logarithms, for of ten thousand tries no single term fits into a number.
 */
export function chanceOfAtLeast(successes: number, tries: number, each: number): number {
  let sum = 0;
  let term = tries * Math.log1p(-each);
  for (let i = 0; i <= tries; i++) {
    if (i >= successes) sum += Math.exp(term);
    term += Math.log(((tries - i) / (i + 1)) * (each / (1 - each)));
  }
  return Math.min(1, sum);
}

/** How far counts lie from equal ones: the chi-square statistic, with one degree of freedom less than there are counts. */
export function unevenness(counts: readonly number[]): number {
  const even = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return even === 0 ? 0 : counts.reduce((sum, count) => sum + (count - even) ** 2 / even, 0);
}
