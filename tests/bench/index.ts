import { discord } from "./discord.ts";
import { groupCommit } from "./group-commit.ts";
import { progress } from "./progress.ts";
import { simulation } from "./simulation.ts";
import { slack } from "./slack.ts";
import { start } from "./start.ts";
import { tick } from "./tick.ts";

/** Every measurement, one after the other; exits with 1 where a goal is missed. */
for (const measure of [start, progress, groupCommit, tick, simulation, discord, slack]) {
  for (const { name, lines, goal, met } of [await measure()].flat()) {
    console.log([`${name} (goal: ${goal}): ${met ? "met" : "MISSED"}`, ...lines.map((line) => `  ${line}`)].join("\n"));
    if (!met) process.exitCode = 1;
  }
}
