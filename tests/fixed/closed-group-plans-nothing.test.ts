import { expect, test } from "vitest";
import { jobs } from "../../src/jobs/index.ts";
import { paths } from "../jobs/weeks.ts";
import { createCohort } from "../support/talk.ts";

// In a closed group /schedule planned questions that never came, posted “now” into nowhere, and had “told the group” of a pause.
test("a closed group has no schedule to change, by command or by an old button", async () => {
  const world = await createCohort({ paths, jobs });
  const you = world.talk("you");
  await you.say("/schedule pause:2026-12-14");
  await you.press("Pause, and tell the group");
  const screens = ["Question of the day: turn off", "Pause next week", "Post now", "Undo the pause of Mon 14 Dec"] as const;
  const cards = screens.map(() => world.talk("you"));
  for (const each of cards) await each.say("/schedule");
  const again = world.talk("you");
  await again.say("/schedule pause:2026-12-21");
  const post = world.talk("you");
  await post.say("/schedule");
  await post.press("Post now");
  await post.press("Question of the day");
  const closer = world.talk("you");
  await closer.say("/cohort");
  await closer.press("Close the group");
  await closer.press("Close Autumn");

  const closed = /✘ Autumn is closed\s+Its time is over\. An organizer can open it again with \/cohort/;
  for (const line of ["/schedule", "/schedule question:11", "/schedule pause:2026-12-28"])
    expect(await world.talk("you").say(line), line).toMatch(closed);
  for (const [n, label] of screens.entries()) if (label !== "Post now") expect(await cards[n]?.press(label), label).toMatch(closed);
  expect(await again.press("Pause, and tell the group")).toMatch(closed);
  expect(await post.press("Post it")).toMatch(closed);
  const cohort = await world.store.cohorts.at({ platform: "terminal", space: "terminal", id: "main" });
  expect(cohort?.pauses).toEqual(["2026-12-14"]);
  expect((await world.store.schedules.of({ kind: "cohort", id: cohort?.id ?? "" })).filter(({ slot }) => slot !== undefined)).toEqual([]);

  expect(await closer.press("Open it again")).toMatch(/is open again/);
  expect(await world.talk("you").say("/schedule")).toMatch(/30 Nov 2026, 09:00: Weekly reminder\n/);
});
