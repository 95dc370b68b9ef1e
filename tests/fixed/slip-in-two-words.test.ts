import { expect, test } from "vitest";
import { createCohort } from "../support/talk.ts";

// Names were compared together with ids, so that one wrong letter in "amazn lex" was too far from "Amazon Lex amazon-lex".
test("a slip in a name of two words is recognised", async () => {
  const ada = (await createCohort()).talk("ada");
  await ada.say("/join");
  expect(await ada.say("/done amazn lex")).toMatch(/Did you mean one of these\?[\s\S]+\[1\] Amazon Lex/);
  expect(await ada.press("Amazon Lex")).toMatch(/✔ Done: Amazon Lex/);
});
