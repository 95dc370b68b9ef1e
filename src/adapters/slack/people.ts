import { type Caller, canonicalZone, type Log, remembering, type Timers, within, z } from "#core";
import { accountOf, userOf } from "./account.ts";
import { failureOf, outline } from "./failure.ts";
import type { Requests } from "./ports.ts";
import type { Member } from "./received.ts";

/** What Slack tells of a member. */
interface Profile {
  readonly name: string | undefined;
  readonly zone: string | undefined;
  readonly manages: boolean;
}

const day = 24 * 60 * 60_000;
/** Whoever was an administrator is taken for one for so long. */
const trustedFor = 5 * 60_000;
/** An answer does not wait longer for its member's name and zone. @internal */
export const profilePatience = 900;
/** So many members are remembered. */
const mostRemembered = 10_000;

const info = z.object({
  user: z.object({
    tz: z.string().nullish(),
    real_name: z.string().nullish(),
    is_admin: z.boolean().nullish(),
    is_owner: z.boolean().nullish(),
    profile: z.object({ display_name: z.string().nullish(), real_name: z.string().nullish() }).nullish(),
  }),
});

const conversation = z.object({ channel: z.object({ is_member: z.boolean().nullish() }) });

export interface People {
  /** The caller as Slack knows them: with the name and zone of their profile, if Slack tells in time. Undefined for whoever has no handle, and of whom Slack does not tell. */
  caller(by: Member, channel: Caller["channel"]): Promise<Caller | undefined>;
  /** Whether they are an administrator or owner of the workspace; nobody is where Slack does not answer. */
  isOrganizer(caller: Caller): Promise<boolean>;
  /** What to do so that the bot may speak in the caller's channel, where it may not. */
  remedy(caller: Caller): Promise<string | undefined>;
}

/** Asks Slack about its members and channels, and remembers what it said of members for a while. */
export function createPeople(parts: { readonly requests: Requests; readonly log: Log; readonly timers: Timers; now(): Date }): People {
  const { requests, log, timers, now } = parts;
  const known = remembering<{ readonly asked: number; readonly profile: Promise<Profile | undefined> }>(mostRemembered);

  async function ask(user: string): Promise<Profile | undefined> {
    try {
      const { user: told } = info.parse(await requests.apiCall("users.info", { user }));
      const zone = told.tz ? canonicalZone(told.tz) : undefined;
      const name = told.profile?.display_name || told.profile?.real_name || told.real_name || undefined;
      return { name, zone, manages: told.is_admin === true || told.is_owner === true };
    } catch (error) {
      log.warn(outline(error), "Slack does not tell about a member");
      return undefined;
    }
  }

  /** What Slack said within so many milliseconds before, or says now. */
  function profile(account: string, user: string, within: number): Promise<Profile | undefined> {
    const at = now().getTime();
    const before = known.get(account);
    if (before && at - before.asked < within) return before.profile;
    const asked = { asked: at, profile: ask(user) };
    known.set(account, asked);
    // What was not told is asked again the next time.
    void asked.profile.then((told) => {
      if (!told && known.get(account) === asked) known.delete(account);
    });
    return asked.profile;
  }

  return {
    async caller(by, channel) {
      const account = accountOf(by);
      const asked = profile(account, by.user, day);
      // Without a handle there is nothing else to call them by.
      const told = await (by.handle ? within(timers, profilePatience, asked, undefined) : asked);
      const name = told?.name ?? by.handle;
      if (!name) return undefined;
      return {
        account: { platform: "slack", id: account, name, ...(told?.zone && { zone: told.zone }) },
        channel,
      };
    },

    async isOrganizer({ account }) {
      const told = await profile(account.id, userOf(account.id) ?? "", trustedFor);
      return told?.manages === true;
    },

    async remedy({ channel }) {
      try {
        const told = conversation.parse(await requests.apiCall("conversations.info", { channel: channel.id })).channel;
        return told.is_member ? undefined : invite;
      } catch (error) {
        const failure = failureOf(error);
        // A private channel that the bot is not in does not exist for it.
        if (failure.kind === "refused" && failure.answer === "channel_not_found") return invite;
        // We have no scope to ask about direct messages, and need none.
        if (failure.kind === "refused" && failure.answer === "missing_scope") return undefined;
        log.warn(outline(error), "Slack does not tell about a channel");
        return undefined;
      }
    },
  };
}

/** How a bot comes into a channel. */
export const invite = "I am not in this channel. Write /invite @Cairn here.";
