/**
 * Slack's numbers, as they stand in its documentation in November 2026 (docs.slack.dev): reference/block-kit for blocks,
 * elements and composition objects, reference/methods for messages and views, interactivity for the times. A message's
 * blocks may have some 13,200 characters as JSON, and the text beside them 4,000 where it is changed later. Lengths are
 * counted in UTF-16 units, the stricter way, and as they are sent: `&` is five characters long.
 */
export const limits = {
  message: { blocks: 50, json: 12_000, tables: 1, text: 4_000 },
  view: { blocks: 100, title: 24 },
  header: 150,
  section: { text: 3_000, fields: 10, field: 2_000 },
  context: { text: 2_000 },
  actions: { elements: 25 },
  button: { label: 75, url: 400, value: 2_000 },
  select: { options: 100, label: 75, value: 75, hint: 75 },
  input: { label: 2_000 },
  table: { rows: 100, columns: 20 },
  command: { commands: 50, name: 32, summary: 2_000, hint: 1_000 },
} as const;

/** What the bot cannot do without, and what it does better with. */
export const scopes = {
  bot: ["commands", "chat:write", "users:read", "channels:read", "groups:read"],
  optional: ["channels:history", "groups:history"],
} as const;

/** Commands that Slack has itself: an app that offers one of these names is not asked. */
export const takenBySlack: readonly string[] = (
  "active apps archive away call close collapse dm dnd expand feed feedback giphy help invite join keys kick leave me msg mute " +
  "open part prefs remind remove rename search shortcuts shrug star status topic who"
).split(" ");

/** Answers of the Web API after which nothing goes until somebody changes the token. */
export const wrongTokenAnswers: readonly string[] = [
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "not_allowed_token_type",
  "app_uninstalled",
];
