import { describe, expect, test } from "vitest";
import { type AnyAction, action, buttons, command, inCohort, paragraph, plainly, reply, z } from "#core";
import { caller } from "../../support/call.ts";
import { note, noteAction } from "../../support/note.ts";
import { createCohort, createWorld } from "../../support/talk.ts";

const asking = async (moreActions: readonly AnyAction[] = [noteAction]) => {
  const world = await createWorld({ moreCommands: [note], moreActions });
  let calls = 0;
  const take = (press: string, asked?: string) => {
    calls += 1;
    const id = `call${calls}`;
    return world.bot.take({ kind: "action", id, press, picked: [], ...(asked !== undefined && { asked }), from: caller("ada") });
  };
  return { take };
};

/** Keeps what it was given. */
const keeping = (given: string[], lines = false): AnyAction =>
  action({
    name: "keep",
    answers: "caller",
    needs: "nothing",
    payload: z.object({}),
    asks: { label: "What?", longest: 20, lines },
    async run({ asked }) {
      given.push(asked);
      return reply("Kept", paragraph(asked));
    },
  });

test("a press that asks for a line says what to ask for, and does nothing yet", async () => {
  const given: string[] = [];
  const { take } = await asking([noteAction, keeping(given)]);
  expect(await take("note:boto3").blank).toEqual({
    label: "What do you think of it?",
    longest: 40,
    lines: false,
    present: "About boto3: ",
  });
  expect(await take("keep").blank).toEqual({ label: "What?", longest: 20, lines: false, present: "" });
  expect(given).toEqual([]);
  const taken = take("keep", "x");
  expect([taken.blank, (await taken.reply).title]).toEqual([undefined, "Kept"]);
  expect(given).toEqual(["x"]);
});

test("where it cannot be asked for, the reply has a button with which it can", async () => {
  const { take } = await asking();
  const { title, blocks } = await take("note:boto3").reply;
  expect(title).toBe("What do you think of it?");
  expect(blocks).toMatchObject([{}, { buttons: [{ label: "Write it", press: { action: "note", payload: { about: "boto3" } } }] }]);
});

test.each([
  ["  two\n words \u202eback\u0000 ", "two words  back"],
  ["e\u0301", "é"],
  ["   \n ", ""],
  ["\u200b\u3164", ""],
  ["/week", "/week"],
  ["x".repeat(20), "x".repeat(20)],
])("what is written is cleaned, and nothing to see is nothing: %j", async (asked, kept) => {
  const given: string[] = [];
  const { take } = await asking([keeping(given)]);
  await take("keep", asked).reply;
  expect(given).toEqual([kept]);
});

test("several lines stay lines, each cleaned", async () => {
  const given: string[] = [];
  const { take } = await asking([keeping(given, true)]);
  await take("keep", " one \r\n two\u0007 \n\n").reply;
  expect(given).toEqual(["one\ntwo"]);
});

test("more than is taken is refused kindly, and nothing is done", async () => {
  const given: string[] = [];
  const { take } = await asking([keeping(given)]);
  expect(await take("keep", "x".repeat(21)).reply).toMatchObject({
    title: "That is too long",
    blocks: [{ text: [{ text: "Please keep it within 20 characters, and press the button once more." }] }],
  });
  expect(given).toEqual([]);
});

test("what is present is no longer than what is taken, and never cut inside a character", async () => {
  const { take } = await asking();
  const present = (await take(`note:${encodeURIComponent(`${"x".repeat(33)}🧗`)}`).blank)?.present ?? "";
  expect(present).toBe(`About ${"x".repeat(33)}\ufffd`);
});

describe("whoever may not", () => {
  const guarded = action({
    ...inCohort("guarded", z.object({ cohort: z.string() })),
    answers: "caller",
    needs: "member",
    organizersOnly: true,
    asks: { label: "What?", longest: 20 },
    run: async () => reply("Done"),
  });

  test.each([
    ["guarded:nowhere", "There is no group|You are not|belongs to a group"],
    ["guarded", "older message"],
    ["nothing:x", "older message"],
  ])("press %s is told so at once, and asked nothing", async (press, why) => {
    const world = await createCohort({ moreActions: [guarded] });
    const { blank, reply: said } = world.bot.take({ kind: "action", id: "c", press, picked: [], from: caller("ada") });
    expect(await blank).toBeUndefined();
    expect(plainly((await said).title)).toMatch(new RegExp(why));
  });
});

test("pages of what was written are turned with it", async () => {
  const long: AnyAction = action({
    ...{ name: "long", answers: "caller", needs: "nothing", payload: z.object({}), asks: { label: "What?", longest: 20 } },
    run: async ({ asked }) => reply("Long", ...Array.from({ length: 60 }, (_, i) => paragraph(`${asked} ${i}`))),
  });
  const open = command({
    ...{ name: "open", summary: "x", answers: "caller", needs: "nothing", options: z.object({}) },
    run: async () => reply("T", buttons({ label: "Write", style: "plain", press: { action: "long", payload: {} } })),
  });
  const world = await createWorld({ moreCommands: [open], moreActions: [long] });
  const ada = world.talk("ada");
  await ada.say("/open");
  await ada.press("Write");
  expect(await ada.say("a?b, c")).toMatch(/a\?b, c 0\n/);
  expect(await ada.press("Next")).toMatch(/a\?b, c 20\n[\s\S]*Page 2 of/);
});

test.each([
  ["a label that Discord does not take", { label: "x".repeat(46), longest: 5 }],
  ["no label", { label: "", longest: 5 }],
  ["more words than Slack takes", { label: "x", longest: 3001 }],
])("the bot does not start with %s", async (_, asks) => {
  const bad: AnyAction = action({
    ...{ name: "bad", answers: "caller", needs: "nothing", payload: z.object({}), asks },
    run: async () => reply("x"),
  });
  await expect(createWorld({ moreActions: [bad] })).rejects.toThrow("The action bad asks");
});
