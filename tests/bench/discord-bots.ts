import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import type { Platform } from "#core";

/** The instant at which all bots live. */
export const now = new Date("2027-01-20T10:00:00Z");
/** What the gateway tells of each server to whoever asks for that. */
export const servers = { count: 2_500, channels: 30, roles: 20 } as const;

/** What `/progress` asks the database, in bare SQL: who asks and where first, then what of them. */
export const callerSql = "select p.*, a.name from accounts a join persons p on p.id = a.person_id where a.id = :account";
export const cohortSql = (platform: string) => `select c.* from channels ch join cohorts c on c.id = ch.cohort_id
  where ch.platform = '${platform}' and ch.space = :space and ch.channel = :channel`;
const rankSql = (period: string) => {
  const points = `select points from totals where cohort_id = :cohort and period = '${period}' and person_id = :person`;
  return `select (${points}) points, count(*) above
    from totals t join members m on m.cohort_id = t.cohort_id and m.person_id = t.person_id join persons p on p.id = t.person_id
    where t.cohort_id = :cohort and t.period = '${period}' and m.left_at is null and p.visibility <> 'hidden' and t.points > (${points})`;
};
export const questions = [
  "select m.*, c.* from members m join cohorts c on c.id = m.cohort_id where m.person_id = :person and m.left_at is null and c.archived = 0",
  "select co.* from accounts a join completions co on co.account_id = a.id where a.person_id = :person and co.path = :path and co.undone_at is null",
  rankSql("season"),
  rankSql("2027-W03"),
];

export type Role = "cairn" | "bare" | "guilds";
/** The processor's time in milliseconds, the heap in MB, after a collection if it was asked for. */
export type Told = { readonly processor: number; readonly heap: number };
export type Access = { readonly url: string; readonly token: string; readonly file: string };

/** Whether a process can be held to one core here. */
export const canPin = spawnSync("taskset", ["-c", "0", "true"]).status === 0;

/** One of the bots below in a process of its own, which tells how it is when it is asked. */
export async function forked(role: Role, access: Access) {
  const words = [process.execPath, "--expose-gc", import.meta.filename, role, JSON.stringify(access)];
  const [command = "", ...rest] = canPin ? ["taskset", "-c", "0", ...words] : words;
  const child = spawn(command, rest, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const gone = once(child, "exit");
  const early = gone.then(() => Promise.reject(new Error(`${role} ended early`)));
  early.catch(() => {});
  const told = async (): Promise<Told> => (await Promise.race([once(child, "message"), early]))[0];
  await told();
  return {
    async ask(what: "processor" | "heap" = "processor") {
      child.send(what);
      return told();
    },
    async end() {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}

async function serveCairn({ url, token, file }: Access): Promise<void> {
  const [{ loadPaths }, { openStore }] = await Promise.all([import("../../src/curriculum/load.ts"), import("../../src/storage/index.ts")]);
  const { createDiscord } = await import("../../src/adapters/discord/index.ts");
  const [{ newId }, { wireBot }] = await Promise.all([import("../../src/new-id.ts"), import("../../src/wire.ts")]);
  const loaded = loadPaths("curriculum");
  if ("faults" in loaded) throw new Error("the curriculum has faults");
  const complain = (...what: unknown[]) => console.error(...what);
  const store = await openStore(`file:${file}`);
  const common = {
    log: { info() {}, warn: complain, error: complain },
    timers: { after: (milliseconds: number, run: () => void) => clearTimeout.bind(undefined, setTimeout(run, milliseconds)) },
  };
  const { bot } = wireBot({
    ...{ ...common, ...loaded, store, newId, now: () => now, random: Math.random },
    platforms: () => adapter,
    report: complain,
  });
  const registrations = { hash: async () => undefined, setHash: async () => {} };
  const adapter: Platform = await createDiscord({ ...common, token, apiUrl: url, bot, registrations, fatal: complain });
  await adapter.start();
}

async function serveBare({ url, token, file }: Access): Promise<void> {
  const [{ Client, MessageFlags }, { default: Connection }] = await Promise.all([import("discord.js"), import("better-sqlite3")]);
  const database = new Connection(file, { readonly: true });
  const [caller, cohort] = [callerSql, cohortSql("discord")].map((sql) => database.prepare<object, { id: string; path: string }>(sql));
  const others = questions.map((sql) => database.prepare<object, { points?: number; above?: number }>(sql));
  const client = new Client({ intents: [], rest: { api: url, globalRequestsPerSecond: Number.POSITIVE_INFINITY } });
  client.on("interactionCreate", async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const who = caller?.get({ account: `discord:${interaction.user.id}` });
    const group = cohort?.get({ space: interaction.guildId, channel: interaction.channelId });
    const [, done, season, week] = others.map((each) => each.all({ person: who?.id, cohort: group?.id, path: group?.path }));
    const content = `${done?.length} items done, ${season?.[0]?.points} points, ${Number(week?.[0]?.above) + 1}. this week`;
    await interaction.reply({ content, flags: MessageFlags.Ephemeral, allowedMentions: { parse: [] } });
  });
  await client.login(token);
}

async function keepGuilds({ url, token }: Access): Promise<void> {
  const { Client, GatewayIntentBits } = await import("discord.js");
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: url } });
  const ready = once(client, "clientReady");
  await client.login(token);
  await ready;
  if (client.channels.cache.size !== servers.count * servers.channels) throw new Error(`${client.channels.cache.size} channels came`);
}

function tell(what: unknown): Told {
  if (what === "heap") globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  return { processor: (user + system) / 1000, heap: process.memoryUsage().heapUsed / 1e6 };
}

if (import.meta.main && process.argv[2]) {
  const role = process.argv[2] as Role;
  const serve = { cairn: serveCairn, bare: serveBare, guilds: keepGuilds }[role];
  process.on("disconnect", () => process.exit());
  process.on("message", (what) => process.send?.(tell(what)));
  await serve(JSON.parse(process.argv[3] ?? "{}"));
  process.send?.(0);
}
