import { type AnyAction, type AnyCommand, type Bot, createBot, type Parts, type Platform, type PlatformName } from "#core";
import { actions, commands, invite, jobs } from "./features.ts";
import { createScheduler, type Scheduler, type SchedulerParts } from "./scheduler.ts";

export interface WireParts extends Omit<SchedulerParts, "posters" | "jobs">, Pick<Parts, "report">, Partial<Pick<SchedulerParts, "jobs">> {
  /** Commands besides the bot's own. */
  readonly moreCommands?: readonly AnyCommand[];
  /** Actions besides the bot's own. */
  readonly moreActions?: readonly AnyAction[];
  /** Each platform that this process serves, as far as the bot asks anything of it. */
  platforms(name: PlatformName): Omit<Platform, "start" | "stop"> | undefined;
}

/** The bot, and what happens by itself beside it: both on the same parts, and on whatever platforms are served by then. */
export function wireBot({ moreCommands = [], moreActions = [], platforms, ...parts }: WireParts): {
  readonly bot: Bot;
  readonly scheduler: Scheduler;
} {
  const scheduler = createScheduler({ jobs, ...parts, posters: platforms });
  const bot = createBot({
    ...parts,
    commands: [...commands, ...moreCommands],
    actions: [...actions, ...moreActions],
    invite,
    rhythm: scheduler,
    isOrganizer: async (caller) => (await platforms(caller.account.platform)?.isOrganizer(caller)) ?? false,
    remedy: async (caller) => platforms(caller.account.platform)?.remedy(caller),
  });
  return { bot, scheduler };
}
