import { between, onOneLine, secureAddress, shown } from "#core";

/**
 * Words that Discord shows letter by letter. It takes a backslash before anything that is no letter, digit or space.
 * Besides the marks themselves: a colon makes addresses and emoji, "](" makes an address of
 * what follows it, even for a link that ended before; at a line's start "-" and "1." make lists.
 */
export const escaped = (value: string): string =>
  shown(value)
    .replace(/[\\*_~|`[\]<>@#]|:(?=\S|$)|(?<=^|\])\(/g, "\\$&")
    .replace(/^([^\S\n\u2028\u2029]*)([-+])/gm, "$1\\$2")
    .replace(/^([^\S\n\u2028\u2029]*\d*)([.)])/gm, "$1\\$2");

/** Words in a monospaced span; where they would end it themselves, or a link before it, they are escaped instead. */
export const inlineCode = (value: string): string => (/`|\]\(/.test(value) ? escaped(value) : between("`", shown(value)));

/** Lines in a monospaced block. A fence among them, or a link's end, is broken by a space without width. */
export const codeBlock = (lines: readonly string[]): string =>
  `\`\`\`\n${lines.join("\n").replace(/`(?=`)|\](?=\()/g, "$&\u200b")}\n\`\`\``;

/** A link under words. Only https is linked; what cannot be words of a link stands before it. */
export function maskedLink(words: string, url: string): string {
  const address = safeAddress(url);
  const label = onOneLine(words).trim();
  if (!address) return `${escaped(label)} (${escaped(onOneLine(url))})`;
  // Brackets are counted by Discord even where they are escaped, and an address under an address is not linked.
  return /[[\]]|:\/\/|^$/.test(label) ? `${escaped(label)} [↗](${address})`.trim() : `[${escaped(label)}](${address})`;
}

/** The address as it may be linked, without what would end a link. */
export const safeAddress = (url: string): string | undefined => secureAddress(url, /[()\\<>[\]|`*\s]/g);
