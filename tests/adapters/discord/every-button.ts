import { expect } from "vitest";
import { ownActions } from "#core";
import { actions, commands } from "../../../src/features.ts";
import { type Answer, allComponents, type Message } from "../../support/fakes/discord/index.ts";
import { idsFrom } from "../../support/ids.ts";
import { question as made, withQuestions } from "../../support/questions.ts";
import { realPaths } from "../../support/talk.ts";
import { actionOf, isOf, only, organizer, start, textOf } from "./group.ts";
import { createDiscordWorld, trouble } from "./world.ts";

/** Gives every command and uses every button, and asks that each is answered within Discord's rules. */
export async function walk(seed: number): Promise<void> {
  // Each of them is asked within two weeks.
  const bank = (["single", "multiple", "ordering", "matching"] as const).map((type) => made(type, { type }));
  const world = await createDiscordWorld({ newId: idsFrom(seed), paths: withQuestions(realPaths(), bank) });
  const { fake } = world;
  const names: string[] = [];
  const say: typeof world.say = (name, ...rest) => {
    names.push(name);
    return world.say(name, ...rest);
  };
  const used = new Set<string>();
  let forms = 0;
  /** Presses what is new on a message, and what is new on the answers to that. */
  const explore = async (answer: Answer, user: string): Promise<void> => {
    expect(answer.messages.length).toBeGreaterThan(0);
    for (const message of answer.messages) {
      for (const { custom_id: id, disabled, options = [], min_values: least = 1 } of allComponents(message)) {
        const action = actionOf(id);
        // What closes or removes comes last, by hand.
        if (!id || disabled || used.has(action) || ["archive", "remove", "dismiss", "setarchived"].includes(action)) continue;
        used.add(action);
        const values = options.slice(0, Math.max(1, least)).map(({ value }) => value);
        const { press, select, submit } = fake.interaction;
        const handle = values.length > 0 ? select(message, id, values, user) : press(message, id, user);
        const given = await handle.answer();
        if (given.form) forms += 1;
        await explore(given.form ? await submit(handle, "Quokkas @everyone <@1> `x`").answer() : given, user);
      }
    }
  };
  const press = async (message: Message, action: string, user: string) => {
    used.add(action);
    return fake.interaction.press(message, isOf(action), user).answer();
  };

  await explore(await say("setup", { ...start, name: "Autumn" }, organizer), "Eve");
  for (const options of [
    ["join", {}],
    ["week", {}],
    ["done", { item: "boto3" }],
    ["done", { item: "the" }],
    ["progress", {}],
    ["progress", { member: "Olga" }],
    ["path", {}],
    ["path", { phase: "3" }],
    ["leaderboard", {}],
    ["leaderboard", { board: "season" }],
    ["settings", {}],
    ["settings", { timezone: "America/New_York", alias: "Otter" }],
    ["rules", {}],
    ["help", {}],
    ["help", { command: "done" }],
    ["forget", {}],
  ] as const)
    await explore(await say(options[0], options[1]), "Ada");
  // Which question it is, is drawn by lot: one of a single pick comes sooner or later, and its letters stand there at once.
  for (let asked = 0; asked < mostAsked && !used.has("pick"); asked++) await explore(await say("quiz"), "Ada");
  /** What stands in the thread below a message, which has its id. */
  const inThread = ({ id }: Message) => {
    const hasThread = fake.requests.some(({ path, method }) => method === "POST" && path.endsWith(`/messages/${id}/threads`));
    return hasThread ? fake.messages(id) : [];
  };
  // Two weeks go by: what the bot says by itself is explored as well.
  const read = new Set<string>();
  for (let hour = 0; hour < 14 * 24; hour++) {
    world.pass(60 * 60_000);
    await world.scheduler.tick();
    await world.scheduler.settled();
    for (const message of [
      ...fake.messages("study").flatMap((post) => [post, ...inThread(post)]),
      ...fake.messages(fake.direct("Ada").id),
    ]) {
      if (read.has(message.id)) continue;
      read.add(message.id);
      await explore({ messages: [{ ...message, ephemeral: false }], deferred: false, acknowledgements: 0 }, "Ada");
    }
  }
  expect(read.size).toBeGreaterThan(5);
  for (const name of ["schedule", "questions"]) await explore(await say(name, {}, organizer), "Olga");
  await explore(await say("attach", { code: "none" }, organizer), "Olga");
  await say("join", {}, { user: "Bob" });
  await say("join", {}, organizer);
  const card = await say("cohort", {}, organizer);
  await explore(card, "Olga");
  const roster = await press(only(card), "roster", "Olga");
  const question = await press(only(roster), "askremove", "Olga");
  await press(only(question), "remove", "Olga");
  await say("cohort", { appoint: "Ada" }, organizer);
  const organizers = await press(only(card), "organizers", "Olga");
  await press(only(organizers), "dismiss", "Olga");
  const closing = await press(only(card), "askarchive", "Olga");
  await press(only(closing), actionOf(allComponents(only(closing)).find(({ type }) => type === 2)?.custom_id), "Olga");
  await say("leave");
  await say("forget", { confirm: "erase me" });

  // In two groups, a third channel must ask which one is meant.
  await say("setup", { ...start, name: "Second" }, { ...organizer, channel: "general" });
  await say("join", { begin: "now" }, { user: "Cleo", channel: "general" });
  fake.addGuild({ name: "Other", channels: ["lounge", "third"] });
  await say("setup", { ...start, name: "Third" }, { ...organizer, channel: "third" });
  await say("join", { begin: "now" }, { user: "Cleo", channel: "third" });
  const which = await say("week", {}, { user: "Cleo", channel: "lounge" });
  await press(only(which), "meant", "Cleo");

  // A call too long for a button is kept aside, and asked again for its second page.
  const [first] = (await say("path", { phase: "AWS AI/ML Certifications Path ????????????" })).messages;
  const next = first && allComponents(first).find(({ custom_id }) => custom_id?.startsWith("page:2:kept"));
  if (first && next?.custom_id) {
    used.add("kept");
    expect(textOf(await fake.interaction.press(first, next.custom_id).answer())).toMatch(/Page 2 of/);
  }

  expect(forms).toBeGreaterThan(0);
  expect(trouble(world)).toEqual([]);
  expect(world.errors).toEqual([]);
  expect(world.log.filter(({ level }) => level !== "info")).toEqual([]);
  const given = new Set(names);
  expect(commands.map(({ name }) => name).filter((name) => !given.has(name))).toEqual([]);
  const missing = [...actions, ...ownActions].map(({ name }) => name).filter((name) => !used.has(name) && !deeper.includes(name));
  expect(missing).toEqual([]);
}

/** More than any seed needs. */
const mostAsked = 60;

/** Presses that stand only inside of those that turn pages, or two presses behind one that is used here once; and what asks for an option that only a line can leave out. */
const deeper = ["progress", "repick", "submit", "detach", "mydates", "fill"];
