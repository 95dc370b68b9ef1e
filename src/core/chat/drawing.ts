import type { Block } from "./reply.ts";

// What renderers do alike: joining what belongs together, and cutting what a platform takes only so much of.

export type Bar = Extract<Block, { kind: "progress" }>;

/** Bars that follow one another stand together. */
export function withBarsTogether(blocks: readonly Block[]): readonly (Block | readonly Bar[])[] {
  const groups: (Block | Bar[])[] = [];
  for (const block of blocks) {
    const before = groups.at(-1);
    if (block.kind !== "progress") groups.push(block);
    else if (Array.isArray(before)) before.push(block);
    else groups.push([block]);
  }
  return groups;
}

export const isBars = (block: Block | readonly Bar[]): block is readonly Bar[] => Array.isArray(block);

/** In as few stretches as fit: each part joins the one before it while they fit together. */
export function gathered<Part>(
  parts: readonly Part[],
  join: (before: Part, after: Part) => Part,
  fits: (part: Part) => boolean,
): readonly Part[] {
  const stretches: Part[] = [];
  for (const part of parts) {
    const before = stretches.at(-1);
    const both = before === undefined ? undefined : join(before, part);
    if (both !== undefined && fits(both)) stretches[stretches.length - 1] = both;
    else stretches.push(part);
  }
  return stretches;
}

/**
 * Words as they are drawn, in pieces of at most `room` characters: cut between words where there are any, else between
 * characters, of which `shard` are never drawn too long.
 */
export function inPieces(words: string, draw: (words: string) => string, room: number, shard: number): readonly string[] {
  const whole = draw(words);
  if (whole.length <= room) return whole === "" ? [] : [whole];
  const kept: string[] = [];
  for (const word of words.match(/\s*\S+\s*|\s+/g) ?? []) {
    for (const piece of draw(word).length <= room ? [word] : shards(word, shard)) {
      const longer = `${kept.at(-1) ?? ""}${piece}`;
      if (kept.length > 0 && draw(longer).length <= room) kept[kept.length - 1] = longer;
      else kept.push(piece);
    }
  }
  return kept.map(draw);
}

/** A word without a space in it, cut between characters. */
function shards(word: string, most: number): readonly string[] {
  const cut: string[] = [""];
  for (const character of word) {
    if ((cut.at(-1) ?? "").length + character.length > most) cut.push("");
    cut[cut.length - 1] += character;
  }
  return cut;
}
