import type { AnyJob, Log, Paths, PlatformName, Poster, Store, Timers } from "#core";

/** What the scheduler works with. It remembers nothing: the store does. */
export interface SchedulerParts {
  readonly store: Store;
  readonly jobs: readonly AnyJob[];
  readonly paths: Paths;
  readonly log: Log;
  readonly timers: Timers;
  /** The end of each platform that this process serves. */
  posters(platform: PlatformName): Poster | undefined;
  now(): Date;
  newId(): string;
  /** From 0 to 1: spreads what failed together. */
  random(): number;
}

/** How long a claim holds: longer than any attempt takes. Milliseconds. */
export const lease = 60_000;

export const later = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);

export const minutes = (count: number): number => count * 60_000;

/** Runs at most so many at once; the others wait for their turn. */
export function atMost(limit: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // Whoever waited longest takes the place over.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
