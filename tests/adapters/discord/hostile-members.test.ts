import { expect, test } from "vitest";
import { itemsOf } from "#core";
import { commands } from "../../../src/features.ts";
import { buttonsOf } from "../../support/fakes/discord/index.ts";
import { hostile } from "../../support/hostile.ts";
import { size } from "../../support/size.ts";
import { realPaths } from "../../support/talk.ts";
import { createGroup, organizer, start } from "./group.ts";
import { flat } from "./read.ts";
import { type DiscordWorld, memberPermissions, trouble } from "./world.ts";

/** How many people speak at once. */
const atOnce = 64;
/** A string is given to one command in so many, the next string to its neighbours, and one string in so many to the group as its name. */
const oneIn = size(5, 1);
/** Discord's longest value of an option. */
const longest = 6_000;

/** What can come from Discord at all: its JSON holds no halves of characters, and its values have an end. */
const sendable = [...new Set(hostile.filter((words) => words.isWellFormed()).map((words) => words.slice(0, longest).toWellFormed()))];

test("whatever members are called and type, Discord takes every answer, nobody is pinged and nothing foreign is linked", async () => {
  // A group of its own for each name that a group is founded with, in a channel of its own.
  const founded = sendable.map((_, i) => `group-${i}`);
  const world = await createGroup({ openapi: false, guilds: [{ name: "Study group", channels: ["study", ...founded] }] });

  // While the group is small: its card looks at every member.
  await renameGroup(world);
  for (const together of asNames()) await all(world, together);
  await all(world, [...throughOptions(world)]);
  await all(world, [...whileTyped(world)]);
  await readRoster(world);
  await world.discord.stop(); // waits for all that follows an answer

  // What a member is called is theirs, be it the name of a command.
  expect(trouble(world).filter((each) => !each.startsWith("Not to be pressed"))).toEqual([]);
  expect(world.errors).toEqual([]);
  expect(world.log.filter(({ level }) => level !== "info")).toEqual([]);
  const sent = messagesSent(world);
  expect(sent.length).toBeGreaterThan(sendable.length * size(8, 10));
  expect(sent.flatMap(textsOf).filter((content) => content.startsWith("```")).length).toBeGreaterThan(100); // boards
  expect([...new Set(sent.flatMap(faultsOf))]).toEqual([]);
});

test("the check sees what it is there to see", () => {
  const fine: Sent = { allowed_mentions: { parse: [] }, components: [] };
  const text = (content: string, users: readonly string[] = []): Sent => ({
    allowed_mentions: { parse: [], users },
    components: [{ type: 17, components: [{ type: 10, content }] }],
  });
  const [address = ""] = known;
  for (const each of ["", "\\<@1>", "\\@everyone", "`<@1> https://x.example`", "```\n@here\n```", "<t:1:R>", `[x](${address})`, address])
    expect(faultsOf(text(each))).toEqual([]);
  expect(faultsOf(text("<@12>", ["12"]))).toEqual([]);
  for (const each of [
    "<@12>",
    "<@!1>",
    "<@&1>",
    "<#1>",
    "\\\\<@1>",
    "x@everyone",
    "@here",
    "</done:1>",
    "<id:guide>",
    "\\`<@1>\\`",
    "x ``` <@1>",
  ])
    expect(faultsOf(text(each))).toEqual([expect.stringMatching(/^mention: /)]);
  for (const each of [
    "https://x.example",
    "steam://run",
    "[a](javascript:x)",
    `[a](${address}x)`,
    "[a\\]](<https://x.example>)",
    "<a:b@c>",
  ])
    expect(faultsOf(text(each))).toEqual([expect.stringMatching(/^link: /)]);
  expect(faultsOf({ ...fine, components: [{ type: 2, url: "https://x.example" }] })).toEqual([expect.stringMatching(/^link: /)]);
  expect(faultsOf(text("```\n``` x\n```"))).toEqual([expect.stringMatching(/^fence: /)]);
  for (const allowed_mentions of [undefined, {}, { parse: ["users"] }, { parse: [], users: ["1"] }, { parse: [], roles: ["1"] }])
    expect(faultsOf({ ...fine, allowed_mentions } as Sent)).toEqual([expect.stringMatching(/^pings: /)]);
});

