import { backup } from "./backup.ts";
import { curriculum } from "./curriculum.ts";
import { doctor } from "./doctor.ts";
import { slackManifest } from "./slack-manifest.ts";
import type { Verb } from "./verb.ts";
import { wrongAnswers } from "./wrong-answers.ts";

/** The verbs by which an operator speaks to Cairn, in the order in which they are listed. */
export const verbs: readonly Verb[] = [backup, doctor, curriculum, wrongAnswers, slackManifest];

/** The verbs there are, each with what it does. */
export const usage = (): string => ["npm run cairn -- <verb>", ...verbs.flatMap(usageOf)].join("\n");

/** Where the words reach into the column of what they do, that begins on a line of its own. */
const usageOf = ({ name, usage }: Verb): readonly string[] =>
  usage.flatMap(({ takes, does }) => {
    const words = `${name} ${takes}`.trimEnd();
    const [first = "", ...more] = does.map((line) => `  ${" ".repeat(column)}${line}`);
    return words.length < column - 1 ? [`  ${words}${first.slice(2 + words.length)}`, ...more] : [`  ${words}`, first, ...more];
  });

const column = 20;
