import { expect, test } from "vitest";
import { job, paragraph, reply } from "#core";
import { jobs } from "../../../src/jobs/index.ts";
import { createWeeks, paths } from "../../jobs/weeks.ts";
import { question, withQuestions } from "../../support/questions.ts";
import { createCohort } from "../../support/talk.ts";

const berlin = "Europe/Berlin";

test("what was left out, what cannot be prepared and since when, and what to do", async () => {
  const broken = job({
    name: "weekly-reminder",
    subject: "cohort",
    title: "Weekly reminder",
    usual: { at: "09:00", weekdays: [1] },
    rank: 14,
    prepare: async () => {
      throw new Error("The moon is in the way");
    },
  });
  const spoken = job({
    name: "daily-question",
    subject: "cohort",
    title: "Question of the day",
    usual: { at: "10:00", weekdays: [1, 2, 3, 4, 5] },
    rank: 20,
    prepare: async () => ({ content: reply("Which one?", paragraph("…")) }),
  });
  const world = await createCohort({ paths, jobs: [broken, spoken], mayErr: true });
  await world.at("2026-11-26 20:00", berlin).tick();
  await world.at("2026-11-30 09:00", berlin).tick();
  const card = await world.talk("you").say("/schedule");
  expect(card).toMatch(
    /HEALTH\nWeekly reminder cannot be prepared since 30 Nov 2026: I stumbled over it, and the log says why\. I try again 30 Nov 2026\. If it stays so, tell whoever runs me\./,
  );
  expect(card).toMatch(/Question of the day of Thu 26 Nov was left out: missed by .+\./);
});

test("what the plan itself left unsaid is no trouble; what was missed is said, be it that there was nothing to say", async () => {
  const bank = Array.from({ length: 9 }, (_, n) => question(`q${n}`));
  const world = await createCohort({ paths: withQuestions(paths, bank), jobs });
  const you = world.talk("you");
  await you.say("/schedule pause:2026-12-07");
  await you.press("Pause, and tell the group");
  const healthAt = async (...dates: readonly string[]) => {
    for (const date of dates) await world.at(`${date} 10:30`, berlin).tick();
    return /HEALTH\n([\s\S]+?)\n\n/.exec(await world.talk("you").say("/schedule"))?.[1];
  };
  expect(await healthAt("2026-11-23", "2026-11-24")).toMatch(/^All is well/);
  expect(await healthAt("2026-11-26")).toBe("Question of the day of Wed 25 Nov was left out: missed by 24 h.");
  const said = await healthAt(
    "2026-11-27",
    "2026-11-30",
    "2026-12-01",
    "2026-12-02",
    "2026-12-03",
    "2026-12-04",
    "2026-12-07",
    "2026-12-08",
  );
  expect(said).toBe("Question of the day of Wed 25 Nov was left out: missed by 24 h.");
});

test("what may stand there twice, what did not arrive, and a channel that cannot be reached", async () => {
  const world = await createWeeks();
  world.at("2026-12-02 12:00", berlin);
  const { runs, posts } = world.store;
  const cohort = await world.store.cohorts.at({ platform: "terminal", space: "terminal", id: "main" });
  const subject = { kind: "cohort", id: cohort?.id ?? "" } as const;
  const now = world.now();
  const later = new Date(now.getTime() + 3_600_000);
  for (const [id, slot] of [
    ["doubtful", "2026-11-30"],
    ["lost", "2026-12-01"],
    ["awaited", "2026-12-02"],
  ] as const) {
    const key = `weekly-reminder:cohort:${subject.id}:${slot}`;
    const target = { kind: "channel", channel: { platform: "discord", space: "1", id } } as const;
    const delivery = {
      id,
      cohort: subject.id,
      target,
      platform: "discord",
      destination: `discord/1/${id}`,
      order: 1,
      expiresAt: later,
    } as const;
    const run = { key, job: "weekly-reminder", subject, slot, dueAt: now, content: reply("Week"), about: undefined, reason: undefined };
    expect(await runs.add({ ...run, isSkipped: false, deliveries: [delivery], effects: [] }, now)).toBe(true);
    const claimed = await posts.claim(id, "sender", later, now);
    if (!claimed) throw new Error("The delivery is not there");
    if (id === "doubtful") {
      await posts.doubt(id, "sender");
      await posts.record(claimed, "sender", { kind: "sent", message: { channel: target.channel, id: "m" } }, now);
    } else if (id === "lost")
      await posts.record(
        claimed,
        "sender",
        {
          kind: "given up",
          reason: { kind: "forbidden", remedy: "The channel is gone. Attach another one" },
          notice: { cohort: subject.id, content: reply("Gone"), deliveries: [] },
        },
        now,
      );
    else
      await posts.record(
        claimed,
        "sender",
        { kind: "later", nextAt: later, reason: { kind: "forbidden", remedy: "I may not write there. Allow it." }, isUnresolved: false },
        now,
      );
  }
  const card = await world.talk("you").say("/schedule");
  expect(card).toMatch(/Weekly reminder of Mon 30 Nov may stand there twice: the platform did not say\. If so, delete one\./);
  expect(card).toMatch(/Weekly reminder of Tue 1 Dec did not arrive: The channel is gone\. Attach another one\./);
  expect(card).toMatch(/A channel cannot be reached since 2 Dec 2026\. The channel is gone\. Attach another one/);
  expect(card).toMatch(
    /Weekly reminder of Wed 2 Dec has not arrived yet, since 2 Dec 2026: I may not write there\. Allow it\. I try again\./,
  );
});
