import { isoWeek, type LocalDate } from "../calendar.ts";
import type { LedgerEntry, Period, Total } from "./credit.ts";
import { type Entry, totalsOf } from "./reckon.ts";

/** Where a person's stored credit is not what their facts make. */
export type Difference =
  /** An entry that the ledger lacks. */
  | { readonly kind: "missing"; readonly entry: Entry }
  /** What the ledger gives for an item or a quiz in a week, with what it lacks. */
  | {
      readonly kind: "entries";
      readonly cohort: string;
      readonly item: string;
      readonly boardDate: LocalDate;
      readonly has: number;
      readonly should: number;
      /** How often that was put right before. */
      readonly corrected: number;
    }
  /** Undefined where there is no total at all. */
  | { readonly kind: "total"; readonly cohort: string; readonly period: Period; readonly has: number | undefined; readonly should: number };

export type StoredEntry = Pick<LedgerEntry, "key" | "cohort" | "item" | "points" | "boardDate" | "reason">;

/** What is to be added to a ledger, and which totals are to be put right, so that they say what the entries of the facts say. */
export function differencesOf(entries: readonly Entry[], ledger: readonly StoredEntry[], totals: readonly Total[]): readonly Difference[] {
  const kept = new Set(ledger.map(({ key }) => key));
  const missing = entries.filter(({ key }) => !kept.has(key));
  return [
    ...missing.map((entry): Difference => ({ kind: "missing", entry })),
    ...entryDifferences(entries, [...ledger, ...missing]),
    ...totalDifferences(totalsOf(entries), totals),
  ];
}

function entryDifferences(entries: readonly StoredEntry[], ledger: readonly StoredEntry[]): readonly Difference[] {
  const aboutOne = ({ cohort, item, boardDate }: StoredEntry) => `${cohort} ${item} ${isoWeek(boardDate)}`;
  const [wanted, stored] = [Map.groupBy(entries, aboutOne), Map.groupBy(ledger, aboutOne)];
  return [...new Map([...stored, ...wanted])].flatMap(([about, [one]]): readonly Difference[] => {
    const all = stored.get(about) ?? [];
    const [has, should] = [sum(all), sum(wanted.get(about) ?? [])];
    if (!one || has === should) return [];
    const { cohort, item, boardDate } = one;
    return [
      { kind: "entries", cohort, item, boardDate, has, should, corrected: all.filter(({ reason }) => reason === "corrected").length },
    ];
  });
}

function totalDifferences(made: readonly Total[], totals: readonly Total[]): readonly Difference[] {
  const [wanted, stored] = [byName(made), byName(totals)];
  return [...new Map([...stored, ...wanted])].flatMap(([name, { cohort, period }]): readonly Difference[] => {
    const [has, should] = [stored.get(name)?.points, wanted.get(name)?.points ?? 0];
    return (has ?? 0) === should ? [] : [{ kind: "total", cohort, period, has, should }];
  });
}

const byName = (totals: readonly Total[]) => new Map(totals.map((total) => [`${total.cohort} ${total.period}`, total]));

const sum = (entries: readonly Pick<LedgerEntry, "points">[]) => entries.reduce((all, { points }) => all + points, 0);
