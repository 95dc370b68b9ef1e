import { type CohortContext, type Run, type Schedule, showDate, type Text, text, when } from "#core";
import { sentence } from "../wording.ts";

const lookBack = 14 * 24 * 60 * 60_000;
/** So many lines of each kind: what matters most is the newest. */
const mostLines = 4;

/** What failed, since when, and what to do; a line each. */
export async function health(context: CohortContext, rows: readonly Schedule[]): Promise<readonly Text[]> {
  const { cohort, path, store, now, rhythm } = context;
  const since = new Date(now.getTime() - lookBack);
  const title = (job: string) => rhythm.jobs.find(({ name }) => name === job)?.title ?? "Announcement";
  const [troubles, runs] = await Promise.all([
    store.schedule.troubles(cohort.id),
    store.schedule.runs({ kind: "cohort", id: cohort.id }, since),
  ]);
  const posted = runs.filter(({ state }) => state === "planned" || state === "finished");
  const deliveries = await Promise.all(posted.map(async (run) => ({ run, all: await store.schedule.deliveries(run.key) })));
  const named = ({ job, slot }: Run) => `${title(job)} of ${showDate(slot)}`;

  const failing = rows.flatMap(({ job, failures, failingSince, fault, nextAt }) =>
    failures > 0 && failingSince
      ? [
          text`${title(job)} cannot be prepared since ${when(failingSince, "date")}: ${sentence(fault ?? "unknown")} ${
            nextAt ? text`I try again ${when(nextAt, "date")}.` : ""
          } If it stays so, tell whoever runs me.`,
        ]
      : [],
  );
  const unreachable = troubles.map(({ since: from, fault }) => text`A channel cannot be reached since ${when(from, "date")}. ${fault}`);
  const doubtful = deliveries.flatMap(({ run, all }) =>
    all.some(({ isDoubtful }) => isDoubtful)
      ? [text`${named(run)} may stand there twice: the platform did not say. If so, delete one.`]
      : [],
  );
  const waiting = deliveries.flatMap(({ run, all }) =>
    all.flatMap(({ state, fault, failingSince }) =>
      state === "open" && failingSince
        ? [text`${named(run)} has not arrived yet, since ${when(failingSince, "date")}: ${sentence(fault ?? "unknown")} I try again.`]
        : [],
    ),
  );
  const lost = deliveries.flatMap(({ run, all }) =>
    all.flatMap(({ state, fault }) =>
      state === "given up" ? [text`${named(run)} did not arrive: ${sentence(fault ?? "the time was up")}`] : [],
    ),
  );
  // That the plan itself has nothing for a date is no trouble.
  const isPlanned = ({ job, slot, note }: Run) =>
    note !== undefined && rhythm.jobs.find(({ name }) => name === job)?.silence?.({ cohort, path }, slot) === note;
  const silent = runs.flatMap((run) =>
    run.state === "skipped" && !isPlanned(run) ? [text`${named(run)} was left out: ${sentence(run.note ?? "nothing to say")}`] : [],
  );
  const all = [failing, unreachable, waiting, doubtful, lost, silent].flatMap((kind) => kind.slice(0, mostLines));
  return all.length > 0 ? all : [text`All is well: in the last two weeks nothing failed and nothing was left out.`];
}
