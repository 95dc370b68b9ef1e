import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { greet, monday } from "../support/jobs.ts";
import { createStage } from "../support/stage.ts";

const cohortOf = (id: string) => ({ kind: "cohort", id }) as const;

describe("a clock that jumps", () => {
  test("a thousand times, up to a day either way, loses nothing and doubles nothing", async () => {
    const stage = await createStage([greet, monday("reminder", 2)]);
    await stage.cohort("a");
    await stage.cohort("b", "slack", { zone: "America/New_York" });
    const steps = fc.sample(fc.integer({ min: -86_400, max: 86_400 }), { seed: 5, numRuns: 1000 });
    let [time, furthest] = [Date.parse("2027-06-01T00:00Z"), 0];
    const first = time;
    await stage.at(new Date(time));
    for (const step of steps) {
      time = Math.max(first, time + step * 1000);
      furthest = Math.max(furthest, time);
      await stage.at(new Date(time));
    }
    expect(furthest - first).toBeGreaterThan(10 * 86_400_000);
    for (const [id, zone, platform] of [
      ["a", "UTC", stage.discord],
      ["b", "America/New_York", stage.slack],
    ] as const) {
      const all = await stage.store.runs.of(cohortOf(id), new Date(first));
      const days = all.filter(({ job }) => job === "greet").map(({ slot }) => slot);
      expect(new Set(days).size).toBe(days.length);
      // Each day on which it was ten, as far as the clock ever came.
      const expected = Math.floor((furthest - Date.parse(`2027-06-01T${zone === "UTC" ? "10" : "14"}:00Z`)) / 86_400_000) + 1;
      expect(days).toHaveLength(expected);
      const served = all.filter(({ state }) => state === "finished").map(({ key }) => key);
      expect(platform.asked.map(({ delivery }) => delivery.split("/")[0]).filter((key) => key && served.includes(key))).toHaveLength(
        served.length,
      );
      expect(all.every(({ state }) => state === "finished" || state === "skipped")).toBe(true);
    }
    expect(stage.log.lines.filter((line) => line.startsWith("error"))).toEqual([]);
  });
});
