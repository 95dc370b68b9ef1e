import type { CohortStore, Member } from "#core";
import { and, eq, exists, getTableColumns, isNull, ne } from "../drizzle.ts";
import type { Engine } from "../engine.ts";
import { keepingSchedules } from "../rhythm/schedules.ts";
import { changing } from "../settings.ts";
import { change, given, givenRow, insert, is, met, present, refused, required, setting, writtenFirst } from "../statements.ts";
import { addingOrganizer, channelKey, holdingCohort, takingChannel } from "./changes.ts";

export function cohortStore(engine: Engine): CohortStore {
  const { persons, cohorts, channels, organizers, members } = engine.tables;
  const { leftAt: _, ...member } = getTableColumns(members);

  const byChannel = engine.query((db) =>
    db
      .select({ cohort: cohorts })
      .from(channels)
      .innerJoin(cohorts, eq(cohorts.id, channels.cohort))
      .where(and(is(channels.platform, "platform"), is(channels.space, "space"), is(channels.channel, "channel"))),
  );
  const byId = engine.query((db) => db.select().from(cohorts).where(is(cohorts.id, "id")));
  const ofPerson = engine.query((db) =>
    db
      .select({ member, cohort: cohorts })
      .from(members)
      .innerJoin(cohorts, eq(cohorts.id, members.cohort))
      .where(and(is(members.person, "person"), isNull(members.leftAt), eq(cohorts.archived, false))),
  );
  const inCohort = engine.query((db) =>
    db
      .select({ member, person: persons })
      .from(members)
      .innerJoin(persons, eq(persons.id, members.person))
      .where(and(is(members.cohort, "cohort"), isNull(members.leftAt))),
  );
  const organizer = engine.query((db) =>
    db
      .select({ person: organizers.person })
      .from(organizers)
      .where(and(is(organizers.cohort, "cohort"), is(organizers.person, "person"))),
  );
  const organizersOf = engine.query((db) =>
    db
      .select({ person: persons })
      .from(organizers)
      .innerJoin(persons, eq(persons.id, organizers.person))
      .where(is(organizers.cohort, "cohort")),
  );
  const allPlatforms = engine.query((db) => db.selectDistinct({ platform: channels.platform }).from(channels));

  const addCohort = insert(cohorts);
  const { keep } = keepingSchedules(engine);
  const takeChannel = takingChannel(engine);
  const setWhereSeen = setting(cohorts, () => and(is(cohorts.id, "id"), is(cohorts.pauses, "before")));
  const addMember = change((db) =>
    db
      .insert(members)
      .values(givenRow(members))
      .onConflictDoUpdate({
        target: [members.cohort, members.person],
        set: { start: refused(members.start), fromWeek: refused(members.fromWeek), leftAt: null },
      })
      .returning(met),
  );
  /** Meets no row where there is no such member, or not any more. */
  const setMember = setting(members, () => and(is(members.cohort, "cohort"), is(members.person, "person"), isNull(members.leftAt)));
  const addOrganizer = addingOrganizer(engine);
  const holdCohort = holdingCohort(engine);
  /** Meets no row where there is no other organizer. */
  const removeOrganizer = change((db) => {
    const another = db
      .select({ person: organizers.person })
      .from(organizers)
      .where(and(is(organizers.cohort, "cohort"), ne(organizers.person, given("person", organizers.person))));
    return db
      .delete(organizers)
      .where(and(is(organizers.cohort, "cohort"), is(organizers.person, "person"), exists(another)))
      .returning(met);
  });

  async function named(id: string) {
    const [cohort] = await byId({ id });
    return cohort;
  }

  return {
    async at(channel) {
      const [row] = await byChannel(channelKey(channel));
      return row?.cohort;
    },

    named,

    open: (cohort, channel, person, schedules = []) =>
      writtenFirst(engine, [
        addCohort(cohort),
        required(takeChannel({ ...channelKey(channel), cohort: cohort.id, posts: true })),
        addOrganizer({ cohort: cohort.id, person, appointedAt: cohort.createdAt }),
        ...keep({ kind: "cohort", id: cohort.id }, [], schedules),
      ]),

    change: changing(engine, "cohort", cohorts, named),
    repause: (id, pauses, before) => writtenFirst(engine, [required(setWhereSeen({ pauses }, { id, before }))]),

    async of(person) {
      const rows = await ofPerson({ person });
      return rows
        .map(({ member, cohort }) => ({ member: present(member), cohort }))
        .sort((a, b) => b.member.joinedAt.getTime() - a.member.joinedAt.getTime());
    },

    async join(member) {
      await engine.write([addMember({ ...member, leftAt: undefined })]);
    },

    redate: (cohort, person, start) => writtenFirst(engine, [required(setMember({ start }, { cohort, person }))]),
    leave: (cohort, person, at) => writtenFirst(engine, [required(setMember({ leftAt: at }, { cohort, person }))]),

    async roster(cohort) {
      const rows = await inCohort({ cohort });
      return rows
        .map(({ member, person }) => ({ member: present(member) satisfies Member, person: present(person) }))
        .sort((a, b) => a.member.joinedAt.getTime() - b.member.joinedAt.getTime());
    },

    isOrganizer: async (cohort, person) => (await organizer({ cohort, person })).length > 0,

    organizers: async (cohort) => (await organizersOf({ cohort })).map(({ person }) => present(person)),

    async appoint(cohort, person, at) {
      await engine.write([addOrganizer({ cohort, person, appointedAt: at })]);
    },

    dismiss: (cohort, person) => writtenFirst(engine, [required(holdCohort({ cohort })), required(removeOrganizer({ cohort, person }))]),

    platforms: async () => (await allPlatforms()).map(({ platform }) => platform).sort(),
  };
}
