import type { Source } from "./draft.ts";
import type { Fault } from "./fault.ts";
import { danglingReplacements, repeatedDomains, unfinishedEnds, wrongWeights } from "./rules/exams.ts";
import { misnamedPath, repeatedCodes, repeatedIds, unknownExams } from "./rules/ids.ts";
import { examsAndKinds, missingReplacements, needlessSeeds } from "./rules/items.ts";
import { emptyAndFullWeeks, itemsOutsideThePlan, swappedPlans } from "./rules/weeks.ts";
import type { ExamsFile, PathFile } from "./schema.ts";

/** All faults of one path's two files: those of their schemas, and those that only the whole shows. */
export const faultsOf = (path: Source<PathFile>, exams: Source<ExamsFile>): readonly Fault[] => [
  ...path.faults,
  ...exams.faults,
  ...pathRules.flatMap((rule) => [...rule(path, exams)]),
  ...examRules.flatMap((rule) => [...rule(exams)]),
];

const pathRules: readonly ((path: Source<PathFile>, exams: Source<ExamsFile>) => Iterable<Fault>)[] = [
  misnamedPath,
  repeatedIds,
  unknownExams,
  examsAndKinds,
  missingReplacements,
  needlessSeeds,
  swappedPlans,
  itemsOutsideThePlan,
  emptyAndFullWeeks,
];

const examRules: readonly ((exams: Source<ExamsFile>) => Iterable<Fault>)[] = [
  repeatedCodes,
  repeatedDomains,
  wrongWeights,
  unfinishedEnds,
  danglingReplacements,
];
