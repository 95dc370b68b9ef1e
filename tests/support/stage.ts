import { onTestFinished } from "vitest";
import type { AnyJob, ChannelRef, Cohort, MessageRef, PlatformName, Posted, Poster, Reply, Store, Target, Timers } from "#core";
import { plainly, schedulesFor } from "#core";
import { createScheduler, type Scheduler } from "../../src/scheduler.ts";
import { openStore } from "../../src/storage/index.ts";
import { idsFrom } from "./ids.ts";
import { keptLog, paths } from "./kept-log.ts";

/** What a platform was asked to post. */
export interface Asked {
  readonly target: Target;
  readonly reply: Reply;
  readonly delivery: string;
  readonly at: Date;
}

/** A platform of a test: it keeps what it was asked, and answers as it is told. */
export interface FakePlatform extends Poster {
  readonly asked: Asked[];
  readonly edits: { readonly message: MessageRef; readonly reply: Reply }[];
  /** What stands there, by channel or account. */
  shown(where: string): readonly string[];
  /** The next posts to a place are answered so; without a place, everywhere. What is `accepted` stands there all the same. */
  answer(how: Posted | "hang", plan?: { readonly times?: number; readonly where?: string; readonly accepted?: boolean }): void;
  /** What `find` says of what is not there, or whether it can tell at all. */
  canFind: boolean;
}

const where = (target: Target): string =>
  target.kind === "direct" ? target.account : target.kind === "channel" ? target.channel.id : target.below.channel.id;

export function fakePlatform(name: PlatformName, now: () => Date, knowsAgainFor = 180_000): FakePlatform {
  const asked: Asked[] = [];
  const edits: { message: MessageRef; reply: Reply }[] = [];
  const messages: { readonly id: string; readonly where: string; readonly title: string; readonly delivery: string; readonly at: Date }[] =
    [];
  const plans: { how: Posted | "hang"; left: number; where: string | undefined; accepted: boolean }[] = [];

  function show(target: Target, reply: Reply, delivery: string): MessageRef {
    const known = messages.find((each) => each.delivery === delivery && now().getTime() - each.at.getTime() < knowsAgainFor);
    const message = known ?? { id: `m${messages.length + 1}`, where: where(target), title: plainly(reply.title), delivery, at: now() };
    if (!known) messages.push(message);
    return { channel: { platform: name, space: "s", id: where(target) }, id: message.id };
  }

  const platform: FakePlatform = {
    knowsAgainFor,
    canFind: true,
    asked,
    edits,
    shown: (place) => messages.filter((each) => each.where === place).map(({ title }) => title),
    answer(how, { times = 1, where, accepted = false } = {}) {
      plans.push({ how, left: times, where, accepted });
    },
    async post(target, reply, delivery) {
      asked.push({ target, reply, delivery, at: now() });
      const plan = plans.find((each) => each.left > 0 && (each.where === undefined || each.where === where(target)));
      if (!plan) return { kind: "sent", message: show(target, reply, delivery) };
      plan.left -= 1;
      if (plan.accepted) show(target, reply, delivery);
      return plan.how === "hang" ? new Promise(() => {}) : plan.how;
    },
    async edit(message, reply) {
      edits.push({ message, reply });
      return { kind: "sent", message };
    },
    async find(target, delivery) {
      if (!platform.canFind) return "unclear";
      const found = messages.find((each) => each.delivery === delivery);
      return found ? { channel: { platform: name, space: "s", id: where(target) }, id: found.id } : "absent";
    },
  };
  return platform;
}

/** Delays that pass when a test says so. */
function heldTimers(): Timers & { pass(milliseconds: number): void } {
  const waiting = new Set<{ at: number; run: () => void }>();
  let passed = 0;
  return {
    after(milliseconds, run) {
      const wait = { at: passed + milliseconds, run };
      waiting.add(wait);
      return () => void waiting.delete(wait);
    },
    pass(milliseconds) {
      passed += milliseconds;
      for (const wait of [...waiting].filter(({ at }) => at <= passed)) {
        waiting.delete(wait);
        wait.run();
      }
    },
  };
}

/** A scheduler over a database, with platforms of a test and a clock that it moves. */
export interface Stage {
  readonly store: Store;
  readonly scheduler: Scheduler;
  readonly discord: FakePlatform;
  readonly slack: FakePlatform;
  readonly log: ReturnType<typeof keptLog>;
  now(): Date;
  /** Sets the clock, in UTC, and does what is due; resolves once all that is to be sent now was tried. */
  at(time: string | Date): Promise<void>;
  /** Lets so much time pass for the clock and for delays, second by second. */
  pass(milliseconds: number): Promise<void>;
  /** A cohort `id` in UTC with a channel of the same name; `ada` organizes it, on both platforms. */
  cohort(id: string, platform?: PlatformName, more?: Partial<Cohort>, rows?: readonly AnyJob[]): Promise<Cohort>;
  /** Another process on the same database. */
  another(): Scheduler;
}

export async function createStage(jobs: readonly AnyJob[], { url = "file::memory:", start = "2026-11-30T00:00Z" } = {}): Promise<Stage> {
  const store = await openStore(url);
  let time = new Date(start);
  const newId = idsFrom(1);
  const now = () => time;
  const timers = heldTimers();
  const log = keptLog();
  const [discord, slack] = [fakePlatform("discord", now), fakePlatform("slack", now)];
  const posters: Partial<Record<PlatformName, Poster>> = { discord, slack };
  const create = () =>
    createScheduler({
      ...{ store, jobs, paths, log, timers, now, newId, random: () => 0.5 },
      posters: (platform) => posters[platform],
    });
  const scheduler = create();
  onTestFinished(() => store.close());
  for (const platform of ["discord", "slack"] as const)
    await store.people.meet({ platform, id: `${platform}:ada`, name: "ada" }, `ada on ${platform}`, time);

  /** Once round whatever is under way: what hangs is not waited for. */
  const breathe = async () => {
    for (let n = 0; n < 50; n++) await new Promise((resolve) => setImmediate(resolve));
  };

  return {
    ...{ store, scheduler, discord, slack, log, now },
    another: create,
    async at(to) {
      time = new Date(to);
      await scheduler.tick();
      await breathe();
    },
    async pass(milliseconds) {
      for (let passed = 0; passed < milliseconds; passed += 1000) {
        time = new Date(time.getTime() + 1000);
        timers.pass(1000);
        await breathe();
      }
    },
    async cohort(id, platform = "discord", more = {}, rows = jobs) {
      const cohort: Cohort = {
        ...{
          id,
          path: "aws",
          name: `Group ${id}`,
          start: "2026-11-30",
          zone: "UTC",
          pace: "fast",
          pauses: [],
          archived: false,
          createdAt: time,
        },
        ...more,
      };
      const channel: ChannelRef = { platform, space: "s", id };
      await store.cohorts.open(cohort, channel, `ada on ${platform}`, schedulesFor(cohort, rows, time));
      return cohort;
    },
  };
}
