import { between, type Markup, type Span, stretch } from "#core";
import { userOf } from "./account.ts";
import { apart, entities, escaped, inlineCode, namedLink } from "./escape.ts";

/** Slack's mrkdwn. */
export const markup: Markup = {
  sent: entities,
  escaped,
  bold: (words) => between("*", escaped(words)),
  italic: (words) => between("_", escaped(words)),
  code: inlineCode,
  link: namedLink,
  member({ id }) {
    const user = userOf(id);
    return user === undefined ? undefined : stretch(`<@${user}>`);
  },
  // Slack links to no command: its name is there to be typed.
  command: () => undefined,
  time: (span) => `<!date^${Math.floor(span.at.getTime() / 1000)}^${formats[span.as]}|${inUtc(span)}>`,
  // A mark is obeyed only at a word's edge: where letters touch it, a blank without width makes one. Two colons make an emoji, and one parts them.
  seam(before, after) {
    const touches = (/[*_`]$/.test(before) && /^[\p{L}\p{N}*_`]/u.test(after)) || (/^[*_`]/.test(after) && /[\p{L}\p{N}]$/u.test(before));
    const isEmoji = /:[\w+'-]*$/.test(before) && /^[\w+'-]*:/.test(after);
    return touches || isEmoji ? apart : "";
  },
  // An entity, with blanks without width around it.
  growth: 8,
};

/** In each reader's own zone; Slack has no word for how long it is until then. */
const formats = { date: "{date_pretty}", time: "{time}", "from now": "{date_short_pretty} {time}" } as const;

/** For clients that cannot tell the reader's zone. */
function inUtc({ at, as }: Extract<Span, { kind: "time" }>): string {
  const [date = "", time = ""] = at.toISOString().split("T");
  return as === "date" ? date : `${as === "time" ? "" : `${date} `}${time.slice(0, 5)} UTC`;
}
