/** Numbers from 0 to below 1, the same for a seed each time: what is chosen by them can be chosen again. */
export function seeded(seed: string): () => number {
  let state = hashOf(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The list in another order, each order as likely as any other. */
export function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  const rest = [...list];
  return list.flatMap(() => rest.splice(Math.floor(random() * rest.length), 1));
}

function hashOf(words: string): number {
  let hash = 0x811c9dc5;
  for (const word of words) hash = Math.imul(hash ^ (word.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}
