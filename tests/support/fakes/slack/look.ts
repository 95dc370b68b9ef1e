import { type Fields, fieldsOf, isFields, type Json, listOf, textOf } from "./json.ts";

/** What has blocks: a message, a Home, a modal. */
export interface Surface {
  readonly blocks: readonly Fields[];
}

/** An element that people use, and the block that it stands in. */
export interface Element {
  readonly block: Fields;
  readonly element: Fields;
}

/** Each element of a surface that people can use, from the top. */
export const elementsOf = ({ blocks }: Surface): readonly Element[] =>
  blocks.flatMap((block) =>
    [...listOf(block.elements), block.accessory, block.element]
      .map(fieldsOf)
      .filter((element) => textOf(element.action_id) !== "")
      .map((element) => ({ block, element })),
  );

/** The label on a button or option, or the words in an empty select. */
export const labelOf = (element: Fields): string => textOf(fieldsOf(element.text).text) || textOf(fieldsOf(element.placeholder).text);

/** The labels of a surface's buttons, in order. */
export const buttonsOf = (surface: Surface): readonly string[] =>
  elementsOf(surface).flatMap(({ element }) => (element.type === "button" ? [labelOf(element)] : []));

/** All that a person can read on a surface but its buttons and selects, a line each. A message without blocks shows its text. */
export function textOfSurface(surface: Surface & { readonly text?: string }): string {
  if (surface.blocks.length === 0) return surface.text ?? "";
  return surface.blocks
    .flatMap((block) => (block.type === "actions" ? [] : wordsIn(withoutControls(block))))
    .filter((line) => line !== "")
    .join("\n");
}

const withoutControls = (block: Fields): Fields => Object.fromEntries(Object.entries(block).filter(([key]) => !controls.has(key)));
const controls = new Set(["accessory", "element", "block_id", "type"]);

/** The texts of text objects, table cells and rich text, in the order in which they stand. */
function wordsIn(value: Json | undefined): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "string"
      ? readable.has(key)
        ? [inner]
        : []
      : typeof inner === "number" && key === "value"
        ? [String(inner)]
        : wordsIn(inner),
  );
}

const readable = new Set(["text", "alt_text", "caption", "title"]);
