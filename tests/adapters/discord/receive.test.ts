import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { receive } from "../../../src/adapters/discord/receive.ts";
import { hostile } from "../../support/hostile.ts";

const folder = new URL("../../fixtures/discord/", import.meta.url);
const fixture = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8")) as Record<string, unknown>;

const channel = { platform: "discord", space: "290926798626357999", id: "645027906669510667" };
const ada = { platform: "discord", id: "discord:80351110224678912", name: "Ada (mentor)" };
const from = { account: ada, channel, manages: false, lacks: [] };

test("a command with options is a call, answered where its interaction came from", () => {
  expect(receive(fixture("command-with-options"))).toEqual({
    kind: "call",
    at: { application: "1441000000000000777", id: "1442000000000000101", token: "aW50ZXJhY3Rpb246MTQ0MjAwMDAwMDAwMDAwMDEwMDp0b2tlbg" },
    isPrivate: false,
    call: {
      kind: "command",
      id: "1442000000000000101",
      name: "setup",
      options: { start: "2026-11-30", timezone: "Europe/Berlin", pace: "fast" },
      from,
    },
  });
});

test("a member who is picked is an account", () => {
  expect(receive(fixture("command-with-member"))).toMatchObject({ call: { options: { member: "discord:80351110224678000" } } });
});

test("an option being typed is a typing", () => {
  expect(receive(fixture("autocomplete"))).toMatchObject({
    kind: "typing",
    typing: { command: "setup", option: "timezone", typed: "berl", from },
  });
});

test("a button is a press without the mark that told it from its twin; its message is private", () => {
  expect(receive(fixture("button"))).toMatchObject({
    isPrivate: true,
    call: { kind: "action", press: "tick:boto3:done:k7h2m4n6p8", picked: [], message: { channel, id: "1442000000000000050" }, from },
  });
});

test("a select is a press with what was picked; the empty value is empty again", () => {
  expect(receive(fixture("select"))).toMatchObject({
    isPrivate: false,
    call: { kind: "action", press: "which:abc", picked: ["k7h2m4n6p8", ""] },
  });
});

test("a button in direct messages is pressed by a user, in no server", () => {
  const { guild_id: _, member, ...raw } = fixture("button");
  const { user } = member as { readonly user: object };
  expect(receive({ ...raw, user })).toMatchObject({
    call: {
      kind: "action",
      press: "tick:boto3:done:k7h2m4n6p8",
      from: { account: { ...ada, name: "Ada" }, channel: { ...channel, space: "direct" }, manages: false, lacks: [] },
    },
  });
  expect(receive(raw)).toBeUndefined();
});

test("in a thread the channel that it hangs under comes along, and what the bot may not do there", () => {
  const received = receive(fixture("command-in-thread"));
  expect(received).toMatchObject({
    call: { from: { channel: { id: "645027906669510999", parent: "645027906669510667" }, lacks: ["Send Messages in Threads"] } },
  });
  // A channel in a category has a parent too, which is no channel of ours.
  expect(receive(fixture("command-with-options"))).not.toMatchObject({ call: { from: { channel: { parent: expect.anything() } } } });
});

test("a name is the nickname, else the display name, else the user name", () => {
  const name = (raw: unknown) => {
    const received = receive(raw);
    return received?.kind === "call" ? received.call.from.account.name : undefined;
  };
  const { user, ...member } = fixture("command-with-options").member as { user: object };
  const as = (nick: string | null, global_name: string | null) =>
    name({ ...fixture("command-with-options"), member: { ...member, nick, user: { ...user, global_name } } });
  expect([as("Nick", "Display"), as(null, "Display"), as(null, null)]).toEqual(["Nick", "Display", "ada.l"]);
  expect(name(fixture("command-without-nickname"))).toBe("ada.l");
});

test.each([
  ["8", true],
  ["32", true],
  ["40", true],
  ["2048", false],
  ["0", false],
])("member permissions %s manage: %s", (permissions, manages) => {
  const raw = fixture("command-with-options");
  expect(receive({ ...raw, member: { ...(raw.member as object), permissions } })).toMatchObject({ call: { from: { manages } } });
});

test.each([
  ["0", ["View Channel", "Send Messages", "Create Public Threads", "Send Messages in Threads"]],
  ["1024", ["Send Messages", "Create Public Threads", "Send Messages in Threads"]],
  ["2048", ["View Channel", "Create Public Threads", "Send Messages in Threads"]],
  [String((1n << 35n) | 3072n), ["Send Messages in Threads"]],
  [String((1n << 38n) | (1n << 35n) | 3072n), []],
  ["8", []],
  [String(1n << 50n), ["View Channel", "Send Messages", "Create Public Threads", "Send Messages in Threads"]],
])("with permissions %s the bot lacks %j", (app_permissions, lacks) => {
  expect(receive({ ...fixture("command-with-options"), app_permissions })).toMatchObject({ call: { from: { lacks } } });
});

test("what is none of ours is nothing", () => {
  const raw = fixture("command-with-options");
  for (const other of [
    { ...raw, type: 1 },
    { ...raw, type: 5 },
    { ...raw, data: { ...(raw.data as object), type: 2 } },
    { ...fixture("button"), message: undefined },
    fixture("command-in-direct-message"),
  ])
    expect(receive(other)).toBeUndefined();
});

test("nothing that comes in place of a field makes it throw", () => {
  const garbage: readonly unknown[] = [undefined, null, 0, -1, true, [], {}, [null], ...hostile];
  let tried = 0;
  for (const file of readdirSync(folder)) {
    const raw = fixture(file.replace(".json", ""));
    for (const value of garbage) {
      receive(value);
      for (const key of Object.keys(raw)) {
        receive({ ...raw, [key]: value });
        tried += 1;
      }
      receive({ ...raw, data: { ...(raw.data as object), options: value, values: value, custom_id: value } });
      receive({
        ...raw,
        data: { ...(raw.data as object), options: [{ name: value, type: value, value, focused: true }], custom_id: String(value) },
      });
    }
  }
  expect(tried).toBeGreaterThan(10_000);
});
