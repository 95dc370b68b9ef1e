import type { ScheduleStore } from "#core";
import type { Engine } from "../engine.ts";
import { deliveries } from "./deliveries.ts";
import { redraws } from "./redraws.ts";
import { runs } from "./runs.ts";
import { schedules } from "./schedules.ts";

/** What happens by itself: when it comes next, what came of it, and where that goes. */
export const scheduleStore = (engine: Engine): ScheduleStore => ({
  ...schedules(engine),
  ...runs(engine),
  ...deliveries(engine),
  ...redraws(engine),
});
