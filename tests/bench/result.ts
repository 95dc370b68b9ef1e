/** What a measurement found, and whether that is good enough. */
export interface BenchResult {
  readonly name: string;
  /** What to print, a line each. */
  readonly lines: readonly string[];
  /** Ours beside the alternative, in the same run: machines differ, ratios hardly. */
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean;
}

/** The middle of the measurements. */
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