type Asked = Parameters<DiscordWorld["fake"]["interaction"]["command"]>[0] & { readonly focused?: string; readonly value?: string };

/** Every string as the name, in this server, of a member of the group, who looks around and is looked at. */
function* asNames(): Generator<readonly Asked[]> {
  const item = itemsOf(realPaths().first)[0]?.id ?? "";
  const options: Readonly<Record<string, object>> = { done: { options: { item } }, leaderboard: { options: { board: "season" } } };
  // Names of like lengths stand on a board together, ten at a time: with one that is too long it would be no table.
  const everyone = sendable.toSorted((a, b) => a.length - b.length).map((nick, i) => ({ user: `Member ${i}`, nick }));
  for (let from = 0; from < everyone.length; from += 10)
    for (const name of ["join", "done", "leaderboard", "leave"])
      yield everyone.slice(from, from + 10).map((one) => ({ ...one, name, ...options[name] }));
  for (const name of ["join", "progress", "settings"]) yield everyone.map((one) => ({ ...one, name }));
  yield everyone.map(({ user }) => ({ name: "progress", options: { member: user } }));
}

const organizing = { user: organizer.user, permissions: [...memberPermissions, "MANAGE_GUILD"] } as const;

/** Every string in each command that takes a text: its options take turns. */
function* throughOptions({ bot }: DiscordWorld): Generator<Asked> {
  for (const [i, words] of sendable.entries())
    for (const { name } of commands.filter((_, number) => (i + number) % oneIn === 0)) {
      const options = textOptionsOf(bot, name);
      const option = options[Math.floor(i / oneIn) % options.length];
      if (option === undefined) continue;
      const founding = name === "setup" ? { channel: `group-${i}` } : {};
      const who = name === "setup" || name === "cohort" ? organizing : { user: `Typist ${i}` };
      const needed = name === "setup" ? { start: start.start, timezone: start.timezone } : {};
      yield { ...who, ...founding, name, options: { ...needed, [option]: words } };
    }
}

const textOptionsOf = (bot: DiscordWorld["bot"], command: string): readonly string[] =>
  (bot.options.get(command) ?? [])
    .filter(({ type, choices }) => ["text", "date", "zone", "item"].includes(type) && !choices)
    .map(({ name }) => name);

/** Every string as what stands in an option so far, once: the options take turns. */
function* whileTyped({ fake }: DiscordWorld): Generator<Asked> {
  const offering = (fake.commands() as unknown as readonly Registered[]).flatMap(({ name, options = [] }) =>
    options.filter(({ autocomplete }) => autocomplete).map((option) => ({ name, focused: option.name })),
  );
  expect(offering.length).toBeGreaterThan(2);
  for (const [i, value] of sendable.entries()) {
    const place = offering[i % offering.length];
    if (place) yield { ...place, ...(place.name === "setup" ? organizing : {}), value };
  }
}

interface Registered {
  readonly name: string;
  readonly options?: readonly { readonly name: string; readonly autocomplete?: boolean }[];
}

/** Asks, and where Discord or the bot does not answer says to what. */
async function all({ fake }: DiscordWorld, asked: readonly Asked[]): Promise<void> {
  for (let from = 0; from < asked.length; from += atOnce)
    await Promise.all(
      asked.slice(from, from + atOnce).map(async ({ focused, value = "", ...use }) => {
        const handle = focused === undefined ? fake.interaction.command(use) : fake.interaction.autocomplete({ ...use, focused, value });
        await handle.answer().catch((cause) => {
          throw new Error(`${JSON.stringify({ ...use, focused, value }).slice(0, 300)}: ${cause}`, { cause });
        });
      }),
    );
}

/** Has an organizer read the names of all members, page by page. */
async function readRoster({ fake }: DiscordWorld): Promise<void> {
  let [shown] = (await fake.interaction.command({ ...organizing, name: "cohort" }).answer()).messages;
  let pages = 0;
  for (let next: string | undefined = "Members"; shown && next; next = shown && buttonsOf(shown).find((label) => label === "Next")) {
    [shown] = (await fake.interaction.press(shown, next, organizing).answer()).messages;
    pages += 1;
  }
  expect(pages).toBeGreaterThan(sendable.length / 20);
}

