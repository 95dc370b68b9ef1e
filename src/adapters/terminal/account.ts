import { type AccountRef, cleanName } from "#core";

/** Who speaks first, and organizes. */
export const firstSpeaker = "you";

/** The account of whoever is called so, in any letter case. */
export function accountNamed(typed: string): AccountRef {
  const name = cleanName(typed.replace(/^@/, ""));
  return { platform: "terminal", id: `terminal:${name.toLowerCase()}`, name };
}

/** What an account is called, as far as its id tells. */
export const nameOf = (account: string): string => account.slice("terminal:".length);
