import { App, type Context, SocketModeReceiver } from "@slack/bolt";
import { afterEach, describe, expect, test } from "vitest";
import { buttonsOf, type FakeSlackOptions, startFakeSlack, textOfSurface, type View } from "../support/fakes/slack/index.ts";
import { quiet, start } from "../support/fakes/slack/planted/hand.ts";
import { actions, button, home, modal, plain, section } from "../support/fakes/slack/planted/moves.ts";

const toStop: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of toStop.splice(0).reverse()) await stop();
});

/** bolt as it comes, on a fake whose clock stands still until it is moved. */
async function bot(listen: (app: App) => void, options: FakeSlackOptions = {}) {
  let now = start;
  const fake = await startFakeSlack({ now: () => now, ...options });
  const clientOptions = { slackApiUrl: fake.url, retryConfig: { retries: 1, minTimeout: 1 } };
  const receiver = new SocketModeReceiver({
    appToken: fake.appToken,
    logger: quiet,
    clientPingTimeout: 300,
    installerOptions: { clientOptions },
  });
  const app = new App({ token: fake.botToken, receiver, clientOptions, convoStore: false, logger: quiet });
  toStop.push(fake.stop, async () => {
    await app.stop();
    await fake.until(() => fake.socket.connected === 0);
  });
  app.error(async () => undefined);
  listen(app);
  await app.start();
  const pass = (ms: number) => {
    now += ms;
  };
  return { fake, app, pass };
}

