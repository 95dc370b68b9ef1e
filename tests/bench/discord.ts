import { subscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FakeDiscord } from "../support/fakes/discord/index.ts";
import { type Access, canPin, forked, type Role, servers } from "./discord-bots.ts";
import { type BenchResult, median } from "./result.ts";

const members = 50;
const inFlight = 32;
const rounds = 7;
const callsARound = 1_000;
const onRecord = { goal: "no goal, for the record", met: true } as const;

/** Cairn on Discord beside bare discord.js: how fast it answers, and how much it keeps of 2,500 servers. */
export const discord = async (): Promise<readonly BenchResult[]> => [await interactions(), await memory()];

/** Milliseconds: for each interaction the time and the processor's time of either process; for all the 99th percentile of the wait. */
type Round = Readonly<Record<"time" | "bot" | "fake" | "p99", number>>;

/** `/progress` of many members, from the gateway's frame to the callback's arrival; the bot in a process of its own, held to one core. */
async function interactions(): Promise<BenchResult> {
  const { startFakeDiscord } = await import("../support/fakes/discord/index.ts");
  const folder = mkdtempSync(join(tmpdir(), "cairn-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const arrivals = new Map<string | undefined, () => void>();
  subscribe("http.server.request.start", (message) => {
    const { url = "" } = (message as { readonly request: IncomingMessage }).request;
    arrivals.get(/\/interactions\/(\d+)\/[^/]+\/callback(?:\?|$)/.exec(url)?.[1])?.();
  });

  async function side(role: Role) {
    const fake = await startFakeDiscord({ openapi: false, guilds: [{ name: "Study group", channels: ["study"] }] });
    const access = { url: fake.url, token: fake.token, file: join(folder, `${role}.db`) };
    await fill(access, fake);
    return { fake, child: await forked(role, access), measured: [] as Round[] };
  }

  async function measure({ fake, child }: Awaited<ReturnType<typeof side>>): Promise<Round> {
    const waits: number[] = [];
    let left = callsARound;
    const [before, own, begin] = [(await child.ask()).processor, process.cpuUsage(), performance.now()];
    const askOn = async () => {
      while (left-- > 0) {
        const sent = performance.now();
        const handle = fake.interaction.command({ name: "progress", user: `m${(left * 7) % members}` });
        arrivals.set(handle.id, () => void waits.push(performance.now() - sent));
        const { messages } = await handle.answer();
        if (!/[1-9]\d* points/.test(JSON.stringify(messages))) throw new Error(`this is no progress: ${JSON.stringify(messages)}`);
        arrivals.delete(handle.id);
      }
    };
    await Promise.all(Array.from({ length: inFlight }, askOn));
    const [time, { user, system }, after] = [performance.now() - begin, process.cpuUsage(own), (await child.ask()).processor];
    if (waits.length !== callsARound) throw new Error(`${waits.length} callbacks arrived`);
    const p99 = waits.toSorted((a, b) => a - b)[Math.floor(callsARound * 0.99)] ?? Number.NaN;
    const each = (all: number) => all / callsARound;
    return { time: each(time), bot: each(after - before), fake: each((user + system) / 1000), p99 };
  }

  const sides = { cairn: await side("cairn"), bare: await side("bare") };
  // The two take turns, so that what else the machine does hits both.
  for (let round = -2; round < rounds; round++)
    for (const each of Object.values(sides)) {
      const measured = await measure(each);
      if (round >= 0) each.measured.push(measured);
    }
  for (const { fake, child } of Object.values(sides)) {
    await child.end();
    await fake.stop();
  }
  const cairn = (what: keyof Round) => median(sides.cairn.measured.map((round) => round[what]));
  const bare = (what: keyof Round) => median(sides.bare.measured.map((round) => round[what]));
  const line = (name: string, of: typeof cairn) =>
    `${name}: ${Math.round(1000 / of("time"))} a second, p99 ${of("p99").toFixed(1)} ms; processor's time ${of("bot").toFixed(2)} ms each, of the fake ${of("fake").toFixed(2)} ms`;
  return {
    name: `/progress through Discord, ${inFlight} at once, in a cohort of ${members}`,
    lines: [
      line("Cairn", cairn),
      line("discord.js and bare SQL", bare),
      `${(cairn("time") / bare("time")).toFixed(2)} times the time, ${(cairn("bot") / bare("bot")).toFixed(2)} times the processor's`,
      ...([cairn, bare].some((of) => of("fake") > of("bot")) ? ["the fake was the bottleneck: only the processor's time tells"] : []),
      ...(canPin ? [] : ["there is no taskset here: the bots were not held to one core"]),
    ],
    ratio: cairn("time") / bare("time"),
    ...onRecord,
  };
}

/** What is kept of 2,500 servers: by Cairn without intents, and by discord.js with the intent that sends them all. */
async function memory(): Promise<BenchResult> {
  let url = "";
  const server = createServer((request, response) => {
    const gateway = { url, shards: 1, session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 } };
    response.setHeader("Content-Type", "application/json").end(JSON.stringify(request.url?.endsWith("/gateway/bot") ? gateway : []));
  });
  const { WebSocketServer } = await import("ws");
  new WebSocketServer({ server }).on("connection", (socket) => {
    const send = (frame: object) => socket.send(JSON.stringify(frame));
    send({ op: 10, d: { heartbeat_interval: 45_000 } });
    socket.on("message", (frame) => {
      const { op, d } = JSON.parse(String(frame)) as { readonly op: number; readonly d: { readonly intents: number } };
      if (op === 1) send({ op: 11 });
      if (op !== 2) return;
      const user = { id: id(1), username: "cairn", bot: true };
      const listed = Array.from({ length: servers.count }, (_, i) => ({ id: id(i * 1000), unavailable: true }));
      const ready = { v: 10, user, guilds: listed, session_id: "s", resume_gateway_url: url, shard: [0, 1] };
      send({ op: 0, t: "READY", s: 1, d: { ...ready, application: { id: id(1), flags: 0 } } });
      // Discord sends servers only to whoever asked for them.
      if (d.intents & 1) for (let i = 0; i < servers.count; i++) send({ op: 0, t: "GUILD_CREATE", s: i + 2, d: guildOf(i) });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `ws://127.0.0.1:${(server.address() as { port: number }).port}`;
  const heapOf = async (role: Role) => {
    const child = await forked(role, { url: `${url.replace("ws", "http")}/api`, token: "a.b.c", file: ":memory:" });
    const { heap } = await child.ask("heap");
    await child.end();
    return heap;
  };
  const [cairn, bare] = [await heapOf("cairn"), await heapOf("guilds")];
  server.close();
  server.closeAllConnections();
  return {
    name: `heap with ${servers.count} servers of ${servers.channels} channels and ${servers.roles} roles`,
    lines: [`Cairn, all of it, without intents: ${cairn.toFixed(1)} MB`, `discord.js alone, with the intent Guilds: ${bare.toFixed(1)} MB`],
    ratio: cairn / bare,
    ...onRecord,
  };
}

const id = (n: number) => String(1_300_000_000_000_000_000n + BigInt(n));

function guildOf(n: number): object {
  const of = (i: number) => id(n * 1000 + i);
  const role = (i: number) => ({ id: of(i), name: `role ${i}`, permissions: "104324673", position: i, color: 0, colors: {}, flags: 0 });
  const overwrites = { permission_overwrites: [{ id: of(1), type: 0, allow: "0", deny: "2048" }], last_message_id: of(99) };
  const channel = (i: number) => ({ id: of(100 + i), type: 0, name: `channel-${i}`, position: i, topic: `About ${i}`, ...overwrites });
  const lists = { members: [], threads: [], emojis: [], stickers: [], features: [], presences: [], voice_states: [] };
  const channels = Array.from({ length: servers.channels }, (_, i) => channel(i));
  const roles = Array.from({ length: servers.roles }, (_, i) => role(i));
  return { id: of(0), name: `Server ${n}`, member_count: 50, owner_id: of(9), preferred_locale: "en-US", ...lists, channels, roles };
}

/** A group whose members have done something, founded and done through Cairn. */
async function fill(access: Access, fake: FakeDiscord): Promise<void> {
  const child = await forked("cairn", access);
  const say = async (user: string, name: string, options = {}) => {
    const answer = await fake.interaction.command({ user, name, options, permissions: ["MANAGE_GUILD"] }).answer();
    if (JSON.stringify(answer.messages).includes("✘")) throw new Error(`/${name} was refused: ${JSON.stringify(answer.messages)}`);
  };
  await say("Olga", "setup", { start: "2026-11-30", timezone: "Europe/Berlin", pace: "fast" });
  for (let n = 0; n < members; n++) {
    await say(`m${n}`, "join", { begin: "now" });
    const { choices = [] } = await fake.interaction.autocomplete({ user: `m${n}`, name: "done", focused: "item", value: "" }).answer();
    for (const { value } of choices.slice(n % 5)) await say(`m${n}`, "done", { item: value });
  }
  await child.end();
}

if (import.meta.main) {
  for (const { name, lines, goal } of await discord()) console.log([`${name}: ${goal}`, ...lines.map((line) => `  ${line}`)].join("\n"));
}
