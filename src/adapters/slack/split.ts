import type { KnownBlock } from "@slack/types";
import { dash, inGroups, ownIds } from "#core";
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
  const messages = inGroups(
    pieces.map((piece) => ({
      ...piece,
      json: JSON.stringify(piece.block).length + roomForMark,
      text: piece.words.length + 1,
      tables: piece.block.type === "table" ? 1 : 0,
    })),
    (message) => {
      const sum = (of: "json" | "text" | "tables") => message.reduce((all, piece) => all + piece[of], 0);
      return message.length <= most.blocks && sum("json") <= most.json && sum("text") <= most.text && sum("tables") <= most.tables;
    },
  );
  return messages.map((message) => ({
    text:
      message
        .map(({ words }) => words)
        .filter((words) => words.trim())
        .join("\n") || dash,
    blocks: withOwnIds(message.map(({ block }) => block)),
  }));
}

/** What a comma and the marks of its buttons add to a block. */
const roomForMark = 100;

/** Where a button's press stands twice in one message, the second bears a mark, so that Slack tells them apart. */
export function withOwnIds(blocks: readonly KnownBlock[]): readonly KnownBlock[] {
  const ownId = ownIds();
  const own = <E extends object>(element: E): E =>
    "action_id" in element ? { ...element, action_id: ownId(String(element.action_id)) } : element;
  return blocks.map((block) => {
    if (block.type === "actions") return { ...block, elements: block.elements.map(own) };
    if (block.type === "section" && block.accessory) return { ...block, accessory: own(block.accessory) };
    return block;
  });
}
