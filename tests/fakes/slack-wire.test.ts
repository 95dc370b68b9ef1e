import { once } from "node:events";
import { afterEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { Message } from "../support/fakes/slack/index.ts";
import { type Hand, openHand } from "../support/fakes/slack/planted/hand.ts";
import { actions, asked, button, connected, home, post, publish, section, study } from "../support/fakes/slack/planted/moves.ts";
import { furtherReports } from "../support/fakes/slack/planted/reports.ts";

const toStop: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of toStop.splice(0).reverse()) await stop();
});

async function hands(): Promise<Hand> {
  const hand = await openHand();
  toStop.push(hand.stop);
  return hand;
}

describe("beside refusals", () => {
  test.each(furtherReports)("reported: %s", async (_, block, rule) => {
    const { fake, call } = await hands();
    await call("chat.postMessage", { channel: fake.channel("study").id, text: "Hi", blocks: [block] });
    expect(fake.reports.map((report) => report.rule)).toEqual([rule]);
    expect(fake.reports[0]?.at).toMatch(/^\/blocks\/0/);
  });

  test("reported too: what a view, an acknowledgement and a response_url say", async () => {
    const hand = await hands();
    await publish(hand, { view: home({ blocks: [section("<!here>")] }) });
    const { line, envelope, handle } = await asked(hand);
    line.send({ envelope_id: envelope, payload: { text: "<!here>" } });
    await line.read();
    await hand.respond(handle.payload.response_url, { text: "<!here>" });
    expect(hand.fake.reports.map(({ method }) => method)).toEqual(["views.publish", "ack", "response_url"]);
  });

  test("a Home that is published twice is shown once, as it stands", async () => {
    const hand = await hands();
    await connected(hand);
    const opened = hand.fake.openHome("Ada");
    for (const text of ["1", "2"]) await publish(hand, { view: home({ blocks: [section(text)] }) });
    expect(opened.seen().views).toMatchObject([{ id: hand.fake.home("Ada")?.id, blocks: [{ text: { text: "2" } }] }]);
  });

  test("a command's text comes as Slack escapes it", async () => {
    const { fake } = await hands();
    const { id } = fake.user("Grace");
    const typed = "link @grace #study @nobody a<b & c https://a.example/x <@U1|x> &amp;";
    const sent = `link <@${id}|grace> <#${study({ fake } as Hand)}|study> @nobody a&lt;b &amp; c <https://a.example/x> <@U1|x> &amp;`;
    expect(fake.slash("Ada", "/cairn", typed).payload.text).toBe(sent);
    fake.archive("study");
    expect(() => fake.slash("Ada", "/cairn")).toThrow("#study is archived.");
  });

  test("an acknowledgement that is late, or never comes, leaves operation_timeout; a response_url answers all the same", async () => {
    const hand = await hands();
    const { line, envelope, handle } = await asked(hand);
    expect(handle.seen().failed).toBeUndefined();
    hand.pass(3001);
    expect(handle.seen().failed).toBe("operation_timeout");
    line.send({ envelope_id: envelope, payload: { text: "Too late." } });
    await hand.respond(handle.payload.response_url, { text: "Done." });
    const { messages, failed, ack } = await handle.answer();
    expect({ texts: messages.map(({ text }) => text), failed, ack }).toEqual({
      texts: ["Done."],
      failed: "operation_timeout",
      ack: undefined,
    });
  });

  test("an acknowledgement that breaks a limit shows nothing, and says by which rule", async () => {
    const { handle, line, envelope } = await asked(await hands());
    line.send({ envelope_id: envelope, payload: { blocks: [section("x".repeat(3001))] } });
    await expect(handle.answer()).rejects.toThrow("a section's text has at most 3000 characters");
    expect(handle.seen()).toMatchObject({ messages: [], acknowledgements: 1 });
  });

  test("a response_url says with 400 what a method says with 200", async () => {
    const hand = await hands();
    const { handle } = await asked(hand);
    const blocks = [section("x".repeat(3001))];
    expect(await hand.respond(handle.payload.response_url, { text: "Hi", blocks })).toMatchObject({
      status: 400,
      body: { error: "invalid_blocks" },
    });
    expect(await hand.respond(handle.payload.response_url, {})).toMatchObject({ status: 400, body: { error: "no_text" } });
    expect(handle.refusals.map(({ status }) => status)).toEqual([400, 400]);
    expect(await hand.call("chat.postEphemeral", { channel: study(hand), user: hand.fake.user("Ada").id, blocks })).toMatchObject({
      status: 200,
    });
  });

  test("a message that is changed twice is shown once, as it stands; one that is gone is answered with another", async () => {
    const hand = await hands();
    await connected(hand);
    await post(hand, { blocks: [actions(button())] });
    const [message] = hand.fake.messages("study");
    const { payload, seen } = hand.fake.press(message as Message, "Answer");
    for (const text of ["1", "2"]) await hand.respond(payload.response_url, { text, replace_original: true });
    expect(seen().messages).toMatchObject([{ ts: message?.ts, text: "2", blocks: [], ephemeral: false }]);
    await hand.respond(payload.response_url, { delete_original: true });
    await hand.respond(payload.response_url, { text: "3", replace_original: true });
    expect(seen()).toMatchObject({ messages: [{ text: "3", ephemeral: true }], deleted: true });
    expect(hand.fake.reports).toEqual([]);
  });

  test("when a connection is lost, an event comes again over the next; a command only if a test plants it", async () => {
    const hand = await hands();
    const { line, handle: lost } = await asked(hand);
    hand.fake.openHome("Ada");
    expect(await line.frame("events_api")).toMatchObject({ retry_attempt: 0, accepts_response_payload: false });
    hand.fake.socket.drop();
    await line.closed;
    await hand.fake.until(() => hand.fake.socket.connected === 0);
    const next = await connected(hand);
    expect(await next.frame("events_api")).toMatchObject({ retry_attempt: 1, retry_reason: "timeout" });
    expect([lost.act.attempts.length, lost.seen().failed]).toEqual([1, undefined]);
    hand.fake.socket.redeliverAll();
    const handle = hand.fake.slash("Ada", "/cairn", "progress");
    expect(await next.frame("slash_commands")).not.toHaveProperty("retry_attempt");
    hand.fake.socket.drop();
    await hand.fake.until(() => hand.fake.socket.connected === 0);
    const last = await connected(hand);
    expect(await last.frame("slash_commands")).toMatchObject({ retry_attempt: 1, payload: { trigger_id: handle.payload.trigger_id } });
  });

  test("every connection gets its share", async () => {
    const hand = await hands();
    const lines = [await connected(hand), await connected(hand)];
    for (const user of ["Ada", "Grace"]) hand.fake.slash(user, "/cairn");
    const got = await Promise.all(lines.map((line) => line.frame("slash_commands")));
    expect(got.map(({ payload }) => (payload as { user_name: string }).user_name)).toEqual(["ada", "grace"]);
  });

  test("pings are answered until the fake is mute, and sent when it is told", async () => {
    const hand = await hands();
    const socket = new WebSocket(hand.fake.socket.newUrl());
    const seen: string[] = [];
    for (const event of ["ping", "pong", "message"]) socket.on(event, () => seen.push(event));
    await once(socket, "message");
    socket.ping();
    await once(socket, "pong");
    hand.fake.socket.mute();
    socket.ping();
    socket.send("{");
    await hand.fake.until(() => hand.fake.socket.broken.length === 1);
    hand.fake.socket.ping();
    await once(socket, "ping");
    expect(seen).toEqual(["message", "pong", "ping"]);
    socket.terminate();
  });

  test("an update with a text and no blocks takes the blocks away; with neither metadata it keeps what was there", async () => {
    const hand = await hands();
    const metadata = { event_type: "post", event_payload: {} };
    const { body } = await post(hand, { blocks: [section("Hi")], metadata });
    const update = (more: object) => hand.call("chat.update", { channel: study(hand), ts: body.ts, ...more });
    await update({ blocks: [section("Ho")] });
    expect(hand.fake.messages("study")).toMatchObject([{ text: "Hi", blocks: [{ type: "section" }], metadata }]);
    await update({ text: "Ho", metadata: {} });
    expect(hand.fake.messages("study")).toMatchObject([{ text: "Ho", blocks: [] }]);
    expect(hand.fake.messages("study")[0]?.metadata).toBeUndefined();
  });

  test("a new message's text may be longer than an update's, and not as long as one likes", async () => {
    const hand = await hands();
    expect(await post(hand, { text: "x".repeat(40_001) })).toMatchObject({ body: { error: "msg_too_long" } });
    const { body } = await post(hand);
    const update = (text: string) => hand.call("chat.update", { channel: study(hand), ts: body.ts, text });
    expect((await update("x".repeat(4000))).body.ok).toBe(true);
  });

  test("history has the newest first, in pages, without threads and without what one person sees", async () => {
    const hand = await hands();
    const channel = study(hand);
    const first = await post(hand, { text: "1" });
    await post(hand, { text: "in the thread", thread_ts: first.body.ts });
    await post(hand, { text: "2" });
    await hand.call("chat.postEphemeral", { channel, user: hand.fake.user("Ada").id, text: "psst" });
    await post(hand, { text: "3" });
    const read = async (args: object) => (await hand.call("conversations.history", { channel, ...args })).body;
    const page = await read({ limit: 2 });
    expect(page).toMatchObject({ has_more: true, messages: [{ text: "3" }, { text: "2" }] });
    const cursor = (page.response_metadata as { next_cursor: string }).next_cursor;
    expect(await read({ limit: 2, cursor })).toMatchObject({ has_more: false, messages: [{ text: "1" }] });
    const { body } = await hand.call("conversations.replies", { channel, ts: first.body.ts });
    expect((body.messages as { text: string }[]).map(({ text }) => text)).toEqual(["1", "in the thread"]);
  });
});
