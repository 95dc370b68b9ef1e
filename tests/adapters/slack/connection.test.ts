import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createGroup, give, say, textOf } from "./group.ts";
import { createSlackWorld, trouble } from "./world.ts";

// The SDK's own way to reconnect ends in a rejection that nobody handles; here each would be seen.
const unhandled: unknown[] = [];
const keep = (reason: unknown) => void unhandled.push(reason);
beforeEach(() => void process.on("unhandledRejection", keep));
afterEach(() => {
  process.off("unhandledRejection", keep);
  expect(unhandled.splice(0)).toEqual([]);
});

describe("a start", () => {
  const failing = async (
    plan: Parameters<typeof createSlackWorld>[0],
    prepare = (_: Awaited<ReturnType<typeof createSlackWorld>>) => {},
  ) => {
    const world = await createSlackWorld({ ...plan, started: false });
    prepare(world);
    const [outcome] = await Promise.allSettled([world.slack.start()]);
    expect(world.fake.socket.connected).toBe(0);
    return outcome.status === "rejected" ? String((outcome.reason as Error).message) : "it started";
  };

  test("with a wrong token says which one, and where to get it", async () => {
    expect(await failing({ botToken: "xoxb-wrong" })).toMatch(
      /^Slack does not accept SLACK_BOT_TOKEN \(invalid_auth\)\. Get it at .+Bot User OAuth Token/,
    );
    expect(await failing({ appToken: "xapp-wrong" })).toMatch(
      /^Slack does not accept SLACK_APP_TOKEN \(invalid_auth\)\. Get it at .+connections:write/,
    );
    for (const error of ["account_inactive", "token_revoked", "token_expired"])
      expect(await failing({}, ({ fake }) => fake.answerNext({ error }, { method: "auth.test" }))).toContain(`SLACK_BOT_TOKEN (${error})`);
  });

  test("without a scope says which one", async () => {
    expect(await failing({}, ({ fake }) => fake.takeScopes("users:read", "groups:read"))).toMatch(
      /^The Slack app lacks the scopes users:read, groups:read\. .+Reinstall/,
    );
    expect(await failing({}, ({ fake }) => fake.answerNext({ error: "missing_scope" }, { method: "apps.connections.open" }))).toMatch(
      /SLACK_APP_TOKEN lacks the scope connections:write/,
    );
    const world = await createSlackWorld({ started: false });
    world.fake.takeScopes("channels:history", "groups:history");
    expect(await world.slack.start()).toMatch(/^Cairn is on Slack, in /); // these are optional
  });

  test("that does not reach Slack says so", async () => {
    expect(await failing({}, ({ fake }) => fake.answerNext(500, { method: "auth.test" }))).toMatch(
      /^Slack could not be reached at http.+ then start again\.$/,
    );
    expect(await failing({}, ({ fake }) => fake.answerNext("reset", { method: "apps.connections.open" }))).toMatch(
      /^Slack could not be reached.+ then start again\.$/,
    );
  });
});

describe("a connection", () => {
  test.each([
    ["that Slack renews", (world: Awaited<ReturnType<typeof createGroup>>) => world.fake.socket.disconnect("refresh_requested")],
    ["that breaks", (world: Awaited<ReturnType<typeof createGroup>>) => world.fake.socket.drop()],
  ])("%s is made anew at once, and no command is lost", async (_, end) => {
    const world = await createGroup();
    world.fake.socket.redeliverAll();
    for (let time = 1; time <= 3; time++) {
      const { release, reached } = world.hold();
      const handle = give(world, "/week");
      await reached;
      end(world);
      await world.fake.until(() => world.fake.socket.greeted === 1 + time && world.fake.socket.connected === 1);
      release();
      expect(textOf(await handle.answer())).toMatch(/Autumn/);
      expect(textOf(await say(world, "/progress"))).toMatch(/Autumn/);
      expect(handle.seen().messages).toHaveLength(1);
    }
    expect(world.fatal).toEqual([]);
    expect(world.fake.socket.broken).toEqual([]);
  });

  test.each([
    ["429", 429],
    ["500", 500],
    ["a reset", "reset"],
    ["Slack's own trouble", { error: "internal_error" }],
  ] as const)("is tried again after %s, as often as it takes", async (_, failure) => {
    const world = await createGroup();
    world.fake.answerNext(failure, { method: "apps.connections.open", times: 4, retryAfter: 5 });
    world.fake.socket.drop();
    await world.fake.until(() => world.fake.socket.greeted === 2);
    expect(textOf(await say(world, "/week"))).toMatch(/Autumn/);
    expect(world.fatal).toEqual([]);
    expect(world.log.filter(({ sentence }) => /tried again/.test(sentence))).toHaveLength(4);
  });

  test("whose token is refused ends with one sentence, never in a rejection that nobody handles", async () => {
    const world = await createGroup();
    world.fake.answerNext({ error: "invalid_auth" }, { method: "apps.connections.open" });
    world.fake.socket.disconnect("refresh_requested");
    expect(await world.ended).toMatch(/^Slack does not accept SLACK_APP_TOKEN \(invalid_auth\)/);
    expect(world.fatal).toHaveLength(1);
    expect(world.fake.socket.connected).toBe(0);
  });
});

describe("a stop", () => {
  test("answers what is under way, takes no more, and hangs up", async () => {
    const world = await createGroup();
    const { release, reached } = world.hold();
    const handle = give(world, "/done boto3");
    await reached;
    const stopped = world.slack.stop();
    const later = give(world, "/week");
    release();
    await stopped;
    expect(textOf(handle.seen())).toMatch(/✔ Done/);
    expect(later.seen()).toMatchObject({ acknowledgements: 0, messages: [] });
    await world.fake.until(() => world.fake.socket.connected === 0);
    expect(trouble(world)).toEqual([]);
  });

  test("while a connection is made anew stays stopped", async () => {
    const world = await createGroup();
    world.fake.answerNext(500, { method: "apps.connections.open", times: 2 });
    world.fake.socket.drop();
    await world.logged("warn");
    await world.slack.stop();
    expect(world.fake.socket.connected).toBe(0);
    expect(world.fatal).toEqual([]);
  });
});
