import { gathered, inPieces, type Span, type Text } from "#core";
import { userOf } from "./account.ts";
import { apart, between, escaped, inlineCode, namedLink } from "./escape.ts";

/** The text in mrkdwn, in stretches of at most `room` characters as they are sent, cut between words; one stretch where it fits. */
export const drawText = (text: Text, room: number): readonly string[] =>
  gathered(
    text.flatMap((span) => drawSpan(span, room)),
    join,
    fitting(room),
  );

/** One under the other, in as few stretches as hold them. */
export const stacked = (lines: readonly string[], room: number): readonly string[] =>
  gathered(lines, (before, after) => `${before}\n${after}`, fitting(room));

const fitting = (room: number) => (words: string) => words.length <= room;

/** A mark is obeyed only at a word's edge: where letters touch it, a blank without width makes one. Two colons make an emoji, and one parts them. */
function join(before: string, after: string): string {
  const touches = (/[*_`]$/.test(before) && /^[\p{L}\p{N}*_`]/u.test(after)) || (/^[*_`]/.test(after) && /[\p{L}\p{N}]$/u.test(before));
  const isEmoji = /:[\w+'-]*$/.test(before) && /^[\w+'-]*:/.test(after);
  return before + (touches || isEmoji ? apart : "") + after;
}

function drawSpan(span: Span, room: number): readonly string[] {
  switch (span.kind) {
    case "plain":
      return parts(span.text, escaped, room);
    case "bold":
      return parts(span.text, (words) => between("*", escaped(words)), room);
    case "italic":
      return parts(span.text, (words) => between("_", escaped(words)), room);
    case "code":
      return parts(span.text, inlineCode, room);
    case "link": {
      const whole = namedLink(span.text, span.url);
      if (whole.length <= room) return [whole];
      const link = namedLink("", span.url);
      return [...parts(`${span.text} `, escaped, room), ...(link.length <= room ? [link] : parts(span.url, escaped, room))];
    }
    case "member": {
      const user = userOf(span.account.id);
      return user ? [`<@${user}>`] : parts(`@${span.account.name}`, escaped, room);
    }
    case "time":
      return [`<!date^${Math.floor(span.at.getTime() / 1000)}^${formats[span.as]}|${inUtc(span)}>`];
    default:
      return span satisfies never;
  }
}

/** In each reader's own zone; Slack has no word for how long it is until then. */
const formats = { date: "{date_pretty}", time: "{time}", "from now": "{date_short_pretty} {time}" } as const;

/** For clients that cannot tell the reader's zone. */
function inUtc({ at, as }: Extract<Span, { kind: "time" }>): string {
  const [date = "", time = ""] = at.toISOString().split("T");
  return as === "date" ? date : `${as === "time" ? "" : `${date} `}${time.slice(0, 5)} UTC`;
}

/** An eighth leaves room for what a character may become: an entity, with blanks without width around it. */
const parts = (words: string, draw: (words: string) => string, room: number): readonly string[] =>
  inPieces(words, draw, room, Math.floor(room / 8));
