import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FakeSlack } from "../support/fakes/slack/index.ts";
import { type BenchResult, median } from "./result.ts";
import { type Access, canPin, forked, type Role } from "./slack-bots.ts";

const members = 50;
const inFlight = 32;
const rounds = 7;
const callsARound = 500;

/** Milliseconds: for each command the time and the processor's time of either process; for all the 99th percentile from envelope to acknowledgement. */
type Round = Readonly<Record<"time" | "bot" | "fake" | "p99", number>>;

/** `/progress` of many members through Socket Mode, Cairn beside a bare bolt listener; each bot in a process of its own, held to one core. */
export async function slack(): Promise<BenchResult> {
  const { startFakeSlack } = await import("../support/fakes/slack/index.ts");
  const folder = mkdtempSync(join(tmpdir(), "cairn-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

  async function side(role: Role) {
    const fake = await startFakeSlack({ channels: [{ name: "study" }] });
    const access = { url: fake.url, botToken: fake.botToken, appToken: fake.appToken, file: join(folder, `${role}.db`) };
    await fill(access, fake);
    return { fake, child: await forked(role, access), measured: [] as Round[] };
  }

  async function measure({ fake, child }: Awaited<ReturnType<typeof side>>): Promise<Round> {
    const waits: number[] = [];
    let left = callsARound;
    const [before, own, begin] = [await child.processor(), process.cpuUsage(), performance.now()];
    const askOn = async () => {
      while (left-- > 0) {
        const sent = performance.now();
        const handle = fake.slash(`m${(left * 7) % members}`, "/progress", "", "study");
        await handle.acknowledged();
        waits.push(performance.now() - sent);
        const { messages } = await handle.answer();
        if (!/[1-9]\d* points/.test(JSON.stringify(messages))) throw new Error(`this is no progress: ${JSON.stringify(messages)}`);
      }
    };
    await Promise.all(Array.from({ length: inFlight }, askOn));
    const [time, { user, system }, after] = [performance.now() - begin, process.cpuUsage(own), await child.processor()];
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
    `${name}: ${Math.round(1000 / of("time"))} a second, p99 from envelope to ack ${of("p99").toFixed(1)} ms; processor's time ${of("bot").toFixed(2)} ms each, of the fake ${of("fake").toFixed(2)} ms`;
  return {
    name: `/progress through Slack, ${inFlight} at once, in a cohort of ${members}`,
    lines: [
      line("Cairn", cairn),
      line("bolt and bare SQL", bare),
      `${(cairn("time") / bare("time")).toFixed(2)} times the time, ${(cairn("bot") / bare("bot")).toFixed(2)} times the processor's`,
      ...([cairn, bare].some((of) => of("fake") > of("bot")) ? ["the fake was the bottleneck: only the processor's time tells"] : []),
      ...(canPin ? [] : ["there is no taskset here: the bots were not held to one core"]),
    ],
    ratio: cairn("time") / bare("time"),
    goal: "no goal, for the record",
    met: true,
  };
}

/** A group whose members have done something, founded and done through Cairn. */
async function fill(access: Access, fake: FakeSlack): Promise<void> {
  fake.user("Olga", { isAdmin: true });
  const child = await forked("cairn", access);
  const say = async (user: string, line: string) => {
    const { messages } = await fake.slash(user, "/cairn", line, "study").answer();
    if (JSON.stringify(messages).includes("✘")) throw new Error(`/${line} was refused: ${JSON.stringify(messages)}`);
  };
  await say("Olga", "setup start:2026-11-30 timezone:Europe/Berlin pace:fast");
  for (let n = 0; n < members; n++) {
    await say(`m${n}`, "join begin:now");
    for (const item of ["boto3", "lex", "aws-free-tier-account-setup"].slice(n % 3)) await say(`m${n}`, `done ${item}`);
  }
  await child.end();
}

if (import.meta.main) {
  const { name, lines, goal } = await slack();
  console.log([`${name}: ${goal}`, ...lines.map((line) => `  ${line}`)].join("\n"));
}
