import {
  type Delivery,
  type Outcome,
  type PlatformName,
  type Posted,
  type Poster,
  plainly,
  platformNames,
  type Reason,
  type Reply,
  sayReason,
  within,
} from "#core";
import { noticeOf } from "./notice.ts";
import { atMost, later, lease, type SchedulerParts } from "./parts.ts";

/** So many deliveries are read at once, more than a platform takes in a minute, and so many destinations are written to. */
const batch = 5000;
const atOnce = 50;

/** After this an attempt is not waited for any more: a request that hangs must not outlive its lease. Milliseconds. */
const longestAttempt = 20_000;
/** What is tried again within a minute does not wait for the beat; a timer may be early by a moment. */
const beat = 60_000;
const moment = 50;

/** Sends what is waiting, a lane for each platform, one message at a time to each destination. */
export function createDeliverer(parts: SchedulerParts) {
  const { store, log, now, newId, timers } = parts;
  const lanes = new Map(platformNames.map((name) => [name, atMost(atOnce)]));
  const running = new Set<Promise<void>>();
  const held = new Map<string, string>();
  const wakes = new Set<() => void>();
  let isStopped = false;

  /** Looks after all platforms; a lane may still be at it when this is called again. */
  function deliver(): void {
    for (const platform of platformNames) start(platform);
  }

  function start(platform: PlatformName): void {
    const poster = parts.posters(platform);
    if (!poster || isStopped) return;
    const run = lane(platform, poster)
      .catch((error) => log.error({ err: error, platform }, "The deliveries of a platform could not be looked at"))
      .finally(() => running.delete(run));
    running.add(run);
  }

  async function lane(platform: PlatformName, poster: Poster): Promise<void> {
    const limited = lanes.get(platform) ?? atMost(atOnce);
    for (let taken = true; taken && !isStopped; ) {
      // One to each destination, unless two of them have the same order: which is first is nobody's affair.
      const waiting = await store.posts.waiting(platform, now(), batch);
      const outcomes = waiting.map((delivery) => limited(async () => !isStopped && (await attempt(delivery, poster))));
      taken = (await Promise.all(outcomes)).includes(true);
    }
  }

  /** Whether it was ours to try. What goes wrong with one is the affair of no other. */
  async function attempt({ id, platform }: Delivery, poster: Poster): Promise<boolean> {
    const token = newId();
    try {
      const at = now();
      const claimed = await store.posts.claim(id, token, later(at, lease), at);
      if (!claimed) return false;
      held.set(token, id);
      const outcome = await outcomeOf(claimed, token, poster, at);
      if (!outcome) return true;
      if (outcome.kind === "given up") log.warn({ delivery: id, reason: plainly(sayReason(outcome.reason)) }, "A message is given up");
      if (!(await store.posts.record(claimed, token, outcome, now())))
        log.warn({ delivery: id }, "A message took so long that somebody else has it");
      else if (outcome.kind === "later") wake(platform, outcome.nextAt.getTime() - now().getTime());
      return true;
    } catch (error) {
      log.error({ err: error, delivery: id }, "What became of a message could not be recorded");
      return false;
    } finally {
      held.delete(token);
    }
  }

  /** Makes one attempt; undefined where the claim was lost before it. */
  async function outcomeOf(
    claimed: Delivery & { readonly content: Reply | undefined },
    token: string,
    poster: Poster,
    at: Date,
  ): Promise<Outcome | undefined> {
    const { id, target, content, expiresAt, firstAt = at } = claimed;
    let { isUnresolved } = claimed;
    if (isUnresolved) {
      const found = await within(timers, longestAttempt, poster.find(target, id, firstAt), "unclear");
      if (typeof found === "object") return { kind: "sent", message: found };
      isUnresolved = found !== "absent";
    }
    const isDoubt = isUnresolved && !isWithin(at, firstAt, poster.knowsAgainFor);
    if (isDoubt && claimed.isDoubtful) return { kind: "given up", reason: { kind: "arrival unknown", times: 2 } };
    if (at > expiresAt || !content)
      return {
        kind: "given up",
        reason: isUnresolved ? { kind: "arrival unknown", times: 1 } : { kind: "out of time", last: claimed.reason },
      };
    if (isDoubt && !(await store.posts.doubt(id, token))) return undefined;
    try {
      const posted = await within(timers, longestAttempt, poster.post(target, content, id), { kind: "unknown" });
      return await consequence(posted, claimed, isUnresolved);
    } catch (error) {
      log.error({ err: error, delivery: id }, "A message is one that its platform does not take");
      return { kind: "given up", reason: { kind: "not taken" } };
    }
  }

  async function consequence(posted: Posted, claimed: Delivery, isUnresolved: boolean): Promise<Outcome> {
    switch (posted.kind) {
      case "sent":
        return { kind: "sent", message: posted.message };
      case "gone":
        return givenUp(claimed, { kind: "gone" });
      case "forbidden":
        return givenUp(claimed, { kind: "forbidden", remedy: posted.remedy });
      case "later":
        return {
          kind: "later",
          nextAt: later(now(), Math.max(posted.milliseconds, 1000)),
          reason: { kind: "asked for patience" },
          isUnresolved,
        };
      case "unknown":
        return {
          kind: "later",
          nextAt: later(now(), Math.min(5000 * 2 ** (claimed.attempts - 1), 300_000)),
          reason: { kind: "no answer" },
          isUnresolved: true,
        };
      default:
        return posted satisfies never;
    }
  }

  async function givenUp(delivery: Delivery, reason: Reason): Promise<Outcome> {
    const notice = await noticeOf(parts, delivery, reason);
    return { kind: "given up", reason, ...(notice && { notice }) };
  }

  function wake(platform: PlatformName, milliseconds: number): void {
    if (milliseconds >= beat || isStopped) return;
    const callOff = timers.after(Math.max(0, milliseconds) + moment, () => {
      wakes.delete(callOff);
      start(platform);
    });
    wakes.add(callOff);
  }

  return {
    deliver,
    /** Once nothing is being sent. */
    async settled(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
    /** Begins nothing more; what is being sent may end within this time, then it is let go of. */
    async stop(milliseconds: number): Promise<void> {
      isStopped = true;
      for (const callOff of wakes) callOff();
      await within(timers, milliseconds, Promise.all(running), undefined);
      for (const [token, id] of held) await store.posts.letGo(id, token, now());
    },
  };
}

/** Whether so little time has passed; after a clock was moved back, nobody knows. */
function isWithin(at: Date, since: Date, milliseconds: number): boolean {
  const passed = at.getTime() - since.getTime();
  return passed >= 0 && passed < milliseconds;
}
