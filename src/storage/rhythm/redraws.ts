import type { PostStore } from "#core";
import { and, asc, eq, inArray, lte, sql } from "../drizzle.ts";
import type { Change, Engine } from "../engine.ts";
import { change, given, is, met, required, writtenFirst } from "../statements.ts";
import { deliveryOf } from "./delivery-changes.ts";
import { runOf } from "./runs.ts";

/** What was posted, found by what it is about and drawn anew. */
export function redraws(engine: Engine) {
  const { runs, deliveries } = engine.tables;
  const ask = askingForRedraw(engine);

  const sentAbout = engine.query((db) =>
    db
      .select({ delivery: deliveries })
      .from(runs)
      .innerJoin(deliveries, eq(deliveries.run, runs.key))
      .where(and(is(runs.about, "about"), eq(deliveries.state, "sent"))),
  );
  const stale = engine.query((db) =>
    db
      .select({ delivery: deliveries, run: runs })
      .from(deliveries)
      .innerJoin(runs, eq(runs.key, deliveries.run))
      .where(and(lte(deliveries.redrawAt, given("now", deliveries.redrawAt)), eq(deliveries.state, "sent")))
      .orderBy(asc(deliveries.redrawAt))
      .limit(sql.placeholder("most")),
  );
  const isAsked = () => and(is(deliveries.id, "id"), is(deliveries.redrawAt, "seen"));
  const claim = change((db) =>
    db
      .update(deliveries)
      .set({ redrawAt: given("until", deliveries.redrawAt) })
      .where(isAsked())
      .returning(met),
  );
  const clear = change((db) =>
    db
      .update(deliveries)
      .set({ redrawAt: null, shown: given("shown", deliveries.shown) })
      .where(isAsked())
      .returning(met),
  );

  return {
    async about(about) {
      const rows = await sentAbout({ about });
      return rows.map(({ delivery }) => deliveryOf(delivery)).sort((a, b) => (a.id < b.id ? -1 : 1));
    },

    async stale(now, most) {
      const rows = await stale({ now, most });
      return rows.map(({ delivery, run }) => ({ delivery: deliveryOf(delivery), run: runOf(run) }));
    },

    claimRedraw: ({ id, redrawAt: seen }, until) => writtenFirst(engine, [required(claim({ id, seen, until }))]),

    async redrawn(id, seen, shown) {
      await engine.write([clear({ id, seen, shown })]);
    },

    async redraw(about, at) {
      await engine.write([ask(about, at)]);
    },
  } satisfies Partial<PostStore>;
}

/** Asks for all posts about something to be drawn anew: for the units that change what they show. */
export function askingForRedraw({ tables: { runs, deliveries } }: Pick<Engine, "tables">): (about: string, at: Date) => Change {
  const ask = change((db) => {
    const posted = db.select({ key: runs.key }).from(runs).where(is(runs.about, "about"));
    return db
      .update(deliveries)
      .set({ redrawAt: given("at", deliveries.redrawAt) })
      .where(inArray(deliveries.run, posted))
      .returning(met);
  });
  return (about, at) => ask({ about, at });
}
