import { isoWeek, type LocalDate, studyDay } from "../calendar.ts";
import type { Completion, Counted, LedgerEntry, Period, Stamp, Total } from "./credit.ts";
import { pointRules, pointsFor, pointsForAnswer, rulesOn } from "./points.ts";

/** A completion with all that was written down of it. */
export interface CompletionFact
  extends Pick<Completion, "path" | "item" | "times" | "undoneAt">,
    Pick<Stamp, "account" | "at" | "studyDay" | "zone"> {
  readonly counted: readonly Counted[];
  /** Undone: on which date of each cohort's calendar. */
  readonly undoneDates: Readonly<Record<string, LocalDate>> | undefined;
}

/** An answer that earns, which was decided when it was locked. */
export interface AnswerFact extends Pick<Stamp, "account" | "at" | "studyDay" | "zone"> {
  readonly quiz: string;
  readonly cohort: string;
  readonly isPractice: boolean;
  readonly right: boolean;
  readonly boardDate: LocalDate;
  readonly lockedAt: Date;
  /** In practice, the number under which it earns on its study day. */
  readonly counts: number;
  /** Where the question was voided: when, and on which date of the cohort's calendar. */
  readonly voided: { readonly at: Date; readonly on: LocalDate } | undefined;
}

/** What a person has done that earns, by whichever account. */
export interface Facts {
  readonly completions: readonly CompletionFact[];
  readonly answers: readonly AnswerFact[];
}

/** A ledger entry as the facts make it, with the stamp of its fact. */
export interface Entry extends LedgerEntry, Pick<Stamp, "account" | "studyDay" | "zone"> {
  readonly times: number;
}

/** The period of all that a cohort's members have ever earned in it. */
export const season: Period = "season";

/** What a person's facts earn, each by the rules of its own day. */
export function entriesOf(person: string, { completions, answers }: Facts, rules = pointRules): readonly Entry[] {
  const earnings = [
    ...grouped(completions, ({ path, item }) => `${path} ${item}`).flatMap((ofItem) => done(person, ofItem, rules)),
    ...grouped(answers, ({ quiz, cohort, studyDay, isPractice }) => (isPractice ? `${cohort} ${studyDay}` : quiz)).flatMap((alike) =>
      paid(alike, rules).map((fact) => answered(person, fact, rules)),
    ),
  ];
  return toldApart(earnings).flatMap(written);
}

/** The sums of entries: of all of them, and of each week. */
export function totalsOf(entries: readonly Pick<LedgerEntry, "cohort" | "boardDate" | "points">[]): readonly Total[] {
  const each = entries.flatMap(({ boardDate, ...entry }) => [season, isoWeek(boardDate)].map((period) => ({ ...entry, period })));
  return [...Map.groupBy(each, ({ cohort, period }) => `${cohort} ${period}`).values()].flatMap((all) =>
    all.slice(0, 1).map(({ cohort, period }) => ({ cohort, period, points: all.reduce((sum, { points }) => sum + points, 0) })),
  );
}

/** What one fact earns in one cohort, and whether that was taken back. */
interface Earning extends Omit<Entry, "reason"> {
  readonly reason: "done" | "answered" | "practised";
  readonly takenBack: { readonly at: Date; readonly on: LocalDate } | undefined;
}

/** An item earns in a cohort each time that it is done there, but not while another account of the person has it done. */
function done(person: string, ofItem: readonly CompletionFact[], rules: typeof pointRules): readonly Earning[] {
  const counted = ofItem.flatMap((fact) => fact.counted.map((where) => ({ ...where, fact })));
  return [...Map.groupBy(counted, ({ cohort }) => cohort)].flatMap(([cohort, all]) =>
    spellsOf(all).flatMap((spell): readonly Earning[] => {
      const [first] = spell;
      if (!first) return [];
      const { boardDate, minutes, fact } = first;
      const { item, times, account, at, studyDay, zone } = fact;
      const ends = spell.flatMap(({ fact: { undoneAt, undoneDates } }) =>
        undoneAt ? [{ at: undoneAt, on: undoneDates?.[cohort] ?? boardDate }] : [],
      );
      const takenBack = ends.length === spell.length ? ends.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0] : undefined;
      const points = pointsFor({ minutes }, rulesOn(boardDate, rules));
      const key = `done:${cohort}:${person}:${item}:${times}`;
      return [{ key, reason: "done", cohort, person, points, item, times, account, at, studyDay, zone, boardDate, takenBack }];
    }),
  );
}

