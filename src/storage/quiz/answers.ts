import { type Answer, type AnswerStore, type Draft, entriesOf, pointsForAnswer, rulesOn } from "#core";
import { and, count, eq, exists, getTableColumns, inArray, isNull, lt } from "../drizzle.ts";
import type { Engine } from "../engine.ts";
import { askingForRedraw } from "../rhythm/redraws.ts";
import { change, given, givenRow, insert, is, met, present, required, writtenFirst } from "../statements.ts";
import { crediting } from "../study/credit.ts";
import { earns, locking } from "./earn.ts";

/** What was answered, and what it earns. */
export function answerStore(engine: Engine): AnswerStore {
  const { accounts, quizzes, answers, drafts, ledger } = engine.tables;
  const { counts: _counts, ...columns } = getTableColumns(answers);
  const { lock } = locking(engine);
  const credit = crediting(engine);

  const answerOf = engine.query((db) =>
    db
      .select(columns)
      .from(accounts)
      .innerJoin(answers, eq(answers.account, accounts.id))
      .where(and(is(accounts.person, "person"), is(answers.quiz, "quiz")))
      .orderBy(answers.at)
      .limit(1),
  );
  const toQuiz = engine.query((db) =>
    db.select({ picked: answers.picked, right: answers.right }).from(answers).where(is(answers.quiz, "quiz")),
  );
  const counted = engine.query((db) => db.select({ answered: count() }).from(answers).where(is(answers.quiz, "quiz")));
  const historyOf = engine.query((db) =>
    db
      .select({
        question: quizzes.question,
        version: quizzes.version,
        picked: answers.picked,
        right: answers.right,
        lockedAt: answers.lockedAt,
        studyDay: answers.studyDay,
      })
      .from(accounts)
      .innerJoin(answers, eq(answers.account, accounts.id))
      .innerJoin(quizzes, eq(quizzes.id, answers.quiz))
      .where(and(is(accounts.person, "person"), is(quizzes.path, "path")))
      .orderBy(answers.at),
  );
  const paidOn = engine.query((db) =>
    db
      .select({ paid: count() })
      .from(ledger)
      .where(
        and(is(ledger.cohort, "cohort"), is(ledger.person, "person"), is(ledger.studyDay, "studyDay"), eq(ledger.reason, "practised")),
      ),
  );
  const earnedFor = engine.query((db) =>
    db
      .select({ points: ledger.points })
      .from(ledger)
      .where(and(is(ledger.person, "person"), is(ledger.item, "quiz"), inArray(ledger.reason, ["answered", "practised"]))),
  );
  const unlocked = engine.query((db) =>
    db
      .select({ person: accounts.person, right: answers.right, boardDate: answers.boardDate })
      .from(quizzes)
      .innerJoin(answers, eq(answers.quiz, quizzes.id))
      .innerJoin(accounts, eq(accounts.id, answers.account))
      .where(
        and(
          is(quizzes.cohort, "cohort"),
          isNull(answers.lockedAt),
          lt(answers.boardDate, given("before", answers.boardDate)),
          earns(engine),
        ),
      ),
  );
  const draftOf = engine.query((db) =>
    db
      .select()
      .from(drafts)
      .where(and(is(drafts.quiz, "quiz"), is(drafts.account, "account"))),
  );

  const addAnswer = insert(answers);
  const dropDraft = change((db) =>
    db
      .delete(drafts)
      .where(and(is(drafts.quiz, "quiz"), is(drafts.account, "account")))
      .returning(met),
  );
  const rethink = change((db) => {
    const open = db
      .select({ id: quizzes.id })
      .from(quizzes)
      .where(and(eq(quizzes.id, answers.quiz), isNull(quizzes.closedAt)));
    return db
      .update(answers)
      .set({ picked: given("picked", answers.picked), right: given("right", answers.right), changed: true })
      .where(
        and(is(answers.quiz, "quiz"), is(answers.account, "account"), eq(answers.changed, false), isNull(answers.lockedAt), exists(open)),
      )
      .returning(met);
  });
  const beginDraft = change((db) => db.insert(drafts).values(givenRow(drafts)).onConflictDoNothing().returning(met));
  const goOnWithDraft = change((db) =>
    db
      .update(drafts)
      .set({ picked: given("picked", drafts.picked) })
      .where(and(is(drafts.quiz, "quiz"), is(drafts.account, "account"), is(drafts.picked, "before")))
      .returning(met),
  );
  const redraw = askingForRedraw(engine);
  /** A quiz for practice is over with its answer. Meets no row where its question was voided. */
  const endPractice = change((db) =>
    db
      .update(quizzes)
      .set({ closedAt: given("at", quizzes.closedAt) })
      .where(and(is(quizzes.id, "quiz"), isNull(quizzes.voidedAt)))
      .returning(met),
  );
  const recorded = (answer: Answer, counts?: number) => [
    addAnswer({ ...answer, counts }),
    dropDraft({ quiz: answer.quiz, account: answer.account }),
  ];

  return {
    async of(quiz, person) {
      const [row] = await answerOf({ quiz, person });
      return row && present(row);
    },
    to: (quiz) => toQuiz({ quiz }),
    async count(quiz) {
      const [row] = await counted({ quiz });
      return row?.answered ?? 0;
    },
    history: async (person, path) => (await historyOf({ person, path })).map(present),

    record: (answer) => writtenFirst(engine, [...recorded(answer), redraw(answer.quiz, answer.at)], "answers"),
    change: (answer) => writtenFirst(engine, [required(rethink(answer)), dropDraft({ quiz: answer.quiz, account: answer.account })]),
    lock: (answer, stamp) => writtenFirst(engine, lock(answer, stamp)),

    practise(answer, paid) {
      const { quiz, at } = answer;
      const counts = paid?.nth ?? 0;
      const fact = paid && { ...answer, cohort: paid.cohort, isPractice: true, lockedAt: at, counts, voided: undefined };
      const entries = fact ? entriesOf(paid.person, { completions: [], answers: [fact] }) : [];
      const unit = [required(endPractice({ quiz, at })), ...recorded(answer, counts), ...credit(entries, answer)];
      return writtenFirst(engine, unit, "answers", "ledger");
    },
    async paidPractice(cohort, person, studyDay) {
      const [row] = await paidOn({ cohort, person, studyDay });
      return row?.paid ?? 0;
    },
    async earned(quiz, person) {
      const [row] = await earnedFor({ quiz, person });
      return row?.points;
    },
    async pending(cohort, before) {
      const rows = await unlocked({ cohort, before });
      return rows.map(({ person, boardDate, right }) => ({ person, boardDate, points: pointsForAnswer({ right }, rulesOn(boardDate)) }));
    },

    async draft(quiz, account) {
      const [row] = await draftOf({ quiz, account });
      return row && { ...row, picked: row.picked.map((place) => place ?? undefined) };
    },
    keepDraft: (draft, before) =>
      writtenFirst(engine, [
        required(before ? goOnWithDraft({ ...withNulls(draft), before: withNulls(before).picked }) : beginDraft(withNulls(draft))),
      ]),
  };
}

const withNulls = (draft: Draft) => ({ ...draft, picked: draft.picked.map((place) => place ?? null) });
