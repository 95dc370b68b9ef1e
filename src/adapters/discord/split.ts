import type {
  APIActionRowComponent,
  APIComponentInContainer,
  APIComponentInMessageActionRow,
  APIContainerComponent,
  APISectionComponent,
} from "discord.js";
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

function laidOut(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const messages: { pieces: Piece[]; components: number; characters: number; bytes: number; ids: Set<string> }[] = [];
  for (const piece of pieces) {
    const size = sizeOf(piece.component);
    const last = messages.at(-1);
    const fits =
      last &&
      last.components + size.components <= limits.message.components &&
      last.characters + size.characters <= limits.message.characters &&
      last.bytes + size.bytes <= limits.message.bytes &&
      !size.ids.some((id) => last.ids.has(id) && !hasRoomForMark(id));
    const message = fits ? last : { pieces: [], components: 1, characters: 0, bytes: 0, ids: new Set<string>() };
    if (!fits) messages.push(message);
    message.pieces.push(piece);
    message.components += size.components;
    message.characters += size.characters;
    message.bytes += size.bytes;
    for (const id of size.ids) message.ids.add(id);
  }
  return messages.map((message) => message.pieces);
}

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

/** Discord wants each id of a message to be its only one: the second of two alike bears a mark. */
function withOwnIds(components: readonly APIComponentInContainer[]): APIComponentInContainer[] {
  const seen = new Map<string, number>();
  const own = <C extends Pressable>(component: C): C => {
    if (!("custom_id" in component)) return component;
    const times = (seen.get(component.custom_id) ?? 0) + 1;
    seen.set(component.custom_id, times);
    return times === 1 ? component : { ...component, custom_id: `${component.custom_id}#${times}` };
  };
  return components.map((component) => {
    if (component.type === componentType.section) return { ...component, accessory: own(component.accessory) };
    if (component.type === componentType.row)
      return { ...component, components: component.components.map(own) } as APIActionRowComponent<APIComponentInMessageActionRow>;
    return component;
  });
}

/** Whether a second one of this id can be told from the first, in one message. */
export const hasRoomForMark = (id: string): boolean => id.length + "#40".length <= limits.button.id;

/** The press of a button, without the mark; presses themselves hold no "#". */
export const withoutMark = (id: string): string => id.replace(/#\d+$/, "");
