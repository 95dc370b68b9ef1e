/** So many ids fit between one seed and the next. */
const idsOfSeed = 32 ** 6;

/**
 * A `newId` that counts: ids of ten characters, as long as the bot's own, the same ones for a seed each time. What is drawn by
 * lot goes by ids, so another seed draws another lot; and two bots on one database need two seeds.
 */
export function idsFrom(seed: number): () => string {
  let count = 0;
  return () => (seed * idsOfSeed + ++count).toString(32).padStart(10, "0");
}
