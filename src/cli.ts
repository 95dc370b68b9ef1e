import { readConfig } from "./config.ts";
import { checkCurriculum, writeSchema } from "./curriculum/check.ts";
import { openStore } from "./storage/index.ts";

const usage = `npm run cairn -- <verb>
  backup FILE         copy the database into a file, while the bot runs
  curriculum check    read every learning path and name every fault
  curriculum schema   write the schema by which editors help with the YAML`;

/** The verbs by which an operator speaks to Cairn; each exits with 1 and a sentence where it cannot. */
async function run([verb, argument]: readonly string[]): Promise<void> {
  const config = readConfig();
  if (verb === "backup" && argument) {
    const store = await openStore(config.databaseUrl);
    try {
      await store.backup(argument);
      console.log(`The database is copied to ${argument}.`);
    } finally {
      await store.close();
    }
  } else if (verb === "curriculum" && argument === "check") {
    const { lines, ok } = checkCurriculum(config.curriculum);
    console.log(lines.join("\n"));
    if (!ok) process.exitCode = 1;
  } else if (verb === "curriculum" && argument === "schema") {
    const file = `${config.curriculum}/schema.json`;
    writeSchema(file);
    console.log(`Wrote ${file}.`);
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
