import type {
  APIActionRowComponent,
  APIComponentInContainer,
  APIComponentInMessageActionRow,
  APIContainerComponent,
  APISectionComponent,
} from "discord.js";
import { inGroups, ownIds } from "#core";
import { componentType, limits, messageFlag } from "./limits.ts";

/** A message as Discord takes it, on whichever way it is sent. */
export interface Message {
  readonly flags: number;
  readonly components: readonly [APIContainerComponent];
  readonly allowed_mentions: { readonly parse: readonly []; readonly users?: readonly string[] };
}

/** What must stand in one message. */
export interface Piece {
  readonly component: APIComponentInContainer;
  readonly pings: readonly string[];
}

/** Lays the pieces into as many messages as they need, in order; no message breaks a limit, no piece is lost. */
export function split(pieces: readonly Piece[], accent: number): readonly Message[] {
  const laid = laidOut(pieces);
  // A message that is changed in place should stay one: texts move together before a second one is begun.
  const close = laid.length > 1 ? laidOut(condensed(pieces)) : laid;
  return (close.length === 1 ? close : laid).map((message) => built(message, accent));
}

const laidOut = (pieces: readonly Piece[]): readonly (readonly Piece[])[] =>
  inGroups(
    pieces.map((piece) => ({ piece, size: sizeOf(piece.component) })),
    (group) => {
      const sum = (of: "components" | "characters" | "bytes") => group.reduce((all, { size }) => all + size[of], 0);
      return (
        1 + sum("components") <= limits.message.components &&
        sum("characters") <= limits.message.characters &&
        sum("bytes") <= limits.message.bytes &&
        canBeToldApart(group.flatMap(({ size }) => size.ids))
      );
    },
  ).map((group) => group.map(({ piece }) => piece));

/** A text is no longer than this, so that a heading or a mark still fits, and many bytes to a letter do too. */
export const longestText = 3_000;

/** Neighbouring texts as one, where it does not grow too long. */
function condensed(pieces: readonly Piece[]): readonly Piece[] {
  const close: Piece[] = [];
  for (const piece of pieces) {
    const { component, pings } = piece;
    const before = close.at(-1);
    const content =
      before?.component.type === componentType.text && component.type === componentType.text
        ? `${before.component.content}\n${component.content}`
        : "";
    if (before && content && content.length <= longestText)
      close[close.length - 1] = { component: { type: componentType.text, content }, pings: [...before.pings, ...pings] };
    else close.push(piece);
  }
  return close;
}

function built(pieces: readonly Piece[], accent: number): Message {
  const components = withOwnIds(pieces.map(({ component }) => component));
  const users = [...new Set(pieces.flatMap(({ pings }) => pings))].slice(0, limits.message.mentions);
  return {
    flags: messageFlag.components,
    components: [{ type: componentType.container, accent_color: accent, components }],
    allowed_mentions: { parse: [], ...(users.length > 0 && { users }) },
  };
}

interface Size {
  readonly components: number;
  readonly characters: number;
  readonly bytes: number;
  readonly ids: readonly string[];
}

function sizeOf(component: APIComponentInContainer): Size {
  switch (component.type) {
    case componentType.text:
      return { ...sizeOfTexts([component.content]), components: 1, ids: [] };
    case componentType.section:
      return {
        ...sizeOfTexts(component.components.map(({ content }) => content)),
        components: 2 + component.components.length,
        ids: idsOf([component.accessory]),
      };
    case componentType.row:
      return { ...sizeOfTexts([]), components: 1 + component.components.length, ids: idsOf(component.components) };
    default:
      return { ...sizeOfTexts([]), components: 1, ids: [] };
  }
}

const sizeOfTexts = (texts: readonly string[]) => ({
  characters: texts.reduce((sum, { length }) => sum + length, 0),
  bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text) + limits.message.bytesAround, 0),
});

type Pressable = APIComponentInMessageActionRow | APISectionComponent["accessory"];
const idsOf = (components: readonly Pressable[]) => components.flatMap((each) => ("custom_id" in each ? [each.custom_id] : []));

/** Each id its message's only one. */
function withOwnIds(components: readonly APIComponentInContainer[]): APIComponentInContainer[] {
  const ownId = ownIds();
  const own = <C extends Pressable>(component: C): C =>
    "custom_id" in component ? { ...component, custom_id: ownId(component.custom_id) } : component;
  return components.map((component) => {
    if (component.type === componentType.section) return { ...component, accessory: own(component.accessory) };
    if (component.type === componentType.row)
      return { ...component, components: component.components.map(own) } as APIActionRowComponent<APIComponentInMessageActionRow>;
    return component;
  });
}

/** Whether marks can tell all of these ids apart, in one message: there is room for one, or there is no second of its kind. */
export function canBeToldApart(ids: readonly string[]): boolean {
  const full = ids.filter((id) => id.length + "#40".length > limits.button.id);
  return new Set(full).size === full.length;
}
