import { wrongTokenAnswers } from "./limits.ts";

/** What a failed request to Slack means. */
export type Failure =
  /** Slack understood, and refused; `answer` is its word for why, `needed` the scope that is missing. */
  | { readonly kind: "refused"; readonly answer: string; readonly needed?: string }
  /** Nothing was done; it may be asked again after this time. */
  | { readonly kind: "later"; readonly milliseconds: number }
  /** It may have been done or not. */
  | { readonly kind: "unknown" };

/** Slack's own troubles, by its words: nobody knows what became of the request. */
const troubles: readonly string[] = ["internal_error", "fatal_error", "request_timeout", "service_unavailable", "team_added_to_org"];

/** Reads an error of web-api by its shape, for its classes are loaded only once the bot runs. */
export function failureOf(error: unknown): Failure {
  if (typeof error !== "object" || error === null) return { kind: "unknown" };
  if ("retryAfter" in error && typeof error.retryAfter === "number")
    return { kind: "later", milliseconds: Math.max(0, Math.ceil(error.retryAfter * 1000)) };
  if ("data" in error && typeof error.data === "object" && error.data !== null && "error" in error.data) {
    const answer = String(error.data.error);
    if (troubles.includes(answer)) return { kind: "unknown" };
    if (/^rate_?limited$/.test(answer)) return { kind: "later", milliseconds: 1_000 };
    return { kind: "refused", answer, ...("needed" in error.data && { needed: String(error.data.needed) }) };
  }
  if ("status" in error && typeof error.status === "number" && error.status >= 400 && error.status < 500)
    return { kind: "refused", answer: String(error.status) };
  return { kind: "unknown" };
}

/** What may be logged of an error of the SDK: no body, in which members' words stand, and no address, which is as good as a token. */
export function outline(error: unknown): object {
  const failure = failureOf(error);
  const { code } = error instanceof Error && "code" in error ? error : { code: undefined };
  return { ...failure, ...(typeof code === "string" && { code }), ...(error instanceof Error && { name: error.name }) };
}

const wheres = {
  bot: "Get it at https://api.slack.com/apps: your app → OAuth & Permissions → Bot User OAuth Token",
  app: "Get it at https://api.slack.com/apps: your app → Basic Information → App-Level Tokens, with the scope connections:write",
} as const;

/** The sentence for a token that Slack does not take, or undefined where it is no token's fault. */
export function tokenTrouble(error: unknown, token: "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN"): string | undefined {
  const failure = failureOf(error);
  if (failure.kind !== "refused") return undefined;
  const where = token === "SLACK_BOT_TOKEN" ? wheres.bot : wheres.app;
  if (failure.answer === "missing_scope")
    return `Slack says that ${token} lacks the scope ${failure.needed ?? "connections:write"}. ${where}.`;
  return wrongTokenAnswers.includes(failure.answer) ? `Slack does not accept ${token} (${failure.answer}). ${where}.` : undefined;
}

/** The sentence for scopes that the app was installed without. */
export const missingScopes = (missing: readonly string[]): string =>
  `The Slack app lacks ${missing.length === 1 ? "the scope" : "the scopes"} ${missing.join(", ")}. Add what is missing at https://api.slack.com/apps: your app → OAuth & Permissions → Scopes, then press Reinstall to Workspace; or paste the manifest anew (npm -s run cairn -- slack-manifest).`;

/** The sentence for a start at which Slack does not answer. */
export const unreachable = (reason: string, address?: string): string =>
  `Slack could not be reached${address === undefined ? "" : ` at ${address}`}: ${reason}. Look whether this machine is connected, then start again.`;
