import type { ChannelRef, MessageRef, Platform, Reply, Store, Target } from "#core";
import { accountNamed, firstSpeaker } from "./account.ts";

export const terminalChannel: ChannelRef = { platform: "terminal", space: "terminal", id: "main" };

/** Something that the bot said by itself. */
export interface Post {
  readonly target: Target;
  readonly reply: Reply;
  readonly at: Date;
}

/** The terminal as far as the bot asks anything of it: what is posted waits until it is printed. */
export interface TerminalPoster extends Omit<Platform, "start" | "stop"> {
  /** What was posted since this was asked last. */
  taken(): readonly Post[];
}

export function createTerminalPoster({ now, newId }: { now(): Date; newId(): string }): TerminalPoster {
  let waiting: Post[] = [];
  return {
    knowsAgainFor: 0,
    async post(target, reply) {
      waiting.push({ target, reply, at: now() });
      return { kind: "sent", message: { channel: channelOf(target), id: newId() } satisfies MessageRef };
    },
    // What is printed stays as it was.
    edit: async (message) => ({ kind: "sent", message }),
    find: async () => "unclear",
    // Only the first speaker is trusted; whoever `:as` names is not.
    isOrganizer: async ({ account }) => account.id === accountNamed(firstSpeaker).id,
    // In a terminal nothing keeps the bot from speaking.
    remedy: async () => undefined,
    taken() {
      const posts = waiting;
      waiting = [];
      return posts;
    },
  };
}

/** The channel of what is posted; what is said to one person alone is heard in the terminal's own. */
export function channelOf(target: Target): ChannelRef {
  switch (target.kind) {
    case "channel":
      return target.channel;
    case "thread":
      return target.below.channel;
    case "direct":
      return terminalChannel;
    default:
      return target satisfies never;
  }
}

/** What happens by itself, as a conversation sees it. */
export interface Beats {
  /** When the next thing is to be done, after this instant. */
  nextMoment(after: Date): Promise<Date | undefined>;
  /** Does what is due: what is posted, as it is printed. */
  tick(): Promise<readonly string[]>;
  /** What was posted besides, as it is printed. */
  settled(): Promise<readonly string[]>;
}

export function createBeats(parts: {
  readonly scheduler: { tick(): Promise<void>; settled(): Promise<void> };
  readonly poster: TerminalPoster;
  readonly store: Pick<Store, "schedules">;
  /** Gives a post as it is printed. */
  hear(post: Post): Promise<string>;
}): Beats {
  const { scheduler, poster, store, hear } = parts;

  async function settled(): Promise<readonly string[]> {
    await scheduler.settled();
    const printed: string[] = [];
    for (const post of poster.taken()) printed.push(await hear(post));
    return printed;
  }

  return {
    nextMoment: (after) => store.schedules.nextMoment("terminal", after),
    async tick() {
      await scheduler.tick();
      return settled();
    },
    settled,
  };
}
