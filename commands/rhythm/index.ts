import type { AnyAction, AnyCommand, AnyJob } from "#core";
import { schedule, scheduleActions } from "./schedule.ts";

/** Each is made for the jobs whose times it sets. */
export const commands: readonly ((jobs: readonly AnyJob[]) => AnyCommand)[] = [schedule];

export const actions: readonly AnyAction[] = [...scheduleActions];
