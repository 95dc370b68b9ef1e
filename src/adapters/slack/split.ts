import type { KnownBlock } from "@slack/types";
import { limits } from "./limits.ts";

/** A message as Slack takes it, on whichever way it is sent. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** What must stand in one message. */
export interface Piece {
  readonly block: KnownBlock;
  /** The same in words alone, for notifications and screen readers. */
  readonly words: string;
}

/** Lays the pieces into as many messages as they need, in order; no message breaks a limit, no piece is lost. */
export function split(pieces: readonly Piece[]): readonly Message[] {
  const { message: most } = limits;
  const messages: { pieces: Piece[]; json: number; text: number; tables: number }[] = [];
  for (const piece of pieces) {
    const adds = {
      json: JSON.stringify(piece.block).length + roomForMark,
      text: piece.words.length + 1,
      tables: piece.block.type === "table" ? 1 : 0,
    };
    const last = messages.at(-1);
    const fits =
      last &&
      last.pieces.length < most.blocks &&
      last.json + adds.json <= most.json &&
      last.text + adds.text <= most.text &&
      last.tables + adds.tables <= most.tables;
    const message = fits ? last : { pieces: [], json: 0, text: 0, tables: 0 };
    if (!fits) messages.push(message);
    message.pieces.push(piece);
    message.json += adds.json;
    message.text += adds.text;
    message.tables += adds.tables;
  }
  return messages.map((message) => ({
    text:
      message.pieces
        .map(({ words }) => words)
        .filter((words) => words.trim())
        .join("\n") || nothing,
    blocks: withOwnIds(message.pieces.map(({ block }) => block)),
  }));
}

/** A message without a word in it; Slack takes no empty one. */
export const nothing = "–";

/** What a comma and the marks of its buttons add to a block. */
const roomForMark = 100;

/** Where a button's press stands twice in one message, the second bears a mark, so that Slack tells them apart. */
export function withOwnIds(blocks: readonly KnownBlock[]): readonly KnownBlock[] {
  const seen = new Map<string, number>();
  const own = <E extends object>(element: E): E => {
    if (!("action_id" in element)) return element;
    const id = String(element.action_id);
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return times === 1 ? element : { ...element, action_id: `${id}#${times}` };
  };
  return blocks.map((block) => {
    if (block.type === "actions") return { ...block, elements: block.elements.map(own) };
    if (block.type === "section" && block.accessory) return { ...block, accessory: own(block.accessory) };
    return block;
  });
}

/** The press of a button, without the mark; presses themselves hold no "#". */
export const withoutMark = (id: string): string => id.replace(/#\d+$/, "");
