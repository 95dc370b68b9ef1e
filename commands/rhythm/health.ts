import {
  type CohortContext,
  days,
  isPlannedSilence,
  noticeJob,
  type Reason,
  type Run,
  type Schedule,
  sayReason,
  showDate,
  type Text,
  text,
  type Words,
  when,
} from "#core";
import { sentence } from "../wording.ts";

const lookBack = days(14);
/** So many lines of each kind: what matters most is the newest. */
const mostLines = 4;

/** What failed, since when, and what to do; a line each. */
export async function health(context: CohortContext, rows: readonly Schedule[]): Promise<readonly Text[]> {
  const { cohort, store, now, rhythm } = context;
  const since = new Date(now.getTime() - lookBack);
  const title = (job: string) => rhythm.jobs.find(({ name }) => name === job)?.title ?? "Announcement";
  const [troubles, all] = await Promise.all([store.posts.troubles(cohort.id), store.runs.of({ kind: "cohort", id: cohort.id }, since)]);
  // What organizers are told of a channel stands there as such.
  const runs = all.filter(({ job }) => job !== noticeJob);
  const posted = runs.filter(({ state }) => state === "open" || state === "finished");
  const deliveries = await Promise.all(posted.map(async (run) => ({ run, all: await store.posts.of(run.key) })));
  const named = ({ job, slot }: Run) => `${title(job)} of ${showDate(slot)}`;

  const failing = rows.flatMap(({ job, failures, failingSince, reason, nextAt }) =>
    failures > 0 && failingSince
      ? [
          text`${title(job)} cannot be prepared since ${when(failingSince, "date")}: ${said(reason, "unknown")} ${
            nextAt ? text`I try again ${when(nextAt, "date")}.` : ""
          } If it stays so, tell whoever runs me.`,
        ]
      : [],
  );
  const unreachable = troubles.map(
    ({ since: from, reason }) => text`A channel cannot be reached since ${when(from, "date")}. ${sayReason(reason)}`,
  );
  const doubtful = deliveries.flatMap(({ run, all }) =>
    all.some(({ isDoubtful }) => isDoubtful)
      ? [text`${named(run)} may stand there twice: the platform did not say. If so, delete one.`]
      : [],
  );
  const waiting = deliveries.flatMap(({ run, all }) =>
    all.flatMap(({ state, reason, failingSince }) =>
      state === "open" && failingSince
        ? [text`${named(run)} has not arrived yet, since ${when(failingSince, "date")}: ${said(reason, "unknown")} I try again.`]
        : [],
    ),
  );
  const lost = deliveries.flatMap(({ run, all }) =>
    all.flatMap(({ state, reason }) =>
      state === "given up" ? [text`${named(run)} did not arrive: ${said(reason, "the time was up")}`] : [],
    ),
  );
  const silent = runs.flatMap((run) =>
    run.state === "skipped" && !(run.reason && isPlannedSilence(run.reason))
      ? [text`${named(run)} was left out: ${said(run.reason, "nothing to say")}`]
      : [],
  );
  const lines = [failing, unreachable, waiting, doubtful, lost, silent].flatMap((kind) => kind.slice(0, mostLines));
  return lines.length > 0 ? lines : [text`All is well: in the last two weeks nothing failed and nothing was left out.`];
}

/** A reason as a sentence. */
const said = (reason: Reason | undefined, otherwise: string): Words => sentence(reason ? sayReason(reason) : otherwise);
