import {
  addDays,
  encodePress,
  type Log,
  localDate,
  type Paths,
  type Platform,
  type Press,
  plainly,
  type Reply,
  type Store,
  seeded,
  type Target,
} from "#core";
import { terminalChannel } from "../../src/adapters/terminal/index.ts";
import { wireBot } from "../../src/wire.ts";
import { idsFrom } from "./ids.ts";

/** Eight places in the world; the group walks in Berlin. */
const zones = [
  "Europe/Berlin",
  "America/New_York",
  "America/Los_Angeles",
  "Asia/Kolkata",
  "Asia/Tokyo",
  "Australia/Lord_Howe",
  "America/Santiago",
  "Africa/Casablanca",
];

export interface Posted {
  readonly target: Target;
  readonly delivery: string;
  readonly reply: Reply;
  readonly at: Date;
}

/** What happened while a cohort walked its whole path. */
export interface Walked {
  readonly cohort: string;
  readonly start: string;
  readonly end: string;
  readonly posts: readonly Posted[];
  /** Answers and ticks that the bot said it has, by member. */
  readonly acknowledged: { readonly answers: number; readonly items: number };
  readonly people: readonly { readonly name: string; readonly zone: string }[];
  readonly mistakes: readonly unknown[];
}

/**
 * A cohort of so many members in eight zones walks the path at the relaxed pace, 21 weeks, by a simulated clock: it answers,
 * ticks off, is nudged; and now and then the bot is down for hours. The same for a seed each time.
 */
export async function walk(
  store: Store,
  paths: Paths,
  { members, seed }: { readonly members: number; readonly seed: string },
): Promise<Walked> {
  const random = seeded(seed);
  const newId = idsFrom(1);
  const chance = (share: number) => random() < share;
  let now = new Date("2026-11-23T09:00:00Z");
  const posts: Posted[] = [];
  const mistakes: unknown[] = [];
  const fresh: Posted[] = [];

  const platform: Omit<Platform, "start" | "stop"> = {
    knowsAgainFor: 0,
    async post(target, reply, delivery) {
      const posted = { target, delivery, reply, at: now };
      posts.push(posted);
      fresh.push(posted);
      return { kind: "sent", message: { channel: terminalChannel, id: String(posts.length) } };
    },
    edit: async (message) => ({ kind: "sent", message }),
    find: async () => "unclear",
    isOrganizer: async ({ account }) => account.name === "you",
    remedy: async () => undefined,
  };
  const log: Log = { info() {}, warn() {}, error: (details, sentence) => void mistakes.push({ details, sentence }) };
  const { bot, scheduler } = wireBot({
    store,
    paths,
    newId,
    now: () => now,
    random,
    platforms: () => platform,
    log,
    timers: { after: () => () => {} },
    report: (error) => void mistakes.push(error),
  });
  const from = (name: string) => ({ account: { platform: "terminal" as const, id: `terminal:${name}`, name }, channel: terminalChannel });
  const say = (name: string, line: string) => bot.take({ kind: "line", id: newId(), line, from: from(name) }).reply;
  const press = (name: string, pressed: Press) =>
    bot.take({ kind: "action", id: newId(), press: encodePress(pressed), picked: [], from: from(name) }).reply;

  await say("you", "/setup start:2026-11-30 timezone:Europe/Berlin pace:relaxed name:Walkers");
  const people = Array.from({ length: members }, (_, i) => ({ name: `m${i}`, zone: zones[i % zones.length] as string }));
  for (const { name, zone } of people) {
    await say(name, "/join");
    await say(name, `/settings timezone:${zone}${chance(0.2) ? " nudge:20:00" : ""}`);
  }
  const cohort = await store.cohorts.at(terminalChannel);
  if (!cohort) throw new Error("The group was not founded");

  const items = paths.first.phases.flatMap(({ units }) => units.flatMap((unit) => unit.items));
  const nextItem = new Map<string, number>();
  const acknowledged = { answers: 0, items: 0 };
  const weeks = 21;
  const end = addDays(cohort.start, weeks * 7);

  /** What members do after a question was posted: some answer, some look why, some tick the next item off. */
  async function live(question: Reply): Promise<void> {
    const letters = question.blocks
      .flatMap((block) => (block.kind === "buttons" ? block.buttons : []))
      .filter(({ label }) => /^[A-D]$/.test(label));
    for (const { name } of people) {
      const wanted = letters[Math.floor(random() * letters.length)];
      if (wanted && "action" in wanted.press && chance(0.5)) {
        const { tone, blocks } = await press(name, wanted.press);
        const why = blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : [])).find(({ label }) => label === "Why?");
        if (tone !== "bad" && why) acknowledged.answers += 1;
        if (why && "action" in why.press && chance(0.5)) await press(name, why.press);
      }
      const next = nextItem.get(name) ?? 0;
      const item = items[next];
      if (item && chance(0.5)) {
        if ((await say(name, `/done item:${item.id}`)).tone === "good") acknowledged.items += 1;
        nextItem.set(name, next + 1);
      }
    }
  }

  const beat = async () => {
    await scheduler.tick();
    await scheduler.settled();
    for (const { reply, target } of fresh.splice(0))
      if (target.kind === "channel" && plainly(reply.title).startsWith("Question")) await live(reply);
  };
  while (localDate(now, cohort.zone) <= addDays(end, 8)) {
    const next = await store.schedules.nextMoment("terminal", now);
    if (!next) break;
    // Now and then the machine is off when something falls due: for minutes, or for longer than is caught up.
    now = chance(0.02) ? new Date(next.getTime() + Math.floor(random() * 9 * 60) * 60_000) : next;
    await beat();
  }
  await scheduler.stop();
  return { cohort: cohort.id, start: cohort.start, end, posts, acknowledged, people, mistakes };
}
