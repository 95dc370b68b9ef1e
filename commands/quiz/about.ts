import { closest, itemsOf, matching, type Path, type Question, questionsAbout, questionsOf, type Suggestion } from "#core";

/** A topic to practise: an exam, one of its domains, or an item; its value is what a line or a button names it by. */
export const topicsOf = (path: Path): readonly Suggestion[] =>
  [
    ...path.exams.flatMap(({ code, title, domains }) => [
      { value: code, label: `${code}: ${title}` },
      ...domains.map((domain) => ({ value: `${code}/${domain.number}`, label: `${code} · ${domain.title}` })),
    ]),
    ...itemsOf(path).map(({ id, title }) => ({ value: id, label: title })),
  ].filter(({ value }) => questionsOn(path, value).length > 0);

/** The questions on a topic; all of them where none is named. */
export function questionsOn(path: Path, about: string): readonly Question[] {
  if (about === "") return questionsOf(path);
  const ofExam = questionsOf(path).filter(({ domain }) => domain === about || domain?.split("/")[0] === about);
  return ofExam.length > 0 ? ofExam : questionsAbout(path, about);
}

/** The topics that hold what was typed: one where it is meant alone; where none does, those that come near. */
export function findTopics(path: Path, typed: string): { readonly found: readonly Suggestion[]; readonly near: readonly Suggestion[] } {
  const topics = topicsOf(path);
  const wanted = typed.toLowerCase();
  const exact = topics.find(({ value, label }) => value.toLowerCase() === wanted || label.toLowerCase() === wanted);
  if (exact) return { found: [exact], near: [] };
  const found = /[\p{L}\p{N}]/u.test(typed) ? matching(typed, topics, nameOf) : [];
  return { found, near: found.length > 0 ? [] : closest(typed, topics, ({ label }) => label) };
}

export const nameOf = ({ label, value }: Suggestion): string => `${label} ${value}`;
