import type { KnownBlock, Button as SlackButton } from "@slack/types";
import { type Button, encodePress, lines, type Text } from "#core";
import { escaped, fitted, isFitting, onOneLine, secureAddress } from "./escape.ts";
import { limits } from "./limits.ts";
import type { Piece } from "./split.ts";
import { drawText } from "./words.ts";

/** Room in a text, with some left for a mark before it. */
export const room = limits.section.text - 100;

/** Stands for the empty value, which Slack does not take. */
export const emptyValue = "∅";

/** The id of a button that opens an address: Slack tells of its press, and wants nothing but a nod. */
export const linkId = "link";

export const mrkdwn = (text: string) => ({ type: "mrkdwn", text, verbatim: true }) as const;
export const plain = (text: string) => ({ type: "plain_text", text, emoji: false }) as const;

export const piece = (block: KnownBlock, words: string): Piece => ({ block, words });

/** A text of its own, whole at once, where Slack would hide what is long behind “see more”. */
export const section = (text: string) => ({ type: "section", text: mrkdwn(text), expand: true }) as const;

/** Each stretch as a text of its own; Slack refuses blank ones. */
export const texts = (stretches: readonly string[]): readonly Piece[] =>
  stretches.filter((stretch) => stretch.trim()).map((stretch) => piece(section(stretch), stretch));

export const paragraphs = (text: Text) => texts(drawText(text, room));

/** Undefined for one that cannot be pressed, or whose address Slack does not take. */
export function drawButton({ label, style, press, disabled = false }: Button, value?: string): SlackButton | undefined {
  if (disabled) return undefined;
  const look = style === "main" ? ({ style: "primary" } as const) : style === "danger" ? ({ style } as const) : {};
  const common = { type: "button", text: plain(fitted(label, limits.button.label)), ...look } as const;
  if (!("url" in press)) return { ...common, action_id: encodePress(press), ...(value !== undefined && { value }) };
  const url = secureAddress(press.url);
  return url && url.length <= limits.button.url ? { ...common, action_id: linkId, url } : undefined;
}

/** A button in words; what of its label does not show is said before it. */
export const inBrackets = ({ label }: Button) => `[${escaped(onOneLine(label).slice(0, limits.button.label).toWellFormed())}]`;

/** Labels that Slack shows only the beginning of are said in full before. */
export const overlong = (labels: readonly string[], longest: number): readonly Piece[] =>
  paragraphs(lines(...labels.filter((label) => !isFitting(label, longest))));
