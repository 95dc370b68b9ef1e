import { distance } from "fastest-levenshtein";

/**
 * The candidates most like what was typed, best first, at most `most`: first those that hold every typed word,
 * then those within a third of the letters of a slip. What is not alike at all is left out.
 */
export function closest<T>(typed: string, candidates: readonly T[], nameOf: (candidate: T) => string, most = 5): readonly T[] {
  const wanted = plain(typed).slice(0, 100);
  if (!wanted) return [];
  const words = wanted.split(" ");
  return candidates
    .map((candidate) => ({ candidate, unlike: unlikeness(wanted, words, plain(nameOf(candidate))) }))
    .filter(({ unlike }) => unlike < 1)
    .sort((a, b) => a.unlike - b.unlike)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** The candidates whose name holds every typed word; all of them where nothing was typed. */
export function matching<T>(typed: string, candidates: readonly T[], nameOf: (candidate: T) => string): readonly T[] {
  const words = plain(typed).split(" ");
  return candidates.filter((candidate) => words.every((word) => plain(nameOf(candidate)).includes(word)));
}

/** 0 for the same, below 1 for alike. */
function unlikeness(wanted: string, words: readonly string[], name: string): number {
  if (name === wanted) return 0;
  if (words.every((word) => name.includes(word))) return 0.2 + 0.1 * (1 - wanted.length / Math.max(name.length, 1));
  const pieces = [name, ...name.split(" ")];
  // Letters that changed places are two slips to the distance, and one to whoever typed them.
  if (pieces.some((piece) => sorted(piece) === sorted(wanted))) return 0.4;
  const part = Math.min(...pieces.map((piece) => distance(wanted, piece) / Math.max(wanted.length, piece.length, 1)));
  return part <= 1 / 3 ? 0.4 + part : 1;
}

const sorted = (letters: string) => [...letters].sort().join("");

/** Letters and digits only, so that `Europe/Berlin` and `europe berlin` are one. */
const plain = (name: string) =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
