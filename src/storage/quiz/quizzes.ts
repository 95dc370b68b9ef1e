import { isOfTheDay, type LocalDate, type QuizStore } from "#core";
import { and, count, desc, eq, sql } from "../drizzle.ts";
import type { Engine } from "../engine.ts";
import { insert, is } from "../statements.ts";
import { inTime } from "./earn.ts";
import { ofTheDay, quizOf, quizRow, rightOnes } from "./rows.ts";

/** Questions that were opened. */
export function quizStore(engine: Engine): QuizStore {
  const { quizzes, answers } = engine.tables;

  const byId = engine.query((db) => db.select().from(quizzes).where(is(quizzes.id, "quiz")));
  const ofTheDays = () => and(is(quizzes.cohort, "cohort"), ofTheDay(engine));
  const newestOf = engine.query((db) => db.select().from(quizzes).where(ofTheDays()).orderBy(desc(quizzes.openedAt)).limit(1));
  const usesOf = engine.query((db) =>
    db
      .select({
        question: quizzes.question,
        version: quizzes.version,
        slot: sql<LocalDate>`${quizzes.slot}`.as("slot"),
        openedAt: quizzes.openedAt,
        answered: count(answers.account),
        right: rightOnes(answers.right),
      })
      .from(quizzes)
      .leftJoin(answers, and(eq(answers.quiz, quizzes.id), inTime(engine)))
      .where(ofTheDays())
      .groupBy(quizzes.id),
  );
  const addQuiz = insert(quizzes);

  return {
    async open(quiz) {
      await engine.write([addQuiz(quizRow(quiz))]);
    },
    async named(quiz) {
      const [row] = await byId({ quiz });
      return row && quizOf(row);
    },
    async newest(cohort) {
      const [row] = await newestOf({ cohort });
      const quiz = row && quizOf(row);
      return quiz && isOfTheDay(quiz) ? quiz : undefined;
    },
    uses: (cohort) => usesOf({ cohort }),
  };
}
