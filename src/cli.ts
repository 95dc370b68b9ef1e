import { localDate } from "#core";
import { readConfig } from "./config.ts";
import { usage, verbs } from "./verbs/index.ts";

/** Finds the verb, and prints what it says; exits with 1 where all is not well. */
async function run([name, ...words]: readonly string[]): Promise<void> {
  const config = readConfig();
  const now = new Date();
  const said = await verbs.find((verb) => verb.name === name)?.run(words, { config, now, today: localDate(now, "UTC") });
  if (said) console.log(said.lines.join("\n"));
  else console.error(usage());
  if (!said?.ok) process.exitCode = 1;
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
