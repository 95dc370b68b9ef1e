import { questionTypes } from "#core";
import { buildPath } from "../build.ts";
import { faultAt } from "../draft.ts";
import type { Fault } from "../fault.ts";
import { difficulties, type Figures, figuresOf } from "../figures.ts";
import { bankKinds } from "../kinds.ts";
import type { Bank } from "./bank.ts";
import { entriesOf } from "./entries.ts";

/** From so many questions on, a bank is judged as a whole: fewer show no pattern. */
const fewestJudged = 100;
const fewestPerItem = 4;
const shareOfDifficulty = { 1: 30, 2: 50, 3: 20 } as const;
const pointsOff = 5;
/** Below it a pattern is taken for a giveaway: one sound bank in a hundred would be refused. */
const leastChance = 0.01;
/** Of the chi-square distribution with three degrees of freedom, at 0.01. */
const mostUneven = 11.345;

/** Each item that can be asked about is asked about often enough. */
export function* scarceItems(bank: Bank): Iterable<Fault> {
  const figures = figuresOfBank(bank);
  if (!figures) return;
  const places = new Map(entriesOf(bank.path).items.map(({ at, entry }) => [entry.id, at]));
  for (const { id, questions } of figures.items) {
    if (questions >= fewestPerItem) continue;
    const more = fewestPerItem - questions;
    yield faultAt(
      bank.path,
      [...(places.get(id) ?? []), "id"],
      `item ${id} has ${questions === 0 ? "no questions" : questions === 1 ? "1 question" : `${questions} questions`} in its bank: name it in ${more} more, or write asked: false`,
    );
  }
}

/** An exam's domains are asked as it weighs them, within one question. */
export function* wrongShares(bank: Bank): Iterable<Fault> {
  for (const { exam, questions, domains } of figuresOfBank(bank)?.groups ?? [])
    for (const { name, weight, questions: count, target } of domains) {
      if (Math.abs(count - target) <= 1) continue;
      const file = bank.files.find(({ draft }) => draft?.domain === name);
      const message = `domain ${name} has ${count} of the ${questions} questions of ${exam}, and its weight is ${weight} %: write ${Math.ceil(target - 1)} to ${Math.floor(target + 1)}`;
      yield file ? faultAt(file, ["domain"], message) : { file: bank.folder, line: 1, message };
    }
}

/** The types and difficulties are mixed as in the exams. */
export function* wrongMix(bank: Bank): Iterable<Fault> {
  const figures = figuresOfBank(bank);
  if (!figures) return;
  const { questions, types, difficulties: counts } = figures.all;
  const share = (count: number) => (100 * count) / questions;
  for (const type of questionTypes) {
    const [least, most] = bankKinds[type].share ?? [0, 100];
    const found = share(types[type]);
    if (found < least || found > most)
      yield ofWhole(bank, `${found.toFixed(1)} % of the questions are of type ${type}: write ${least} to ${most} % of them so`);
  }
  for (const difficulty of difficulties) {
    const [found, wanted] = [share(counts[difficulty]), shareOfDifficulty[difficulty]];
    if (Math.abs(found - wanted) > pointsOff)
      yield ofWhole(
        bank,
        `${found.toFixed(1)} % of the questions have difficulty ${difficulty}: write ${wanted - pointsOff} to ${wanted + pointsOff} % of them so`,
      );
  }
}

/** The key does not give itself away, by its length or by its place. */
export function* giveaways(bank: Bank): Iterable<Fault> {
  const singles = figuresOfBank(bank)?.singles;
  if (!singles) return;
  const { count, longest, longestByChance, positions, unevenness } = singles;
  if (longestByChance < leastChance)
    yield ofWhole(
      bank,
      `the key is the longest option in ${longest} of ${count} single choices, and chance would make it about ${Math.round(count / 4)}: shorten keys, or lengthen other options`,
    );
  if (unevenness > mostUneven)
    yield ofWhole(
      bank,
      `the keys of single choices stand ${positions.join(", ")} times in the first to fourth place, which is not even: move options to other places`,
    );
}

const ofWhole = ({ folder }: Bank, message: string): Fault => ({ file: folder, line: 1, message });

const known = new WeakMap<Bank, Figures>();

/** Undefined for a small bank, and where anything is faulty: what is left out would be missed in the counts. */
function figuresOfBank(bank: Bank): Figures | undefined {
  const { path, exams, files } = bank;
  const sound = files.flatMap((file) => file.sound ?? []);
  if (!path.sound || !exams.sound || sound.length < files.length) return undefined;
  if (sound.reduce((sum, { questions }) => sum + questions.length, 0) < fewestJudged) return undefined;
  const figures = known.get(bank) ?? figuresOf(buildPath(path.sound, exams.sound, sound));
  known.set(bank, figures);
  return figures;
}
