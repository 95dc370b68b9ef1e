import { isAsAsked, job, questionNamed, type Target } from "#core";
import { revealJob } from "./names.ts";
import { revealPost } from "./reveal-post.ts";

/** Closes a question of the day and says in the thread below it how the group answered, and why. */
export const reveal = job({
  name: revealJob,
  subject: "quiz",
  title: "The answer to the question of the day",
  rank: 10,

  async prepare({ quiz, cohort, path, store, now }) {
    const close = [{ kind: "close quiz" as const, quiz: quiz.id, at: now }];
    const [answers, posts] = await Promise.all([store.answers.to(quiz.id), store.posts.about(quiz.id)]);
    const question = questionNamed(path, quiz.question);
    if (quiz.voidedAt) return { silent: { kind: "question out" }, effects: close, isLast: true };
    if (!isAsAsked(quiz, question)) return { silent: { kind: "question rewritten" }, effects: close, isLast: true };
    const to = posts.flatMap(({ message }): readonly Target[] =>
      message ? [{ kind: "thread", below: message, title: "The answer, and how we did" }] : [],
    );
    if (to.length === 0) return { silent: { kind: "question not posted" }, effects: close, isLast: true };
    return { content: revealPost(cohort, question, quiz, answers), about: quiz.id, to, effects: close, isLast: true };
  },
});
