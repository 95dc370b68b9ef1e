import { expect, test } from "vitest";
import { type Poster, plainly } from "#core";
import { terminalChannel } from "../../src/adapters/terminal/index.ts";
import { jobs } from "../../src/jobs/index.ts";
import { createScheduler } from "../../src/scheduler.ts";
import { createCohort, realPaths } from "../support/talk.ts";

// A nudge that the platform did not take at once was sent again after its person had stopped nudges.
test.each(["/settings nudge:off", undefined])("what was not sent yet is not sent after %s", async (stop) => {
  const world = await createCohort({ jobs: [] });
  const ada = world.talk("ada");
  await ada.say("/join");
  await ada.say("/settings nudge:20:00");
  let isUp = false;
  const sent: string[] = [];
  const poster: Poster = {
    knowsAgainFor: 0,
    async post(_target, { title }) {
      if (!isUp) return { kind: "later", milliseconds: 60_000 };
      sent.push(plainly(title));
      return { kind: "sent", message: { channel: terminalChannel, id: "1" } };
    },
    edit: async (message) => ({ kind: "sent", message }),
    find: async () => "unclear",
  };
  const scheduler = createScheduler({
    ...{ store: world.store, jobs: jobs.filter(({ name }) => name === "nudge"), newId: world.newId, paths: realPaths(), random: () => 0.5 },
    ...{ now: world.now, timers: { after: () => () => {} }, posters: () => poster },
    log: { info() {}, warn() {}, error: (details) => expect.unreachable(JSON.stringify(details)) },
  });
  const at = async (time: string) => {
    world.at(`2026-11-30 ${time}`, "Europe/Berlin");
    await scheduler.tick();
    await scheduler.settled();
  };
  await at("20:00");
  if (stop) await ada.say(stop);
  isUp = true;
  await at("20:10");
  expect(sent).toHaveLength(stop ? 0 : 1);
});
