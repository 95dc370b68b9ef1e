import { expect, test } from "vitest";
import { createCohort } from "../support/talk.ts";

// Whoever called themselves a:b in the terminal mentioned @ada, and terminal:a:ada was looked for: nobody.
test("a member with a colon in their name finds another by a mention, and is found", async () => {
  const world = await createCohort();
  const [ada, colon] = [world.talk("ada"), world.talk("a:b")];
  await ada.say("/join");
  await colon.say("/join");
  expect(await colon.say("/progress @ada")).toMatch(/^ada · Autumn/);
  expect(await ada.say("/progress @a:b")).toMatch(/^a:b · Autumn/);
});
