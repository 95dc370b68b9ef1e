import { type ChannelStore, compare, homeKey } from "#core";
import { and, eq, exists, gt, isNull, ne, or } from "../drizzle.ts";
import type { Engine } from "../engine.ts";
import { change, given, insert, is, met, required, writtenFirst } from "../statements.ts";
import { addingOrganizer, channelKey, holdingCohort, takingChannel } from "./changes.ts";

export function channelStore(engine: Engine): ChannelStore {
  const { cohorts, channels, channelCodes } = engine.tables;
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
  const addOrganizer = addingOrganizer(engine);
  const takeChannel = takingChannel(engine);
  const holdCohort = holdingCohort(engine);
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
      return rows.toSorted((a, b) => compare(homeKey(a.channel), homeKey(b.channel)));
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
      writtenFirst(engine, [required(holdCohort({ cohort })), required(removeChannel({ cohort, ...channelKey(channel) }))]),
  };
}
