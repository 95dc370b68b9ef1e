export const seconds = (count: number): number => count * 1000;
const minutes = (count: number): number => count * 60_000;

/** How long a person waits for an acknowledgement before Slack says operation_timeout. */
export const ackWithin = seconds(3);
/** How long a trigger_id opens a view. */
export const triggerLives = seconds(3);
/** How long, and how often, a response_url takes a message. */
export const responseUrlLives = minutes(30);
export const responseUrlUses = 5;
/** How many connections an app holds at once. */
export const mostConnections = 10;

/** The scopes that a bot of this kind may ask for; the ones it has unless a test says otherwise. */
export const usualScopes = [
  "commands",
  "chat:write",
  "users:read",
  "im:write",
  "channels:read",
  "groups:read",
  "im:read",
  "channels:history",
  "groups:history",
  "im:history",
] as const;
