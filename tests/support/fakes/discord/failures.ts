/**
 * A status that Discord's servers give on bad days, or no answer at all: silence, a connection that is closed, or one that is reset.
 * discord.js by itself tries again after 5xx, its own timeout and a reset, but not after a connection that was closed.
 */
export type Failure = 429 | 500 | 502 | 503 | 504 | "hang" | "close" | "reset";

export interface FailurePlan {
  /** How many requests fail; 1 unless told. */
  readonly times?: number;
  /** Only these: "POST /channels/{channel_id}/messages", or a part of it. */
  readonly route?: string;
  /** Whether the request takes effect all the same. Unless told: without an answer it does, with a status it does not. */
  readonly accepted?: boolean;
  /** Seconds, with 429. Discord's header has whole seconds; a part of one is for tests that really wait. */
  readonly retryAfter?: number;
}

/** Failures that wait for their request. */
export interface Failures {
  plant(how: Failure, plan?: FailurePlan): void;
  next(route: string): { readonly how: Failure; readonly accepted: boolean; readonly retryAfter: number } | undefined;
}

export function makeFailures(): Failures {
  const planted: { readonly how: Failure; readonly plan: FailurePlan; left: number }[] = [];
  return {
    plant(how, plan = {}) {
      planted.push({ how, plan, left: plan.times ?? 1 });
    },
    next(route) {
      const found = planted.find(({ plan, left }) => left > 0 && route.includes(plan.route ?? ""));
      if (!found) return undefined;
      found.left -= 1;
      const { how, plan } = found;
      return { how, accepted: plan.accepted ?? typeof how === "string", retryAfter: plan.retryAfter ?? 1 };
    },
  };
}
