import type { BoardStore } from "#core";
import { and, eq, gte, isNull, lt } from "../drizzle.ts";
import type { Engine } from "../engine.ts";
import { ofTheDay } from "../quiz/rows.ts";
import { given, is } from "../statements.ts";

export function boardStore(engine: Engine): BoardStore {
  const { accounts, members, completions, quizzes, answers, boards } = engine.tables;

  const places = engine.query((db) =>
    db
      .select({ person: boards.person, place: boards.place, points: boards.points })
      .from(boards)
      .where(and(is(boards.cohort, "cohort"), is(boards.period, "period"))),
  );
  const done = engine.query((db) =>
    db
      .selectDistinct({ person: members.person, item: completions.item })
      .from(members)
      .innerJoin(accounts, eq(accounts.person, members.person))
      .innerJoin(completions, eq(completions.account, accounts.id))
      .where(
        and(
          is(members.cohort, "cohort"),
          isNull(members.leftAt),
          is(completions.path, "path"),
          isNull(completions.undoneAt),
          gte(completions.studyDay, given("from", completions.studyDay)),
          lt(completions.studyDay, given("until", completions.studyDay)),
        ),
      ),
  );
  const posted = () =>
    and(
      is(quizzes.cohort, "cohort"),
      ofTheDay(engine),
      gte(quizzes.slot, given("from", quizzes.slot)),
      lt(quizzes.slot, given("until", quizzes.slot)),
      isNull(quizzes.voidedAt),
    );
  const asked = engine.query((db) =>
    db
      .select({ quiz: quizzes.id, question: quizzes.question, openedAt: quizzes.openedAt, closedAt: quizzes.closedAt })
      .from(quizzes)
      .where(posted()),
  );
  const answered = engine.query((db) =>
    db
      .selectDistinct({ quiz: answers.quiz, person: members.person, right: answers.right })
      .from(quizzes)
      .innerJoin(answers, eq(answers.quiz, quizzes.id))
      .innerJoin(accounts, eq(accounts.id, answers.account))
      .innerJoin(members, and(eq(members.cohort, quizzes.cohort), eq(members.person, accounts.person)))
      .where(and(posted(), isNull(members.leftAt))),
  );

  return {
    async frozen(cohort, period) {
      return (await places({ cohort, period })).toSorted((a, b) => a.place - b.place);
    },

    itemsDone: async (cohort, path, from, until) => (await done({ cohort, path, from, until })).length,

    async questions(cohort, from, until) {
      const stretch = { cohort, from, until };
      const [rows, all] = await Promise.all([asked(stretch), answered(stretch)]);
      const byQuiz = Map.groupBy(all, ({ quiz }) => quiz);
      return rows
        .toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime())
        .map(({ quiz, question, closedAt }) => ({
          quiz,
          question,
          isClosed: closedAt !== null,
          answers: (byQuiz.get(quiz) ?? []).map(({ person, right }) => ({ person, right })),
        }));
    },
  };
}
