import { byName } from "../order.ts";

/**
 * Places by points: equal points share a place and the next one is skipped (90, 80, 80, 70 → 1, 2, 2, 4).
 * Inside a tie the names stand in alphabetical order, which moves nobody's place.
 */
export function rank<T extends { readonly points: number; readonly name: string }>(
  scores: readonly T[],
): readonly (T & { readonly place: number })[] {
  const sorted = [...scores].sort((a, b) => b.points - a.points || byName(a, b));
  let place = 0;
  return sorted.map((score, i) => {
    if (score.points !== sorted[i - 1]?.points) place = i + 1;
    return { ...score, place };
  });
}

/**
 * The rows to show: the first `top`, then the viewer with `around` neighbours on each side.
 * `skipped` counts the rows left out before and after.
 */
export function neighbourhood<T>(
  rows: readonly T[],
  isViewer: (row: T) => boolean,
  top = 5,
  around = 2,
): { readonly shown: readonly (T | { readonly skipped: number })[] } {
  const viewer = rows.findIndex(isViewer);
  const wanted = rows.map((_, i) => i < top || (viewer >= 0 && Math.abs(i - viewer) <= around));
  const shown: (T | { skipped: number })[] = [];
  let skipped = 0;
  for (const [i, row] of rows.entries()) {
    if (!wanted[i]) skipped += 1;
    else {
      if (skipped > 0) shown.push({ skipped });
      skipped = 0;
      shown.push(row);
    }
  }
  if (skipped > 0) shown.push({ skipped });
  return { shown };
}
