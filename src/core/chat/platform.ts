/** Every platform, and what it is called in a sentence. */
export const platforms = { discord: "Discord", slack: "Slack", terminal: "the terminal" } as const;
export type PlatformName = keyof typeof platforms;
export const platformNames = Object.keys(platforms) as readonly PlatformName[];

/** An account as its platform knows it: `discord:<user>`, `slack:<team>:<user>`, `terminal:<name>`. */
export interface AccountRef {
  readonly platform: PlatformName;
  readonly id: string;
  readonly name: string;
  /** The time zone (IANA) that the platform takes this account to be in, where it says so. */
  readonly zone?: string;
}

/** The platform of an account, by its id. */
export function platformOf(account: string): PlatformName {
  const platform = platformNames.find((name) => account.startsWith(`${name}:`));
  if (!platform) throw new Error(`The account ${account} is of no platform`);
  return platform;
}

export interface ChannelRef {
  readonly platform: PlatformName;
  /** The Discord server or Slack workspace. */
  readonly space: string;
  readonly id: string;
  /** Inside a thread: the channel that it hangs under, by which the cohort is found. */
  readonly parent?: string;
}

/** The channel by which a cohort is found: a thread belongs to the one that it hangs under. */
export const homeOf = ({ platform, space, id, parent }: ChannelRef): ChannelRef => ({ platform, space, id: parent ?? id });

/** The same in one word: `slack/T1/C1`. */
export const homeKey = ({ platform, space, id, parent }: ChannelRef): string => `${platform}/${space}/${parent ?? id}`;

export interface MessageRef {
  readonly channel: ChannelRef;
  readonly id: string;
}

export interface Caller {
  readonly account: AccountRef;
  readonly channel: ChannelRef;
  /** Whether the caller manages the space, where the platform says so with the call. */
  readonly manages?: boolean;
  /** What the bot may not do in this channel, in the platform's words, where the platform says so with the call. */
  readonly lacks?: readonly string[];
}

/** Something a member asked of the bot, in no platform's words. `id` is the platform's own id of the event: the same one is the same call, delivered again. */
export type Call =
  /** A command whose options the platform has read already. */
  | {
      readonly kind: "command";
      readonly id: string;
      readonly name: string;
      readonly options: Readonly<Record<string, unknown>>;
      readonly from: Caller;
    }
  /** A command as one line of text, such as `/done item:boto3`; the core reads it. */
  | { readonly kind: "line"; readonly id: string; readonly line: string; readonly from: Caller }
  /** A button pressed, or choices picked. */
  | {
      readonly kind: "action";
      readonly id: string;
      readonly press: string;
      readonly picked: readonly string[];
      readonly message?: MessageRef;
      /** What was written where the press asks for a line; left out where it was not asked yet. */
      readonly asked?: string;
      readonly from: Caller;
    };

/** An option being typed, for which the platform wants to offer values. */
export interface Typing {
  readonly command: string;
  readonly option: string;
  readonly typed: string;
  readonly from: Caller;
}

/** A call put aside until its question is answered. */
export interface KeptCall {
  readonly id: string;
  readonly person: string;
  readonly call: Call;
  readonly at: Date;
}

/** Where the bot speaks by itself: in a channel, in the thread below one of its messages, or to one person alone. */
export type Target =
  | { readonly kind: "channel"; readonly channel: ChannelRef }
  | { readonly kind: "thread"; readonly below: MessageRef; readonly title: string }
  | { readonly kind: "direct"; readonly account: string };
