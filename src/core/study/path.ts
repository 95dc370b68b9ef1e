import type { Question, questionTypes } from "../quiz/question.ts";

/** How fast a cohort walks: each item names a week of both plans. */
export const paces = ["fast", "relaxed"] as const;
export type Pace = (typeof paces)[number];

export const itemKinds = ["read", "watch", "lab", "topic", "exam"] as const;
export type ItemKind = (typeof itemKinds)[number];

/** `closed`: no new customers, existing ones go on. `ended`: gone for everybody. */
export const itemStatuses = ["active", "renamed", "closed", "ended"] as const;
export type ItemStatus = (typeof itemStatuses)[number];

/** What to study in place of a closed or ended item. */
export interface Replacement {
  readonly title: string;
  /** https; absent where the official replacement is unknown and the title says what serves instead. */
  readonly url?: string;
}

/** One thing to study and tick off; its id never changes meaning. */
export interface Item {
  readonly id: string;
  readonly title: string;
  readonly kind: ItemKind;
  /** The estimate for one learner with basic Python. */
  readonly minutes: number;
  readonly url?: string;
  /** For an item of kind `exam`: the exam's code. */
  readonly exam?: string;
  /** The week of each plan, counted from 1. */
  readonly weeks: Readonly<Record<Pace, number>>;
  /** Exam domains it prepares for, such as `CLF-C02/1`. */
  readonly domains: readonly string[];
  readonly status: ItemStatus;
  /** The date at which status and address were last checked, such as 2026-11-23. */
  readonly asOf: string;
  readonly replacement?: Replacement;
  /** What a learner should know before starting: a new name, a cost, a catch. */
  readonly note?: string;
  /** The points of the original learning path that this item teaches. */
  readonly covers: readonly string[];
  /** Optional items can be ticked and earn points; they are not part of the percentage. */
  readonly optional: boolean;
  /** False where no question can be about it, such as opening an account. */
  readonly asked: boolean;
}

export interface Unit {
  readonly id: string;
  readonly title: string;
  readonly items: readonly Item[];
}

export interface Phase {
  readonly id: string;
  readonly title: string;
  /** How many weeks it takes in each plan; phases follow one another. */
  readonly weeks: Readonly<Record<Pace, number>>;
  readonly units: readonly Unit[];
}

/** One of an exam's weighted parts. */
export interface Domain {
  readonly number: number;
  readonly title: string;
  /** Percent of the scored questions; an exam's weights add up to 100. */
  readonly weight: number;
}

export const examStatuses = ["active", "beta", "ended"] as const;

export interface Exam {
  readonly code: string;
  readonly title: string;
  readonly level: string;
  readonly status: (typeof examStatuses)[number];
  readonly asOf: string;
  /** First and last day on which it can or could be taken, where known. */
  readonly opened?: string;
  readonly ended?: string;
  /** The code of the exam that takes its place. */
  readonly replacement?: string;
  /** Absent where no source states it; the note then says what is expected. */
  readonly minutes?: number;
  readonly questions: { readonly scored: number; readonly unscored: number };
  /** On the vendor's own scale. */
  readonly passMark: number;
  readonly types: readonly (typeof questionTypes)[number][];
  readonly domains: readonly Domain[];
  readonly source: string;
  readonly note?: string;
}

/** A curriculum: phases → units → items, in weeks; with the exams it leads to. */
export interface Path {
  readonly id: string;
  readonly title: string;
  /** A name short enough for a cohort's name. */
  readonly short: string;
  readonly asOf: string;
  /** What is to be said of whose exams and products these are. */
  readonly disclaimer?: string;
  readonly phases: readonly Phase[];
  readonly exams: readonly Exam[];
  /** The bank, in an order that stays: by the names of its files, then as they stand in them. */
  readonly questions: readonly Question[];
}

export const itemsOf = (path: Path): readonly Item[] => indexOf(path).items;
export const itemNamed = (path: Path, id: string): Item | undefined => indexOf(path).byId.get(id);
export const weekCount = (path: Path, pace: Pace): number => path.phases.reduce((sum, phase) => sum + phase.weeks[pace], 0);
export const itemsOfWeek = (path: Path, pace: Pace, week: number): readonly Item[] => indexOf(path).byWeek[pace].get(week) ?? [];

/** Whether it belongs to the percentage: an ended item cannot be demanded, an optional one need not be done. */
export const isRequired = (item: Item): boolean => !item.optional && item.status !== "ended";

/** The phase in whose weeks a week lies, with the phase's first week; undefined before the start and after the end. */
export function phaseOfWeek(
  path: Path,
  pace: Pace,
  week: number,
): { readonly phase: Phase; readonly number: number; readonly firstWeek: number } | undefined {
  let firstWeek = 1;
  for (const [i, phase] of path.phases.entries()) {
    if (week >= firstWeek && week < firstWeek + phase.weeks[pace]) return { phase, number: i + 1, firstWeek };
    firstWeek += phase.weeks[pace];
  }
  return undefined;
}

interface PathIndex {
  readonly items: readonly Item[];
  readonly byId: ReadonlyMap<string, Item>;
  readonly byWeek: Readonly<Record<Pace, ReadonlyMap<number, readonly Item[]>>>;
}

const indexes = new WeakMap<Path, PathIndex>();

/** A path never changes while the bot runs, so what is looked up in it is laid out once. */
function indexOf(path: Path): PathIndex {
  const known = indexes.get(path);
  if (known) return known;
  const items = path.phases.flatMap(({ units }) => units.flatMap((unit) => unit.items));
  const byWeek = (pace: Pace) => Map.groupBy(items, (item) => item.weeks[pace]);
  const made = { items, byId: new Map(items.map((item) => [item.id, item])), byWeek: { fast: byWeek("fast"), relaxed: byWeek("relaxed") } };
  indexes.set(path, made);
  return made;
}

/** The curricula that this bot teaches; never empty. */
export interface Paths {
  readonly all: readonly Path[];
  named(id: string): Path | undefined;
  readonly first: Path;
}

/** The path that a cohort walks. Throws where the curriculum has it no more: nothing can be said of such a group. */
export function pathOf(paths: Paths, { name, path: id }: { readonly name: string; readonly path: string }): Path {
  const path = paths.named(id);
  if (!path) throw new Error(`The group ${name} walks the path ${id}, which is not in the curriculum folder`);
  return path;
}
