import { expect, test } from "vitest";
import type { View } from "../../support/fakes/slack/index.ts";
import { note, noteAction } from "../../support/note.ts";
import { isOf, only, say, textOf } from "./group.ts";
import { createSlackWorld, type SlackWorld, trouble, type WorldOptions } from "./world.ts";

const open = (more: WorldOptions = {}) => createSlackWorld({ moreCommands: [note], moreActions: [noteAction], ...more });

const formOf = ({ views }: { readonly views: readonly View[] }): View => {
  const form = views.at(-1);
  if (!form) throw new Error("no form is open");
  return form;
};

/** A form that Ada has opened by a button of a message of her own. */
async function asked(more?: WorldOptions): Promise<{ readonly world: SlackWorld; readonly form: View; readonly ts: string }> {
  const world = await open(more);
  const message = only(await say(world, "/note"));
  return { world, form: formOf(await world.fake.press(message, "Write").answer()), ts: message.ts };
}

test("a press that asks for a line opens a form, with what stands there already", async () => {
  const { world, form } = await asked();
  expect(form.body).toMatchObject({
    title: { text: "Cairn" },
    submit: { text: "Send" },
    callback_id: "note:boto3",
    blocks: [
      {
        type: "input",
        optional: true,
        label: { text: "What do you think of it?" },
        element: { type: "plain_text_input", multiline: false, max_length: 40, initial_value: "About boto3: " },
      },
    ],
  });
  expect(trouble(world)).toEqual([]);
});

test("what is written closes the form, takes the message's place, and is as private", async () => {
  const { world, form, ts } = await asked();
  const answer = await world.fake.submit(form, "Fine & well").answer();
  expect(only(answer)).toMatchObject({ ts, ephemeral: true });
  expect(answer.views).toEqual([]);
  expect(textOf(answer)).toMatch(/Noted\nboto3: “Fine & well”/);
  const again = formOf(await world.fake.press(only(answer), "Once more").answer());
  expect(textOf(await world.fake.submit(again, "").answer())).toMatch(/Nothing was written/);
  expect([trouble(world), world.errors]).toEqual([[], []]);
});

test("a form that comes twice is answered once", async () => {
  const { world, form } = await asked();
  const handle = world.fake.submit(form, "Fine");
  world.fake.redeliver(handle);
  await handle.answer();
  const before = world.handled();
  world.fake.redeliver(handle);
  await say(world, "/note");
  expect(world.handled() - before).toBe(1);
  expect(trouble(world)).toEqual([]);
});

test("a form that is sent after its message's address has run out is answered in a window", async () => {
  const { world, form } = await asked();
  world.pass(31 * 60_000);
  const answer = await world.fake.submit(form, "Fine").answer({ despiteRefusals: true });
  expect(textOf(answer)).toMatch(/Noted\nboto3: “Fine”/);
  expect(answer).toMatchObject({ messages: [], views: [{ type: "modal" }] });
  expect(world.log.filter(({ level }) => level === "error")).toHaveLength(1);
});

test("where Slack does not open the form, a button says how to come to it", async () => {
  const world = await open();
  const message = only(await say(world, "/note"));
  world.fake.answerNext(500, { method: "views.open" });
  const answer = await world.fake.press(message, "Write").answer();
  expect(textOf(answer)).toMatch(/What do you think of it\?\nOne more press, and you can write it\./);
  expect(formOf(await world.fake.press(only(answer), "Write it").answer()).callback_id).toBe("note:boto3");
});

test("from App Home, what is written changes the part in which it was asked for", async () => {
  const world = await open({ atHome: { week: "/note" } });
  await world.fake.openHome("Ada").answer();
  const home = world.fake.home("Ada");
  if (!home) throw new Error("no home");
  const form = formOf(await world.fake.press(home, isOf("note"), "Ada").answer());
  await world.fake.submit(form, "Fine").answer();
  const after = world.fake.home("Ada");
  expect(after && textOf({ messages: [], views: [after] })).toMatch(/Noted\nboto3: “Fine”/);
  expect([trouble(world), world.errors]).toEqual([[], []]);
});

test("above a window the form is pushed, and the window shows the answer", async () => {
  const { world, form } = await asked();
  world.pass(31 * 60_000);
  const window = formOf(await world.fake.submit(form, "Fine").answer({ despiteRefusals: true }));
  const second = formOf(await world.fake.press(window, isOf("note"), "Ada").answer());
  expect(second.below).toBe(window.id);
  const answer = await world.fake.submit(second, "Better").answer();
  expect(answer.views.map(({ id }) => id)).toContain(window.id);
  expect(textOf(answer)).toMatch(/Better/);
  expect(world.errors).toEqual([]);
});
