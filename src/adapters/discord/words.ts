import { gathered, inPieces, type Span, type Text } from "#core";
import { userOf } from "./account.ts";
import { between, escaped, inlineCode, maskedLink } from "./escape.ts";

/** A stretch of Discord's markdown, and the accounts that it may ping. */
export interface Drawn {
  readonly markdown: string;
  readonly pings: readonly string[];
}

export const drawn = (markdown: string, pings: readonly string[] = []): Drawn => ({ markdown, pings });

/** The text in stretches of at most `room` characters, cut between words; one stretch where it fits. */
export function drawText(text: Text, room: number): readonly Drawn[] {
  return gathered(
    text.flatMap((span) => drawSpan(span, room)),
    join,
    fitting(room),
  );
}

/** One under the other, in as few stretches as hold them; an empty one is a blank line. */
export const stacked = (lines: readonly Drawn[], room: number): readonly Drawn[] =>
  gathered(lines, (before, after) => drawn(`${before.markdown}\n${after.markdown}`, [...before.pings, ...after.pings]), fitting(room));

const fitting =
  (room: number) =>
  ({ markdown }: Drawn): boolean =>
    markdown.length <= room;

/** Marks that touch, such as `**a***b*`, would be read together: a space without width keeps them apart. */
function join(before: Drawn, after: Drawn): Drawn {
  const touch = /[*`]$/.test(before.markdown) && /^[*`]/.test(after.markdown);
  return drawn(before.markdown + (touch ? "\u200b" : "") + after.markdown, [...before.pings, ...after.pings]);
}

function drawSpan(span: Span, room: number): readonly Drawn[] {
  switch (span.kind) {
    case "plain":
      return parts(span.text, escaped, room);
    case "bold":
      return parts(span.text, (words) => between("**", escaped(words)), room);
    case "italic":
      return parts(span.text, (words) => between("*", escaped(words)), room);
    case "code":
      return parts(span.text, inlineCode, room);
    case "link": {
      const whole = maskedLink(span.text, span.url);
      if (whole.length <= room) return [drawn(whole)];
      const link = maskedLink("", span.url);
      return [...parts(`${span.text} `, escaped, room), ...(link.length <= room ? [drawn(link)] : parts(span.url, escaped, room))];
    }
    case "member": {
      const user = userOf(span.account.id);
      return user ? [drawn(`<@${user}>`, [user])] : parts(`@${span.account.name}`, escaped, room);
    }
    case "time":
      return [drawn(`<t:${Math.floor(span.at.getTime() / 1000)}:${{ date: "D", time: "t", "from now": "R" }[span.as]}>`)];
    default:
      return span satisfies never;
  }
}

/** A quarter leaves room for what a character may become: a backslash before it, marks around it. */
const parts = (words: string, draw: (words: string) => string, room: number): readonly Drawn[] =>
  inPieces(words, draw, room, Math.floor(room / 4)).map((piece) => drawn(piece));
