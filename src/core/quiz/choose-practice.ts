import type { LocalDate } from "../calendar.ts";
import { seeded, shuffled } from "../seeded.ts";
import type { Question } from "./question.ts";

/** What somebody answered before, the oldest first. */
export interface Past {
  readonly question: string;
  readonly right: boolean;
  readonly studyDay: LocalDate;
}

/**
 * The question to practise with: what was wrong the last time comes first, unless that was today; then what was never
 * seen, then what was seen least. The same for a seed each time; undefined where there are none.
 */
export function choosePractice(
  questions: readonly Question[],
  past: readonly Past[],
  today: LocalDate,
  seed: string,
): Question | undefined {
  const seen = Map.groupBy(past, ({ question }) => question);
  const order = ({ id }: Question) => {
    const times = seen.get(id) ?? [];
    const last = times.at(-1);
    if (last?.studyDay === today) return mostSeen + times.length;
    return last && !last.right ? -1 : times.length;
  };
  return shuffled(questions, seeded(seed)).toSorted((a, b) => order(a) - order(b))[0];
}

/** More than anybody sees a question: what was seen today comes after all others. */
const mostSeen = 1_000_000;
