import { instantOf, type Paths, readArguments } from "#core";
import { type Answer, allComponents, type Component } from "../../support/fakes/discord/index.ts";
import { actionsIn, type Stage } from "../conversation.ts";
import { createNews } from "../news.ts";
import { drawn } from "./drawn.ts";
import { createDiscordWorld, type DiscordWorld, memberPermissions, trouble } from "./world.ts";

/** The first of them has the lowest id, and so stands first wherever channels are listed. */
const channels = ["annex", "study", "general", "third", "lounge"];
const people = ["Olga", "Ada", "Bob", "Cleo", "Abe", "Eve", "Dan"];

/** A conversation on Discord; Olga manages the server. */
export async function discordStage(paths: Paths, newId: () => string): Promise<Stage> {
  const world = await createDiscordWorld({ paths, newId, guilds: [{ name: "Study group", channels }] });
  const { fake } = world;
  const as = (user: string) => ({
    user,
    permissions: user === "Olga" ? [...memberPermissions, "MANAGE_GUILD" as const] : memberPermissions,
  });
  const talkers = new Map(channels.map((name) => [`#${name}`, new Set<string>()]));
  const news = createNews(
    () => standing(world),
    (place) => (place.startsWith("@") ? [place.slice(1)] : (talkers.get(place.split(" ")[0] ?? "") ?? [])),
  );
  const used = new Set<string>();
  const use = (id = "") => actionsIn(id).map((action) => used.add(action));
  let now = Date.parse("2026-11-23T09:00:00Z");
  const pass = (milliseconds: number) => {
    now += milliseconds;
    world.pass(milliseconds);
  };

  /** What has come besides: what was announced, and what is drawn anew a moment later. */
  async function besides(): Promise<readonly string[]> {
    await world.scheduler.settled();
    pass(2000);
    await world.scheduler.redraw();
    return news.fresh();
  }

  async function read(who: string, answer: Answer): Promise<string> {
    const said = answer.messages.map((message) => {
      news.answered(who, { key: message.id, place: "", surface: message, drawn: drawn(message) });
      return `${message.ephemeral ? `(${who} alone)` : "(everybody)"}\n${drawn(message)}`;
    });
    return [...said, ...(await besides())].join("\n\n");
  }

  return {
    platform: "discord",

    async says(who, line, channel) {
      talkers.get(`#${channel}`)?.add(who);
      const [, name = "", rest = ""] = /^\/(\S+) ?(.*)$/.exec(line) ?? [];
      used.add(`/${name}`);
      const { options } = readArguments(rest, world.bot.options.get(name) ?? [], (mentioned) => mentioned.slice(1));
      try {
        return await read(
          who,
          await fake.interaction.command({ name, options: options as Record<string, string>, channel, ...as(who) }).answer(),
        );
      } catch (error) {
        // What Discord does not let anybody send.
        if (error instanceof Error && /^Discord |is none of the choices/.test(error.message)) return `(${error.message})`;
        throw error;
      }
    },

    async types(who, line) {
      const [, name = "", focused = "", value = ""] = /^\/(\S+) (\w+):(.*)$/.exec(line) ?? [];
      const { choices = [] } = await fake.interaction.autocomplete({ name, focused, value, channel: "study", ...as(who) }).answer();
      return choices.map((choice) => `${choice.name} = ${choice.value}`).join("\n");
    },

    async presses(who, label, writes) {
      const isIt = (component: Component) => component.label === label && !component.disabled;
      const message = news.lastOf(who);
      use(allComponents(message).find(isIt)?.custom_id);
      const handle = fake.interaction.press(message, isIt, as(who));
      const answer = await handle.answer();
      return read(who, answer.form && writes !== undefined ? await fake.interaction.submit(handle, writes).answer() : answer);
    },

    async picks(who, prompt, labels) {
      const message = news.lastOf(who);
      const all = allComponents(message);
      const under = all.findIndex(({ content }) => content?.includes(prompt));
      const select = all.slice(under + 1).find(({ options }) => options);
      if (under < 0 || !select?.custom_id) throw new Error(`There is no list under “${prompt}”.`);
      const values = labels.map((label) => select.options?.find((option) => option.label.startsWith(label))?.value ?? label);
      use(select.custom_id);
      return read(who, await fake.interaction.select(message, select.custom_id, values, as(who)).answer());
    },

    opensHome: async () => "",

    async at(time) {
      const until = instantOf(time.replace(" ", "T"), "Europe/Berlin").getTime();
      const said: string[] = [];
      while (now < until) {
        const next = (await world.store.schedules.nextMoment("discord", new Date(now)))?.getTime() ?? until;
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
        ...channels.map((name) => [fake.channel(name).id, name] as const),
        [fake.guild("Study group").id, "Study group"],
      ]),

    trouble: () => [
      ...trouble(world),
      ...world.errors.map(String),
      ...world.log.flatMap(({ level, sentence }) => (level === "info" ? [] : [sentence])),
    ],
    used,
  };
}

/** All that stands in channels, in the threads below their messages, and in private. */
function standing({ fake }: DiscordWorld) {
  const begun = fake.requests.flatMap(({ method, path }) => (method === "POST" && /\/messages\/(\d+)\/threads$/.exec(path)?.[1]) || []);
  const threads = new Set(begun);
  const found = [
    ...channels.flatMap((name) =>
      fake
        .messages(name)
        .flatMap((message) => [
          { place: `#${name}`, message },
          ...(threads.has(message.id) ? fake.messages(message.id) : []).map((message) => ({ place: `#${name} ↳`, message })),
        ]),
    ),
    ...people.flatMap((name) => fake.messages(fake.direct(name).id).map((message) => ({ place: `@${name}`, message }))),
  ];
  return found.map(({ place, message }) => ({ key: message.id, place, surface: message, drawn: drawn(message) }));
}
