import type { Facts } from "#core";
import { and, eq, gt, isNotNull } from "../drizzle.ts";
import type { Engine } from "../engine.ts";
import { is, present } from "../statements.ts";

/** Reads all that a person has done and that earns, by whichever of their accounts. */
export function factsOf(engine: Engine): (person: string) => Promise<Facts> {
  const { accounts, completions, quizzes, answers, verdicts } = engine.tables;

  const done = engine.query((db) =>
    db
      .select({ completion: completions })
      .from(accounts)
      .innerJoin(completions, eq(completions.account, accounts.id))
      .where(is(accounts.person, "person")),
  );
  const answered = engine.query((db) =>
    db
      .select({
        answer: answers,
        cohort: quizzes.cohort,
        practises: quizzes.person,
        voidedAt: quizzes.voidedAt,
        voidedOn: verdicts.voidedOn,
      })
      .from(accounts)
      .innerJoin(answers, eq(answers.account, accounts.id))
      .innerJoin(quizzes, eq(quizzes.id, answers.quiz))
      .leftJoin(
        verdicts,
        and(eq(verdicts.cohort, quizzes.cohort), eq(verdicts.question, quizzes.question), eq(verdicts.version, quizzes.version)),
      )
      .where(and(is(accounts.person, "person"), gt(answers.counts, 0), isNotNull(quizzes.cohort))),
  );

  return async (person) => {
    const [completed, answers] = await Promise.all([done({ person }), answered({ person })]);
    return {
      completions: completed.map(({ completion }) => present(completion)),
      answers: answers.map(({ answer, cohort, practises, voidedAt, voidedOn }) => ({
        ...answer,
        cohort: cohort ?? "",
        isPractice: practises !== null,
        lockedAt: answer.lockedAt ?? answer.at,
        counts: answer.counts ?? 0,
        voided: voidedAt && voidedOn ? { at: voidedAt, on: voidedOn } : undefined,
      })),
    };
  };
}
