import { expect, test } from "vitest";
import { commands } from "../../../src/features.ts";
import { type Answer, elementsOf, type Message } from "../../support/fakes/slack/index.ts";
import { hostile } from "../../support/hostile.ts";
import { size } from "../../support/size.ts";
import { createGroup, give, isOf, only, readable, say, start } from "./group.ts";
import { type SlackWorld, trouble } from "./world.ts";

/** How many people speak at once. */
const atOnce = 64;
/** A string is given to one command in so many, the next string to its neighbours, and one string in so many to the group as its name. Odd, for two ways to give it take turns. */
const oneIn = size(5, 1);
/** Slack's longest message, of which a command's text is a part. */
const longest = 4_000;

/** What can come from Slack at all: its JSON holds no halves of characters, and its texts have an end. */
const sendable = [...new Set(hostile.filter((words) => words.isWellFormed()).map((words) => words.slice(0, longest).toWellFormed()))];

test("whatever members are called and type, Slack takes every answer, nobody is pinged and nothing foreign is linked", async () => {
  const founded = sendable.map((_, i) => ({ name: `group-${i}` }));
  const world = await createGroup({ channels: [{ name: "study" }, ...founded] });

  // While the group is small: a change of its name tells whom it touches, member by member.
  await renameGroup(world);
  await inTurn(world, asNames());
  await inTurn(world, throughOptions(world));
  await atHomes(world);
  await readRoster(world);
  await world.slack.stop(); // waits for all that follows an answer

  expect(trouble(world)).toEqual([]);
  expect(world.errors).toEqual([]);
  expect(world.log.filter(({ level }) => level !== "info")).toEqual([]);
  const sent = world.fake.requests.filter(({ method }) => method === "response_url" || method.startsWith("views."));
  expect(sent.length).toBeGreaterThan(sendable.length * size(8, 10));
  const containing = (words: string) => sent.filter(({ args }) => JSON.stringify(args.blocks ?? "").includes(words)).length;
  expect(containing('"table"')).toBeGreaterThan(20); // boards
  for (const words of ["Which item is that?", "Which phase is that?", "Practise what?"])
    expect(containing(words)).toBeGreaterThan(sendable.length / 3 / oneIn); // a member's words came through
});

test("the check sees what it is there to see", async () => {
  const world = await createGroup();
  const { fake } = world;
  const sees = async (mrkdwn: string, more: object = { verbatim: true }) => {
    const before = fake.reports.length;
    const blocks = [{ type: "section", text: { type: "mrkdwn", text: mrkdwn, ...more } }];
    await fetch(`${fake.url}chat.postMessage`, {
      method: "POST",
      headers: { authorization: `Bearer ${fake.botToken}`, "content-type": "application/json" },
      body: JSON.stringify({ channel: fake.channel("study").id, text: "x", blocks }),
    });
    return fake.reports.length > before;
  };
  const { id } = fake.user("Ada");
  for (const quiet of ["x", "&lt;!here&gt;", "https://x.example", "<!date^1^{date}|x>", "<https://aws.amazon.com/x|x>"])
    expect(await sees(quiet)).toBe(false);
  for (const loud of ["<!here>", `<@${id}>`, "<https://x.example|x>", "a & b", "<b>"]) expect(await sees(loud)).toBe(true);
  expect(await sees("https://x.example", {})).toBe(true);
  expect(await sees("@here", {})).toBe(true);
});

interface Asked {
  readonly line: string;
  readonly user: string;
  readonly channel?: string;
}

/** Asks all at once, so many at a time, and says to what Slack or the bot does not answer. */
async function inTurn(world: SlackWorld, rounds: Iterable<readonly Asked[]>): Promise<void> {
  for (const asked of rounds)
    for (let from = 0; from < asked.length; from += atOnce)
      await Promise.all(
        asked.slice(from, from + atOnce).map(async ({ line, user, channel = "study" }) => {
          await give(world, line, user, channel)
            .answer()
            .catch((cause) => {
              throw new Error(`${line.slice(0, 300)}: ${cause}`, { cause });
            });
        }),
      );
}

