import { describe, expect, test } from "vitest";
import { button, buttons, job, paragraph, plainly, reply, sayReason, schedulesFor } from "#core";
import { greet } from "../support/jobs.ts";
import { createStage, type Stage } from "../support/stage.ts";

const good = (group: string) => `Good day, Group ${group}`;
const ten = "2026-11-30T10:00Z";
const cohortOf = (id: string) => ({ kind: "cohort", id }) as const;

/** The runs of a group's days, as `day state reason`. */
const runs = async ({ store }: Stage, id = "a") =>
  (await store.runs.of(cohortOf(id), new Date(0)))
    .map(({ key, state, reason }) => [key.split(":")[3], state, reason && plainly(sayReason(reason))].filter(Boolean).join(" "))
    .toReversed();

describe("a group", () => {
  test("of before there was a scheduler is adopted at its start, from then on", async () => {
    const stage = await createStage([greet]);
    await stage.cohort("a", "discord", {}, []);
    await stage.at("2026-12-01T10:30Z");
    expect(stage.discord.asked).toEqual([]);
    await stage.at("2026-12-02T10:00Z");
    expect(stage.discord.shown("a")).toEqual([good("a")]);
  });

  test("that is closed is silent, and open again it goes on, without what was meanwhile", async () => {
    const stage = await createStage([greet]);
    await stage.cohort("a");
    const change = (archived: boolean) =>
      stage.store.cohorts.change("a", { archived }, (after, rows) => schedulesFor(after, [greet], stage.now(), rows));
    await stage.at(ten);
    await change(true);
    await stage.at("2026-12-03T10:01Z");
    await change(false);
    await stage.at("2026-12-03T10:02Z");
    expect(stage.discord.asked).toHaveLength(1);
    await stage.at("2026-12-04T10:00Z");
    expect(await runs(stage)).toEqual(["2026-11-30 finished", "2026-12-04 finished"]);
  });

  test("whose zone changes has each day's post once", async () => {
    const stage = await createStage([greet]);
    await stage.cohort("a");
    await stage.at(ten);
    for (const zone of ["America/New_York", "Asia/Tokyo", "Pacific/Honolulu"]) {
      await stage.store.cohorts.change("a", { zone }, (after, rows) => schedulesFor(after, [greet], stage.now(), rows));
      for (let hour = 11; hour < 24; hour++) await stage.at(`2026-11-30T${hour}:00Z`);
    }
    expect(await runs(stage)).toEqual(["2026-11-30 finished"]);
    await stage.at("2026-12-01T20:00Z");
    expect(await runs(stage)).toEqual(["2026-11-30 finished", "2026-12-01 finished"]);
  });

  test("that is renamed while its slot is due has it all the same", async () => {
    const stage = await createStage([greet]);
    await stage.cohort("a");
    await stage.at("2026-11-30T09:59Z");
    await stage.store.cohorts.change("a", { name: "New" }, (after, rows) =>
      schedulesFor(after, [greet], new Date("2026-11-30T10:00:30Z"), rows),
    );
    await stage.at("2026-11-30T10:01Z");
    expect(stage.discord.shown("a")).toEqual(["Good day, New"]);
  });

  test("whose row comes back to a day that was served goes on without it", async () => {
    const stage = await createStage([greet]);
    await stage.cohort("a");
    await stage.at(ten);
    const served = { slot: "2026-11-30", dueAt: new Date(ten), nextAt: new Date(ten) };
    await stage.store.cohorts.change("a", {}, (_, rows) => rows.map((row) => ({ ...row, ...served })));
    await stage.at("2026-11-30T10:05Z");
    expect(stage.discord.asked).toHaveLength(1);
    expect((await stage.store.schedules.of(cohortOf("a")))[0]?.slot).toBe("2026-12-01");
  });

  test("whose time is moved later on the same day, before it was served, has it then; after, the day after", async () => {
    const stage = await createStage([greet]);
    await stage.cohort("a");
    const move = (at: string) =>
      stage.store.cohorts.change("a", {}, (after, rows) => {
        const moved = rows.map((row) => ({ ...row, time: { at, weekdays: [1, 2, 3, 4, 5, 6, 7] } }));
        return schedulesFor(after, [greet], stage.now(), moved);
      });
    await move("12:00");
    await stage.at(ten);
    expect(stage.discord.asked).toEqual([]);
    await stage.at("2026-11-30T12:00Z");
    expect(stage.discord.asked).toHaveLength(1);
    await move("14:00");
    expect(await stage.store.schedules.of(cohortOf("a"))).toMatchObject([{ slot: "2026-12-01", dueAt: new Date("2026-12-01T14:00Z") }]);
    await stage.at("2026-11-30T14:00Z");
    expect(stage.discord.asked).toHaveLength(1);
    await stage.at("2026-12-01T14:00Z");
    expect(stage.discord.asked).toHaveLength(2);
  });
});

