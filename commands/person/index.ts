import type { AnyAction, AnyCommand } from "#core";
import { forget } from "./forget.ts";
import { settings, settingsActions } from "./settings.ts";

export const commands: readonly AnyCommand[] = [settings, forget];

export const actions: readonly AnyAction[] = [...settingsActions];
