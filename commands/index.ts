import type { AnyAction, AnyCommand } from "#core";
import { setStart, showBehind } from "./behind.ts";
import { addChannel, attach, detachChannel, showChannels } from "./channels.ts";
import { askArchive, cohort, setArchived } from "./cohort.ts";
import { applyEdit, proposePace } from "./cohort-edit.ts";
import { askRemove, dismissOrganizer, removeMember, showOrganizers, showRoster } from "./cohort-people.ts";
import { done, markItem, markPicked } from "./done.ts";
import { forget } from "./forget.ts";
import { help } from "./help.ts";
import { join, joinHere } from "./join.ts";
import { leaderboard, showBoard, showWeekBoard } from "./leaderboard.ts";
import { leave } from "./leave.ts";
import { setNudges, snooze } from "./nudges.ts";
import { path, showPhase } from "./path.ts";
import { progress, showProgress, tickProgress } from "./progress.ts";
import { lookAtQuestion, questions, showQuestions } from "./questions.ts";
import { askVoid, decideQuestion, voidQuestion } from "./questions-verdict.ts";
import { nextQuestion, quiz, showToday } from "./quiz.ts";
import { changeAnswer, pickFromPost, pickHere, pickInstead, showMine, showWhy } from "./quiz-answer.ts";
import { answerFromPost, choosePlace, submitDraft } from "./quiz-draft.ts";
import { askProblem, sendProblem } from "./quiz-report.ts";
import { rules, showRules } from "./rules.ts";
import { schedule, showSchedule, switchJob } from "./schedule.ts";
import { askPause, setPause } from "./schedule-pause.ts";
import { askPost, askPreview, confirmPost, postJob, previewJob } from "./schedule-post.ts";
import { settings, setVisibility } from "./settings.ts";
import { setup } from "./setup.ts";
import { showWeek, tickWeek, week } from "./week.ts";

export { invite } from "./join.ts";

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
  pickFromPost,
  pickHere,
  showWhy,
  showMine,
  changeAnswer,
  pickInstead,
  answerFromPost,
  choosePlace,
  submitDraft,
  nextQuestion,
  showToday,
  askProblem,
  sendProblem,
  showQuestions,
  lookAtQuestion,
  askVoid,
  voidQuestion,
  decideQuestion,
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
