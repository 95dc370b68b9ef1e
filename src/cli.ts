import { commands } from "#commands/index";
import { describeOptions, localDate } from "#core";
import { manifest } from "./adapters/slack/register.ts";
import { readConfig } from "./config.ts";
import { showFault } from "./curriculum/fault.ts";
import { loadPaths } from "./curriculum/load.ts";
import { answerCurriculum } from "./curriculum/verbs.ts";
import { exportWrongAnswers } from "./curriculum/wrong-answers.ts";
import { openStore } from "./storage/index.ts";

const usage = `npm run cairn -- <verb>
  backup FILE         copy the database into a file, while the bot runs
  curriculum check    read every learning path with its questions, and name every fault
  curriculum schema   write the schema by which editors help with the YAML
  curriculum figures  count the questions, and write the figures into QUALITY.md
  curriculum blind SOLVER [FILE]
                      print the questions that nobody has solved as they stand, without their keys;
                      with a file of answers, keep them as a review
  curriculum import-questions FILE [PATH] [--write]
                      take questions from a CSV file or from Anki's text export
  wrong-answers ACCOUNT FILE
                      write what somebody got wrong into a .csv, or a .txt for Anki
  slack-manifest      print what Slack must know of the app, to be pasted where it is made`;

/** The verbs by which an operator speaks to Cairn; each exits with 1 and a sentence where it cannot. */
async function run(words: readonly string[]): Promise<void> {
  const [verb, argument] = words;
  const config = readConfig();
  if (verb === "backup" && argument) {
    const store = await openStore(config.databaseUrl);
    try {
      await store.backup(argument);
      console.log(`The database is copied to ${argument}.`);
    } finally {
      await store.close();
    }
  } else if (verb === "curriculum") {
    const said = await answerCurriculum(config.curriculum, words.slice(1), localDate(new Date(), "UTC"));
    if (said) console.log(said.lines.join("\n"));
    else console.error(usage);
    if (!said?.ok) process.exitCode = 1;
  } else if (verb === "wrong-answers" && words.length === 3) {
    const [, account = "", file = ""] = words;
    const loaded = loadPaths(config.curriculum);
    if ("faults" in loaded) throw new Error(loaded.faults.map(showFault).join("\n"));
    const store = await openStore(config.databaseUrl);
    try {
      console.log(await exportWrongAnswers(store, loaded.paths, account, file));
    } finally {
      await store.close();
    }
  } else if (verb === "slack-manifest") {
    const options = new Map(commands.map((command) => [command.name as string, describeOptions(command.options)]));
    console.log(JSON.stringify(manifest({ commands, options }, config.slackPrefix), undefined, 2));
  } else {
    console.error(usage);
    process.exitCode = 1;
  }
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
