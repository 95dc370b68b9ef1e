import { expect, test } from "vitest";
import { instantOf, type Poster, plainly } from "#core";
import { terminalChannel } from "../../src/adapters/terminal/index.ts";
import { jobs } from "../../src/jobs/index.ts";
import { createScheduler } from "../../src/scheduler.ts";
import { createCohort, realPaths } from "../support/talk.ts";

// What fell due at the same moment was said in the order in which it was prepared: time goes on meanwhile.
test("yesterday's answer is shown before today's question, however the clock runs", async () => {
  const { store, newId } = await createCohort();
  let now = 0;
  const titles: string[] = [];
  const poster: Poster = {
    knowsAgainFor: 0,
    async post(_target, { title }) {
      titles.push(plainly(title));
      return { kind: "sent", message: { channel: terminalChannel, id: String(titles.length) } };
    },
    edit: async (message) => ({ kind: "sent", message }),
    find: async () => "unclear",
  };
  const scheduler = createScheduler({
    ...{ store, jobs, newId, paths: realPaths(), random: () => 0.5, timers: { after: () => () => {} } },
    now: () => new Date(now++),
    posters: () => poster,
    log: { info() {}, warn() {}, error: (details) => expect.unreachable(JSON.stringify(details)) },
  });
  for (const day of ["01", "02", "03", "04"]) {
    now = instantOf(`2026-12-${day}T10:00`, "Europe/Berlin").getTime();
    await scheduler.tick();
    await scheduler.settled();
  }
  const order = titles.map((title) => title.split(/[ :]/)[0]);
  expect(order).toEqual(["Question", "The", "Question", "The", "Question", "The", "Question"]);
});
