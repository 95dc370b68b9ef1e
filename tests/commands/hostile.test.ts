import { expect, test } from "vitest";
import {
  type AnyAction,
  type Call,
  type Caller,
  cleanName,
  encodePress,
  lengthOf,
  ownActions,
  plainly,
  type Reply,
  sizeOf,
  z,
} from "#core";
import { render } from "../../src/adapters/terminal/render.ts";
import { actions, commands } from "../../src/features.ts";
import { hostile } from "../support/hostile.ts";
import { freshDatabase } from "../support/postgres.ts";
import { question, withQuestions } from "../support/questions.ts";
import { size } from "../support/size.ts";
import { createCohort, realPaths, type World } from "../support/talk.ts";

const engines = { SQLite: async () => "file::memory:", PostgreSQL: freshDatabase };

// Questions of the real bank may speak of errors.
const paths = withQuestions(realPaths(), [question("q1", { items: ["amazon-lex"], domain: "CLF-C02/1" }), question("q2")]);

/** How many calls are under way at once. */
const atOnce = 64;

/**
 * Of the places behind a door, which are options, buttons and keys of their ids, a string is tried at one in so many, and the
 * next string at their neighbours: each goes through every door. In the whole size, each is tried at all places.
 */
const oneIn = size(20, 1);
const turn = <Place>(places: readonly Place[], i: number): readonly Place[] => places.filter((_, place) => (place + i) % oneIn === 0);

test("there is enough of it", () => {
  expect(new Set(hostile).size).toBeGreaterThanOrEqual(200);
  expect(hostile.length - new Set(hostile).size).toBe(0);
});

for (const [engine, address] of Object.entries(engines))
  test(`whatever is typed, picked or forged gets a kind answer, on ${engine}`, async () => {
    const world = await createCohort({ url: await address(), paths });
    const mallory = world.talk("mallory");
    await mallory.say("/join");
    const cohort = await cohortOf(world);
    const typed = [...throughOptions()];
    expect(typed.length).toBeGreaterThan((hostile.length * 60) / oneIn);
    await askAll(world, typed);
    const forged = [...asPayload(cohort)];
    expect(forged.length).toBeGreaterThan((hostile.length * 100) / oneIn);
    await askAll(world, forged);
    await renameAll(world);
    await askAll(world, [...asPicked(cohort)]);
    await askAll(world, [...asNames()]);
    await suggestAll(world);
    expect(world.errors).toEqual([]);

    expect(await mallory.say("/progress")).toMatch(/Whole path: .+ of 165 h 45 min/);
    const members = (await world.store.cohorts.roster(cohort)).length;
    expect(members).toBeGreaterThan(hostile.length / 2);
    expect(await world.talk("you").say("/cohort")).toMatch(new RegExp(`Members +${members}: `));
  });

test("the check sees what it is there to see", () => {
  const fine: Reply = { title: "Fine", tone: "plain", blocks: [] };
  const text = (words: string): Reply => ({ ...fine, blocks: [{ kind: "text", text: [{ kind: "plain", text: words }] }] });
  expect(faultsOf(fine)).toEqual([]);
  expect(faultsOf({ ...fine, title: " " })).toEqual(["no title"]);
  expect(faultsOf({ ...fine, title: "I stumbled over that" })).toEqual(["stumbled"]);
  expect(faultsOf(text("TypeError: x is not a function, an Error"))).toEqual(["speaks of an error"]);
  expect(faultsOf(text("x".repeat(12_001)))).toEqual(["too long"]);
  expect(faultsOf(text("\u202edlrow"))).toEqual(["turns the direction"]);
  expect(faultsOf(text("[object Object]"))).toEqual(["speaks to programmers"]);
});

/** Every string in the options of commands: typed bare, typed in quotes where they make a difference, and as a platform hands it over; as all that a command is given, and as its name. */
function* throughOptions(): Generator<Asked> {
  const options = commands.flatMap((command) => Object.keys(command.options.shape).map((option) => ({ command: command.name, option })));
  const speaker = (command: string) => (["setup", "cohort", "schedule"].includes(command) ? "you" : "mallory");
  for (const [i, words] of hostile.entries()) {
    for (const { command, option } of turn(options, i)) {
      const needed = command === "setup" ? { start: "2026-11-30", timezone: "Europe/Berlin" } : {};
      const others = Object.entries(needed).filter(([key]) => key !== option);
      const line = [`/${command}`, ...others.map((each) => each.join(":"))].join(" ");
      // Each group that is founded gets a channel of its own.
      const at = { name: speaker(command), channel: command === "setup" ? `${option} ${i}` : "main" };
      yield { ...at, call: { kind: "line", line: `${line} ${option}:${words}` } };
      if (readsOtherwiseInQuotes.test(words)) yield { ...at, call: { kind: "line", line: `${line} ${option}:"${words}"` } };
      yield { ...at, call: { kind: "command", name: command, options: { ...Object.fromEntries(others), [option]: words } } };
    }
    for (const { name } of turn(commands, i)) yield { name: speaker(name), call: { kind: "line", line: `/${name} ${words}` } };
    yield { name: "mallory", call: { kind: "line", line: `/${words}` } };
  }
}

