import type { AnyAction, AnyCommand } from "#core";
import { addChannel, attach, detachChannel, showChannels } from "./group/channels.ts";
import { askArchive, cohort, setArchived } from "./group/cohort.ts";
import { applyEdit, proposePace } from "./group/edit.ts";
import { join, joinHere } from "./group/join.ts";
import { leave } from "./group/leave.ts";
import { askRemove, dismissOrganizer, removeMember, showOrganizers, showRoster } from "./group/people.ts";
import { setup } from "./group/setup.ts";
import { help } from "./help.ts";
import { forget } from "./person/forget.ts";
import { setNudges, snooze } from "./person/nudges.ts";
import { settings, setVisibility } from "./person/settings.ts";
import { answerActions } from "./quiz/presses.ts";
import { questionActions, questions } from "./quiz/questions.ts";
import { quiz, quizActions } from "./quiz/quiz.ts";
import { reportActions } from "./quiz/report.ts";
import { verdictActions } from "./quiz/verdict.ts";
import { askPause, setPause } from "./rhythm/pause.ts";
import { askPost, askPreview, confirmPost, postJob, previewJob } from "./rhythm/post.ts";
import { schedule, showSchedule, switchJob } from "./rhythm/schedule.ts";
import { rules, showRules } from "./rules.ts";
import { setStart, showBehind } from "./study/behind.ts";
import { done, markItem, markPicked } from "./study/done.ts";
import { leaderboard, showBoard, showWeekBoard } from "./study/leaderboard.ts";
import { path, showPhase } from "./study/path.ts";
import { progress, showProgress, tickProgress } from "./study/progress.ts";
import { showWeek, tickWeek, week } from "./study/week.ts";

export { invite } from "./group/join.ts";

/** In the order in which /help shows them. */
export const commands: readonly AnyCommand[] = [
  join,
  week,
  done,
  quiz,
  progress,
  path,
  leaderboard,
  settings,
  rules,
  help,
  leave,
  forget,
  cohort,
  questions,
  schedule,
  attach,
  setup,
];

export const actions: readonly AnyAction[] = [
  joinHere,
  showRules,
  showWeek,
  tickWeek,
  markItem,
  markPicked,
  ...answerActions,
  ...quizActions,
  ...reportActions,
  ...questionActions,
  ...verdictActions,
  tickProgress,
  showProgress,
  showPhase,
  showBoard,
  showWeekBoard,
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
  addChannel,
  showChannels,
  detachChannel,
  showBehind,
  setStart,
  setNudges,
  snooze,
  showSchedule,
  switchJob,
  askPause,
  setPause,
  askPreview,
  previewJob,
  askPost,
  confirmPost,
  postJob,
];
