import { between, onOneLine, secureAddress, shown } from "#core";

/** A blank without width: it keeps characters apart that would mean something together, and nobody sees it. */
export const apart = "\ufeff";

/** The three characters that begin and end what Slack obeys. */
export const entities = (value: string): string => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * Words that Slack shows letter by letter in mrkdwn, which knows no escape: a mark is obeyed only at a word's edge, so one that
 * stands there gets blanks without width. So do the colons of addresses and emoji.
 */
export const escaped = (value: string): string =>
  entities(
    shown(value)
      .replace(/(?<![\p{L}\p{N}])[*_~`]|[*_~`](?![\p{L}\p{N}])/gu, `${apart}$&${apart}`)
      .replace(/:(?=[\w+'-]+:|\/\/)/g, `:${apart}`)
      .replace(/^([^\S\n\u2028\u2029]*)>/gm, `$1${apart}>`),
  );

/** Words in a monospaced span, where only a backtick would end it; those are escaped instead. */
export const inlineCode = (value: string): string =>
  value.includes("`") ? escaped(value) : between("`", entities(shown(value).replace(/:(?=\/\/)/g, `:${apart}`)));

/** A link under words. Only https is linked. */
export function namedLink(words: string, url: string): string {
  const address = safeAddress(url);
  const label = onOneLine(words).trim();
  if (!address) return `${escaped(label)} (${escaped(onOneLine(url))})`;
  return `<${entities(address)}|${escaped(label || "↗")}>`;
}

/** The address as it may be linked, without what would end a link. */
export const safeAddress = (url: string): string | undefined => secureAddress(url, /[<>|\s]/g);