const readsOtherwiseInQuotes = /[\s"“”:]|^$/;

/** Every string as the name of somebody who joins, ticks off, and is looked at. */
function* asNames(): Generator<Asked> {
  for (const name of hostile)
    for (const line of ["/join", "/done amazon-lex", "/settings visibility:alias", "/settings", "/leave", "/join", "/progress"])
      yield { name, call: { kind: "line", line } };
  for (const name of hostile) yield { name, call: { kind: "line", line: "/settings visibility:named" } };
  for (const line of ["/leaderboard", "/leaderboard season", "/cohort", "/week"]) yield { name: "mallory", call: { kind: "line", line } };
}

/** Every string in the keys of buttons' ids, encoded as we do it and as it is; and as the whole id. */
function* asPayload(cohort: string): Generator<Asked> {
  const keys = pressable().flatMap((action) => Object.keys(action.payload.shape).map((key) => ({ action, key })));
  for (const [i, words] of hostile.entries()) {
    yield { name: "mallory", call: { kind: "action", press: words, picked: [] } };
    for (const { action, key } of turn(keys, i)) {
      const name = action.organizersOnly ? "you" : "mallory";
      const values = Object.entries({ ...soundPayload(action, cohort), [key]: words });
      const encoded = [action.name, ...values.map(([, value]) => encodeURIComponent(value.toWellFormed()))].join(":");
      const raw = [action.name, ...values.map(([, value]) => value)].join(":");
      for (const press of new Set([encoded, raw])) yield { name, call: { kind: "action", press, picked: [] } };
    }
  }
}

/** Every string as what was picked under a button that is none of the choices. */
function* asPicked(cohort: string): Generator<Asked> {
  const members = pressable().filter(({ organizersOnly }) => !organizersOnly);
  for (const [i, words] of hostile.entries())
    for (const action of turn(members, i)) {
      const press = encodePress({ action: action.name, payload: soundPayload(action, cohort) });
      yield { name: "mallory", call: { kind: "action", press, picked: [words, words] } };
    }
}

type Asked = {
  readonly name: string;
  readonly channel?: string;
  readonly call:
    | Pick<Extract<Call, { kind: "line" }>, "kind" | "line">
    | Pick<Extract<Call, { kind: "command" }>, "kind" | "name" | "options">
    | Pick<Extract<Call, { kind: "action" }>, "kind" | "press" | "picked">;
};

async function askAll(world: World, all: readonly Asked[]): Promise<void> {
  for (let from = 0; from < all.length; from += atOnce)
    await Promise.all(
      all.slice(from, from + atOnce).map(async ({ call, ...who }) => {
        const reply = await world.bot.take({ ...call, id: world.newId(), from: caller(who) }).reply;
        expectSound(reply, { ...who, call });
      }),
    );
}

/** Gives the group every string as its name: asks for it, and presses the button under the question. */
async function renameAll(world: World): Promise<void> {
  for (const name of hostile) {
    const call = { kind: "command", id: "", name: "cohort", options: { name }, from: caller({ name: "you" }) } as const;
    const asked = await world.bot.take(call).reply;
    const { numbered } = render(asked, "UTC");
    const apply = numbered.find(({ label }) => label === "Make the change");
    if (!apply) continue;
    expectSound(await world.bot.take({ ...call, kind: "action", press: apply.press, picked: [] }).reply, { name });
    expectSound(await world.bot.take({ ...call, options: {} }).reply, { name });
  }
}

async function suggestAll(world: World): Promise<void> {
  const from = caller({ name: "mallory" });
  const options = commands.flatMap(({ name: command, suggest = {} }) => Object.keys(suggest).map((option) => ({ command, option })));
  for (const [i, typed] of hostile.entries())
    for (const option of turn(options, i)) expect((await world.bot.suggest({ ...option, typed, from })).length).toBeLessThanOrEqual(25);
}

/** Ids as the terminal's adapter makes them. */
const caller = ({ name, channel = "main" }: { readonly name: string; readonly channel?: string }): Caller => ({
  account: { platform: "terminal", id: `terminal:${cleanName(name).toLowerCase()}`, name },
  channel: { platform: "terminal", space: "terminal", id: channel },
});

async function cohortOf({ store }: World): Promise<string> {
  const cohort = await store.cohorts.at(caller({ name: "you" }).channel);
  if (!cohort) throw new Error("no cohort");
  return cohort.id;
}

const pressable = (): readonly AnyAction[] => [...actions, ...ownActions];

const sound: Readonly<Record<string, string>> = {
  item: "amazon-lex",
  person: "nobody",
  phase: "cloud-fundamentals",
  kept: "none",
  page: "2",
  again: "/path 3",
  quiz: "none",
  place: "0",
  slot: "0",
  question: "none",
  version: "1",
  about: "CLF-C02/1",
  job: "weekly-reminder",
  to: "20:00",
  start: "2026-12-07",
  until: "2026-12-07",
  monday: "2026-12-21",
};

/** A payload that the action takes: of each list the first value. */
const soundPayload = ({ payload }: AnyAction, cohort: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(payload.shape).map(([key, type]) => [
      key,
      key === "cohort" ? cohort : type instanceof z.ZodEnum ? String(type.options[0]) : (sound[key] ?? ""),
    ]),
  );

function expectSound(reply: Reply, asked: object): void {
  const faults = faultsOf(reply);
  if (faults.length > 0) expect.soft(faults, JSON.stringify(asked).slice(0, 300)).toEqual([]);
}

/** What is wrong with an answer; empty where it is fit to be read. */
function faultsOf(reply: Reply): readonly string[] {
  const { lines } = render(reply, "Europe/Berlin");
  const size = lengthOf(reply.title) + reply.blocks.reduce((sum, block) => sum + sizeOf(block), 0);
  return Object.entries({
    "no title": plainly(reply.title).trim() === "",
    stumbled: plainly(reply.title).startsWith("I stumbled"),
    "speaks of an error": /\berror\b/i.test(lines),
    "speaks to programmers": /\[object \w+\]/.test(lines),
    "too long": size > 12_000,
    "control characters": /[^\P{Cc}\n]/u.test(lines),
    "turns the direction": /[\u202a-\u202e\u2066-\u2069]/.test(lines),
  }).flatMap(([fault, found]) => (found ? [fault] : []));
}
