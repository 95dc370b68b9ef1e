import { expect } from "vitest";
import type { Message } from "../../../src/adapters/slack/render.ts";
import { checkMessage } from "../../support/fakes/slack/checks/message.ts";
import { makeWorld } from "../../support/fakes/slack/world.ts";

/** What the fake refuses in a message, with what Slack counts of the whole where it is posted and where it is changed. */
export function withinLimits(message: Message): void {
  const world = makeWorld(() => 0);
  for (const link of ["docs.aws.amazon.com", "x.example"]) world.allowed.hosts.add(link);
  const sent = JSON.parse(JSON.stringify(message));
  for (const whole of ["post", "update"] as const) checkMessage(world, sent, { method: whole, whole });
  expect(world.reports).toEqual([]);
  expect(message.text.trim()).not.toBe("");
  expect(JSON.stringify(message).isWellFormed()).toBe(true);
}
