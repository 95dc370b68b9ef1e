/**
 * What Slack answers on bad days: a status, one of its own errors with 200, or nothing at all: silence, or a connection that is reset.
 * web-api tries again after each but Slack's own errors.
 */
export type Failure = 429 | 500 | 502 | 503 | 504 | "hang" | "reset" | { readonly error: string };

export interface FailurePlan {
  /** How many requests fail; 1 unless told. */
  readonly times?: number;
  /** Only this method's: "chat.postMessage", "apps.connections.open", "response_url". */
  readonly method?: string;
  /** Whether the request takes effect all the same, and only the answer is lost. Unless told: without an answer it does, else not. */
  readonly accepted?: boolean;
  /** Seconds, with 429; web-api reads whole ones. */
  readonly retryAfter?: number;
}

export type Failing = { readonly how: Failure; readonly accepted: boolean; readonly retryAfter: number };

/** Failures that wait for their request. */
export interface Failures {
  plant(how: Failure, plan?: FailurePlan): void;
  next(method: string): Failing | undefined;
}

export function makeFailures(): Failures {
  const planted: { readonly how: Failure; readonly plan: FailurePlan; left: number }[] = [];
  return {
    plant(how, plan = {}) {
      planted.push({ how, plan, left: plan.times ?? 1 });
    },
    next(method) {
      const found = planted.find(({ plan, left }) => left > 0 && (plan.method ?? method) === method);
      if (!found) return undefined;
      found.left -= 1;
      const { how, plan } = found;
      return { how, accepted: plan.accepted ?? typeof how === "string", retryAfter: plan.retryAfter ?? 1 };
    },
  };
}