type CountedFact = Counted & { readonly fact: CompletionFact };

/** What several accounts had done at the same time is one spell; of one account each time is its own, wherever its clock stood. */
const spellsOf = (inOrder: readonly CountedFact[]): readonly (readonly CountedFact[])[] =>
  inOrder.reduce<readonly (readonly CountedFact[])[]>((spells, each) => {
    const meets = (spell: readonly CountedFact[]) => spell.some((other) => overlap(other.fact, each.fact));
    return [...spells.filter((spell) => !meets(spell)), [...spells.filter(meets).flat(), each]];
  }, []);

const overlap = (a: CompletionFact, b: CompletionFact): boolean =>
  a.account !== b.account && (!a.undoneAt || b.at < a.undoneAt) && (!b.undoneAt || a.at < b.undoneAt);

/** Of one question of the day the first answer, whichever account gave it; of one day's practice the first few. */
const paid = (alike: readonly AnswerFact[], rules: typeof pointRules): readonly AnswerFact[] =>
  alike.slice(0, alike[0]?.isPractice ? rulesOn(alike[0].studyDay, rules).paidPractice : 1);

function answered(person: string, fact: AnswerFact, rules: typeof pointRules): Earning {
  const { quiz: item, cohort, account, studyDay, zone, boardDate, counts, voided: takenBack } = fact;
  const points = pointsForAnswer(fact, rulesOn(boardDate, rules));
  const common = { cohort, person, points, item, account, studyDay, zone, boardDate, takenBack };
  return fact.isPractice
    ? { ...common, key: `practice:${cohort}:${person}:${studyDay}:${counts}`, reason: "practised", times: counts, at: fact.at }
    : { ...common, key: `quiz:${cohort}:${item}:${person}`, reason: "answered", times: 1, at: fact.lockedAt };
}

/** Accounts that became one person's may bring the same key: the later one is told apart by its account. */
function toldApart(earnings: readonly Earning[]): readonly Earning[] {
  const taken = new Set<string>();
  return earnings.map((earning) => {
    const key = taken.has(earning.key) ? `${earning.key}:${earning.account}` : earning.key;
    taken.add(key);
    return { ...earning, key };
  });
}

/** The entry, and the one that takes it back: dated like it, unless that week is over by then. */
function written({ takenBack, ...entry }: Earning): readonly Entry[] {
  if (!takenBack) return [entry];
  const { at, on } = takenBack;
  const back =
    entry.reason === "done"
      ? { key: entry.key.replace("done:", "undone:"), reason: "undone" as const, studyDay: studyDay(at, entry.zone) }
      : { key: `void:${entry.key}`, reason: "voided" as const };
  return [entry, { ...entry, ...back, points: -entry.points, at, boardDate: whileOpen(entry.boardDate, on) }];
}

/** A week that is over keeps its result: what is taken back later counts today. */
const whileOpen = (original: LocalDate, today: LocalDate): LocalDate => (isoWeek(original) === isoWeek(today) ? original : today);

/** Of one kind together, in the order in which they happened. */
const grouped = <Fact extends Pick<Stamp, "account" | "at">>(facts: readonly Fact[], kind: (fact: Fact) => string): readonly Fact[][] => [
  ...Map.groupBy(facts.toSorted(inOrder), kind).values(),
];

const inOrder = (a: Pick<Stamp, "account" | "at">, b: typeof a): number =>
  a.at.getTime() - b.at.getTime() || (a.account < b.account ? -1 : a.account > b.account ? 1 : 0);
