import type { AnyAction, AnyCommand } from "#core";
import { answerActions } from "./presses.ts";
import { questionActions, questions } from "./questions.ts";
import { quiz, quizActions } from "./quiz.ts";
import { reportActions } from "./report.ts";

export const commands: readonly AnyCommand[] = [quiz, questions];

export const actions: readonly AnyAction[] = [...quizActions, ...answerActions, ...reportActions, ...questionActions];
