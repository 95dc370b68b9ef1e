import {
  aliasOf,
  type Exam,
  firstDay,
  type Item,
  link,
  type Member,
  type Outlook,
  type Path,
  type Person,
  type Plan,
  phaseOfWeek,
  plainly,
  type Span,
  showDate,
  type Text,
  text,
  type Words,
} from "#core";

/** `45 min`, `2 h`, `2 h 30 min`. */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? `${hours} h` : "", rest > 0 || hours === 0 ? `${rest} min` : ""].filter(Boolean).join(" ");
}

/** `1 day`, `3 days`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** An item as it stands in a list: its name, what it takes, and what has become of it. */
export function itemLine(item: Item): Text {
  const title: Span = item.url ? link(item.title, item.url) : { kind: "plain", text: item.title };
  const optional = item.optional ? ", optional" : "";
  return text`${title} (${item.exam ? `exam ${item.exam}` : item.kind}, ${duration(item.minutes)}${optional})${fate(item)}`;
}

/** What has become of a closed, ended or renamed item, with what takes its place. */
function fate({ status, replacement, url }: Item): Text {
  // The item's own address may be the replacement's: then once is enough.
  const instead =
    replacement && (replacement.url && replacement.url !== url ? link(replacement.title, replacement.url) : replacement.title);
  switch (status) {
    case "active":
      return [];
    case "renamed":
      return instead ? text` · now ${instead}` : [];
    case "closed":
      return text` · closed to new customers${instead ? text`; instead: ${instead}` : ""}`;
    case "ended":
      return text` · ended${instead ? text`; tick it for this or for ${instead}` : ""}`;
    default:
      return status satisfies never;
  }
}

/** An exam as it stands in a list: its name, its size, its pass mark. */
export const examLine = (exam: Exam): Text =>
  text`${link(`${exam.code} ${exam.title}`, exam.source)}: ${exam.questions.scored + exam.questions.unscored} questions${exam.minutes ? `, ${exam.minutes} minutes` : ""}, pass mark ${exam.passMark}${exam.status === "beta" ? " (beta)" : ""}`;

/** `Week 3 of 17 · Phase 2 of 3: AWS Service Foundations`, or where the plan has not begun, pauses, or is over. */
export function whereabouts(plan: Plan, { week, pausedUntil }: Pick<Outlook, "week" | "pausedUntil">): string {
  const { path, pace, weeks } = plan;
  if (week < 1) return `Starts ${showDate(firstDay(plan, 1))}`;
  if (week > weeks) return `The ${weeks} weeks are over`;
  const phase = phaseOfWeek(path, pace, week);
  const pause = pausedUntil ? `, paused until ${showDate(pausedUntil)}` : "";
  return `Week ${week} of ${weeks}${pause}${phase ? ` · Phase ${phase.number} of ${path.phases.length}: ${phase.phase.title}` : ""}`;
}

/** Days ahead or behind, in words. */
export function paceInWords(days: number | undefined): string {
  if (days === undefined) return "all done";
  if (days === 0) return "on pace";
  return days > 0 ? `${count(days, "day")} ahead of the plan` : `${count(-days, "day")} behind the plan`;
}

/** The name others see; undefined for who is hidden. */
export function shownName(person: Person): string | undefined {
  const { name, visibility } = person;
  return visibility === "hidden" ? undefined : visibility === "alias" ? aliasOf(person) : name;
}

/** `1st`, `2nd`, `3rd`, `11th`. */
export function ordinal(number: number): string {
  const rule = new Intl.PluralRules("en", { type: "ordinal" }).select(number);
  return `${number}${({ one: "st", two: "nd", few: "rd" } as Readonly<Record<string, string>>)[rule] ?? "th"}`;
}

/** Whoever came later than the first week says so on the season's board. */
export const joinedLate = ({ fromWeek }: Pick<Member, "fromWeek">): string => (fromWeek > 1 ? ` (joined wk ${fromWeek})` : "");

/** With a full stop, where it has none. */
export const sentence = (words: Words): Words => (/[.!?]$/.test(plainly(words)) ? words : text`${words}.`);

export const phaseTitles = (path: Path): string => path.phases.map(({ title }) => title).join(" → ");
