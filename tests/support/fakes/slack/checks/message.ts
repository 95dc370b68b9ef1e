import { type Fields, fieldsOf, isFields, isGiven, isList, listOf, textOf } from "../json.ts";
import { refuse, refuseFaults } from "../refusal.ts";
import type { World } from "../world.ts";
import { blocksFaults } from "./blocks.ts";
import { reportMessage } from "./report.ts";

export interface MessageContext {
  /** "chat.postMessage", "response_url", "ack". */
  readonly method: string;
  /** The limits on the whole, which differ. */
  readonly whole: "post" | "update" | "answer";
}

/** Refuses a message that Slack does not take, and reports what this project does not want. */
export function checkMessage(world: World, body: Fields, { method, whole }: MessageContext): void {
  if (isGiven(body.blocks) && !isList(body.blocks)) refuse("blocks are a JSON list");
  const blocks = listOf(body.blocks);
  const [text, markdown] = [textOf(body.text), textOf(body.markdown_text)];
  if (markdown !== "" && (text !== "" || blocks.length > 0)) refuse("markdown_text stands alone");
  if (blocks.length === 0 && text === "" && markdown === "") refuse("a message says something");
  if (text.length > (whole === "update" ? 4000 : 40_000)) refuse("a text has at most 40,000 characters, an update's 4,000");
  if (markdown.length > 12_000) refuse("markdown_text has at most 12,000 characters");
  checkMetadata(body);
  refuseFaults(blocksFaults(blocks, "message", ["blocks"]), "invalid_blocks");
  const tables = blocks.filter((block) => ["table", "data_table"].includes(textOf(fieldsOf(block).type)));
  if (tables.length > 1) refuse("a message has at most one table", { response_metadata: { messages: ["only_one_table_allowed"] } });
  if (whole !== "answer" && blocks.length > 0 && JSON.stringify(blocks).length > 13_200) {
    refuse("a message's blocks have at most 13,200 characters");
  }
  reportMessage(world, body, method);
}

function checkMetadata({ metadata }: Fields): void {
  if (!isGiven(metadata)) return;
  if (!isFields(metadata)) refuse("metadata is a JSON object");
  if (Object.keys(metadata).length === 0) return; // an update takes it away so
  if (textOf(metadata.event_type) === "" || !isFields(metadata.event_payload)) refuse("metadata has an event_type and an event_payload");
}
