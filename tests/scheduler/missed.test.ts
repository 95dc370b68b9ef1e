import { describe, expect, test } from "vitest";
import { type AnyJob, job, plainly, reply, sayReason } from "#core";
import { greet, monday } from "../support/jobs.ts";
import { createStage, type Stage } from "../support/stage.ts";

const good = (group: string) => `Good day, Group ${group}`;
const ten = "2026-11-30T10:00Z";
const cohortOf = (id: string) => ({ kind: "cohort", id }) as const;

/** The runs of a group's days, as `day state reason`. */
const runs = async ({ store }: Stage, id = "a") =>
  (await store.runs.of(cohortOf(id), new Date(0)))
    .map(({ key, state, reason }) => [key.split(":")[3], state, reason && plainly(sayReason(reason))].filter(Boolean).join(" "))
    .toReversed();

describe("a slot that is missed", () => {
  test.each([
    ["10:10", good("a"), undefined],
    ["10:11", `${good("a")} (late)`, { kind: "late", minutes: 11 }],
    ["16:00", `${good("a")} (late)`, { kind: "late", minutes: 360 }],
  ])("until %s is served once, as “%s”", async (time, title, reason) => {
    const stage = await createStage([greet]);
    await stage.cohort("a");
    await stage.at(`2026-11-30T${time}Z`);
    await stage.at(`2026-11-30T${time}Z`);
    expect(stage.discord.shown("a")).toEqual([title]);
    expect((await stage.store.runs.named("greet:cohort:a:2026-11-30"))?.reason).toEqual(reason);
    await stage.at("2026-12-01T10:00Z");
    expect(stage.discord.shown("a")).toEqual([title, good("a")]);
  });

  test("because the process was held up for five seconds over it is served once, and is not late", async () => {
    const stage = await createStage([greet]);
    await stage.cohort("a");
    await stage.at("2026-11-30T09:59:58Z");
    expect(stage.discord.asked).toEqual([]);
    await stage.at("2026-11-30T10:00:03Z");
    await stage.at("2026-11-30T10:00:03Z");
    expect(stage.discord.shown("a")).toEqual([good("a")]);
    expect(await runs(stage)).toEqual(["2026-11-30 finished"]);
  });

  test("by more than six hours is skipped and recorded", async () => {
    const stage = await createStage([greet]);
    await stage.cohort("a");
    await stage.at("2026-11-30T16:01Z");
    expect(stage.discord.asked).toEqual([]);
    expect(await runs(stage)).toEqual(["2026-11-30 skipped missed by 6 h"]);
    await stage.at("2026-12-01T10:00Z");
    expect(stage.discord.shown("a")).toEqual([good("a")]);
  });

  test.each([
    ["59 s", "2026-11-30T10:00:59Z", 1, 0],
    ["61 s", "2026-11-30T10:01:01Z", 1, 0],
    ["an hour", "2026-11-30T11:00Z", 1, 0],
    ["eight days", "2026-12-08T12:00Z", 1, 8],
    ["eight days and a night", "2026-12-08T03:00Z", 0, 8],
  ])("for %s is never made up for by more than one post", async (_time, back, posts, skipped) => {
    const stage = await createStage([greet]);
    await stage.cohort("a");
    await stage.at(back);
    expect(stage.discord.asked).toHaveLength(posts);
    expect((await runs(stage)).filter((run) => run.includes("skipped"))).toHaveLength(skipped);
  });

  test("for years is told in fourteen lines and one more", async () => {
    const stage = await createStage([greet]);
    await stage.cohort("a");
    await stage.at("2036-11-30T03:00Z");
    const skipped = await runs(stage);
    expect(skipped).toHaveLength(15);
    expect(skipped.at(-1)).toBe("2026-12-14 skipped missed, and 3638 more after it");
    expect(stage.discord.asked).toEqual([]);
    await stage.at("2036-11-30T10:00Z");
    expect(stage.discord.shown("a")).toEqual([good("a")]);
  });
});

