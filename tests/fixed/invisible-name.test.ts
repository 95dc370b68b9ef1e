import { expect, test } from "vitest";
import { cleanName } from "#core";

// A name of zero-width letters and fillers passed as a name, and left a gap on the board.
test.each(["\u200b", "\u3164", "\u2060\ufeff", "\u00ad", "\u115f\u1160", " \u200d "])("%j is nobody's name", (name) => {
  expect(cleanName(name)).toBe("somebody");
});

test("what is invisible may stand in a name, where it joins letters", () => {
  expect(cleanName("👩‍👧")).toBe("👩‍👧");
  expect(cleanName("می‌خواهم")).toBe("می‌خواهم");
});
