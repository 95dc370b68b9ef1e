import type { AnyAction, AnyCommand, AnyJob } from "#core";
import * as group from "./group/index.ts";
import { help } from "./help.ts";
import * as person from "./person/index.ts";
import * as quiz from "./quiz/index.ts";
import * as rhythm from "./rhythm/index.ts";
import { rules, rulesActions } from "./rules.ts";
import * as study from "./study/index.ts";

export { invite } from "./group/buttons.ts";

const forEverybody = ["join", "week", "done", "quiz", "progress", "path", "leaderboard", "settings", "rules", "help", "leave", "forget"];
const forOrganizers = ["cohort", "questions", "schedule", "attach", "setup"];
/** The names in the order of /help; a command that is not among them comes last. @internal */
export const order: readonly string[] = [...forEverybody, ...forOrganizers];
const placeOf = ({ name }: AnyCommand): number => (order.includes(name) ? order.indexOf(name) : order.length);

/** Every command, in the order of /help, for a bot in which these jobs happen by themselves. */
export const commandsFor = (jobs: readonly AnyJob[]): readonly AnyCommand[] =>
  [
    ...[group, study, quiz, person].flatMap(({ commands }) => commands),
    ...rhythm.commands.map((commandFor) => commandFor(jobs)),
    rules,
    help,
  ].sort((a, b) => placeOf(a) - placeOf(b));

/** What every button does. */
export const actions: readonly AnyAction[] = [
  ...[group, study, quiz, rhythm, person].flatMap((subject) => subject.actions),
  ...rulesActions,
];
