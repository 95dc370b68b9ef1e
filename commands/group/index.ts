import type { AnyAction, AnyCommand } from "#core";
import { attach, channelActions } from "./channels.ts";
import { cohort, cohortActions } from "./cohort.ts";
import { join, joinActions } from "./join.ts";
import { leave } from "./leave.ts";
import { setup } from "./setup.ts";

export const commands: readonly AnyCommand[] = [join, leave, cohort, attach, setup];

export const actions: readonly AnyAction[] = [...joinActions, ...cohortActions, ...channelActions];
