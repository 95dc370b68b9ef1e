/** Two texts of mostly the same words: their places in a list, and the share of their words that they have in common. */
export interface Alike {
  readonly later: number;
  readonly earlier: number;
  readonly share: number;
}

/**
 * Each text that shares so much of its words with an earlier one, with one such. Not every pair is compared: two
 * texts that share 60 % of their words share at least one of the rarest 40 %, so only what shares one of these is looked at.
 */
export function* alikePairs(texts: readonly ReadonlySet<string>[], least: number): Iterable<Alike> {
  const rows = codesOf(texts);
  const holders = new Map<number, number[]>();
  const tried = new Int32Array(rows.length).fill(-1);
  for (const [later, row] of rows.entries()) {
    let found: Alike | undefined;
    const rarest = row.slice(0, row.length - Math.ceil(least * row.length - rounding) + 1);
    for (const code of rarest) {
      const known = holders.get(code);
      for (const earlier of known ?? []) {
        if (found || tried[earlier] === later) continue;
        tried[earlier] = later;
        const share = shareOf(row, rows[earlier] ?? [], least);
        if (share >= least - rounding) found = { later, earlier, share };
      }
      if (known) known.push(later);
      else holders.set(code, [later]);
    }
    if (found) yield found;
  }
}

const rounding = 1e-9;

/** Words as numbers, each text's in ascending order: the rarer a word, the lower its number. */
function codesOf(texts: readonly ReadonlySet<string>[]): readonly (readonly number[])[] {
  const counts = new Map<string, number>();
  for (const words of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ranked = [...counts].sort(([a, many], [b, more]) => many - more || (a < b ? -1 : 1));
  const codes = new Map(ranked.map(([word], code) => [word, code]));
  return texts.map((words) => [...words].map((word) => codes.get(word) ?? 0).sort((a, b) => a - b));
}

/** The share of the words of both that both have; 0 as soon as it can no longer be `least`. */
function shareOf(a: readonly number[], b: readonly number[], least: number): number {
  const needed = ((a.length + b.length) * least) / (1 + least) - rounding;
  let [both, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    if (both + Math.min(a.length - i, b.length - j) < needed) return 0;
    const order = (a[i] ?? 0) - (b[j] ?? 0);
    if (order === 0) both++;
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  return both / (a.length + b.length - both);
}
