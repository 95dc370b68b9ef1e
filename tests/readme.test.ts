import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { commands } from "../src/features.ts";
import { verbs } from "../src/verbs/index.ts";
import { createWorld } from "./support/talk.ts";

const readme = readFileSync("README.md", "utf8");
/** What whoever carries on reads, besides. */
const papers = [".github/CONTRIBUTING.md", "src/README.md", "src/decisions.md", "tests/README.md"];
const scripts = Object.keys(JSON.parse(readFileSync("package.json", "utf8")).scripts);

test("every command, script, variable, verb and file that README names exists", () => {
  const { commands: named, files } = names(readme);
  expect(named.length).toBeGreaterThan(10);
  expect(files.length).toBeGreaterThan(5);
  expect(faults(readme)).toEqual([]);
});

test.each(papers)("every command, script, verb and file that %s names exists, and README leads there", (paper) => {
  const text = readFileSync(paper, "utf8");
  expect(names(text).files.length).toBeGreaterThan(3);
  expect(faults(text)).toEqual([]);
  expect(names(readme).files).toContain(paper);
});

test("README leaves out no command, no variable, no folder of src", () => {
  const { commands: named, variables } = names(readme);
  expect(commands.map(({ name }) => name).filter((name) => !named.includes(name))).toEqual([]);
  expect(variablesOf(readFileSync(".env.example", "utf8")).filter((name) => !variables.includes(name))).toEqual([]);
  expect(variablesOf(readFileSync("src/config.ts", "utf8")).filter((name) => !variables.includes(name))).toEqual([]);
  const map = /## The map\n+```\n([\s\S]+?)```/.exec(readme)?.[1] ?? "";
  expect(readdirSync("src").filter((entry) => !map.includes(`\n  ${entry}`))).toEqual([]);
  expect([...map.matchAll(/^ {2}([\w.-]+)/gm)].map(([, entry]) => entry).filter((entry) => !existsSync(`src/${entry}`))).toEqual([]);
});

test("the variables that README and .env.example name are read", () => {
  const token = "t";
  const config = readConfig({
    DATABASE_URL: "file:elsewhere.db",
    CURRICULUM: "paths",
    DISCORD_TOKEN: token,
    DISCORD_GUILD_ID: "123456789012345678",
    DISCORD_API_URL: "http://localhost/api",
    SLACK_BOT_TOKEN: "xoxb-1",
    SLACK_APP_TOKEN: "xapp-1",
    SLACK_API_URL: "http://localhost/slack/",
    SLACK_COMMAND_PREFIX: "cairn-",
  });
  expect(config).toEqual({
    databaseUrl: "file:elsewhere.db",
    curriculum: "paths",
    discord: { token, guildId: "123456789012345678", apiUrl: "http://localhost/api" },
    slack: { botToken: "xoxb-1", appToken: "xapp-1", apiUrl: "http://localhost/slack/" },
    slackPrefix: "cairn-",
  });
});

test("the conversation printed in README is the one that takes place", async () => {
  const world = await createWorld();
  const you = world.talk("you");
  const [, conversation = ""] = /```console\n([\s\S]+?)```/.exec(readme) ?? [];
  const turns = [...conversation.matchAll(/^you> (.+)\n([\s\S]*?)(?=^you> |(?![\s\S]))/gm)].map(([, line = "", answer = ""]) => ({
    line,
    answer: answer.trim(),
  }));
  expect(turns.length).toBeGreaterThan(1);
  for (const { line, answer } of turns) {
    const said = await you.say(line);
    expect(said).toBe(answer);
  }
});

test("the line that README pipes into npm start walks", async () => {
  const [, script = ""] = /printf '([^']+)'/.exec(readme) ?? [];
  const world = await createWorld();
  const you = world.talk("you");
  const answers: string[] = [];
  for (const line of script.split("\\n").filter(Boolean)) answers.push(await you.say(line));
  expect(answers).toHaveLength(7);
  expect(answers.filter((answer) => answer.startsWith("✘"))).toEqual([]);
  expect(answers.at(-1)).toContain("ada (you)");
});

test("the check itself can fail", () => {
  expect(faults("`commands/<room>/index.ts`, `src/core/<room>/`, `src/jobs/<name>.ts`")).toEqual([]);
  expect(faults("`commands/<room>/behind.ts`")).toHaveLength(4);
  expect(faults("`/nope` and `npm run nope` and `NOPE_URL` and `src/nope.ts` and `npm run cairn -- nope`")).toEqual([
    "/nope",
    "npm run nope",
    "NOPE_URL",
    "src/nope.ts",
    "cairn -- nope",
  ]);
});

const rooms = ["group", "study", "quiz", "rhythm", "person"];

/** What a text names; a file of each room is named by `<room>`, and what is still to be written, by `<name>`. */
function names(text: string) {
  const codes = [...text.matchAll(/`([^`\n]+)`|^(?:> |you> )?(\/?[^`\n]+)$/gm)].map(([, span, line]) => span ?? line ?? "");
  const spans = [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);
  return {
    commands: spans.flatMap((span) => /^\/([a-z]+)\b(?!\/)/.exec(span)?.[1] ?? []),
    scripts: codes.flatMap((code) => [...code.matchAll(/npm (?:-s )?run (?:-s )?([\w:-]+)/g)].map(([, name = ""]) => name)),
    verbs: codes.flatMap((code) => [...code.matchAll(/cairn -- ([a-z-]+)/g)].map(([, name = ""]) => name)),
    variables: spans.flatMap((span) => /^[A-Z]+(?:_[A-Z]+)*$/.exec(span)?.[0] ?? []),
    files: spans
      .flatMap((span) => (span.includes("<room>") ? rooms.map((room) => span.replace("<room>", room)) : [span]))
      .filter((span) => /^[\w.-]*(?:\/[\w.-]+)*(?:\.(?:ts|mjs|yaml|md|example)|\/)$/.test(span)),
  };
}

function faults(text: string): readonly string[] {
  const named = names(text);
  // The example's, Slack's own, and the one by which Slack reaches all.
  const known = [...commands.map(({ name }) => name), "today", "invite", "cairn"];
  const example = variablesOf(readFileSync(".env.example", "utf8"));
  return [
    ...new Set([
      ...named.commands.filter((name) => !known.includes(name)).map((name) => `/${name}`),
      ...named.scripts.filter((name) => !scripts.includes(name)).map((name) => `npm run ${name}`),
      ...named.variables.filter((name) => !example.includes(name) && name !== "MIT").map((name) => name),
      ...named.files.filter((name) => !existsSync(name)),
      ...named.verbs.filter((name) => !verbs.some((verb) => verb.name === name)).map((name) => `cairn -- ${name}`),
    ]),
  ];
}

const variablesOf = (text: string) => [
  ...new Set([...text.matchAll(/^[#\s]*([A-Z]+(?:_[A-Z]+)*)[=:]/gm)].flatMap(([, name]) => name ?? [])),
];
