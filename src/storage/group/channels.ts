import type { ChannelRef, ChannelStore } from "#core";
import { and, eq, exists, gt, isNull, ne, or, sql } from "../drizzle.ts";
import type { Engine } from "../engine.ts";
import { change, given, givenRow, insert, is, met, refused, required, writtenFirst } from "../statements.ts";

export function channelStore(engine: Engine): ChannelStore {
  const { cohorts, channels, channelCodes, organizers } = engine.tables;
  const place = { platform: channels.platform, space: channels.space, id: channels.channel };
  const isPlace = () => and(is(channels.platform, "platform"), is(channels.space, "space"), is(channels.channel, "channel"));

  const ofCohort = engine.query((db) =>
    db.select({ channel: place, posts: channels.posts }).from(channels).where(is(channels.cohort, "cohort")),
  );
  const holding = engine.query((db) =>
    db
      .select({ cohort: channelCodes.cohort })
      .from(channelCodes)
      .innerJoin(cohorts, eq(cohorts.id, channelCodes.cohort))
      .where(
        and(
          is(channelCodes.code, "code"),
          isNull(channelCodes.usedAt),
          gt(channelCodes.expiresAt, given("at", channelCodes.expiresAt)),
          eq(cohorts.archived, false),
        ),
      ),
  );

  const dropCodes = change((db) =>
    db
      .delete(channelCodes)
      .where(and(is(channelCodes.cohort, "cohort"), isNull(channelCodes.usedAt)))
      .returning(met),
  );
  const addCode = insert(channelCodes);
  /** Meets no row where it was used, or is too old: of two who use it at once, the database lets one. */
  const useCode = change((db) =>
    db
      .update(channelCodes)
      .set({ usedAt: given("at", channelCodes.usedAt) })
      .where(
        and(
          is(channelCodes.code, "code"),
          is(channelCodes.cohort, "cohort"),
          isNull(channelCodes.usedAt),
          gt(channelCodes.expiresAt, given("at", channelCodes.expiresAt)),
        ),
      )
      .returning(met),
  );
  const addOrganizer = change((db) => db.insert(organizers).values(givenRow(organizers)).onConflictDoNothing().returning(met));
  const takeChannel = takingChannel(engine);
  /** Makes who changes the same cohort wait: two who detach each other's channel would both find the other one there. */
  const lockCohort = change((db) =>
    db
      .update(cohorts)
      .set({ archived: sql`${cohorts.archived}` })
      .where(is(cohorts.id, "cohort"))
      .returning(met),
  );
  /** Meets no row where it is the last one. */
  const removeChannel = change((db) => {
    const another = db
      .select({ cohort: channels.cohort })
      .from(channels)
      .where(
        and(
          is(channels.cohort, "cohort"),
          or(
            ne(channels.platform, given("platform", channels.platform)),
            ne(channels.space, given("space", channels.space)),
            ne(channels.channel, given("channel", channels.channel)),
          ),
        ),
      );
    return db
      .delete(channels)
      .where(and(is(channels.cohort, "cohort"), isPlace(), exists(another)))
      .returning(met);
  });

  return {
    async of(cohort) {
      const rows = await ofCohort({ cohort });
      return rows.toSorted((a, b) => compare(nameOf(a.channel), nameOf(b.channel)));
    },

    async offer(code, cohort, expiresAt) {
      await engine.write([dropCodes({ cohort }), addCode({ code, cohort, expiresAt, usedAt: undefined })]);
    },

    async offered(code, at) {
      const [row] = await holding({ code, at });
      return row?.cohort;
    },

    async attach(code, channel, person, at) {
      const [row] = await holding({ code, at });
      if (!row) return false;
      const { cohort } = row;
      return writtenFirst(engine, [
        required(useCode({ code, cohort, at })),
        required(takeChannel({ ...channelKey(channel), cohort, posts: true })),
        addOrganizer({ cohort, person, appointedAt: at }),
      ]);
    },

    detach: (cohort, channel) =>
      writtenFirst(engine, [required(lockCohort({ cohort })), required(removeChannel({ cohort, ...channelKey(channel) }))]),
  };
}

/** Gives a channel to a cohort. Meets no row where another one has it, unless that one is archived. */
export const takingChannel = ({ tables: { channels, cohorts } }: Engine) =>
  change((db) =>
    db
      .insert(channels)
      .values(givenRow(channels))
      .onConflictDoUpdate({
        target: [channels.platform, channels.space, channels.channel],
        set: { cohort: refused(channels.cohort), posts: refused(channels.posts) },
        setWhere: exists(
          db
            .select({ id: cohorts.id })
            .from(cohorts)
            .where(and(eq(cohorts.id, channels.cohort), eq(cohorts.archived, true))),
        ),
      })
      .returning(met),
  );

/** A thread belongs to the cohort of its channel. */
export const channelKey = ({ platform, space, id, parent }: ChannelRef) => ({ platform, space, channel: parent ?? id });

const nameOf = ({ platform, space, id }: ChannelRef) => `${platform}/${space}/${id}`;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
