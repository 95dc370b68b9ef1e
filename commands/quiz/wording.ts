import { itemNamed, link, type Path, type Question, type Quiz, type ReportReason, type Text, text } from "#core";

/** What one message takes; a post cannot be turned like a page. */
export const roomInMessage = 2700;

/** `A`, `A and D`, `A, C and D`. */
export const inWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

/** At most so many characters, cut between words where there are any. */
export function shortened(words: string, longest: number): string {
  if (words.length <= longest) return words;
  const cut = words.slice(0, longest - 1).toWellFormed();
  const space = cut.lastIndexOf(" ");
  return `${space > longest / 2 ? cut.slice(0, space) : cut}…`;
}

/** The texts, the longest of them shortened until all together take no more than the room, but none below `least`. */
export function fitted(texts: readonly string[], room: number, least = 30): readonly string[] {
  const total = (longest: number) => texts.reduce((sum, { length }) => sum + Math.min(length, longest), 0);
  let longest = Math.max(0, ...texts.map(({ length }) => length));
  while (longest > least && total(longest) > room) longest--;
  return texts.map((each) => shortened(each, longest));
}

/** What stands above a question in a member's own message. */
export function titleOf(path: Path, question: Question, { occasion }: Pick<Quiz, "occasion">): string {
  switch (occasion.kind) {
    case "day":
      return "Question of the day";
    case "practice":
      return `Practice · ${topicOf(path, question)}`;
    default:
      return occasion satisfies never;
  }
}

/** Where the question comes from, such as `AIF-C01 · Guidelines for Responsible AI`; of a prerequisite, its items. */
export function topicOf(path: Path, { domain, items }: Question): string {
  const [code, number] = domain?.split("/") ?? [];
  const title = path.exams.find((exam) => exam.code === code)?.domains.find((each) => String(each.number) === number)?.title;
  if (title) return `${code} · ${title}`;
  return items
    .flatMap((id) => itemNamed(path, id)?.title ?? [])
    .slice(0, 2)
    .join(" · ");
}

/** What a member says is wrong with a question. */
export const reasonInWords = {
  "wrong answer": "The answer is wrong",
  unclear: "It is unclear",
  "out of date": "It is out of date",
  "something else": "Something else",
} as const satisfies Record<ReportReason, string>;

export const sourceLine = ({ source }: Question): Text => text`Source: ${link(new URL(source).hostname, source)}`;
