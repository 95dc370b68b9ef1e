import type { LocalDate } from "#core";
import type { Source } from "./draft.ts";
import type { Fault } from "./fault.ts";
import type { Bank } from "./rules/bank.ts";
import { danglingReplacements, passMarksOffTheScale, repeatedDomains, unfinishedEnds, wrongWeights } from "./rules/exams.ts";
import { misnamedPath, repeatedCodes, repeatedIds, unknownExams } from "./rules/ids.ts";
import { examsAndKinds, missingReplacements, needlessSeeds } from "./rules/items.ts";
import { alikeStems, repeatedQuestions } from "./rules/questions-alike.ts";
import { giveaways, scarceItems, wrongMix, wrongShares } from "./rules/questions-bank.ts";
import { wrongCounts, wrongKeys, wrongMatches, wrongTexts } from "./rules/questions-options.ts";
import { foreignDomains, foreignItems, foreignTasks } from "./rules/questions-place.ts";
import { closedAnswers, missingVendor, staleSources, unofficialSources } from "./rules/questions-sources.ts";
import { absentOptions, namedPlaces, wrongChooses } from "./rules/questions-words.ts";
import { emptyAndFullWeeks, itemsOutsideThePlan, swappedPlans } from "./rules/weeks.ts";
import type { ExamsFile, PathFile } from "./schema.ts";

/** All faults of one path's own files: those of their schemas, and those that only the whole shows. */
export const faultsOf = ({ path, exams, vendor }: Bank): readonly Fault[] => [
  ...path.faults,
  ...exams.faults,
  ...(vendor?.faults ?? []),
  ...pathRules.flatMap((rule) => [...rule(path, exams)]),
  ...examRules.flatMap((rule) => [...rule(exams)]),
  ...(vendor ? passMarksOffTheScale(exams, vendor) : []),
];

/** All faults of a path's questions: those of their schema, and those that only the whole shows; given a day, also what `loadPaths` says. */
export const questionFaults = (bank: Bank, judgedOn: LocalDate | undefined): readonly Fault[] => [
  ...bank.files.flatMap(({ faults }) => faults),
  ...questionRules.flatMap((rule) => [...rule(bank)]),
  ...(judgedOn === undefined ? [] : checkRules.flatMap((rule) => [...rule(bank, judgedOn)])),
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

const questionRules: readonly ((bank: Bank) => Iterable<Fault>)[] = [
  foreignItems,
  foreignDomains,
  foreignTasks,
  repeatedQuestions,
  alikeStems,
  wrongCounts,
  wrongKeys,
  wrongMatches,
  wrongTexts,
  wrongChooses,
  namedPlaces,
  absentOptions,
  unofficialSources,
  closedAnswers,
];

const checkRules: readonly ((bank: Bank, judgedOn: LocalDate) => Iterable<Fault>)[] = [
  missingVendor,
  staleSources,
  scarceItems,
  wrongShares,
  wrongMix,
  giveaways,
];
