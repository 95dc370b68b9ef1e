import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { slackNames } from "../../../src/adapters/slack/commands.ts";
import { receive, typed } from "../../../src/adapters/slack/receive.ts";
import { commands } from "../../../src/features.ts";
import { hostile } from "../../support/hostile.ts";

const folder = new URL("../../fixtures/slack/", import.meta.url);
const fixture = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8")) as Record<string, unknown>;
const names = slackNames({ commands }, "");
const received = (raw: unknown) => receive(raw, names);
const lineOf = (command: string, text = "", prefix = "") => {
  const found = receive({ ...fixture("slash"), command, text }, slackNames({ commands }, prefix));
  return found?.kind === "call" && found.meant.kind === "line" ? found.meant.line : undefined;
};

const channel = { platform: "slack", space: "T0000000001", id: "C0000000001" };
const ada = { team: "T0000000001", user: "U0000000001", handle: "ada" };

test("a slash command is a line, answered by its response address", () => {
  expect(received(fixture("slash"))).toEqual({
    kind: "call",
    by: ada,
    channel,
    at: { kind: "message", url: expect.stringMatching(/^http/), thread: undefined },
    meant: { kind: "line", id: fixture("slash").trigger_id, line: "/done item:boto3" },
    isPrivate: false,
  });
});

test("commands by their own names, by prefixed ones, and behind one for all", () => {
  expect(lineOf("/week")).toBe("/week");
  expect(lineOf("/cairn-join", "own")).toBe("/join own");
  expect(lineOf("/cairn-week")).toBe("/week"); // of an older manifest
  expect(lineOf("/study-week", "", "study-")).toBe("/week");
  expect(lineOf("/cairn")).toBe("/help");
  expect(lineOf("/cairn", " done boto3")).toBe("/done boto3");
  expect(lineOf("/cairn", "/week")).toBe("/week");
});

test("a button is a press without its mark, on a message that its member alone sees, in a thread or not", () => {
  expect(received(fixture("button"))).toMatchObject({
    by: ada,
    channel,
    at: { kind: "message", thread: undefined },
    meant: { kind: "action", press: "tick:boto3:done:k7h2m4n6p8", picked: [], message: { channel, id: "1795424400.000100" } },
    isPrivate: true,
  });
  const raw = fixture("button");
  const inThread = { ...raw, container: { ...(raw.container as object), is_ephemeral: false, thread_ts: "1795424400.000001" } };
  expect(received(inThread)).toMatchObject({ at: { thread: "1795424400.000001" }, isPrivate: false, channel });
});

test("menus hand over what was picked, the empty value among it; a button its value", () => {
  const [action] = fixture("button").actions as readonly object[];
  const picked = (more: object) => {
    const found = received({ ...fixture("button"), actions: [{ ...action, ...more }] });
    return found?.kind === "call" && found.meant.kind === "action" ? found.meant.picked : undefined;
  };
  expect(picked({ selected_option: { value: "a" } })).toEqual(["a"]);
  expect(picked({ selected_options: [{ value: "a" }, { value: "∅" }] })).toEqual(["a", ""]);
  expect(picked({ selected_options: [] })).toEqual([]);
  expect(picked({ selected_option: null })).toEqual([]);
  expect(picked({ value: "v".repeat(100) })).toEqual(["v".repeat(100)]);
});

test("a press in App Home, in its part, and in a window above it", () => {
  const { response_url, channel: where, ...raw } = fixture("button");
  const [action] = raw.actions as readonly object[];
  const within = (view: object) => ({ ...raw, view, container: { type: "view" }, actions: [{ ...action, block_id: "week:3" }] });
  expect(received(within({ id: "V1", type: "home" }))).toMatchObject({
    at: { kind: "home", trigger: raw.trigger_id, part: "week" },
    channel: { space: "T0000000001", id: "home" },
    meant: { kind: "action" },
  });
  expect(received(within({ id: "V1", type: "modal" }))).toMatchObject({ at: { kind: "modal", view: "V1" } });
  expect([response_url, where].every(Boolean)).toBe(true);
});

test("App Home that is opened; its other tab is none of ours", () => {
  expect(received(fixture("home-opened"))).toMatchObject({ kind: "home opened", by: { team: "T0000000001", user: "U0000000001" } });
  const raw = fixture("home-opened");
  expect(received({ ...raw, event: { ...(raw.event as object), tab: "messages" } })).toBeUndefined();
});

test("a button that opens an address wants nothing", () => {
  const [action] = fixture("button").actions as readonly object[];
  for (const action_id of ["link", "link#2"])
    expect(received({ ...fixture("button"), actions: [{ ...action, action_id }] })).toEqual({ kind: "nothing" });
});

describe("what is typed", () => {
  test.each([
    ["plain words", "plain words"],
    ["<@U1|ada> <@U1>", "<@U1> <@U1>"],
    ["<#C1|general> <#C1> <#C1|>", "#general #C1 #C1"],
    ["<https://x.example|x.example> <https://x.example/a?b&amp;c>", "x.example https://x.example/a?b&c"],
    ["<mailto:a@b.example|a@b.example>", "a@b.example"],
    ["<!here> <!subteam^S1|@team> <!date^0^{date}|x>", "@here @team x"],
    ["a &lt;b&gt; &amp; &amp;lt;c", "a <b> & &lt;c"],
    ["&lt;@U1&gt;", "<@U1>"],
    ["< <> <@ >", "<  <@ >"],
  ])("%s means %s", (text, words) => {
    expect(typed(text)).toBe(words);
  });
});

test("nothing that comes in place of a field makes it throw", () => {
  const garbage: readonly unknown[] = [undefined, null, 0, -1, true, [], {}, [null], ...hostile];
  let tried = 0;
  for (const file of readdirSync(folder)) {
    const raw = fixture(file.replace(".json", ""));
    for (const value of garbage) {
      received(value);
      for (const key of Object.keys(raw)) {
        received({ ...raw, [key]: value });
        tried += 1;
      }
      received({ ...raw, actions: [{ action_id: value, value, selected_options: value }], view: { id: value, type: value } });
    }
  }
  expect(tried).toBeGreaterThan(8_000);
});
