/** Words as they may stand in a message at all: well-formed, without control characters other than the line's end. */
export const shown = (value: string): string => value.toWellFormed().replace(/[^\P{Cc}\n]/gu, " ");

/** The same, on one line. */
export const onOneLine = (value: string): string => shown(value).replace(/\s*[\n\u2028\u2029]\s*/g, " ");

/**
 * Words that Discord shows letter by letter. It takes a backslash before anything that is no letter, digit or space.
 * Besides the marks themselves: a colon makes addresses and emoji, "](" makes an address of
 * what follows it, even for a link that ended before; at a line's start "-" and "1." make lists.
 */
export const escaped = (value: string): string =>
  shown(value)
    .replace(/[\\*_~|`[\]<>@#]|:(?=\S|$)|(?<=^|\])\(/g, "\\$&")
    .replace(/^(\s*)([-+])/gm, "$1\\$2")
    .replace(/^(\s*\d*)([.)])/gm, "$1\\$2");

/** The words between marks, line by line, for marks reach over no line's end; blanks at their ends stay outside. */
export const between = (marks: string, value: string): string =>
  value
    .split("\n")
    .map((line) => line.replace(/^(\s*)(.*?)(\s*)$/su, (_, before, words, after) => `${before}${words && marks + words + marks}${after}`))
    .join("\n");

/** Words in a monospaced span; where they would end it themselves, or a link before it, they are escaped instead. */
export const inlineCode = (value: string): string => (/`|\]\(/.test(value) ? escaped(value) : between("`", shown(value)));

/** Lines in a monospaced block. A fence among them, or a link's end, is broken by a space without width. */
export const codeBlock = (lines: readonly string[]): string =>
  `\`\`\`\n${lines.join("\n").replace(/`(?=`)|\](?=\()/g, "$&\u200b")}\n\`\`\``;

/** A link under words. Only https is linked; what cannot be words of a link stands before it. */
export function maskedLink(words: string, url: string): string {
  const address = secureAddress(url);
  const label = onOneLine(words).trim();
  if (!address) return `${escaped(label)} (${escaped(onOneLine(url))})`;
  // Brackets are counted by Discord even where they are escaped, and an address under an address is not linked.
  return /[[\]]|:\/\/|^$/.test(label) ? `${escaped(label)} [↗](${address})`.trim() : `[${escaped(label)}](${address})`;
}

/** The address, if it is one of https, without what would end a link; undefined otherwise. */
export function secureAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href, username, password } = new URL(url);
  if (protocol !== "https:" || username || password) return undefined;
  return href.replace(/[()\\<>[\]|`*\s]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** At most `longest` units, never cut inside a character; blank words become a dash, for Discord refuses them. */
export function fitted(words: string, longest: number): string {
  const line = onOneLine(words).trim();
  if (line === "") return "–";
  if (line.length <= longest) return line;
  let kept = "";
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    if (kept.length + segment.length >= longest) break;
    kept += segment;
  }
  return `${kept || "–"}…`.slice(0, longest);
}
