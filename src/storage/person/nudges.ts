import type { NudgeStore } from "#core";
import { and, eq, isNull, max } from "../drizzle.ts";
import type { Engine } from "../engine.ts";
import { change, givenRow, is, met, present, refused, setting } from "../statements.ts";

export function nudgeStore(engine: Engine): NudgeStore {
  const { accounts, nudges, completions, answers } = engine.tables;

  const ofPerson = engine.query((db) => db.select().from(nudges).where(is(nudges.person, "person")));
  const lastDone = engine.query((db) =>
    db
      .select({ day: max(completions.studyDay) })
      .from(accounts)
      .innerJoin(completions, eq(completions.account, accounts.id))
      .where(and(is(accounts.person, "person"), isNull(completions.undoneAt))),
  );
  const lastAnswered = engine.query((db) =>
    db
      .select({ day: max(answers.studyDay) })
      .from(accounts)
      .innerJoin(answers, eq(answers.account, accounts.id))
      .where(is(accounts.person, "person")),
  );

  const { account, restDays, frequency, snoozedUntil, ignored, isOff } = nudges;
  const put = putting({ account, frequency, snoozedUntil, ignored, isOff });
  const putAll = putting({ account, restDays, frequency, snoozedUntil, ignored, isOff });
  const putOff = putting({ isOff });
  const putRest = putting({ restDays });
  const setNudging = setting(nudges, () => is(nudges.person, "person"));

  return {
    async of(person) {
      const [row] = await ofPerson({ person });
      if (!row) return undefined;
      const { restDays, ...others } = present(row);
      return { ...others, restDays: [...restDays].map(Number) };
    },

    async set({ person, account, restDays }) {
      const row = { ...anew, person, account, restDays: (restDays ?? []).join("") };
      await engine.write([restDays ? putAll(row) : put(row)]);
    },

    async rest({ person, account, restDays }) {
      await engine.write([putRest({ ...anew, person, account, restDays: restDays.join("") })]);
    },

    async stop(wish) {
      await engine.write([putOff({ ...anew, ...wish, restDays: "", isOff: true })]);
    },

    async snooze(person, until) {
      await engine.write([setNudging({ snoozedUntil: until }, { person })]);
    },

    async lastActive(person) {
      const [[done], [answered]] = await Promise.all([lastDone({ person }), lastAnswered({ person })]);
      const days = [done?.day, answered?.day].flatMap((day) => day ?? []).sort();
      return days.at(-1);
    },
  };

  /** A row, of which these columns replace what was there. */
  function putting(columns: Readonly<Record<string, Parameters<typeof refused>[0]>>) {
    const set = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, refused(column)]));
    return change((db) => db.insert(nudges).values(givenRow(nudges)).onConflictDoUpdate({ target: nudges.person, set }).returning(met));
  }
}

const anew = { isOff: false, frequency: "daily", snoozedUntil: undefined, ignored: 0, lastAt: undefined };