describe("unmodified bolt", () => {
  test("answers a command with its acknowledgement, for one person's eyes", async () => {
    const { fake } = await bot((app) => app.command("/cairn", ({ ack, command }) => ack(`You said ${command.text}`)));
    const { messages, ack, acknowledgements } = await fake.slash("Grace", "/cairn", "progress").answer();
    expect(messages).toMatchObject([{ text: "You said progress", ephemeral: true }]);
    expect({ ack, acknowledgements }).toEqual({ ack: { text: "You said progress" }, acknowledgements: 1 });
    expect(fake.ephemeral("study", "Grace").map(({ text }) => text)).toEqual(["You said progress"]);
    expect([fake.ephemeral("study", "Ada"), fake.messages("study"), fake.reports]).toEqual([[], [], []]);
  });

  test("answers through the response_url, posts, and asks who somebody is", async () => {
    const { fake } = await bot((app) =>
      app.command("/cairn", async ({ ack, respond, client, command }) => {
        await ack();
        const { user } = await client.users.info({ user: command.user_id });
        await client.chat.postMessage({ channel: command.user_id, text: `${user?.tz} ${user?.tz_offset} ${user?.is_admin}` });
        await respond({ text: "Done.", response_type: "in_channel" });
      }),
    );
    fake.user("Grace", { tz: "America/New_York", isOwner: true });
    const { messages, ack } = await fake.slash("Grace", "/cairn", "progress", "general").answer();
    expect(messages).toMatchObject([{ text: "Done.", ephemeral: false }]);
    expect(ack).toBeUndefined();
    expect(fake.messages("general").map(({ text }) => text)).toEqual(["Done."]);
    expect((await fake.posted("@Grace")).map(({ text }) => text)).toEqual(["America/New_York -18000 true"]);
  });

  test("pages through what one person sees, and takes it away", async () => {
    const page = (text: string, ...labels: string[]) => ({
      text,
      blocks: [section(text), actions(...labels.map((label) => button({ action_id: label, text: plain(label) })))] as never,
    });
    const { fake } = await bot((app) => {
      app.command("/cairn", ({ ack }) => ack(page("Page 1", "Next")));
      app.action("Next", async ({ ack, respond }) => {
        await ack();
        await respond({ replace_original: true, ...page("Page 2", "Close") });
      });
      app.action("Close", async ({ ack, respond }) => {
        await ack();
        await respond({ delete_original: true });
      });
    });
    const [first] = (await fake.slash("Grace", "/cairn", "path").answer()).messages;
    if (!first) throw new Error("no message");
    expect(buttonsOf(first)).toEqual(["Next"]);
    expect(() => fake.press(first, "Next", "Ada")).toThrow("Ada does not see this.");
    expect(() => fake.press(first, "Back")).toThrow('Nothing here is "Back", only: Next.');
    const next = fake.press(first, "Next");
    expect(next.payload).toMatchObject({ container: { is_ephemeral: true, message_ts: first.ts }, user: { id: fake.user("Grace").id } });
    expect(next.payload.message).toBeUndefined();
    const [second] = (await next.answer()).messages;
    if (!second) throw new Error("no message");
    expect([second.ts, second.ephemeral, textOfSurface(second)]).toEqual([first.ts, true, "Page 2"]);
    expect((await fake.press(second, "Close").answer()).deleted).toBe(true);
    expect(fake.ephemeral("study", "Grace")).toEqual([]);
    expect(() => fake.press(second, "Close")).toThrow("This is gone.");
  });

  test("reads with a press what was picked before, by this person alone", async () => {
    const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
    const pick = { type: "multi_static_select", action_id: "pick", options: ["a", "b", "c"].map(option), max_selected_items: 2 };
    const { fake, app } = await bot((app) => {
      app.action("pick", ({ ack }) => ack());
      app.action("send", async ({ ack, body, client }) => {
        await ack();
        if (body.type !== "block_actions" || !body.channel || !body.message) return;
        const { selected_options } = body.state?.values.which?.pick ?? {};
        const text = `You picked ${selected_options?.map(({ value }) => value)}`;
        await client.chat.update({ channel: body.channel.id, ts: body.message.ts, text });
      });
    });
    const blocks = [{ ...actions(pick, button({ action_id: "send", text: plain("Send") })), block_id: "which" }];
    await app.client.chat.postMessage({ channel: fake.channel("study").id, text: "Which?", blocks: blocks as never });
    const [question] = fake.messages("study");
    if (!question) throw new Error("no message");
    expect(() => fake.select(question, "pick", ["a", "b", "c"])).toThrow("at most 2");
    expect(() => fake.select(question, "pick", "d")).toThrow('no option "d" among A, B, C');
    await fake.select(question, "pick", ["A", "c"]).acknowledged();
    await fake.select(question, "pick", ["b"], "Grace").acknowledged();
    const { messages } = await fake.press(question, "Send").answer();
    expect(messages).toMatchObject([{ text: "You picked a,c", blocks: [], ephemeral: false, ts: question.ts }]);
  });

  test("publishes a Home when it is opened, and opens a modal from it", async () => {
    const { fake } = await bot((app) => {
      app.event("app_home_opened", async ({ event, client }) => {
        await client.views.publish({ user_id: event.user, view: home() as never });
      });
      app.action("answer", async ({ ack, body, client }) => {
        await ack();
        if (body.type !== "block_actions") return;
        const view = (title: string) => modal({ title: plain(title), blocks: [actions(button({ action_id: "more" }))] }) as never;
        await client.views.open({ trigger_id: body.trigger_id, view: view("Answer") });
      });
      app.action("more", async ({ ack, body, client }) => {
        await ack();
        if (body.type === "block_actions" && body.view) {
          await client.views.update({ view_id: body.view.id, hash: body.view.hash, view: modal({ title: plain("Done") }) as never });
        }
      });
    });
    const opened = await fake.openHome("Grace").answer();
    expect(opened.views).toEqual([fake.home("Grace")]);
    expect(textOfSurface(fake.home("Grace") as View)).toBe("Your week");
    const [first] = (await fake.press(fake.home("Grace") as View, "Answer").answer()).views;
    expect(first).toMatchObject({ type: "modal", title: "Answer" });
    expect((await fake.press(first as View, "more").answer()).views).toMatchObject([{ id: first?.id, title: "Done" }]);
    expect(fake.home("Grace")).toEqual(opened.views[0]);
  });

  test("is told that an event comes again, and posts twice what is not kept apart", async () => {
    const retries: Context["retryNum"][] = [];
    const { fake } = await bot((app) => {
      app.event("app_home_opened", async ({ context }) => {
        retries.push(context.retryNum, context.retryReason as never);
      });
    });
    const handle = fake.openHome("Ada");
    await handle.acknowledged();
    fake.redeliver(handle);
    await fake.until(() => handle.seen().acknowledgements === 2);
    expect(retries).toEqual([0, "", 1, "timeout"]);
  });

  test("connects anew when Slack asks, and then gets what nobody acknowledged", async () => {
    const { fake } = await bot((app) => app.command("/cairn", ({ ack, command }) => ack(command.text)));
    fake.socket.disconnect("refresh_requested");
    await fake.until(() => fake.socket.connected === 0);
    await expect(fake.slash("Ada", "/cairn", "meanwhile").answer()).rejects.toThrow("dispatch_failed");
    fake.socket.redeliverAll();
    const waiting = fake.slash("Ada", "/cairn", "waiting");
    expect((await waiting.answer()).messages).toMatchObject([{ text: "waiting" }]);
    expect(fake.socket.greeted).toBeGreaterThan(1);
  });

  test("does not start when the app's token is refused", async () => {
    const { fake } = await bot(() => undefined);
    fake.answerNext({ error: "invalid_auth" }, { method: "apps.connections.open" });
    const installerOptions = { clientOptions: { slackApiUrl: fake.url, retryConfig: { retries: 0 } } };
    const receiver = new SocketModeReceiver({ appToken: fake.appToken, logger: quiet, installerOptions });
    await expect(receiver.start()).rejects.toThrow("invalid_auth");
    await expect(receiver.start()).resolves.toMatchObject({ ok: true });
    await receiver.stop();
    await fake.until(() => fake.socket.connected === 1);
  });

  test("throws when a response_url says no", async () => {
    const thrown: unknown[] = [];
    const { fake } = await bot((app) =>
      app.command("/cairn", async ({ ack, respond }) => {
        await ack();
        await respond("Done.").catch((error: unknown) => thrown.push(error));
        await respond("Done again.");
      }),
    );
    fake.answerNext(500, { method: "response_url" });
    expect((await fake.slash("Ada", "/cairn").answer()).messages).toMatchObject([{ text: "Done again." }]);
    expect(thrown).toMatchObject([{ statusCode: 500 }]);
  });
});