/** Every string as the name of a member of the group, who looks around and is looked at. */
function* asNames(): Generator<readonly Asked[]> {
  const everyone = sendable.toSorted((a, b) => a.length - b.length);
  // Names of like lengths stand on a board together, ten at a time: with one that is too long it would be no table.
  for (let from = 0; from < everyone.length; from += 10)
    for (const line of ["/cairn-join", "/done boto3", "/leaderboard season", "/cairn-leave"])
      yield everyone.slice(from, from + 10).map((user) => ({ line, user }));
  for (const line of ["/cairn-join", "/progress", "/settings"]) yield everyone.map((user) => ({ line, user }));
}

/** Every string to each command from a member of that name, in turns: as all that it is given, or in one of the options that take any words. */
function* throughOptions({ bot }: SlackWorld): Generator<readonly Asked[]> {
  for (const [i, words] of sendable.entries()) {
    const quoted = `"${words.replaceAll(/["“”\n]/g, " ")}"`;
    yield commands.flatMap(({ name }, number) => {
      if ((i + number) % oneIn !== 0) return [];
      const user = ["setup", "cohort", "schedule", "attach"].includes(name) ? "Olga" : words;
      if ((i + number) % 2 === 0) return [{ line: `/cairn ${name} ${words}`, user }];
      const options = (bot.options.get(name) ?? []).filter(({ choices }) => !choices);
      const option = options[Math.floor(i / 2 / oneIn) % options.length];
      if (!option) return [];
      const needed = name === "setup" && !start.includes(`${option.name}:`) ? ` ${start}` : "";
      const line = `/cairn ${name}${needed} ${option.name}:${quoted}`;
      return [{ line, user, ...(name === "setup" && { channel: `group-${i}` }) }];
    });
  }
}

/** Has members of every name open their homes, and use them. */
async function atHomes({ fake }: SlackWorld): Promise<void> {
  for (let from = 0; from < sendable.length; from += atOnce)
    await Promise.all(
      sendable.slice(from, from + atOnce).map(async (user) => {
        await fake.openHome(user).answer();
        const home = fake.home(user);
        const tick = home && elementsOf(home).find(({ element }) => isOf("tick")(element));
        if (home && tick) await fake.press(home, String(tick.element.action_id), user).answer();
      }),
    );
}

/** Has an organizer read the names of all members, page by page. */
async function readRoster(world: SlackWorld): Promise<void> {
  const card = only(await say(world, "/cohort", "Olga"));
  let shown: Message | undefined = only(await world.fake.press(card, isOf("roster"), "Olga").answer());
  let pages = 0;
  while (shown) {
    pages += 1;
    const next: { readonly element: { readonly action_id?: unknown } } | undefined = elementsOf(shown).find(({ element }) =>
      JSON.stringify(element.text ?? "").includes('"Next"'),
    );
    const answer: Answer | undefined = next && (await world.fake.press(shown, String(next.element.action_id), "Olga").answer());
    shown = answer?.messages[0];
  }
  expect(pages).toBeGreaterThan(sendable.length / 20);
}

/** Gives the group every string as its name, presses the button under the question, and has a member look. */
async function renameGroup(world: SlackWorld): Promise<void> {
  let renamed = 0;
  for (const words of sendable.filter((_, i) => i % oneIn === 0)) {
    const { messages } = await say(world, `/cohort name:"${words.replaceAll(/["“”\n]/g, " ")}"`, "Olga");
    const question = messages.find((message) => /Make the change/.test(JSON.stringify(message.blocks)));
    if (!question) continue;
    await world.fake.press(question, isOf("apply"), "Olga").answer();
    expect(readable(only(await say(world, "/cohort", "Ada")))).toBeTruthy();
    renamed += 1;
  }
  expect(renamed).toBeGreaterThan(sendable.length / 2 / oneIn);
}
