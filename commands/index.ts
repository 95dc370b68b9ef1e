import type { AnyAction, AnyCommand } from "#core";
import { askArchive, cohort, setArchived } from "./cohort.ts";
import { applyEdit, proposePace } from "./cohort-edit.ts";
import { askRemove, dismissOrganizer, removeMember, showOrganizers, showRoster } from "./cohort-people.ts";
import { done, markItem } from "./done.ts";
import { forget } from "./forget.ts";
import { help } from "./help.ts";
import { join, joinHere } from "./join.ts";
import { leaderboard, showBoard } from "./leaderboard.ts";
import { leave } from "./leave.ts";
import { path, showPhase } from "./path.ts";
import { progress, showProgress, tickProgress } from "./progress.ts";
import { rules, showRules } from "./rules.ts";
import { settings, setVisibility } from "./settings.ts";
import { setup } from "./setup.ts";
import { showWeek, tickWeek, week } from "./week.ts";

export { invite } from "./join.ts";

/** In the order in which /help shows them. */
export const commands: readonly AnyCommand[] = [
  join,
  week,
  done,
  progress,
  path,
  leaderboard,
  settings,
  rules,
  help,
  leave,
  forget,
  cohort,
  setup,
];

export const actions: readonly AnyAction[] = [
  joinHere,
  showRules,
  showWeek,
  tickWeek,
  markItem,
  tickProgress,
  showProgress,
  showPhase,
  showBoard,
  setVisibility,
  showRoster,
  askRemove,
  removeMember,
  showOrganizers,
  dismissOrganizer,
  proposePace,
  applyEdit,
  askArchive,
  setArchived,
];
