import { expect } from "vitest";
import { ownActions } from "#core";
import { actions, commands } from "../../../src/features.ts";
import type { Answer, Message, View } from "../../support/fakes/slack/index.ts";
import { elementsOf } from "../../support/fakes/slack/index.ts";
import { idsFrom } from "../../support/ids.ts";
import { question, withQuestions } from "../../support/questions.ts";
import { realPaths } from "../../support/talk.ts";
import { actionOf, isOf, only, say as sayIn, start, textOf } from "./group.ts";
import { createSlackWorld, type SlackWorld, trouble } from "./world.ts";

/** Gives every command, uses every button, menu and App Home, and asks that each is answered within Slack's rules. */
export async function walk(seed: number): Promise<void> {
  // Each of them is asked within two weeks.
  const bank = (["single", "multiple", "ordering", "matching"] as const).map((type) => question(type, { type }));
  const world = await createSlackWorld({ prefix: "study-", newId: idsFrom(seed), paths: withQuestions(realPaths(), bank) });
  const { fake } = world;
  fake.user("Olga", { isAdmin: true });
  const names: string[] = [];
  const say = (line: string, user = "Ada", channel = "study") => {
    names.push(line.split(" ")[0]?.replace(/^\/(cairn-)?/, "") ?? "");
    return sayIn(world, line, user, channel);
  };
  const used = new Set<string>();
  let forms = 0;
  const late = ["archive", "remove", "dismiss", "setarchived"];
  /** Uses what is new on a message or view, and what is new on the answers to that. */
  const explore = async ({ messages, views }: Pick<Answer, "messages" | "views">, user: string): Promise<void> => {
    expect(messages.length + views.length).toBeGreaterThan(0);
    for (const surface of [...messages, ...views] as readonly (Message | View)[])
      for (const { element } of elementsOf(surface)) {
        const id = String(element.action_id);
        const action = actionOf(id);
        // What closes or removes comes last, by hand.
        if (used.has(action) || late.includes(action)) continue;
        used.add(action);
        const options = (element.options ?? []) as readonly { readonly value: string }[];
        const handle = options[0] ? fake.select(surface, id, options[0].value, user) : fake.press(surface, id, user);
        const answer = await handle.answer();
        const form = answer.views.find(({ blocks }) => blocks.some(({ type }) => type === "input"));
        if (form) forms += 1;
        await explore(form ? await fake.submit(form, "Quokkas & <@U1> `x`").answer() : answer, user);
      }
  };
  const press: Press = async (message, action, user, ending = "") => {
    used.add(action);
    return fake.press(message, (element) => isOf(action)(element) && String(element.action_id).endsWith(ending), user).answer();
  };

  await explore(await say(`/setup ${start} name:Autumn`, "Olga"), "Eve");
  for (const line of [
    "/cairn-join",
    "/week",
    "/done",
    "/done boto3",
    "/done the",
    "/done quokkas",
    "/progress",
    "/progress @Olga",
    "/path",
    "/path 3",
    "/leaderboard",
    "/leaderboard season",
    "/settings",
    "/settings timezone:America/New_York alias:Otter",
    "/rules",
    "/cairn-help",
    "/cairn-help done",
    "/forget",
  ])
    await explore(await say(line), "Ada");
  // Which question it is, is drawn by lot: one of a single pick comes sooner or later, and its letters stand there at once.
  for (let asked = 0; asked < mostAsked && !used.has("pick"); asked++) await explore(await say("/quiz"), "Ada");
  await say("/cairn-join", "Bob");
  // Two weeks go by: what the bot says by itself is explored as well.
  const read = new Set<string>();
  for (let hour = 0; hour < 14 * 24; hour++) {
    world.pass(60 * 60_000);
    await world.scheduler.tick();
    await world.scheduler.settled();
    for (const message of [...fake.messages("study"), ...fake.messages("@Ada")]) {
      if (read.has(message.ts)) continue;
      read.add(message.ts);
      await explore({ messages: [{ ...message, ephemeral: false }], views: [] }, "Ada");
      const offers = (action: string) => elementsOf(message).some(({ element }) => isOf(action)(element));
      if (offers("answer") && !used.has("repick")) await explore(await changedAnswer(message, press), "Bob");
      // Bob has done nothing yet.
      if (offers("behind")) await press(only(await press(message, "behind", "Bob")), "mydates", "Bob");
    }
  }
  expect(read.size).toBeGreaterThan(10);
  await explore(await submittedDraft(world, press), "Bob");
  await explore(await detachedChannel(world, press), "Olga");
  for (const line of ["/schedule", "/questions", "/attach"]) await explore(await say(line, "Olga"), "Olga");
  await explore(await fake.openHome("Ada").answer(), "Ada");
  await say("/cairn-join", "Olga");
  const card = await say("/cohort", "Olga");
  await explore(card, "Olga");
  const roster = await press(only(card), "roster", "Olga");
  const asked = await press(only(roster), "askremove", "Olga");
  await press(only(asked), "remove", "Olga");
  await say("/cohort appoint:@Ada", "Olga");
  const organizers = await press(only(card), "organizers", "Olga");
  await press(only(organizers), "dismiss", "Olga");
  const closing = await press(only(card), "askarchive", "Olga");
  await press(only(closing), "archive", "Olga");
  await say("/cairn-leave");
  await say('/forget confirm:"erase me"');

  // In two groups, a third channel must ask which one is meant.
  await say(`/setup ${start} name:Second`, "Olga", "general");
  await say("/cairn-join now", "Cleo", "general");
  for (const name of ["lounge", "third"]) fake.addChannel({ name });
  await say(`/setup ${start} name:Third`, "Olga", "third");
  await say("/cairn-join now", "Cleo", "third");
  await press(only(await say("/week", "Cleo", "lounge")), "meant", "Cleo");

  // A call too long for a button is kept aside, and asked again for its second page.
  const long = only(await say("/path AWS AI/ML Certifications Path ????????????"));
  const next = elementsOf(long).find(({ element }) => String(element.action_id).startsWith("page:2:kept"));
  if (next) {
    used.add("kept");
    expect(textOf(await fake.press(long, String(next.element.action_id)).answer())).toMatch(/Page 2 of/);
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

/** Stands only behind the buttons that turn pages, and the progress has one page. */
const deeper = ["progress"];

/** Presses the first button of an action, or the first whose press ends like this. */
type Press = (message: Message | View, action: string, user: string, ending?: string) => Promise<Answer>;

/** Bob answers the question of the day, and changes his mind before he looks why. */
async function changedAnswer(post: Message, press: Press): Promise<Answer> {
  const answered = await press(post, "answer", "Bob");
  const again = await press(only(answered), "rethink", "Bob");
  return press(only(again), "repick", "Bob");
}

/** Bob practises until there is a question that takes several picks, makes them, and submits. */
async function submittedDraft(world: SlackWorld, press: Press): Promise<Answer> {
  for (let asked = 0; asked < mostAsked; asked++) {
    let message = only(await sayIn(world, "/quiz", "Bob"));
    const menus = (from: Message) => elementsOf(from).filter(({ element }) => isOf("draft")(element));
    for (const i of menus(message).keys()) {
      const element = menus(message)[i]?.element ?? {};
      const values = ((element.options ?? []) as readonly { readonly value: string }[]).map(({ value }) => value);
      const most = Number(element.max_selected_items ?? 1);
      const picks = most > 1 ? values.slice(0, most) : values.slice(i, i + 1);
      message = only(await world.fake.select(message, String(element.action_id), picks, "Bob").answer());
    }
    if (menus(message).length > 0) return press(message, "submit", "Bob");
    await press(message, "pick", "Bob");
  }
  throw new Error("no question takes several picks");
}

/** Olga gives the group a further channel, and lets it go. */
async function detachedChannel(world: SlackWorld, press: Press): Promise<Answer> {
  const channels = async () => press(only(await sayIn(world, "/cohort", "Olga")), "channels", "Olga");
  const offered = textOf(await press(only(await channels()), "addchannel", "Olga"));
  const { id } = world.fake.addChannel({ name: "annex" });
  const code = /code:([a-z0-9-]+)/.exec(offered)?.[1];
  expect(textOf(await sayIn(world, `/attach code:${code}`, "Olga", "annex"))).toMatch(/walks here too/);
  return press(only(await channels()), "detach", "Olga", id);
}
