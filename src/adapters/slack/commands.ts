import type { Block, Bot, Choice, Field, Reply, Text } from "#core";
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

/** The reply as it is said in Slack: where it speaks of a command, by the name that the command has there. */
export function inSlacksNames(reply: Reply, names: Names): Reply {
  const renamed = [...names].filter(([name, slack]) => name !== slack).map(([name]) => name);
  if (renamed.length === 0) return reply;
  const mention = new RegExp(`(?<![\\w/.:<-])/(${renamed.join("|")})(?![\\w/-])`, "g");
  const said = (words: string) => words.replace(mention, (_, name: string) => `/${names.get(name) ?? name}`);
  return { ...reply, title: said(reply.title), blocks: reply.blocks.map((block) => blockWith(said, block)) };
}

function blockWith(said: (words: string) => string, block: Block): Block {
  const text = (spans: Text): Text => spans.map((span) => ("text" in span ? { ...span, text: said(span.text) } : span));
  switch (block.kind) {
    case "text":
    case "footer":
      return { ...block, text: text(block.text) };
    case "section":
      return { ...block, heading: said(block.heading), text: text(block.text) };
    case "fields":
      return { ...block, fields: block.fields.map(({ name, value }): Field => ({ name: said(name), value: text(value) })) };
    case "checklist":
      return { ...block, rows: block.rows.map((row) => ({ ...row, text: text(row.text) })) };
    case "table":
      return { ...block, rows: block.rows.map((row) => row.map(said)) };
    case "choices":
      return {
        ...block,
        prompt: said(block.prompt),
        choices: block.choices.map((choice): Choice => ({ ...choice, label: said(choice.label) })),
      };
    case "progress":
    case "divider":
    case "buttons":
      return block;
    default:
      return block satisfies never;
  }
}
