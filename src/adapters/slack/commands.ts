import { type Bot, type Reply, withCommands } from "#core";
import { takenBySlack } from "./limits.ts";

/** Reaches every command, whatever the others are called: `/cairn week`. */
export const oneForAll = "cairn";

/** Stands before a name that Slack has itself. */
const ownPrefix = `${oneForAll}-`;

/** What Slack calls each command, without the slash: with the prefix that is set, else with ours where Slack has the name itself. */
export type Names = ReadonlyMap<string, string>;

export const slackNames = ({ commands }: Pick<Bot, "commands">, prefix: string): Names =>
  new Map(commands.map(({ name }) => [name, prefix + (prefix === "" && takenBySlack.includes(name) ? ownPrefix : "") + name]));

/** The line that a slash command means; a name that was once prefixed otherwise is understood too. */
export function lineOf(command: string, text: string, names: Names): string {
  const given = command.replace(/^\//, "");
  if (given === oneForAll) return `/${text.trim().replace(/^\//, "") || "help"}`;
  const known = [...names].find(([, slack]) => slack === given)?.[0];
  const name = known ?? (given.startsWith(ownPrefix) ? given.slice(ownPrefix.length) : given);
  return `/${name} ${text}`.trimEnd();
}

/** The reply as it is said in Slack: each command by the name that it has there. */
export const inSlacksNames = (reply: Reply, names: Names): Reply =>
  withCommands(reply, (command) => ({ ...command, name: names.get(command.name) ?? command.name }));
