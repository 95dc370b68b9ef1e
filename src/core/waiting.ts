import type { Timers } from "./ports.ts";

/** What the work gives within so many milliseconds, else `otherwise`; the work goes on, and what becomes of it then is nobody's affair. */
export async function within<Result, const Otherwise>(
  timers: Timers,
  milliseconds: number,
  work: Promise<Result>,
  otherwise: Otherwise,
): Promise<Result | Otherwise> {
  const { promise, resolve } = Promise.withResolvers<Otherwise>();
  const callOff = timers.after(milliseconds, () => resolve(otherwise));
  try {
    return await Promise.race([work, promise]);
  } finally {
    callOff();
  }
}

/** Over after so many milliseconds. */
export const pause = (timers: Timers, milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    timers.after(milliseconds, resolve);
  });

/** What a failed request means for the next attempt: refused is refused, everything else may go better later. */
type Failing = { readonly kind: "refused" } | { readonly kind: "later"; readonly milliseconds: number } | { readonly kind: "unknown" };

/** What became of a request: its answer, or the failure of the last of so many attempts. */
type Persisted<Answer, Failure> =
  | { readonly answer: Answer }
  | { readonly failure: Failure; readonly error: unknown; readonly attempts: number };

/** How often a request is made whose outcome is not known. */
const mostAttempts = 3;

/** Makes a request as often as it takes, with a pause before each further attempt: the platform's own, else a longer one each time. */
export async function persist<Answer, Failure extends Failing>(
  { timers, firstPause }: { readonly timers: Timers; readonly firstPause: number },
  send: () => Promise<Answer>,
  failureOf: (error: unknown) => Failure,
): Promise<Persisted<Answer, Failure>> {
  for (let attempts = 1; ; attempts++) {
    try {
      return { answer: await send() };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "refused" || attempts === mostAttempts) return { failure, error, attempts };
      await pause(timers, failure.kind === "later" ? failure.milliseconds : firstPause * attempts);
    }
  }
}

/** A map that holds so many entries at most: whichever was set longest ago goes first. */
export function remembering<Value>(most: number) {
  const entries = new Map<string, Value>();
  return {
    get: (key: string): Value | undefined => entries.get(key),
    set(key: string, value: Value): void {
      entries.delete(key);
      entries.set(key, value);
      const [oldest] = entries.keys();
      if (oldest !== undefined && entries.size > most) entries.delete(oldest);
    },
    delete: (key: string): boolean => entries.delete(key),
  };
}
