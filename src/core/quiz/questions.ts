import type { Path } from "../study/path.ts";
import type { Question } from "./question.ts";

/** The questions of a path's bank, in an order that stays while its files do; none where it has no bank. */
export const questionsOf = (path: Path): readonly Question[] => path.questions;
/** The question of an id; undefined where the bank has none, as when it was taken out since. */
export const questionNamed = (path: Path, id: string): Question | undefined => indexOf(path).byId.get(id);
/** The questions that one studies an item for, by the item's id, in the bank's order. */
export const questionsAbout = (path: Path, item: string): readonly Question[] => indexOf(path).byItem.get(item) ?? [];

interface QuestionIndex {
  readonly byId: ReadonlyMap<string, Question>;
  readonly byItem: ReadonlyMap<string, readonly Question[]>;
}

const indexes = new WeakMap<Path, QuestionIndex>();

/** As with a path's items: laid out once, for a path never changes while the bot runs. */
function indexOf(path: Path): QuestionIndex {
  const known = indexes.get(path);
  if (known) return known;
  const byItem = new Map<string, Question[]>();
  for (const question of path.questions)
    for (const item of question.items) {
      const about = byItem.get(item);
      if (about) about.push(question);
      else byItem.set(item, [question]);
    }
  const made = { byId: new Map(path.questions.map((question) => [question.id, question])), byItem };
  indexes.set(path, made);
  return made;
}
