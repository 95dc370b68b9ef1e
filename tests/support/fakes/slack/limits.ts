import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** Rate limits by method. Slack's own are per minute and approximate: only those that a test sets refuse anything. */
export interface Limits {
  /** At most `count` calls of a method per `perMs` of the fake's clock: in all, or in each channel. */
  set(method: string, count: number, perMs: number, each?: "app" | "channel"): void;
  /** Counts a call, or refuses it with 429 and Retry-After. */
  count(method: string, channel: string): void;
}

export function makeLimits(world: World): Limits {
  const limits = new Map<string, { readonly most: number; readonly perMs: number; readonly each: "app" | "channel" }>();
  const windows = new Map<string, { readonly from: number; used: number }>();
  return {
    set(method, count, perMs, each = "app") {
      limits.set(method, { most: count, perMs, each });
    },
    count(method, channel) {
      const limit = limits.get(method);
      if (!limit) return;
      const key = limit.each === "app" ? method : `${method} ${channel}`;
      const known = windows.get(key);
      const window = known && world.now() < known.from + limit.perMs ? known : { from: world.now(), used: 0 };
      windows.set(key, window);
      if (window.used >= limit.most) throw rateLimited(Math.ceil((window.from + limit.perMs - world.now()) / 1000));
      window.used += 1;
    },
  };
}

/** Whole seconds. */
export const rateLimited = (seconds: number): Refusal =>
  new Refusal(
    429,
    "ratelimited",
    ["a method is called within its rate limit"],
    { ok: false, error: "ratelimited" },
    { "Retry-After": String(seconds) },
  );
