import type { AnyAction, AnyCommand } from "#core";
import { pauseActions } from "./pause.ts";
import { postActions } from "./post.ts";
import { schedule, scheduleActions } from "./schedule.ts";

export const commands: readonly AnyCommand[] = [schedule];

export const actions: readonly AnyAction[] = [...scheduleActions, ...pauseActions, ...postActions];
