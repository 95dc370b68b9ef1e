/** What a failed request to Discord means. */
export type Failure =
  /** Discord understood, and refused. */
  | { readonly kind: "refused"; readonly status: number; readonly code: number }
  /** Nothing was done; it may be asked again after this time. */
  | { readonly kind: "later"; readonly milliseconds: number }
  /** It may have been done or not. */
  | { readonly kind: "unknown" };

/** Reads an error of discord.js by its shape, for its classes are loaded only once the bot runs. */
export function failureOf(error: unknown): Failure {
  if (typeof error !== "object" || error === null) return { kind: "unknown" };
  if ("retryAfter" in error && typeof error.retryAfter === "number")
    return { kind: "later", milliseconds: Math.max(0, Math.ceil(error.retryAfter)) };
  if ("status" in error && typeof error.status === "number" && error.status >= 400 && error.status < 500)
    return { kind: "refused", status: error.status, code: "code" in error ? Number(error.code) : 0 };
  return { kind: "unknown" };
}

/** What may be logged of an error of discord.js: it carries the request's body and address, where members' words and tokens stand. */
export const outline = (error: unknown): object =>
  error instanceof Error
    ? {
        reason: error.message,
        ...("status" in error && { status: error.status }),
        ...("code" in error && { code: error.code }),
      }
    : { reason: String(error) };

/** The sentence for a token that Discord does not take. */
export const wrongToken =
  "Discord does not accept the bot's token. Get a new one in the Developer Portal (https://discord.com/developers/applications): your application → Bot → Reset Token.";
