import { expect } from "vitest";
import { type Answer, type Handle, type Message, textOfSurface, type View } from "../../support/fakes/slack/index.ts";
import { createSlackWorld, type SlackWorld, type WorldOptions } from "./world.ts";

export const start = "start:2026-11-30 timezone:Europe/Berlin pace:fast";

/** Gives a command in #study, and reads the answer. */
export const say = (world: SlackWorld, line: string, user = "Ada", channel = "study"): Promise<Answer> =>
  give(world, line, user, channel).answer();

/** `/done boto3` as a slash command with a text. */
export function give({ fake }: SlackWorld, line: string, user = "Ada", channel = "study"): Handle {
  const [command = "", ...words] = line.split(" ");
  return fake.slash(user, command, words.join(" "), channel);
}

/** A world in which a group has been set up in #study by Olga, who is an administrator, and Ada has joined it. */
export async function createGroup(options: WorldOptions = {}): Promise<SlackWorld> {
  const world = await createSlackWorld(options);
  world.fake.user("Olga", { isAdmin: true });
  await say(world, `/setup ${start} name:Autumn`, "Olga");
  await say(world, "/cairn-join");
  return world;
}

export const only = ({ messages }: Answer): Answer["messages"][number] => {
  expect(messages).toHaveLength(1);
  return messages[0] as Answer["messages"][number];
};

/** What there is to read, without what has no width. */
export const textOf = ({ messages, views }: Pick<Answer, "messages" | "views">): string => [...messages, ...views].map(readable).join("\n");
export const readable = (surface: Message | View): string => textOfSurface(surface).replaceAll("\ufeff", "").replaceAll("&amp;", "&");

export const actionOf = (id: unknown): string => String(id).split(/[:#]/)[0] ?? "";
export const isOf = (action: string) => (element: { readonly action_id?: unknown }) => actionOf(element.action_id) === action;
