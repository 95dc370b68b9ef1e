import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../../../src/config.ts";
import { compiled } from "../../support/child.ts";
import { startFakeDiscord, textOfMessage } from "../../support/fakes/discord/index.ts";
import { startFakeSlack } from "../../support/fakes/slack/index.ts";
import { readable, start } from "./group.ts";

/** The bot as somebody starts it, in a folder of its own. */
function bot(env: Readonly<Record<string, string>>): {
  readonly child: ChildProcess;
  ended(): Promise<{ out: string; err: string; code: number | null }>;
} {
  const folder = mkdtempSync(join(tmpdir(), "cairn-"));
  const child = spawn(process.execPath, [join(root, "src/main.ts")], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...compiled, DATABASE_URL: `file:${join(folder, "cairn.db")}`, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    child,
    async ended() {
      const [out, err, [code]] = await ended;
      return { out, err, code };
    },
  };
}

async function fakes() {
  const [slack, discord] = [await startFakeSlack(), await startFakeDiscord({ openapi: false })];
  onTestFinished(async () => {
    await slack.stop();
    await discord.stop();
  });
  return {
    slack,
    discord,
    onSlack: { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url },
    onDiscord: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url },
  };
}

test("one process serves Discord and Slack on one database, asks each about its own people, and stops when it is told", async () => {
  const { slack, discord, onSlack, onDiscord } = await fakes();
  const { child, ended } = bot({ ...onSlack, ...onDiscord });
  await slack.connected();
  slack.user("Olga", { isAdmin: true });
  const founded = await slack.slash("Olga", "/setup", `${start} name:Autumn`, "study").answer();
  expect(founded.messages.map(readable).join()).toMatch(/✔ Autumn begins/);
  const refused = await slack.slash("Zoe", "/setup", start, "general").answer();
  expect(refused.messages.map(readable).join()).toMatch(/Only organizers/);
  const options = { start: "2026-11-30", timezone: "Europe/Berlin", name: "Winter" };
  const other = await discord.interaction.command({ name: "setup", options, permissions: ["MANAGE_GUILD"] }).answer();
  expect(other.messages.map(textOfMessage).join()).toMatch(/Winter begins/);
  child.kill("SIGTERM");
  const { out, err, code } = await ended();
  expect(out).toMatch(/^Cairn is on Discord\. .+\nCairn is on Slack, in .+\. Invite it to a channel: \/invite @Cairn\n$/);
  expect(code).toBe(0);
  expect(err).not.toMatch(/"level":[56]0/);
});

test("a token that is wrong, or not there, is said in one sentence", async () => {
  const { slack, onSlack } = await fakes();
  const wrong = await bot({ ...onSlack, SLACK_APP_TOKEN: "xapp-wrong" }).ended();
  expect(wrong).toMatchObject({ out: "", code: 1, err: expect.stringMatching(/^Slack does not accept SLACK_APP_TOKEN[^\n]+\n$/) });
  const missing = await bot({ SLACK_BOT_TOKEN: slack.botToken }).ended();
  expect(missing).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^Slack wants two tokens, and SLACK_APP_TOKEN is not set\.[^\n]+\n$/),
  });
  const mixed = await bot({ SLACK_BOT_TOKEN: slack.appToken, SLACK_APP_TOKEN: slack.botToken }).ended();
  expect(mixed.err).toMatch(/SLACK_BOT_TOKEN should begin with xoxb-.+\nSLACK_APP_TOKEN should begin with xapp-/);
});

test("told to stop while Slack wants a connection to wait, it does not wait", async () => {
  const { slack, onSlack } = await fakes();
  const { child, ended } = bot(onSlack);
  await slack.connected();
  slack.answerNext(429, { method: "apps.connections.open", times: 10, retryAfter: 3_600 });
  slack.socket.drop();
  await slack.until(() => slack.requests.filter(({ method }) => method === "apps.connections.open").length === 2);
  child.kill("SIGTERM");
  expect((await ended()).code).toBe(0);
});

test("a token that Slack takes back while the bot runs ends it with a sentence", async () => {
  const { slack, onSlack } = await fakes();
  const { ended } = bot(onSlack);
  await slack.connected();
  slack.answerNext({ error: "invalid_auth" }, { method: "apps.connections.open" });
  slack.socket.disconnect("refresh_requested");
  const { err, code } = await ended();
  expect(err).toMatch(/Slack does not accept SLACK_APP_TOKEN \(invalid_auth\)/);
  expect(err).not.toMatch(/unhandled|at .+\.js:/i);
  expect(code).toBe(1);
});
