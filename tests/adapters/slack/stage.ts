import { instantOf, type Paths } from "#core";
import { slackNames } from "../../../src/adapters/slack/commands.ts";
import { type Answer, elementsOf, labelOf, type Message, type View } from "../../support/fakes/slack/index.ts";
import { type Fields, fieldsOf, listOf, textOf } from "../../support/fakes/slack/json.ts";
import { actionsIn, type Stage } from "../conversation.ts";
import { createNews, type Standing } from "../news.ts";
import { drawn } from "./drawn.ts";
import { createSlackWorld, trouble } from "./world.ts";

/** The first of them has the lowest id, and so stands first wherever channels are listed. */
const channels = ["annex", "study", "general", "third", "lounge"];
const people = ["Olga", "Ada", "Bob", "Cleo", "Abe", "Eve", "Dan"];

/** A conversation on Slack; Olga is an administrator. */
export async function slackStage(paths: Paths, newId: () => string): Promise<Stage> {
  const world = await createSlackWorld({ paths, newId, channels: channels.map((name) => ({ name })) });
  const { fake } = world;
  for (const name of people) fake.user(name, { isAdmin: name === "Olga" });
  const names = slackNames(world.bot, "");
  const talkers = new Map(channels.map((name) => [`#${name}`, new Set<string>()]));
  const news = createNews<Message | View>(
    () => standing(),
    (place) => (place.startsWith("@") ? [place.slice(1)] : (talkers.get(place.split(" ")[0] ?? "") ?? [])),
  );
  const used = new Set<string>();
  const use = (element: Fields = {}) => actionsIn(textOf(element.action_id)).map((action) => used.add(action));
  let now = Date.parse("2026-11-23T09:00:00Z");
  const pass = (milliseconds: number) => {
    now += milliseconds;
    world.pass(milliseconds);
  };

  /** All that stands in channels, in their threads and in private. */
  function standing(): readonly Standing<Message>[] {
    return [...channels.map((name) => [`#${name}`, name] as const), ...people.map((name) => [`@${name}`, `@${name}`] as const)]
      .flatMap(([place, name]) => fake.messages(name).map((message) => ({ place: message.thread_ts ? `${place} ↳` : place, message })))
      .map(({ place, message }) => ({ key: keyOf(message), place, surface: message, drawn: drawn(message) }));
  }

  /** What has come besides: what was announced, and what is drawn anew a moment later. */
  async function besides(): Promise<readonly string[]> {
    await world.scheduler.settled();
    pass(2000);
    await world.scheduler.redraw();
    return news.fresh();
  }

  async function read(who: string, { messages, views }: Answer): Promise<string> {
    const said = [
      ...messages.map((message) => ({ surface: message, words: message.ephemeral ? `(${who} alone)` : "(everybody)" })),
      ...views.map((view) => ({ surface: view, words: view.type === "home" ? "(App Home)" : "(a window)" })),
    ].map(({ surface, words }) => {
      news.answered(who, { key: keyOf(surface), place: "", surface, drawn: drawn(surface) });
      return `${words}\n${drawn(surface)}`;
    });
    return [...said, ...(await besides())].join("\n\n");
  }

  return {
    platform: "slack",

    async says(who, line, channel) {
      talkers.get(`#${channel}`)?.add(who);
      const [, name = "", rest = ""] = /^\/(\S+) ?(.*)$/.exec(line) ?? [];
      used.add(`/${name}`);
      const known = names.get(name);
      const [command, text] = known ? [`/${known}`, rest] : ["/cairn", `${name} ${rest}`];
      return read(who, await fake.slash(who, command, text, channel).answer());
    },

    types: async () => "(Slack offers nothing.)",

    async presses(who, label, writes) {
      const surface = news.lastOf(who);
      const isIt = (element: Fields) => labelOf(element) === label;
      use(elementsOf(surface).find(({ element }) => isIt(element))?.element);
      const answer = await fake.press(surface, isIt, who).answer();
      const form = answer.views.find(({ blocks }) => blocks.some(({ type }) => type === "input"));
      return read(who, form && writes !== undefined ? await fake.submit(form, writes).answer() : answer);
    },

    async picks(who, prompt, labels) {
      const surface = news.lastOf(who);
      const menu = elementsOf(surface).find(
        ({ block, element }) => element.options && textOf(fieldsOf(block.text).text).includes(prompt),
      )?.element;
      if (!menu) throw new Error(`There is no menu beside “${prompt}”.`);
      use(menu);
      const options = listOf(menu.options).map(fieldsOf);
      const values = labels.map((label) => textOf(options.find((option) => labelOf(option).startsWith(label))?.value) || label);
      return read(who, await fake.select(surface, textOf(menu.action_id), values, who).answer());
    },

    opensHome: async (who) => read(who, await fake.openHome(who).answer()),

    async at(time) {
      const until = instantOf(time.replace(" ", "T"), "Europe/Berlin").getTime();
      const said: string[] = [];
      while (now < until) {
        const next = (await world.store.schedules.nextMoment("slack", new Date(now)))?.getTime() ?? until;
        pass(Math.min(next, until) - now);
        await world.scheduler.tick();
        await world.scheduler.settled();
        await world.scheduler.redraw();
        said.push(...news.fresh());
      }
      return said.join("\n\n");
    },

    names: () =>
      new Map([
        ...people.map((name) => [fake.user(name).id, name] as const),
        ...[...channels, ...people.map((name) => `@${name}`)].map((name) => [fake.channel(name).id, name] as const),
        [fake.teamId, "Study group"],
      ]),

    trouble: () => [
      ...trouble(world),
      ...world.errors.map(String),
      ...world.log.flatMap(({ level, sentence }) => (level === "info" ? [] : [sentence])),
    ],
    used,
  };
}

const keyOf = (surface: Message | View): string => ("ts" in surface ? `${surface.channel}/${surface.ts}` : surface.id);
