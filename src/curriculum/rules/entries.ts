import type { Draft, Source } from "../draft.ts";
import type { ItemEntry, PathFile } from "../schema.ts";
import type { Place } from "../yaml-file.ts";

/** A part of a file, with its place. */
export interface Entry<T> {
  readonly at: Place;
  readonly entry: Draft<T>;
}

type PhaseEntry = PathFile["phases"][number];
type UnitEntry = PhaseEntry["units"][number];

/** The phases, units and items of a path.yaml, each in the file's order. */
export function entriesOf(path: Source<PathFile>): {
  readonly phases: readonly Entry<PhaseEntry>[];
  readonly units: readonly Entry<UnitEntry>[];
  readonly items: readonly Entry<ItemEntry>[];
} {
  const phases = listed<PhaseEntry>(path.draft?.phases, ["phases"]);
  const units = phases.flatMap(({ at, entry }) => listed<UnitEntry>(entry.units, [...at, "units"]));
  const items = units.flatMap(({ at, entry }) => listed<ItemEntry>(entry.items, [...at, "items"]));
  return { phases, units, items };
}

/** The entries of a list that are there at all. */
export const listed = <T>(list: readonly (Draft<T> | undefined)[] | undefined, at: Place): readonly Entry<T>[] =>
  (list ?? []).flatMap((entry, i) => (entry === undefined ? [] : [{ at: [...at, i], entry }]));
