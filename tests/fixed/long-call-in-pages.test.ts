import { expect, test } from "vitest";
import { createCohort } from "../support/talk.ts";

// The buttons that turn the pages repeat the call; one too long for a button's id ended the terminal,
// and would have been refused by a platform.
test.each([`"${"certifications ".repeat(5)}path"`, `"aws / ai / ml /// certifications /// path ////////////////////////////////////"`])(
  "the pages of /path phase:%s can be turned",
  async (phase) => {
    const world = await createCohort();
    const ada = world.talk("ada");
    expect(await ada.say(`/path phase:${phase}`)).toMatch(/Page 1 of \d/);
    expect(await ada.press("Next")).toMatch(/Page 2 of \d/);
    expect(await ada.press("Next")).toMatch(/Page 3 of \d/);
    expect(await ada.press("Back")).toMatch(/Page 2 of \d/);
  },
);
