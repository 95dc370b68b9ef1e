import type { AnyAction, AnyCommand } from "#core";
import { behindActions } from "./behind.ts";
import { done, doneActions } from "./done.ts";
import { boardActions, leaderboard } from "./leaderboard.ts";
import { path, pathActions } from "./path.ts";
import { progress, progressActions } from "./progress.ts";
import { week, weekActions } from "./week.ts";

export const commands: readonly AnyCommand[] = [week, done, progress, path, leaderboard];

export const actions: readonly AnyAction[] = [
  ...weekActions,
  ...doneActions,
  ...progressActions,
  ...pathActions,
  ...boardActions,
  ...behindActions,
];
