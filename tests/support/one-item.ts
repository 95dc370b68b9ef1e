import type { Store } from "#core";
import { adaAndBob, channel, cohort, counted, done, member } from "../contracts/store/sample.ts";

const cohorts = ["c1", "c2"];

/** Ada, in two cohorts on one path. */
export async function adaInTwo(store: Store): Promise<void> {
  await adaAndBob(store);
  await store.cohorts.open(cohort("c2"), channel("other"), "ada");
  await store.cohorts.join(member("c2", "ada"));
}

/** She ticks one item off, many times at once: the answers. */
export const completeAtOnce = (store: Store, times: number): Promise<boolean[]> =>
  Promise.all(
    Array.from({ length: times }, () =>
      done(
        store,
        "ada",
        "boto3",
        1,
        cohorts.map((cohort) => counted(cohort)),
      ),
    ),
  );

/** What all of it has left behind. */
export async function leftBehind(store: Store) {
  const entries = await Promise.all(cohorts.map((cohort) => store.progress.ledger(cohort)));
  const totals = await Promise.all(
    cohorts.flatMap((cohort) =>
      ["season", "2026-W49"].map(async (period) => (await store.progress.standing(cohort, period, "ada")).points),
    ),
  );
  return { completions: (await store.progress.completions("ada", "aws")).length, entries: entries.map(({ length }) => length), totals };
}
