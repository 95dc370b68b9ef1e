import { expect } from "vitest";
import { type Answer, textOfMessage } from "../../support/fakes/discord/index.ts";
import { createDiscordWorld, type DiscordWorld, type WorldOptions } from "./world.ts";

export const start = { start: "2026-11-30", timezone: "Europe/Berlin", pace: "fast" };
export const organizer = { user: "Olga", manages: true };

/** A world in which a group has been set up in #study, and Ada has joined it. */
export async function createGroup(options: WorldOptions = {}): Promise<DiscordWorld> {
  const world = await createDiscordWorld(options);
  await world.say("setup", { ...start, name: "Autumn" }, organizer);
  await world.say("join");
  return world;
}

export const only = ({ messages }: Answer) => {
  expect(messages).toHaveLength(1);
  return messages[0] as Answer["messages"][number];
};
export const textOf = (answer: Answer) => answer.messages.map(textOfMessage).join("\n");
export const actionOf = (id: string | undefined) => id?.split(/[:#]/)[0] ?? "";
export const isOf = (action: string) => (component: { readonly custom_id?: string; readonly disabled?: boolean }) =>
  actionOf(component.custom_id) === action && !component.disabled;
