import { faultAt, type Source } from "../draft.ts";
import type { Fault } from "../fault.ts";
import type { PathFile } from "../schema.ts";
import { entriesOf } from "./entries.ts";

/** An exam's item says which exam; nothing else does. */
export function* examsAndKinds(path: Source<PathFile>): Iterable<Fault> {
  for (const { at, entry } of entriesOf(path).items) {
    if (entry.kind === "exam" && !("exam" in entry))
      yield faultAt(path, at, "exam is missing from an item with kind: exam: write exam: and a code of exams.yaml");
    if (entry.kind !== undefined && entry.kind !== "exam" && entry.exam !== undefined)
      yield faultAt(
        path,
        [...at, "exam"],
        `exam belongs only to an item with kind: exam, and this one is ${entry.kind}: take it out, or write kind: exam`,
      );
  }
}

/** Whoever cannot take up a thing any more must learn what to study instead. */
export function* missingReplacements(path: Source<PathFile>): Iterable<Fault> {
  for (const { at, entry } of entriesOf(path).items)
    if ((entry.status === "closed" || entry.status === "ended") && !("replacement" in entry))
      yield faultAt(
        path,
        [...at, "status"],
        `status is ${entry.status}, but there is no replacement: write replacement: { title: what to study instead }`,
      );
}

/** The first address is kept only where it says something new. */
export function* needlessSeeds(path: Source<PathFile>): Iterable<Fault> {
  for (const { at, entry } of entriesOf(path).items)
    if (entry.seed_url !== undefined && entry.seed_url === entry.url)
      yield faultAt(path, [...at, "seed_url"], "seed_url is the same as url: take it out");
}
