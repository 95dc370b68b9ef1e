import { expect, test } from "vitest";
import type { Store } from "#core";
import { start } from "../../support/child.ts";
import { doneAtOnce } from "../../support/done-at-once.ts";
import { freshDatabase } from "../../support/postgres.ts";
import { createWorld, realPaths, type World } from "../../support/talk.ts";

const item = "aws-cli-essentials";

test("fifty /done at once, in two cohorts, count once on SQLite", async () => {
  const world = await createWorld();
  await adaInTwo(world);
  const titles = await doneAtOnce(world.store, realPaths(), 50, 2);
  await expectOnce(titles, world.store);
});

test("fifty /done at once, in two cohorts, count once on PostgreSQL, from two processes", async () => {
  const url = await freshDatabase();
  const world = await createWorld({ url });
  await adaInTwo(world);
  const bots = ["2", "3"].map((seed) => start("done-at-once.ts", url, "25", seed));
  for (const bot of bots) expect(await bot.line()).toBe("ready");
  for (const bot of bots) bot.process.stdin?.write("go\n");
  const titles = await Promise.all(bots.map(async (bot) => JSON.parse(await bot.line()) as string[]));
  await Promise.all(bots.map((bot) => bot.ended()));
  await expectOnce(titles.flat(), world.store);
});

async function adaInTwo(world: World): Promise<void> {
  for (const channel of ["main", "other"]) {
    await world.talk("you", channel).say("/setup start:2026-11-30 timezone:Europe/Berlin pace:fast");
    await world.talk("ada", channel).say("/join");
  }
}

/** One told that it is done, the others that it was already; one fact, one entry a cohort, totals that are the ledger's sums. */
async function expectOnce(titles: readonly string[], store: Store): Promise<void> {
  expect(titles).toHaveLength(50);
  expect(titles.filter((title) => title.startsWith("Done:"))).toHaveLength(1);
  expect(titles.filter((title) => title === "That was done already")).toHaveLength(49);
  const ada = await store.people.byAccount("terminal:ada");
  if (!ada) throw new Error("ada is not known");
  expect((await store.progress.completions(ada.id, "aws-ai-ml")).map((completion) => completion.item)).toEqual([item]);
  const cohorts = (await store.cohorts.of(ada.id)).map(({ cohort }) => cohort.id);
  expect(cohorts).toHaveLength(2);
  for (const cohort of cohorts) {
    const entries = await store.progress.ledger(cohort);
    expect(entries.map(({ reason, points }) => ({ reason, points }))).toEqual([{ reason: "done", points: 50 }]);
    for (const period of ["season", "2026-W49"]) expect((await store.progress.standing(cohort, period, ada.id)).points).toBe(50);
  }
}
