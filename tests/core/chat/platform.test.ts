import { expect, test } from "vitest";
import { homeKey, homeOf, platformNames, platformOf } from "#core";

test("an account's id says of which platform it is, and no other id does", () => {
  expect(["discord:1", "slack:T1:U1", "terminal:a:b"].map(platformOf)).toEqual(platformNames);
  for (const id of ["irc:ada", "discord", "discordia:1", ""]) expect(() => platformOf(id)).toThrow(/is of no platform/);
});

test("a thread is at home in its channel", () => {
  const channel = { platform: "discord", space: "1", id: "2" } as const;
  const thread = { ...channel, id: "3", parent: "2" };
  expect([channel, thread].map(homeOf)).toEqual([channel, channel]);
  expect([channel, thread].map(homeKey)).toEqual(["discord/1/2", "discord/1/2"]);
  expect(homeKey({ ...channel, id: "3" })).not.toBe(homeKey(channel));
});
