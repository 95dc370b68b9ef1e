import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import type { Platform } from "#core";
import { callerSql, cohortSql, now, questions } from "./discord-bots.ts";

export type Role = "cairn" | "bare";
export type Access = { readonly url: string; readonly botToken: string; readonly appToken: string; readonly file: string };

/** Whether a process can be held to one core here. */
export const canPin = spawnSync("taskset", ["-c", "0", "true"]).status === 0;

/** One of the bots below in a process of its own, which tells its processor's time in milliseconds when it is asked. */
export async function forked(role: Role, access: Access) {
  const words = [process.execPath, import.meta.filename, role, JSON.stringify(access)];
  const [command = "", ...rest] = canPin ? ["taskset", "-c", "0", ...words] : words;
  const child = spawn(command, rest, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const gone = once(child, "exit");
  const early = gone.then(() => Promise.reject(new Error(`${role} ended early`)));
  early.catch(() => {});
  const told = async (): Promise<number> => (await Promise.race([once(child, "message"), early]))[0];
  await told();
  return {
    async processor() {
      child.send("processor");
      return told();
    },
    async end() {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}

async function serveCairn({ url, botToken, appToken, file }: Access): Promise<void> {
  const [{ loadPaths }, { openStore }] = await Promise.all([import("../../src/curriculum/load.ts"), import("../../src/storage/index.ts")]);
  const { createSlack } = await import("../../src/adapters/slack/index.ts");
  const [{ newId }, { wireBot }] = await Promise.all([import("../../src/new-id.ts"), import("../../src/wire.ts")]);
  const loaded = loadPaths("curriculum");
  if ("faults" in loaded) throw new Error("the curriculum has faults");
  const complain = (...what: unknown[]) => console.error(...what);
  const store = await openStore(`file:${file}`);
  const common = {
    now: () => now,
    log: { info() {}, warn: complain, error: complain },
    timers: { after: (milliseconds: number, run: () => void) => clearTimeout.bind(undefined, setTimeout(run, milliseconds)) },
  };
  const { bot } = wireBot({ ...common, ...loaded, store, newId, random: Math.random, platforms: () => adapter, report: complain });
  const adapter: Platform = await createSlack({ ...common, botToken, appToken, apiUrl: url, prefix: "", bot, fatal: complain });
  await adapter.start();
}

async function serveBare({ url, botToken, appToken, file }: Access): Promise<void> {
  const [{ App }, { default: Connection }] = await Promise.all([import("@slack/bolt"), import("better-sqlite3")]);
  const database = new Connection(file, { readonly: true });
  const [caller, cohort] = [callerSql, cohortSql("slack")].map((sql) => database.prepare<object, { id: string; path: string }>(sql));
  const others = questions.map((sql) => database.prepare<object, { points?: number; above?: number }>(sql));
  const app = new App({ token: botToken, appToken, socketMode: true, clientOptions: { slackApiUrl: url, retryConfig: { retries: 0 } } });
  app.command("/progress", async ({ command, ack, respond }) => {
    const who = caller?.get({ account: `slack:${command.team_id}:${command.user_id}` });
    const group = cohort?.get({ space: command.team_id, channel: command.channel_id });
    const [, done, season, week] = others.map((each) => each.all({ person: who?.id, cohort: group?.id, path: group?.path }));
    await ack();
    await respond({
      response_type: "ephemeral",
      text: `${done?.length} items done, ${season?.[0]?.points} points, ${Number(week?.[0]?.above) + 1}. this week`,
    });
  });
  await app.start();
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

if (import.meta.main && process.argv[2]) {
  const serve = { cairn: serveCairn, bare: serveBare }[process.argv[2] as Role];
  process.on("disconnect", () => process.exit());
  process.on("message", () => process.send?.(processorTime()));
  await serve(JSON.parse(process.argv[3] ?? "{}"));
  process.send?.(0);
}
