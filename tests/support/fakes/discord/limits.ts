import { createHash } from "node:crypto";
import { Refusal } from "./refusal.ts";
import { requestRule } from "./rules.ts";
import type { World } from "./world.ts";

type Headers = Record<string, string>;

/** Rate limits by route and major parameter. Discord's own are secret and change: only those that a test sets refuse anything. */
export interface Limits {
  /** At most `count` requests per `perMs` of the fake's clock: to a route ("POST /channels/{channel_id}/messages"), or to all ("*"). */
  set(route: string, count: number, perMs: number): void;
  /** Counts a request: the headers of its answer, or the refusal with 429. */
  count(route: string, major: string): Headers;
}

export function makeLimits(world: World): Limits {
  const limits = new Map<string, { readonly most: number; readonly perMs: number }>();
  const windows = new Map<string, { readonly from: number; used: number }>();

  function windowOf(key: string, perMs: number) {
    const known = windows.get(key);
    if (known && world.now() < known.from + perMs) return known;
    const fresh = { from: world.now(), used: 0 };
    windows.set(key, fresh);
    return fresh;
  }

  function headersOf(route: string, most: number, left: number, resetMs: number): Headers {
    return {
      "X-RateLimit-Limit": String(most),
      "X-RateLimit-Remaining": String(left),
      "X-RateLimit-Reset": ((world.now() + resetMs) / 1000).toFixed(3),
      "X-RateLimit-Reset-After": (resetMs / 1000).toFixed(3),
      "X-RateLimit-Bucket": createHash("md5").update(route).digest("hex"),
    };
  }

  return {
    set(route, count, perMs) {
      limits.set(route, { most: count, perMs });
    },
    count(route, major) {
      const all = limits.get("*");
      if (all && !/\/interactions\/|\/webhooks\//.test(route)) {
        const window = windowOf("*", all.perMs);
        if (window.used >= all.most) throw tooMany("global", window.from + all.perMs - world.now());
        window.used += 1;
      }
      const own = limits.get(route);
      if (!own) return headersOf(route, 50, 49, 1000);
      const window = windowOf(`${route} ${major}`, own.perMs);
      const resetMs = window.from + own.perMs - world.now();
      if (window.used >= own.most) throw tooMany("user", resetMs, headersOf(route, own.most, 0, resetMs));
      window.used += 1;
      return headersOf(route, own.most, own.most - window.used, resetMs);
    },
  };
}

/** A refusal that has headers of its own. */
export class RateLimited extends Refusal {
  readonly headers: Headers;

  constructor(scope: "user" | "global", seconds: number, headers: Headers, planted = false) {
    const rule =
      scope === "global" ? "all routes together are called within the global rate limit" : "a route is called within its rate limit";
    const { status, message } = requestRule(rule);
    super(status, planted ? [] : [rule], { message, retry_after: seconds, global: scope === "global" });
    const wait = seconds < 1 && planted ? String(seconds) : String(Math.ceil(seconds));
    const global = scope === "global" ? { "X-RateLimit-Global": "true" } : {};
    this.headers = { ...headers, ...global, "Retry-After": wait, "X-RateLimit-Scope": scope };
  }
}

const tooMany = (scope: "user" | "global", ms: number, headers: Headers = {}) => new RateLimited(scope, ms / 1000, headers);