/** Gives the group every string as its name, presses the button under the question, and has a member look. */
async function renameGroup({ fake }: DiscordWorld): Promise<void> {
  let renamed = 0;
  for (const name of sendable.filter((_, i) => i % oneIn === 0)) {
    const { messages } = await fake.interaction.command({ ...organizing, name: "cohort", options: { name } }).answer();
    const question = messages.find((message) => buttonsOf(message).includes("Make the change"));
    if (!question) continue;
    await fake.interaction.press(question, "Make the change", organizing).answer();
    await Promise.all(["cohort", "join"].map((name) => fake.interaction.command({ name }).answer()));
    renamed += 1;
  }
  expect(renamed).toBeGreaterThan(sendable.length / 2 / oneIn);
}

interface Sent {
  readonly components: readonly unknown[];
  readonly allowed_mentions?: { readonly parse?: readonly string[]; readonly users?: readonly string[] };
}

/** Every message that the bot sent, as it was sent: answers, edits and what followed. */
const messagesSent = ({ fake }: DiscordWorld): readonly Sent[] =>
  fake.requests.flatMap(({ body }) => {
    const { data, ...itself } = (body ?? {}) as unknown as { readonly data?: Sent } & Partial<Sent>;
    return [data, itself].filter((each): each is Sent => each?.components !== undefined);
  });

/** The addresses of the learning paths; the bot links no other. */
const known: readonly string[] = realPaths().all.flatMap((path) =>
  itemsOf(path).flatMap(({ url, replacement }) => [url, replacement?.url].flatMap((each) => (each ? [new URL(each).href] : []))),
);
const linkable = new Set(known);

/** What is wrong with a message; empty where it pings nobody but whom it means, and links nothing foreign. */
function faultsOf({ components, allowed_mentions }: Sent): readonly string[] {
  const all = flat(components);
  const texts = textsOf({ components });
  const live = texts.map((content) => content.replace(dead, "").replace(ourCommands, "")).join("\n");
  const mentioned = [...live.matchAll(/<@(\d+)>/g)].map(([, user = ""]) => user);
  const { parse, users = [], ...others } = allowed_mentions ?? {};
  const isQuiet = parse?.length === 0 && Object.keys(others).length === 0 && users.every((user) => mentioned.includes(user));
  const links = [...live.matchAll(/\]\(\s*([^)]*)\)|((?<!\]\(\s*)\b[a-z]+:\/\/[^\s)]+)|(<[^\s>]+[@:][^\s>]+>)/gi)]
    .map(([, masked, bare, mail]) => masked ?? bare ?? mail ?? "")
    .filter((target) => !/^<(@|#|t:|id:|\/)/.test(target));
  return [
    ...texts.filter((each) => each.startsWith("```") && !/^```\n(?:(?!```)[\s\S])*\n```$/.test(each)).map((each) => `fence: ${each}`),
    ...(isQuiet ? [] : [`pings: ${JSON.stringify(allowed_mentions)}`]),
    ...[...live.matchAll(/<@(?!\d+>)|<@(\d+)>|<[#/]|<id:|@(?:everyone|here)/g)]
      .filter(([, user]) => user === undefined || !users.includes(user))
      .map(({ index }) => `mention: ${live.slice(Math.max(0, index - 20), index + 40)}`),
    ...[...links, ...all.flatMap(({ url }) => url ?? [])].filter((each) => !linkable.has(each)).map((each) => `link: ${each}`),
  ];
}

const textsOf = ({ components }: Sent): readonly string[] => flat(components).flatMap(({ content }) => content ?? []);

/** Our commands, by the ids that Discord gave them: no member knows one beforehand. */
const ourCommands = new RegExp(`</(?:${commands.map(({ name }) => name).join("|")}):\\d{17,20}>`, "g");

/** What Discord shows letter by letter: blocks and spans of code, and a letter behind a backslash. */
const dead = /```[^\n][\s\S]*?```|```\n[\s\S]*?\n```|(`+)[^`](?:[\s\S]*?[^`])?\1(?!`)|\\[\s\S]/g;
