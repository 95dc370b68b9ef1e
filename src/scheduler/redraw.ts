import type { Delivery, JobContext, Run } from "#core";
import { atMost, later, type SchedulerParts } from "./parts.ts";
import { markLate, wasLate } from "./prepare.ts";
import { findSubject } from "./subjects.ts";

/** So many stale posts are read at once, and so many drawn. */
const batch = 200;
const atOnce = 20;
/** The time between two edits of one destination, and after which an edit of unknown outcome is made again: milliseconds. */
const betweenEdits = 2000;
const patience = 10_000;

/** Draws posts anew that show a count. */
export function createRedrawer(parts: SchedulerParts) {
  const { store, log, now, newId, paths } = parts;
  const jobs = new Map(parts.jobs.map((job) => [job.name, job]));
  const limited = atMost(atOnce);
  const lastEdits = new Map<string, number>();

  /** Draws what is stale by now; the rest of a destination comes at another time. */
  async function redraw(): Promise<void> {
    const at = now();
    for (const [destination, when] of lastEdits) if (Math.abs(at.getTime() - when) >= betweenEdits) lastEdits.delete(destination);
    const stale = await store.posts.stale(at, batch);
    const firstOfEach = new Map(stale.toReversed().map((each) => [each.delivery.destination, each]));
    await Promise.all(
      [...firstOfEach.values()]
        .filter(({ delivery: { destination } }) => !lastEdits.has(destination))
        .map(({ delivery, run }) =>
          limited(() =>
            draw(delivery, run, at).catch((error) => log.error({ err: error, delivery: delivery.id }, "A post could not be drawn anew")),
          ),
        ),
    );
  }

  async function draw(delivery: Delivery, run: Run, at: Date): Promise<void> {
    const { id, destination, platform, message, shown: before } = delivery;
    const claimed = later(at, patience);
    if (!(await store.posts.claimRedraw(delivery, claimed))) return;
    const job = jobs.get(run.job);
    const poster = parts.posters(platform);
    const found = job?.redraw && (await findSubject(parts, run.subject));
    if (!job?.redraw || !found || !poster || !message || run.about === undefined) return store.posts.redrawn(id, claimed, before);
    const context: JobContext = { now: at, slot: run.slot, dueAt: run.dueAt, store, paths, newId };
    const drawn = await job.redraw({ ...context, ...found.about, about: run.about });
    if (!drawn || drawn.shown === before) return store.posts.redrawn(id, claimed, before);
    const { content, shown } = drawn;
    lastEdits.set(destination, at.getTime());
    const posted = await poster.edit(message, wasLate(run) ? markLate(content) : content);
    switch (posted.kind) {
      case "sent":
      case "gone":
      case "forbidden":
        return store.posts.redrawn(id, claimed, shown);
      case "later":
        await store.posts.claimRedraw({ ...delivery, redrawAt: claimed }, later(at, posted.milliseconds));
        return;
      case "unknown":
        return; // made again when the claim has run out
      default:
        return posted satisfies never;
    }
  }

  return redraw;
}
