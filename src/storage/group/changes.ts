import { type ChannelRef, homeOf } from "#core";
import { and, eq, exists } from "../drizzle.ts";
import type { Engine } from "../engine.ts";
import { change, givenRow, holding, is, met, refused } from "../statements.ts";

/** Makes whoever changes the same cohort wait: on PostgreSQL, two who each take away what they are not to take the last of would both find the other one there. */
export const holdingCohort = ({ tables: { cohorts } }: Engine) => holding(cohorts, () => is(cohorts.id, "cohort"));

/** Appoints an organizer; whoever is one stays one. */
export const addingOrganizer = ({ tables: { organizers } }: Engine) =>
  change((db) => db.insert(organizers).values(givenRow(organizers)).onConflictDoNothing().returning(met));

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

/** A channel's columns; a thread's are those of its channel. */
export function channelKey(channel: ChannelRef) {
  const { id, ...where } = homeOf(channel);
  return { ...where, channel: id };
}