describe("a job that fails", () => {
  /** Fails until told otherwise. */
  function failing(): { readonly job: AnyJob; fails: boolean; tries: number } {
    const state = { fails: true, tries: 0, job: greet as AnyJob };
    state.job = job({
      ...greet,
      async prepare(context) {
        state.tries += 1;
        if (state.fails) throw new Error("no questions");
        return greet.prepare(context);
      },
    });
    return state;
  }

  test("is tried again after 1, 2, 4 … minutes, keeps its slot, and delays nobody", async () => {
    const state = failing();
    const stage = await createStage([state.job, monday("reminder", 2)]);
    await stage.cohort("a");
    await stage.at(ten);
    expect(stage.discord.shown("a")).toEqual(["reminder of 2026-11-30 (late)"]);
    const row = async () => (await stage.store.schedules.of(cohortOf("a"))).find(({ job }) => job === "greet");
    for (const [i, minutes] of [1, 3, 7, 15].entries()) {
      expect(await row()).toMatchObject({
        failures: i + 1,
        slot: "2026-11-30",
        reason: { kind: "stumbled" },
        failingSince: new Date(ten),
        nextAt: new Date(Date.parse(ten) + minutes * 60_000),
      });
      await stage.at(new Date(Date.parse(ten) + minutes * 60_000));
    }
    expect(state.tries).toBe(5);
    state.fails = false;
    await stage.at("2026-11-30T11:00Z");
    expect(stage.discord.shown("a").at(-1)).toBe(`${good("a")} (late)`);
    expect(await row()).toMatchObject({ failures: 0, slot: "2026-12-01", reason: undefined, failingSince: undefined });
    expect(stage.log.lines.filter((line) => line.startsWith("error"))).toHaveLength(5);
  });

  test("for six hours is skipped, and the next day comes", async () => {
    const state = failing();
    const stage = await createStage([state.job]);
    await stage.cohort("a");
    for (let hour = 10; hour <= 17; hour++) await stage.at(`2026-11-30T${hour}:00Z`);
    expect(await runs(stage)).toEqual(["2026-11-30 skipped could not be prepared: I stumbled over it, and the log says why."]);
    state.fails = false;
    await stage.at("2026-12-01T10:00Z");
    expect(stage.discord.shown("a")).toEqual([good("a")]);
  });
});

describe("what happens once", () => {
  const later = (dueAt: string): AnyJob =>
    job({
      ...greet,
      async prepare({ cohort: { id } }) {
        const once = {
          kind: "schedule once",
          subject: { kind: "cohort", id },
          job: "once",
          slot: "2026-12-01",
          dueAt: new Date(dueAt),
        } as const;
        return { content: reply("First"), effects: [once], isLast: true };
      },
    });
  const once = job({
    name: "once",
    subject: "cohort",
    title: "Once",
    rank: 30,
    prepare: async ({ cohort, now }) => ({
      content: reply("Then"),
      effects: [
        { kind: "freeze board", cohort: cohort.id, period: "p", places: [{ person: "ada on discord", place: 1, points: 5 }], at: now },
      ],
    }),
  });

  test("and is due at once comes in the same tick", async () => {
    const stage = await createStage([later(ten), once]);
    await stage.cohort("a");
    await stage.at(ten);
    expect(stage.discord.shown("a")).toEqual(["First", "Then"]);
    await stage.at("2026-12-09T10:00Z");
    expect(stage.discord.asked).toHaveLength(2);
  });

  test("and is a day late has its effects all the same, and says nothing", async () => {
    const stage = await createStage([later("2026-12-01T10:00Z"), once]);
    await stage.cohort("a");
    await stage.at(ten);
    await stage.at("2026-12-02T10:00Z");
    expect(stage.discord.shown("a")).toEqual(["First"]);
    expect(await runs(stage)).toEqual(["2026-11-30 finished", "2026-12-01 skipped missed by 24 h"]);
    expect((await stage.store.schedules.of(cohortOf("a"))).find(({ job }) => job === "once")?.slot).toBeUndefined();
  });
});
