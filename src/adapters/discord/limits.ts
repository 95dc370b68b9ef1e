/**
 * Discord's numbers, as they stand in its documentation in November 2026 (docs.discord.com/developers):
 * components/reference for messages made of components, rows, buttons and selects; resources/message for
 * mentions and nonces; interactions/application-commands for commands, options and suggestions. The 4,000 characters hold for all texts of a
 * message together (discordjs.guide, display components); beyond so many bytes, with 12 for each text, Discord answers
 * with an error of its own (discord-api-docs issue 8554). Lengths are counted in UTF-16 units, the stricter way.
 */
export const limits = {
  message: { components: 40, characters: 4_000, bytes: 10_170, bytesAround: 12, mentions: 100, nonce: 25 },
  row: { buttons: 5 },
  button: { label: 80, url: 512, id: 100 },
  select: { options: 25, label: 100, value: 100, hint: 100 },
  command: { commands: 100, description: 100, options: 25, choices: 25 },
  suggestion: { offered: 25, label: 100, value: 100 },
  /** Its name in characters; it is archived after so many minutes without a word. */
  thread: { name: 100, archiveAfter: 1440 },
} as const;

/** Numbers with which Discord names what it draws and sends; this folder does not load discord.js to read them. */
export const interactionType = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
export const responseType = { message: 4, laterMessage: 5, laterUpdate: 6, update: 7, suggestions: 8, modal: 9 } as const;
export const optionType = { text: 3, whole: 4, flag: 5, member: 6 } as const;
export const componentType = {
  row: 1,
  button: 2,
  select: 3,
  input: 4,
  section: 9,
  text: 10,
  separator: 14,
  container: 17,
  label: 18,
} as const;
export const inputStyle = { line: 1, lines: 2 } as const;
export const buttonStyle = { main: 1, plain: 2, danger: 4, link: 5 } as const;
export const messageFlag = { private: 1 << 6, components: 1 << 15 } as const;

/** Bits of a permission set, which Discord writes as a decimal string. */
export const permission = {
  administrator: 1n << 3n,
  manageServer: 1n << 5n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  createThreads: 1n << 35n,
  sendMessagesInThreads: 1n << 38n,
} as const;

/** Threads of announcement channels, public ones, private ones. */
export const threadTypes: readonly number[] = [10, 11, 12];

/** What Discord answers where an interaction is over: unknown or answered already, its webhook gone, its token run out. */
export const interactionIsOver: readonly number[] = [10062, 40060, 10015, 50027];
/** The one of them that says that somebody answered. */
export const answeredAlready = 40060;

/** What Discord answers where a person takes no direct messages. */
export const takesNoMessages = 50007;

/** The gateway's last words: it will not take this bot again until somebody changes something. */
export const lastCloseCodes: Readonly<Record<number, string>> = {
  4004: "Discord does not accept the token any more",
  4010: "Discord says that the shard is invalid",
  4011: "Discord demands that the bot be sharded",
  4012: "Discord no longer speaks this version of its gateway",
  4013: "Discord does not know the intents that were asked for",
  4014: "Discord does not grant the intents that were asked for",
};
