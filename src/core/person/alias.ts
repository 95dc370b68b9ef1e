import type { Person } from "../group/people.ts";

/** The alias that a person goes by: of their choice, or one made up for them, the same each time and telling nothing about them. */
export const aliasOf = ({ id, alias }: Pick<Person, "id" | "alias">): string => alias ?? madeUp(id);

function madeUp(person: string): string {
  const number = [...person].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7);
  const pick = (words: readonly string[], by: number) => words[by % words.length] ?? "";
  return `${pick(["Quiet", "Bright", "Brisk", "Gentle", "Steady", "Curious", "Sunny", "Patient"], number)} ${pick(["Otter", "Heron", "Lynx", "Badger", "Swift", "Marten", "Ibex", "Plover"], Math.floor(number / 8))} ${(number % 90) + 10}`;
}
