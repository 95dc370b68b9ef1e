/** A blank without width: it keeps characters apart that would mean something together, and nobody sees it. */
export const apart = "\ufeff";

/** Words as they may stand in a message at all: well-formed, without control characters other than the line's end. */
export const shown = (value: string): string => value.toWellFormed().replace(/[^\P{Cc}\n]/gu, " ");

/** The same, on one line. */
export const onOneLine = (value: string): string => shown(value).replace(/\s*[\n\u2028\u2029]\s*/g, " ");

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
      .replace(/^(\s*)>/gm, `$1${apart}>`),
  );

/** The words between marks, line by line, for marks reach over no line's end; blanks at their ends stay outside. */
export const between = (mark: string, value: string): string =>
  value
    .split("\n")
    .map((line) => line.replace(/^(\s*)(.*?)(\s*)$/su, (_, before, words, after) => `${before}${words && mark + words + mark}${after}`))
    .join("\n");

/** Words in a monospaced span, where only a backtick would end it; those are escaped instead. */
export const inlineCode = (value: string): string =>
  value.includes("`") ? escaped(value) : between("`", entities(shown(value).replace(/:(?=\/\/)/g, `:${apart}`)));

/** A link under words. Only https is linked. */
export function namedLink(words: string, url: string): string {
  const address = secureAddress(url);
  const label = onOneLine(words).trim();
  if (!address) return `${escaped(label)} (${escaped(onOneLine(url))})`;
  return `<${entities(address)}|${escaped(label || "↗")}>`;
}

/** The address, if it is one of https, without what would end a link; undefined otherwise. */
export function secureAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href, username, password } = new URL(url);
  if (protocol !== "https:" || username || password) return undefined;
  return href.replace(/[<>|\s]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** At most `longest` units as they are sent, never cut inside a character; blank words become a dash, for Slack refuses them. */
export function fitted(words: string, longest: number): string {
  const line = onOneLine(words).trim();
  if (line === "") return "–";
  if (entities(line).length <= longest) return entities(line);
  let kept = "";
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    const longer = kept + entities(segment);
    if (longer.length >= longest) break;
    kept = longer;
  }
  return `${kept || "–"}…`;
}

/** Whether the words are sent whole within so many units. */
export const isFitting = (words: string, longest: number): boolean => entities(onOneLine(words).trim()).length <= longest;
