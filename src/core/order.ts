/** Keys and ids in the order of their letters' codes: the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** People as their names stand in a list: in alphabetical order, numbers by their size, capitals and accents aside. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  collator ??= new Intl.Collator("en", { sensitivity: "base", numeric: true });
  return collator.compare(a.name, b.name);
}

/** Made when first needed: it costs a millisecond that a start need not wait for. */
let collator: Intl.Collator | undefined;
