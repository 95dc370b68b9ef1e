import { expect, test } from "vitest";
import type { Handle } from "../../support/fakes/discord/interaction.ts";
import { note, noteAction } from "../../support/note.ts";
import { only, textOf } from "./group.ts";
import { createDiscordWorld, type DiscordWorld, trouble } from "./world.ts";

/** A world in which Ada has pressed what asks for a line. */
async function asked(): Promise<{ readonly world: DiscordWorld; readonly opened: Handle; readonly message: string }> {
  const world = await createDiscordWorld({ moreCommands: [note], moreActions: [noteAction] });
  const message = only(await world.say("note"));
  const opened = world.fake.interaction.press(message, "Write");
  await opened.answer();
  return { world, opened, message: message.id };
}

test("a press that asks for a line opens a form at once, with what stands there already", async () => {
  const { world, opened } = await asked();
  expect(opened.seen()).toMatchObject({ deferred: false, acknowledgements: 1, messages: [] });
  expect(opened.seen().form).toEqual({
    custom_id: "note:boto3",
    title: "Cairn",
    components: [
      {
        type: 18,
        label: "What do you think of it?",
        component: { type: 4, custom_id: "asked", style: 1, required: false, max_length: 40, value: "About boto3: " },
      },
    ],
  });
  expect(trouble(world)).toEqual([]);
});

test("what is written takes the message's place, and is as private", async () => {
  const { world, opened, message } = await asked();
  const answer = await world.fake.interaction.submit(opened, "Fine").answer();
  expect(only(answer)).toMatchObject({ id: message, ephemeral: true });
  expect(textOf(answer)).toMatch(/Noted\nboto3\\?: “Fine”/);
  const [again] = [world.fake.interaction.press(only(answer), "Once more")];
  await again.answer();
  expect(textOf(await world.fake.interaction.submit(again, "").answer())).toMatch(/Nothing was written/);
  expect([trouble(world), world.errors]).toEqual([[], []]);
});

test("a form that is delivered twice is answered once, and one that is sent twice is answered twice", async () => {
  const { world, opened } = await asked();
  const handle = world.fake.interaction.submit(opened, "Fine");
  world.fake.redeliver(handle);
  await handle.answer();
  const before = world.handled();
  world.fake.redeliver(handle);
  expect(textOf(await world.fake.interaction.submit(opened, "Better").answer())).toMatch(/Better/);
  expect(world.handled() - before).toBe(1);
  expect(handle.seen().acknowledgements).toBe(1);
  expect(trouble(world)).toEqual([]);
});

test("a slow answer to a form is announced, and put in place", async () => {
  const { world, opened, message } = await asked();
  const { release } = world.hold();
  const handle = world.fake.interaction.submit(opened, "Fine");
  await world.loseTime();
  expect(await handle.acknowledged()).toMatchObject({ deferred: true });
  release();
  expect(only(await handle.answer())).toMatchObject({ id: message, ephemeral: true });
  expect(trouble(world)).toEqual([]);
});

test("a form of a button that is no more, and one that is none of ours, break nothing", async () => {
  const { world, opened } = await asked();
  const { payload } = world.fake.interaction.submit(opened, "Fine");
  const data = payload.data as { readonly components: readonly unknown[] };
  const others = [
    { ...data, custom_id: "gone:x" },
    { ...data, custom_id: "tick:%" },
    { ...data, components: [] },
  ];
  for (const [i, other] of others.entries())
    world.fake.gateway.dispatch("INTERACTION_CREATE", {
      ...payload,
      id: `14420000000000001${String(i).padStart(2, "0")}`,
      data: other,
    } as never);
  await world.say("note");
  expect(world.errors).toEqual([]);
  expect(world.log.filter(({ level }) => level === "error")).toEqual([]);
});
