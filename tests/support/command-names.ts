/** Every string in a value as it is sent; those of one field alone, where it is named. */
export function* stringsIn(value: unknown, field?: string, name?: string): Generator<string> {
  if (typeof value === "string" && (field === undefined || name === field)) yield value;
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* stringsIn(inner, field, Array.isArray(value) ? name : key);
}

/** Where words name one of the commands by a slash and its bare name, with what stands before it. */
export function barelyNamed(words: Iterable<string>, commands: readonly string[]): readonly string[] {
  if (commands.length === 0) return [];
  const bare = new RegExp(`[^\\n]{0,60}(?<![\\w/.:<-])/(?:${commands.join("|")})(?![\\w/-])`, "g");
  return [...words].flatMap((each) => [...each.matchAll(bare)].map(([found]) => found));
}