describe("for organizers", () => {
  test("a preview shows and changes nothing; a post now is one more, and the day's own still comes", async () => {
    const stage = await createStage([greet]);
    const cohort = await stage.cohort("a");
    await stage.at("2026-11-30T08:00Z");
    expect((await stage.scheduler.preview(cohortOf("a"), "greet")).title).toBe(good("a"));
    expect(await runs(stage)).toEqual([]);
    expect(await stage.scheduler.postNow(cohortOf("a"), "greet")).toBeUndefined();
    await stage.scheduler.settled();
    expect(stage.discord.shown("a")).toEqual([good("a")]);
    await stage.at(ten);
    expect(stage.discord.shown("a")).toEqual([good("a"), good("a")]);
    await stage.scheduler.announce(cohort, reply("We pause", paragraph("Until Monday.")));
    await stage.scheduler.settled();
    expect(stage.discord.shown("a").at(-1)).toBe("We pause");
  });

  test("a group that is closed is posted nothing: its channel may be another's", async () => {
    const stage = await createStage([greet]);
    const cohort = await stage.cohort("a");
    await stage.store.cohorts.change("a", { archived: true });
    await stage.scheduler.postNow(cohortOf("a"), "greet");
    await stage.scheduler.announce({ ...cohort, archived: true }, reply("We pause"));
    await stage.scheduler.settled();
    expect(stage.discord.asked).toEqual([]);
  });

  test("a job with nothing to say says why, and posts nothing", async () => {
    const quiet = job({ ...greet, prepare: async () => ({ silent: { kind: "told", text: "Nobody is here." } }) });
    const stage = await createStage([quiet]);
    await stage.cohort("a");
    expect(await stage.scheduler.postNow(cohortOf("a"), "greet")).toEqual({ kind: "told", text: "Nobody is here." });
    expect(JSON.stringify(await stage.scheduler.preview(cohortOf("a"), "greet"))).toContain("Nobody is here.");
    await stage.at(ten);
    expect(stage.discord.asked).toEqual([]);
    expect(await runs(stage)).toContain("2026-11-30 skipped Nobody is here.");
  });
});

describe("a stop", () => {
  test("takes nothing more, and what is being sent ends", async () => {
    const stage = await createStage([greet]);
    await stage.cohort("a");
    await stage.cohort("b");
    await stage.scheduler.tick();
    const { post } = stage.discord;
    const sending = Promise.withResolvers<void>();
    stage.discord.post = async (...asked) => {
      await sending.promise;
      return post(...asked);
    };
    await stage.at(ten);
    let isStopped = false;
    const stopped = stage.scheduler.stop().then(() => {
      isStopped = true;
    });
    await stage.at("2026-12-01T10:00Z");
    expect(isStopped).toBe(false);
    sending.resolve();
    await stopped;
    expect(stage.discord.asked).toHaveLength(2);
    expect(await runs(stage)).toEqual(["2026-11-30 finished"]);
  });

  test("lets go of what hangs after ten seconds, and another process finds out what became of it", async () => {
    const stage = await createStage([greet]);
    await stage.cohort("a");
    stage.discord.answer("hang", { accepted: true });
    await stage.at(ten);
    const stopped = stage.scheduler.stop();
    await stage.pass(12_000);
    await stopped;
    const other = stage.another();
    await stage.pass(1000);
    await other.tick();
    await other.settled();
    expect(stage.discord.shown("a")).toEqual([good("a")]);
    expect(await runs(stage)).toEqual(["2026-11-30 finished"]);
  });
});

test("a post is drawn anew when its count changes, each two seconds at most", async () => {
  let count = 0;
  const counting = job({
    ...greet,
    prepare: async () => ({ content: reply("Question"), about: "q1" }),
    redraw: async () => ({ content: reply(`${count} answered`, buttons(button("A", { action: "a", payload: {} }))), shown: count }),
  });
  const stage = await createStage([counting]);
  await stage.cohort("a");
  await stage.at("2026-11-30T10:30Z");
  const shown = () => stage.discord.edits.map(({ reply }) => reply.title);
  const answer = async () => {
    count += 1;
    await stage.store.posts.redraw("q1", stage.now());
    await stage.scheduler.redraw();
  };
  await answer();
  expect(shown()).toEqual(["1 answered (late)"]);
  for (let n = 0; n < 5; n++) await answer();
  expect(shown()).toHaveLength(1);
  await stage.pass(2000);
  await stage.scheduler.redraw();
  expect(shown()).toEqual(["1 answered (late)", "6 answered (late)"]);
  await stage.pass(60_000);
  await stage.scheduler.redraw();
  expect(shown()).toHaveLength(2);
});
