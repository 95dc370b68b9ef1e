import type { Path, Paths, Question, QuestionType } from "#core";

const answers = { single: 4, multiple: 5, ordering: 4, matching: 4 } as const;

/** A question of a made-up bank: of each option the file's index stands in its text, right ones first. */
export function question(id: string, more: Partial<Question> & { readonly type?: QuestionType } = {}): Question {
  const { type = "single" } = more;
  const size = more.options?.length ?? answers[type];
  const right = { single: 1, multiple: 2, ordering: 0, matching: 0 }[type];
  return {
    id,
    version: 1,
    items: ["aws-cloud-practitioner-essentials"],
    type,
    difficulty: 1,
    stem: `What is asked in ${id}?`,
    options: Array.from({ length: size }, (_, i) => ({
      text: `option ${i} of ${id}`,
      ...(type === "matching" && { match: `partner ${i} of ${id}` }),
      right: i < right,
      why: `Because ${i} of ${id} is as it is.`,
    })),
    source: `https://docs.aws.amazon.com/${id}.html`,
    checked: "2026-11-23",
    author: "Cairn",
    ...more,
  };
}

/** The learning paths with another bank. */
export function withQuestions({ first }: Paths, questions: readonly Question[]): Paths {
  const path: Path = { ...first, questions };
  return { all: [path], named: (id) => (id === path.id ? path : undefined), first: path };
}
