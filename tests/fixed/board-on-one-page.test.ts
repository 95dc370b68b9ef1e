import { expect, test } from "vitest";
import { createCohort } from "../support/talk.ts";

// In the middle of a long board there were twelve rows, one too many for a page: "… 2 others" stood alone on a second one.
test("a board fits one page wherever one stands", async () => {
  const world = await createCohort();
  for (const name of "abcdefghijklmno") {
    await world.talk(name).say("/join");
    await world.talk(name).say("/done lex");
  }
  for (const name of "aghijko") expect(await world.talk(name).say("/leaderboard")).not.toMatch(/Page 1|Next/);
});
