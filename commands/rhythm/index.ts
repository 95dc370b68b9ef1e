import type { AnyAction, AnyCommand } from "#core";
import { schedule, scheduleActions } from "./schedule.ts";

export const commands: readonly AnyCommand[] = [schedule];

export const actions: readonly AnyAction[] = [...scheduleActions];
