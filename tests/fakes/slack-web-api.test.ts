import { type WebAPIPlatformError, type WebAPIRateLimitedError, WebClient } from "@slack/web-api";
import { afterEach, describe, expect, test } from "vitest";
import { startFakeSlack } from "../support/fakes/slack/index.ts";
import { quiet, start } from "../support/fakes/slack/planted/hand.ts";
import { actions, button, plain } from "../support/fakes/slack/planted/moves.ts";

const toStop: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of toStop.splice(0).reverse()) await stop();
});

describe("unmodified web-api", () => {
  async function client(more: ConstructorParameters<typeof WebClient>[1] = {}) {
    const fake = await startFakeSlack({ now: () => start });
    toStop.push(fake.stop);
    const retryConfig = { retries: 1, minTimeout: 1 };
    const web = new WebClient(fake.botToken, { slackApiUrl: fake.url, retryConfig, logger: quiet, ...more });
    const say = (text: string) => web.chat.postMessage({ channel: fake.channel("study").id, text });
    return { fake, web, say };
  }

  test.each([500, 503, "reset"] as const)("tries again after %s, and one message stands there", async (how) => {
    const { fake, say } = await client();
    fake.answerNext(how, { accepted: false });
    await say("Question of the day");
    expect(fake.messages("study")).toHaveLength(1);
    expect(fake.requests.map(({ failed }) => failed)).toEqual([how, undefined]);
  });

  test("when only the answer is lost it posts again, and two stand there", async () => {
    const { fake, say } = await client();
    fake.answerNext("reset");
    await say("Question of the day");
    expect(fake.messages("study")).toHaveLength(2);
  });

  test("cannot tell a lost answer from a lost request", async () => {
    const { fake, say } = await client({ retryConfig: { retries: 0 } });
    for (const accepted of [true, false]) {
      fake.answerNext("reset", { accepted });
      await expect(say("Question of the day")).rejects.toMatchObject({ code: "slack_webapi_request_error" });
    }
    expect(fake.messages("study")).toHaveLength(1);
  });

  test("waits in vain for an answer that hangs; the message stands there", async () => {
    const stop = new AbortController();
    const { fake, say } = await client({ fetch: (url, init) => fetch(url, { ...init, signal: stop.signal }), retryConfig: { retries: 0 } });
    fake.answerNext("hang", { method: "chat.postMessage" });
    const refused = expect(say("Question of the day")).rejects.toThrow("aborted");
    await fake.posted("study");
    stop.abort();
    await refused;
  });

  test("finds a message by its metadata", async () => {
    const { fake, web, say } = await client();
    const channel = fake.channel("study").id;
    const metadata = { event_type: "daily_question", event_payload: { day: "2026-11-30" } };
    const { ts = "" } = await say("Hi");
    await web.chat.postMessage({ channel, text: "Question of the day", metadata });
    const found = await web.conversations.history({ channel, oldest: ts, include_all_metadata: true });
    expect(found.messages?.map(({ metadata }) => metadata)).toEqual([metadata]);
    const without = await web.conversations.history({ channel, oldest: ts });
    expect(without.messages?.map(({ metadata }) => metadata)).toEqual([{ event_type: "daily_question" }]);
  });

  test("says what Slack objects to", async () => {
    const { fake, web } = await client();
    const blocks = [actions(button({ text: plain("x".repeat(76)) }))] as never;
    const refused = await web.chat
      .postMessage({ channel: fake.channel("study").id, text: "Hi", blocks })
      .catch((error: WebAPIPlatformError) => error.data);
    expect(refused).toMatchObject({
      error: "invalid_blocks",
      response_metadata: { messages: ["[ERROR] must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]"] },
    });
    fake.takeScopes("users:read");
    const scope = await web.users.info({ user: fake.bot.id }).catch((error: WebAPIPlatformError) => error.data);
    expect(scope).toMatchObject({ error: "missing_scope", needed: "users:read", provided: expect.stringContaining("chat:write") });
  });

  test("asks where it is, and opens direct messages", async () => {
    const { fake, web } = await client();
    fake.addChannel({ name: "secret", kind: "private" });
    const info = async (name: string) => (await web.conversations.info({ channel: fake.channel(name).id })).channel;
    expect(await info("secret")).toMatchObject({ name: "secret", is_private: true, is_member: true, is_archived: false });
    fake.removeBot("study");
    fake.archive("study");
    expect(await info("study")).toMatchObject({ is_channel: true, is_member: false, is_archived: true });
    const { channel } = await web.conversations.open({ users: fake.user("Ada").id });
    expect(channel).toEqual({ id: fake.direct("Ada").id });
    expect(await info("@Ada")).toMatchObject({ is_im: true, user: fake.user("Ada").id });
    fake.takeScopes("groups:read");
    await expect(info("secret")).rejects.toThrow("missing_scope");
  });

  test("is told when to come back", async () => {
    const { fake, web, say } = await client({ rejectRateLimitedCalls: true });
    fake.limit("chat.postMessage", 1, 2500, "channel");
    await say("1");
    const limited = await say("2").catch((error: WebAPIRateLimitedError) => error);
    expect(limited).toMatchObject({ retryAfter: 3 });
    fake.answerNext(429, { retryAfter: 30, method: "auth.test" });
    expect(await web.auth.test().catch((error: WebAPIRateLimitedError) => error)).toMatchObject({ retryAfter: 30 });
    expect(fake.messages("study")).toHaveLength(1);
  });
});
