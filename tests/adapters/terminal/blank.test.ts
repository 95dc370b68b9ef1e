import { expect, test } from "vitest";
import { note, noteAction } from "../../support/note.ts";
import { createWorld } from "../../support/talk.ts";

async function asked() {
  const ada = (await createWorld({ moreCommands: [note], moreActions: [noteAction] })).talk("ada");
  await ada.say("/note");
  return { ada, prompt: await ada.press("Write") };
}

test("the next line that is typed is what was asked for", async () => {
  const { ada, prompt } = await asked();
  expect(prompt).toBe(
    "What do you think of it? Type it now, in at most 40 characters; an empty line says nothing, :cancel leaves it.\nThere stands: About boto3: ",
  );
  expect(await ada.say("/week or 2")).toMatch(/Noted\s+boto3: “\/week or 2”/);
  expect(await ada.say("/note")).toMatch(/A note/);
});

test("an empty line says nothing, :cancel leaves it, and too much is refused", async () => {
  const { ada } = await asked();
  expect(await ada.say("")).toMatch(/Nothing was written/);
  await ada.press("Once more");
  expect(await ada.say(":cancel")).toBe("Left as it was.");
  expect(await ada.say("")).toBe("");
  await ada.say("/note");
  await ada.press("Write");
  expect(await ada.say("x".repeat(41))).toMatch(/That is too long\s+Please keep it within 40 characters/);
});

test("a button that is pressed instead takes its place", async () => {
  const { ada } = await asked();
  await ada.press("Write");
  expect(await ada.say("one")).toMatch(/Noted/);
  expect(await ada.say("two")).toMatch(/Commands begin with a slash/);
});
