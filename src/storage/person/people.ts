import { days, homeKey, newcomer, type PeopleStore } from "#core";
import { and, eq, lt } from "../drizzle.ts";
import type { Engine } from "../engine.ts";
import { changing } from "../settings.ts";
import { change, given, givenRow, insert, is, met, present, refused, setting } from "../statements.ts";

/** A question that nobody has answered for a week is not waited for any more. */
const keptFor = days(7);

export function peopleStore(engine: Engine): PeopleStore {
  const { persons, accounts, remembered, keptCalls } = engine.tables;

  const known = engine.query((db) =>
    db
      .select({ person: persons, accountName: accounts.name })
      .from(accounts)
      .innerJoin(persons, eq(persons.id, accounts.person))
      .where(is(accounts.id, "account")),
  );
  const byId = engine.query((db) => db.select().from(persons).where(is(persons.id, "id")));
  const accountsOf = engine.query((db) => db.select().from(accounts).where(is(accounts.person, "person")));
  const addPerson = insert(persons);
  const addAccount = insert(accounts);
  const setAccount = setting(accounts, () => is(accounts.id, "account"));
  const setPerson = setting(persons, () => is(persons.id, "person"));
  const setUnlessChosen = setting(persons, () => and(is(persons.id, "person"), eq(persons.nameChosen, false)));
  const meant = engine.query((db) =>
    db
      .select({ cohort: remembered.cohort })
      .from(remembered)
      .where(and(is(remembered.person, "person"), is(remembered.channel, "channel"))),
  );
  const mean = change((db) =>
    db
      .insert(remembered)
      .values(givenRow(remembered))
      .onConflictDoUpdate({ target: [remembered.person, remembered.channel], set: { cohort: refused(remembered.cohort) } })
      .returning(met),
  );
  const keep = insert(keptCalls);
  const dropOld = change((db) =>
    db
      .delete(keptCalls)
      .where(and(is(keptCalls.person, "person"), lt(keptCalls.at, given("before", keptCalls.at))))
      .returning(met),
  );
  const kept = engine.query((db) =>
    db
      .select()
      .from(keptCalls)
      .where(and(is(keptCalls.id, "id"), is(keptCalls.person, "person"))),
  );

  async function named(id: string) {
    const [person] = await byId({ id });
    return person && present(person);
  }

  async function find(account: string) {
    const [row] = await known({ account });
    return row && { person: present(row.person), accountName: row.accountName };
  }

  return {
    async meet(account, newPerson, at) {
      const found = await find(account.id);
      if (found) {
        const { person } = found;
        const isRenamed = found.accountName !== account.name;
        const hasMoved = account.zone !== undefined && account.zone !== person.assumedZone;
        if (!isRenamed && !hasMoved) return person;
        await engine.write([
          ...(isRenamed
            ? [setAccount({ name: account.name }, { account: account.id }), setUnlessChosen({ name: account.name }, { person: person.id })]
            : []),
          ...(hasMoved ? [setPerson({ assumedZone: account.zone }, { person: person.id })] : []),
        ]);
        return {
          ...person,
          ...(isRenamed && !person.nameChosen && { name: account.name }),
          ...(hasMoved && { assumedZone: account.zone }),
        };
      }
      const person = newcomer(newPerson, account, at);
      try {
        await engine.write([
          addPerson(person),
          addAccount({ id: account.id, person: newPerson, platform: account.platform, name: account.name, createdAt: at }),
        ]);
        return person;
      } catch (error) {
        // Somebody was faster, unless it is the new person's id that is taken.
        const winner = engine.duplicateOf(error) ? await find(account.id) : undefined;
        if (!winner) throw error;
        return winner.person;
      }
    },

    byAccount: async (account) => (await find(account))?.person,

    named,

    async accounts(person) {
      const rows = await accountsOf({ person });
      return rows
        .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
        .map(({ platform, id, name }) => ({ platform, id, name }));
    },

    change: changing(engine, "person", persons, named),

    async remembered(person, channel) {
      const [row] = await meant({ person, channel: homeKey(channel) });
      return row?.cohort;
    },

    async remember(person, channel, cohort) {
      await engine.write([mean({ person, channel: homeKey(channel), cohort })]);
    },

    async keepCall(call) {
      await engine.write([dropOld({ person: call.person, before: new Date(call.at.getTime() - keptFor) }), keep(call)]);
    },

    async keptCall(id, person) {
      const [row] = await kept({ id, person });
      return row;
    },
  };
}
