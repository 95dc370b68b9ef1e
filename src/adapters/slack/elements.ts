import type { KnownBlock, Button as SlackButton } from "@slack/types";
import { type Button, beginning, encodePress, fitted, onOneLine, writer } from "#core";
import { entities, escaped, safeAddress } from "./escape.ts";
import { limits } from "./limits.ts";
import type { Piece } from "./split.ts";
import { markup } from "./words.ts";

/** Room in a text, with some left for a mark before it. */
export const room = limits.section.text - 100;

/** The id of a button that opens an address: Slack tells of its press, and wants nothing but a nod. */
export const linkId = "link";

export const mrkdwn = (text: string) => ({ type: "mrkdwn", text, verbatim: true }) as const;
/** Words in one line, at most so many characters as they are sent. */
export const plain = (words: string, longest: number) =>
  ({ type: "plain_text", text: fitted(words, longest, entities), emoji: false }) as const;

export const piece = (block: KnownBlock, words: string): Piece => ({ block, words });

/** A text of its own, whole at once, where Slack would hide what is long behind “see more”. */
export const section = (text: string) => ({ type: "section", text: mrkdwn(text), expand: true }) as const;

/** Writes text on Slack. */
export const inMrkdwn = writer(markup, room, (each) => piece(section(each.markup), each.markup));

/** Undefined for one that cannot be pressed, or whose address Slack does not take. */
export function drawButton({ label, style, press, disabled = false }: Button, value?: string): SlackButton | undefined {
  if (disabled) return undefined;
  const look = style === "main" ? ({ style: "primary" } as const) : style === "danger" ? ({ style } as const) : {};
  const common = { type: "button", text: plain(label, limits.button.label), ...look } as const;
  if (!("url" in press)) return { ...common, action_id: encodePress(press), ...(value !== undefined && { value }) };
  const url = safeAddress(press.url);
  return url && url.length <= limits.button.url ? { ...common, action_id: linkId, url } : undefined;
}

/** A button in words; what of its label does not show is said before it. */
export const inBrackets = ({ label }: Button) => `[${escaped(beginning(onOneLine(label), limits.button.label))}]`;
